"""What no template prints: calendars, tables and plain texts, each turned into bytes by its format's one writer."""

from bantin.views.records.record import Record


class CalendarEvent(Record, frozen=True, kw_only=True):
    """An event of a calendar: whole days (`start`, `end` are dates, the end exclusive) or instants in universal time.

    Without an end it is a moment. `stamp` is when it was last changed, `sequence` grows with it. `alarm` is what a
    reminder says one day before.
    """

    uid: str
    stamp: str
    sequence: int
    title: str
    start: str
    url: str
    status: str
    category: str
    end: str | None = None
    place: str | None = None
    text: str | None = None
    alarm: str | None = None


class Calendar(Record, frozen=True, kw_only=True):
    """A calendar to subscribe to (RFC 5545); `page` is the page that it belongs to."""

    title: str
    page: str
    address: str
    events: tuple[CalendarEvent, ...]
    lang: str = "vi"


class Table(Record, frozen=True):
    """A table for spreadsheets; the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]


class Text(Record, frozen=True):
    """A text as it will stand in its file."""

    text: str
