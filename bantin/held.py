"""What is held back, and until when: drafts, entries that are not due yet, entries that have expired."""

from dataclasses import dataclass
from datetime import datetime

from bantin.entries import EntrySource
from bantin.model.article import Article
from bantin.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that is not published now; `until` is the instant at which it will be, if time alone decides that."""

    source: EntrySource
    reason: str  # draft · scheduled · expired · parent
    until: datetime | None = None


def due_at(entry: Entry) -> datetime | None:
    """The instant from which an entry is published; None: always."""
    own = entry.date if isinstance(entry, Article) else None  # of an entry that could not be read it may be None
    first = own.start if own else None
    later = entry.publish_at.start if entry.publish_at else None
    return max(first, later) if first and later else first or later


def expires_at(entry: Entry) -> datetime | None:
    """The instant from which an entry is no longer published (the midnight after a day without an hour)."""
    return entry.expires.end if entry.expires else None


def held_now(source: EntrySource, now: datetime, *, drafts: bool) -> Held | None:
    """Whether and why an entry is held back at an instant; `drafts` shows what is not finished or not due."""
    due, expiry = due_at(source.entry), expires_at(source.entry)
    if expiry is not None and expiry <= now:
        return Held(source, "expired")
    if drafts:
        return None
    if source.entry.draft:
        return Held(source, "draft")
    return Held(source, "scheduled", due) if due is not None and due > now else None
