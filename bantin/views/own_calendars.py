"""Links by which a visitor takes a date into a calendar of their own."""

from datetime import UTC
from urllib.parse import urlencode

from bantin.model.types import Announced
from bantin.site import Linked
from bantin.urls import absolute
from bantin.vi.when import When
from bantin.views.dates import to_the_day
from bantin.views.here import Here
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
    """A stretch as Google writes it: days with an exclusive end, or instants in UTC."""
    if when.start is None or when.end is None or not to_the_day(when):
        return None
    if when.timed or when.start == when.end:
        return "/".join(f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}" for instant in (when.start, when.end))
    return f"{when.start:%Y%m%d}/{when.end:%Y%m%d}"
