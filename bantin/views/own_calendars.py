"""Links by which a visitor takes a date into a calendar of their own."""

from urllib.parse import urlencode

from bantin.model.types import Announced
from bantin.site import Linked
from bantin.urls import absolute
from bantin.vi.when import When
from bantin.views.here import Here
from bantin.views.occasions import span_of
from bantin.views.records import Link

GOOGLE = "https://calendar.google.com/calendar/render?"
TEXT = "Thêm vào lịch"


def calendar_links(
    here: Here, one: Linked, what: str, when: When | Announced | None, place: str | None = None
) -> tuple[Link, ...]:
    """The links for one date of an entry, where it is known to the day; on the entry's own page only."""
    dates = _dates(when) if isinstance(when, When) and here.address == one.address else None
    if dates is None:
        return ()
    asked = {
        "action": "TEMPLATE",
        "text": f"{what}: {one.title}",
        "dates": dates,
        "details": absolute(here.settings, one.address),
    }
    return (Link(TEXT, GOOGLE + urlencode(asked | ({"location": place} if place else {}))),)


def _dates(when: When) -> str | None:
    """A stretch as Google writes it: days with an exclusive end, or instants in UTC (ISO 8601's basic format)."""
    span = span_of(when) if when.start and when.end else None
    if span is None:
        return None
    start, end = span
    return f"{start}/{end or start}".replace("+00:00", "Z").replace("-", "").replace(":", "")
