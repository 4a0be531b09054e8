"""Lists: the pages of sections and tags, with the way through them."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from unicodedata import normalize

from msgspec.structs import replace

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.status import status_of
from bantin.site import Linked, Section, Tag
from bantin.urls import TAGS, number_of_pages, page_of_list
from bantin.views.alternates import calendar_alternates, feed_alternates, has_feed
from bantin.views.bodies import body_of
from bantin.views.cards import cards, mixed_cards
from bantin.views.frame import Head, frame_of, head_of
from bantin.views.here import Here
from bantin.views.records import (
    Alternate,
    CardGroup,
    PageLink,
    Pager,
    SectionPage,
    TagLetter,
    TagLine,
    TagPage,
    TagsPage,
)
from bantin.views.subscriptions import section_has_dates
from bantin.views.titles import headline, line

TAGS_TITLE = "Chủ đề"
GAP = PageLink("…")
TONES = "\u0300\u0301\u0303\u0309\u0323"
ORDER = ("running", "between", "upcoming", "unannounced", "postponed", "ended", "cancelled")


def section_page(here: Here, section: Section, number: int) -> SectionPage:
    """One page of a section whose entries stand in the order of the list; its own text stands on the first."""
    text = section.text
    trail = ((section.title, section.address),) if number > 1 else ()
    head = head_of(here, text, trail) if text else Head(title=section.title, trail=trail)
    head = replace(head, thing=None, alternates=_alternates(here, section))
    shown = cards(here, _slice(here, section.entries, number))
    return SectionPage(
        frame=frame_of(here, _numbered(head, section.title, number)),
        title=headline(section.title),
        groups=(CardGroup(shown),) if shown else (),
        number=_number(number),
        summary=line(text.entry.summary) if text else None,
        body=body_of(here, text) if number == 1 else (),
        pager=pager(here, section.address, number, number_of_pages(len(section.entries), here.settings)),
    )


def in_order_of_status(entries: Sequence[Linked], now: datetime) -> tuple[Linked, ...]:
    """Competitions and campaigns: those that run first, those that have ended last; else the order given."""
    return tuple(sorted(entries, key=lambda one: _rank(one, now)))


def tag_page(here: Here, tag: Tag, number: int) -> TagPage:
    """One page of what carries a tag."""
    trail = ((TAGS_TITLE, TAGS), *(((tag.name, tag.address),) if number > 1 else ()))
    alternates = feed_alternates(here, tag.address, tag.name) if has_feed(here.settings, tag) else ()
    head = Head(title=tag.name, description=f"Các bài về chủ đề {tag.name}.", trail=trail, alternates=alternates)
    return TagPage(
        frame=frame_of(here, _numbered(head, tag.name, number)),
        title=tag.name,
        cards=mixed_cards(here, _slice(here, tag.entries, number)),
        number=_number(number),
        pager=pager(here, tag.address, number, number_of_pages(len(tag.entries), here.settings)),
    )


def tags_page(here: Here) -> TagsPage:
    """All tags by their first letter."""
    letters = tuple(
        TagLetter(letter, tuple(TagLine(tag.name, here.to(tag.address), f"{len(tag.entries)} bài") for tag in tags))
        for letter, tags in groupby(here.site.tags, key=lambda tag: letter_of(tag.name))
    )
    return TagsPage(frame=frame_of(here, Head(title=TAGS_TITLE)), title=TAGS_TITLE, letters=letters)


def letter_of(name: str) -> str:
    """The letter of the Vietnamese alphabet under which a name stands: Ă and Â are letters, tones are not."""
    first = normalize("NFC", "".join(char for char in normalize("NFD", name.strip()[:1]) if char not in TONES)).upper()
    if first.isdigit():
        return "0-9"
    return first if first.isalpha() else "#"


def pager(here: Here, address: str, number: int, count: int) -> Pager | None:
    """The way through a list of several pages: the first, the last and those around this one."""
    if count == 1:
        return None
    shown = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    links: list[PageLink] = []
    for before, page in zip([0, *shown], shown, strict=False):
        links += [GAP] if page - before > 1 else []
        current = page == number
        links.append(PageLink(str(page), None if current else here.to(page_of_list(address, page)), current))
    previous = here.to(page_of_list(address, number - 1)) if number > 1 else None
    following = here.to(page_of_list(address, number + 1)) if number < count else None
    return Pager(tuple(links), previous, following)


def _alternates(here: Here, section: Section) -> tuple[Alternate, ...]:
    dated = section_has_dates(here, section.name)
    calendars = calendar_alternates(here, section.address, section.title) if dated else ()
    return (*feed_alternates(here, section.address, section.title), *calendars)


def _slice(here: Here, entries: Sequence[Linked], number: int) -> Sequence[Linked]:
    size = max(1, here.settings.page_size)
    return entries[(number - 1) * size : number * size]


def _rank(one: Linked, now: datetime) -> int:
    entry = one.entry
    return ORDER.index(status_of(entry, now).word) if isinstance(entry, Competition | Campaign) else 0


def _number(number: int) -> str | None:
    return f"Trang {number}" if number > 1 else None


def _numbered(head: Head, title: str, number: int) -> Head:
    return replace(head, title=f"{title} - Trang {number}" if number > 1 else title)
