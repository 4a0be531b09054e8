"""Instants as machines read them; each comes from the content, none from a clock or a locale."""

from datetime import UTC, datetime
from email.utils import format_datetime

from bantin.held import due_at
from bantin.model.article import Article
from bantin.model.entry import Entry
from bantin.model.pages import Results
from bantin.vi.when import ZONE, When


def rfc3339(instant: datetime) -> str:
    """An instant in Việt Nam's time, so that texts compare as instants do."""
    return instant.astimezone(ZONE).isoformat(timespec="seconds")


def mail_date(instant: str) -> str:
    """An RFC 3339 instant as RSS writes it (RFC 5322: English names, whatever the locale)."""
    return format_datetime(datetime.fromisoformat(instant))


def utc(instant: datetime) -> str:
    """An instant in universal time."""
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def published_at(entry: Entry) -> datetime | None:
    """When an entry was published, as far as it says so."""
    return entry.date.start if isinstance(entry, Results) else due_at(entry)


def updated_at(entry: Entry) -> datetime | None:
    """When an entry was last changed, as far as it says so: never before it was published."""
    said = [one for one in (published_at(entry), entry.updated.start if entry.updated else None) if one is not None]
    return max(said, default=None)


def changed(entry: Entry) -> str | None:
    """When an entry was last changed, as far as it says so (a W3C date or date-time)."""
    said = entry.updated or (entry.date if isinstance(entry, Article | Results) else None)
    return None if said is None else w3c(said)


def w3c(when: When) -> str | None:
    """The start of a day or moment as a W3C date or date-time."""
    if when.start is None:
        return None
    return rfc3339(when.start) if when.timed else when.start.date().isoformat()
