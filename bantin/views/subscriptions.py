"""Calendars to subscribe to: of a competition or campaign, of a section, of the site; and the ways to add them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.site import Linked
from bantin.urls import CALENDAR_FILE, absolute
from bantin.views.dates import STATE_LABELS
from bantin.views.here import Here
from bantin.views.instants import updated_at, utc
from bantin.views.menu import CALENDAR_TITLE
from bantin.views.occasions import Occasion, occasions_of
from bantin.views.own_calendars import GOOGLE
from bantin.views.records import Calendar, CalendarEvent, Subscription

SECTIONS = ("cuoc-thi", "phong-trao")
CATEGORIES = {"competition": "Cuộc thi", "campaign": "Phong trào"}
STATUS = {None: "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?url="


def calendar_of_site(here: Here) -> Calendar:
    """Everything that is dated."""
    title = f"{CALENDAR_TITLE} - {here.settings.title}"
    return _calendar(here, "/", title, here.site.entries.values())


def calendar_of_section(here: Here, name: str) -> Calendar:
    """The dates of a section's competitions or campaigns."""
    section = here.site.sections[name]
    return _calendar(here, section.address, f"{section.title} - {here.settings.title}", section.entries)


def calendar_of_entry(here: Here, one: Linked) -> Calendar:
    """The dates of a competition or campaign."""
    return _calendar(here, one.address, one.title, (one,))


def has_dates(one: Linked) -> bool:
    """Whether a calendar of this entry would hold anything: an empty one is none (RFC 5545, 3.6)."""
    return isinstance(one.entry, Competition | Campaign) and bool(occasions_of(one.entry))


def section_has_dates(here: Here, name: str) -> bool:
    """Whether a calendar of this section would hold anything."""
    return name in SECTIONS and any(map(has_dates, here.site.sections[name].entries))


def subscription(here: Here, page: str, title: str) -> Subscription:
    """The ways to add the calendar that lies beside a page."""
    address = absolute(here.settings, f"{page}{CALENDAR_FILE}")
    subscribed = f"webcal:{address.partition(':')[2]}"
    return Subscription(
        webcal=subscribed,
        download=here.to(f"{page}{CALENDAR_FILE}"),
        google=f"{GOOGLE}cid={quote(subscribed, safe='')}",
        outlook=f"{OUTLOOK}{quote(address, safe='')}&name={quote(title, safe='')}",
    )


def _calendar(here: Here, page: str, title: str, entries: Iterable[Linked]) -> Calendar:
    events = [event for one in entries for event in _events(here, one)]
    return Calendar(
        title=title,
        page=absolute(here.settings, page),
        address=absolute(here.settings, f"{page}{CALENDAR_FILE}"),
        events=tuple(sorted(events, key=lambda event: (event.start, event.uid))),
        lang=here.settings.lang,
    )


def _events(here: Here, one: Linked) -> tuple[CalendarEvent, ...]:
    """The events of an entry, which stand in several calendars."""
    kept = here.shared.kept.events
    if one.id not in kept:
        kept[one.id] = tuple(_told(here, one, one.entry)) if isinstance(one.entry, Competition | Campaign) else ()
    return kept[one.id]


def _told(here: Here, one: Linked, entry: Competition | Campaign) -> Iterator[CalendarEvent]:
    state = entry.state.value if entry.state else None
    stamp = _changed(entry)
    told: dict[str, int] = {}
    for occasion in occasions_of(entry):
        title = f"{occasion.what} - {one.title}" if occasion.what else one.title
        shown = f"[{STATE_LABELS[state]}] {title}" if state else title
        told[occasion.key] = told.get(occasion.key, 0) + 1
        yield CalendarEvent(
            uid=_uid(here, one, f"{occasion.key}/{told[occasion.key]}"),
            stamp=utc(stamp),
            sequence=int(stamp.timestamp()) // 60,
            title=shown,
            start=occasion.start,
            end=occasion.end,
            url=absolute(here.settings, one.address),
            status=STATUS[state],
            category=CATEGORIES[entry.kind_name],
            place=occasion.place,
            text=_text(entry, occasion),
            alarm=shown if occasion.is_deadline and state is None else None,
        )


def _text(entry: Competition | Campaign, occasion: Occasion) -> str | None:
    return "\n".join(filter(None, (entry.state.note if entry.state else None, occasion.text))) or None


def _uid(here: Here, one: Linked, key: str) -> str:
    """The same as long as the entry keeps its id and the occasion its name, whatever else changes (RFC 7986, 5.3)."""
    digest = blake2b(f"{one.id}\0{key}".encode(), digest_size=16).hexdigest()
    return f"{digest}@{urlsplit(here.settings.url).hostname}"


def _changed(entry: Competition | Campaign) -> datetime:
    """When an entry was last changed, as far as it says so; it never goes back while editors add dates."""
    state = entry.state.date.start if entry.state and entry.state.date else None
    return max(filter(None, (updated_at(entry), state)), default=NEVER)
