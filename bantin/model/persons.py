"""Persons within records, however deep, and whether they may still be shown."""

from collections.abc import Iterator
from datetime import datetime

from bantin.model.record import Record
from bantin.model.shapes import Person
from bantin.vi.when import When

NO_PERSON = frozenset({str, int, bool, When})  # most values: they are passed over quickly


def is_withdrawn(person: Person, now: datetime) -> bool:
    """Whether the time for which a person may be shown is over."""
    until = person.public_until
    return until is not None and until.end is not None and until.end <= now


def persons_in(value: object) -> Iterator[Person]:
    """Every person in a record, however deep."""
    if isinstance(value, Person):
        yield value
    elif isinstance(value, Record):
        for name in value.field_names():
            part = getattr(value, name)
            if part and type(part) not in NO_PERSON:
                yield from persons_in(part)
    elif isinstance(value, tuple):
        for item in value:
            if type(item) not in NO_PERSON:
                yield from persons_in(item)
