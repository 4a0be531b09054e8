"""The pages of campaigns and competitions, their rules and results.

A `DateText` that is None where a page always has the line ("Thời gian") prints "Chưa công bố".
"""

from bantin.views.records.frame import Frame
from bantin.views.records.parts import Body, Criteria, Documents, PrizeTable, Progress, Scoreboard, Targets, Timeline
from bantin.views.records.pieces import (
    Card,
    Clock,
    ClockSpan,
    ContactLine,
    DateText,
    DocumentLine,
    Download,
    Link,
    Org,
    PersonLine,
    Picture,
    StateNote,
    Subscription,
    TocEntry,
)
from bantin.views.records.record import Record


class Claim(Record, frozen=True):
    """A figure as somebody stated it: "gần 3.500 thành viên", when, who says so, in which words."""

    text: str
    value: str
    as_of: DateText | None = None
    source: str | None = None
    quote: str | None = None


class ClaimGroup(Record, frozen=True):
    """The figures on one thing, side by side; `note` says so where they differ."""

    claims: tuple[Claim, ...]
    metric: str | None = None
    note: str | None = None


class CampaignPage(Record, frozen=True, kw_only=True):
    """An emulation campaign: pages/campaign.html. `duration` stands beside or instead of `when`.

    `told_by_phases`: the phases say when, nothing else does. `pages` are the others in its folder, `copies`
    what machines and spreadsheets read.
    """

    frame: Frame
    title: str
    clock: Clock
    body: Body = ()
    archive: str | None = None
    kicker: Link | None = None
    summary: str | None = None
    slogan: str | None = None
    cover: Picture | None = None
    state: StateNote | None = None
    when: DateText | None = None
    told_by_phases: bool = False
    duration: str | None = None
    organisers: tuple[Org, ...] = ()
    document: DocumentLine | None = None
    aims: tuple[str, ...] = ()
    progress: Progress | None = None
    targets: Targets | None = None
    phases: Timeline | None = None
    scoreboard: Scoreboard | None = None
    claims: tuple[ClaimGroup, ...] = ()
    documents: Documents | None = None
    rules: Link | None = None
    pages: tuple[Link, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    news: tuple[Card, ...] = ()
    tags: tuple[Link, ...] = ()
    qr: Picture | None = None
    calendar: Subscription | None = None
    copies: tuple[Link, ...] = ()


class Submission(Record, frozen=True, kw_only=True):
    """How to enter; `span` runs from opening to deadline. `basis` is worded ("theo ngày nhận được bài")."""

    span: ClockSpan
    opens: DateText | None = None
    deadline: DateText | None = None
    basis: str | None = None
    how: tuple[str, ...] = ()
    url: Link | None = None
    email: Link | None = None
    address: str | None = None
    forms: tuple[Download, ...] = ()


class SupportLine(Record, frozen=True):
    """Help that is no prize: "10 ý tưởng, dự án", "3.000.000 đồng/thí sinh", on which condition."""

    count: str
    value: str
    condition: str | None = None


class Sponsor(Record, frozen=True):
    """A sponsor, with its logo and site where given."""

    name: str
    href: str | None = None
    logo: Picture | None = None


class SponsorTier(Record, frozen=True):
    """The sponsors of one tier ("Nhà tài trợ vàng"; None: no tier stated)."""

    sponsors: tuple[Sponsor, ...]
    tier: str | None = None


class Question(Record, frozen=True):
    """A question entrants ask, and its answer."""

    question: str
    answer: str


class CompetitionPage(Record, frozen=True, kw_only=True):
    """A competition: pages/competition.html. `rounds` None prints "Chưa công bố", so does `prizes`.

    `told_by_rounds`: the rounds say when, nothing else does. `audience_open`: others may enter too, the list ends in
    "…". `pages` are the others in its folder, `copies` what machines and spreadsheets read.
    """

    frame: Frame
    title: str
    clock: Clock
    body: Body = ()
    archive: str | None = None
    kicker: Link | None = None
    edition: str | None = None
    year: str | None = None
    summary: str | None = None
    cover: Picture | None = None
    state: StateNote | None = None
    when: DateText | None = None
    told_by_rounds: bool = False
    organisers: tuple[Org, ...] = ()
    audience: tuple[str, ...] = ()
    audience_open: bool = False
    entrants: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    rounds: Timeline | None = None
    submission: Submission | None = None
    prizes: PrizeTable | None = None
    support: tuple[SupportLine, ...] = ()
    criteria: Criteria | None = None
    jury: tuple[PersonLine, ...] = ()
    faq: tuple[Question, ...] = ()
    sponsors: tuple[SponsorTier, ...] = ()
    documents: Documents | None = None
    rules: Link | None = None
    results: Link | None = None
    pages: tuple[Link, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    news: tuple[Card, ...] = ()
    tags: tuple[Link, ...] = ()
    qr: Picture | None = None
    calendar: Subscription | None = None
    copies: tuple[Link, ...] = ()


class RulesPage(Record, frozen=True, kw_only=True):
    """Rules with their table of contents by Điều: pages/rules.html."""

    frame: Frame
    title: str
    body: Body
    archive: str | None = None
    parent: Link | None = None
    summary: str | None = None
    document: DocumentLine | None = None
    effective: DateText | None = None
    file: Download | None = None
    toc: tuple[TocEntry, ...] = ()
    updated: DateText | None = None
    qr: Picture | None = None


class WinnerRow(Record, frozen=True):
    """A winning entry and who made it."""

    number: str
    rank: str
    name: str
    authors: tuple[str, ...] = ()
    unit: str | None = None
    score: str | None = None
    joint: bool = False


class ResultsPage(Record, frozen=True, kw_only=True):
    """The results of a competition: pages/results.html. `scored`, `units`: whether any winner has one."""

    frame: Frame
    title: str
    date: DateText
    winners: tuple[WinnerRow, ...] = ()
    scored: bool = False
    units: bool = False
    body: Body = ()
    archive: str | None = None
    summary: str | None = None
    parent: Link | None = None
    decision: DocumentLine | None = None
    updated: DateText | None = None
    qr: Picture | None = None
