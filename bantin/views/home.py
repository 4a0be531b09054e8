"""The home page and the page for addresses that do not exist."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.status import status_of
from bantin.site import Linked, Section
from bantin.urls import CALENDAR
from bantin.views.bodies import body_of
from bantin.views.calendar import Mark, dated_line, marks_of
from bantin.views.cards import card, cards
from bantin.views.frame import Head, frame_of, head_of
from bantin.views.here import Here
from bantin.views.lists import in_order_of_status
from bantin.views.menu import CALENDAR_TITLE, OWN_LISTS
from bantin.views.records import CardGroup, HomePage, Link, NotFoundPage
from bantin.views.titles import headline, line

NEWS = 6
DATES = 6
OVER = frozenset({"ended", "cancelled"})
NOT_FOUND_TITLE = "Không tìm thấy trang (404)"


def home_page(here: Here) -> HomePage:
    """The home page: news, what is open, what comes next."""
    text = home_text(here)
    title = text.title if text else here.settings.title
    description = here.settings.description
    head = head_of(here, text) if text else Head(title=None)
    first, others = _news(here)
    dates = tuple(dated_line(here, mark) for mark in coming(here))
    return HomePage(
        frame=frame_of(here, replace(head, title=None, description=head.description or description)),
        title=headline(title),
        title_hidden=title == here.settings.title,
        summary=line((text.entry.summary if text else None) or description),
        body=body_of(here, text),
        featured=card(here, first) if first else None,
        news=_group(here, here.site.sections["tin-tuc"], others),
        competitions=_open(here, here.site.sections["cuoc-thi"]),
        campaigns=_open(here, here.site.sections["phong-trao"]),
        dates=dates,
        calendar=Link("Xem cả lịch", here.to(CALENDAR)) if dates else None,
    )


def not_found_page(here: Here) -> NotFoundPage:
    """The page for addresses that do not exist."""
    sections = (here.site.sections[name] for name in OWN_LISTS)
    links = tuple(Link(section.title, here.to(section.address)) for section in sections)
    frame = frame_of(here, Head(title=NOT_FOUND_TITLE, hidden=True))
    return NotFoundPage(frame=frame, title=NOT_FOUND_TITLE, links=(*links, Link(CALENDAR_TITLE, here.to(CALENDAR))))


def home_text(here: Here) -> Linked | None:
    """The home page's own entry."""
    return here.site.entries.get(here.site.addresses.get("/", ""))


def open_contests(entries: Sequence[Linked], now: datetime) -> tuple[Linked, ...]:
    """The competitions and campaigns that are not over at an instant, those that run first."""
    return tuple(one for one in in_order_of_status(entries, now) if _is_open(one, now))


def coming(here: Here) -> tuple[Mark, ...]:
    """The next dates of what is not called off: those that have not ended."""
    ahead = [mark for mark in marks_of(here.site) if _is_ahead(mark, here)]
    return tuple(ahead[:DATES])


def _is_open(one: Linked, now: datetime) -> bool:
    entry = one.entry
    return isinstance(entry, Competition | Campaign) and status_of(entry, now).word not in OVER


def _is_ahead(mark: Mark, here: Here) -> bool:
    entry = mark.one.entry
    called_off = isinstance(entry, Competition | Campaign) and entry.state is not None
    return not called_off and mark.what is not None and mark.ends is not None and mark.ends > here.site.now


def _news(here: Here) -> tuple[Linked | None, tuple[Linked, ...]]:
    articles = here.site.sections["tin-tuc"].entries
    first = next((one for one in articles if isinstance(one.entry, Article) and one.entry.featured), None)
    first = first or next(iter(articles), None)
    return first, tuple(one for one in articles if one is not first)[:NEWS]


def _open(here: Here, section: Section) -> CardGroup | None:
    return _group(here, section, open_contests(section.entries, here.site.now))


def _group(here: Here, section: Section, entries: tuple[Linked, ...]) -> CardGroup | None:
    if not entries:
        return None
    more = Link("Xem tất cả", here.to(section.address))
    return CardGroup(cards(here, entries), section.title, more)
