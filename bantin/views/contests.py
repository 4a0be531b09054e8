"""Campaigns and competitions."""

from collections.abc import Iterable

from msgspec.structs import replace

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition, Submission
from bantin.model.competition import Sponsor as SponsorField
from bantin.site import Children, Linked
from bantin.views import parts, records
from bantin.views.alternates import calendar_alternates, feed_alternates
from bantin.views.bodies import archive_of, body_of
from bantin.views.cards import cards, edition_of, link_to, tag_links
from bantin.views.charts import progress_of
from bantin.views.claims import claim_groups
from bantin.views.copies import copies_of
from bantin.views.dates import any_dated, clock_of, printed, seconds, state_note
from bantin.views.files import document_of, download_of, picture_of
from bantin.views.frame import CONTEST_STYLESHEET, Head, frame_of, head_of, styled
from bantin.views.here import Here
from bantin.views.news import section_of
from bantin.views.people import contact_lines, email_link, org_lines, person_lines
from bantin.views.prizes import support_lines
from bantin.views.records import (
    Alternate,
    CampaignPage,
    ClockSpan,
    CompetitionPage,
    Link,
    Question,
    Sponsor,
    SponsorTier,
    Subscription,
)
from bantin.views.share import qr_of
from bantin.views.subscriptions import has_dates, subscription
from bantin.views.titles import headline, line

BASES = {"received": "tính theo ngày nhận được bài", "postmark": "tính theo dấu bưu điện"}
NO_CHILDREN = Children()


def campaign_page(here: Here, one: Linked, campaign: Campaign) -> CampaignPage:
    """The page of a campaign."""
    children = here.site.children.get(one.id, NO_CHILDREN)
    return CampaignPage(
        frame=styled(here, frame_of(here, _head(here, one)), CONTEST_STYLESHEET),
        title=headline(one.title),
        clock=clock_of(here, campaign),
        body=body_of(here, one),
        archive=archive_of(here, one),
        summary=line(campaign.summary),
        slogan=campaign.slogan,
        cover=picture_of(here, one, campaign.cover),
        state=state_note(here, campaign.state),
        when=printed(here, campaign.when),
        told_by_phases=campaign.when is None and any_dated(phase.when for phase in campaign.phases),
        duration=campaign.duration.text if campaign.duration else None,
        organisers=org_lines(campaign.organisers),
        document=document_of(here, one, campaign.document) if campaign.document else None,
        aims=campaign.aims,
        progress=progress_of(campaign),
        targets=parts.targets(here, one),
        phases=parts.timeline(here, one),
        scoreboard=parts.scoreboard(here, one),
        claims=claim_groups(here, campaign.claims),
        documents=parts.documents(here, one),
        rules=_named(here, "Thể lệ", children.rules),
        pages=_pages(here, children),
        contacts=contact_lines(here, campaign, campaign.contacts),
        news=cards(here, here.site.about.get(one.id, ())),
        tags=tag_links(here, one),
        qr=qr_of(here),
        calendar=_calendar(here, one),
        copies=_copies(here, one),
    )


def competition_page(here: Here, one: Linked, competition: Competition) -> CompetitionPage:
    """The page of a competition."""
    children = here.site.children.get(one.id, NO_CHILDREN)
    return CompetitionPage(
        frame=styled(here, frame_of(here, _head(here, one)), CONTEST_STYLESHEET),
        title=headline(one.title),
        clock=clock_of(here, competition),
        body=body_of(here, one),
        archive=archive_of(here, one),
        edition=edition_of(competition),
        year=None if competition.year is None else str(competition.year),
        summary=line(competition.summary),
        cover=picture_of(here, one, competition.cover),
        state=state_note(here, competition.state),
        when=printed(here, competition.when),
        told_by_rounds=competition.when is None and any_dated(each.when for each in competition.rounds),
        organisers=org_lines(competition.organisers),
        audience=competition.audience,
        audience_open=competition.audience_open,
        entrants=competition.entrants,
        fields=competition.fields,
        rounds=parts.timeline(here, one),
        submission=_submission(here, one, competition.submission) if competition.submission else None,
        prizes=parts.prizes(here, one),
        support=support_lines(competition),
        criteria=parts.criteria(here, one),
        jury=person_lines(here, competition.jury),
        faq=tuple(Question(item.q, item.a) for item in competition.faq),
        sponsors=_tiers(here, one, competition.sponsors),
        documents=parts.documents(here, one),
        rules=_named(here, "Thể lệ", children.rules),
        results=_named(here, "Kết quả", children.results),
        pages=_pages(here, children),
        contacts=contact_lines(here, competition, competition.contacts),
        news=cards(here, here.site.about.get(one.id, ())),
        tags=tag_links(here, one),
        qr=qr_of(here),
        calendar=_calendar(here, one),
        copies=_copies(here, one),
    )


def _head(here: Here, one: Linked) -> Head:
    alternates = (
        *feed_alternates(here, one.address, one.title),
        *(calendar_alternates(here, one.address, one.title) if has_dates(one) else ()),
        *(Alternate(copy.text, copy.media_type, here.to(copy.address)) for copy in copies_of(one)),
    )
    return replace(head_of(here, one, (section_of(here, one),)), alternates=alternates)


def _calendar(here: Here, one: Linked) -> Subscription | None:
    return subscription(here, one.address, one.title) if has_dates(one) else None


def _copies(here: Here, one: Linked) -> tuple[Link, ...]:
    return tuple(Link(copy.text, here.to(copy.address)) for copy in copies_of(one))


def _named(here: Here, text: str, one: Linked | None) -> Link | None:
    return None if one is None else Link(text, here.to(one.address))


def _pages(here: Here, children: Children) -> tuple[Link, ...]:
    return tuple(filter(None, (link_to(here, page) for page in children.pages)))


def _submission(here: Here, one: Linked, submission: Submission) -> records.Submission:
    opens, deadline = submission.opens, submission.deadline
    forms = (download_of(here, one, form) for form in submission.forms)
    return records.Submission(
        span=ClockSpan("Nộp bài", seconds(opens.start if opens else None), seconds(deadline.end if deadline else None)),
        opens=printed(here, opens),
        deadline=printed(here, deadline),
        basis=BASES[submission.basis] if submission.basis else None,
        how=submission.how,
        url=Link(submission.url, submission.url) if submission.url else None,
        email=email_link(submission.email),
        address=submission.address,
        forms=tuple(filter(None, forms)),
    )


def _tiers(here: Here, one: Linked, sponsors: Iterable[SponsorField]) -> tuple[SponsorTier, ...]:
    tiers: dict[str | None, list[Sponsor]] = {}
    for sponsor in sponsors:
        logo = picture_of(here, one, sponsor.logo)
        tiers.setdefault(sponsor.tier, []).append(Sponsor(sponsor.name, sponsor.url, logo))
    return tuple(SponsorTier(tuple(members), tier) for tier, members in tiers.items())
