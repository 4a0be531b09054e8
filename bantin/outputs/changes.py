"""The instants at which time alone changes an output: entries come and go, contests open and end, persons leave."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time

from bantin.held import due_at, expires_at
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.persons import persons_in
from bantin.model.status import boundaries, stretches_of
from bantin.site import Linked, Site
from bantin.vi.places import next_change
from bantin.vi.when import ZONE
from bantin.views.calendar import Mark

Listing = Callable[[Sequence[Linked], datetime], tuple[Linked, ...]]


def earliest(now: datetime, *instants: Iterable[datetime | None]) -> datetime | None:
    """The first of the instants that lie ahead."""
    return min((one for group in instants for one in group if one is not None and one > now), default=None)


def comings_and_goings(site: Site) -> Iterator[datetime | None]:
    """When an entry that is held back will be due, when a published one expires (or, a draft shown, is due).

    Also when a place or office ceases to exist, for the notes on older pages.
    """
    yield from (held.until for held in site.held.values())
    change = next_change(site.now.date())
    yield datetime.combine(change, time(), ZONE) if change else None
    for one in site.entries.values():
        yield expires_at(one.entry)
        yield due_at(one.entry)


def reordering(now: datetime, entries: Sequence[Linked], listed: Listing) -> datetime | None:
    """The first instant at which a list of competitions or campaigns gains or loses one, or orders them otherwise."""
    shown = listed(entries, now)
    ahead = sorted({instant for one in entries for instant in _boundaries(one) if instant > now})
    return next((instant for instant in ahead if listed(entries, instant) != shown), None)


def withdrawals(*values: object) -> Iterator[datetime | None]:
    """When a person of these records may be shown no more."""
    yield from (one.public_until.end for value in values for one in persons_in(value) if one.public_until)


def ends(marks: Iterable[Mark]) -> Iterator[datetime | None]:
    """When dates of a list are past."""
    yield from (mark.ends for mark in marks)


def _boundaries(one: Linked) -> tuple[datetime, ...]:
    entry = one.entry
    if not isinstance(entry, Competition | Campaign) or entry.state is not None:
        return ()
    return boundaries(stretches_of(entry))
