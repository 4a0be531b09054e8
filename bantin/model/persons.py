"""Persons within records, however deep, and whether they may still be shown."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, get_args

from bantin.model.record import Record
from bantin.model.shapes import Person


def is_withdrawn(person: Person, now: datetime) -> bool:
    """Whether the time for which a person may be shown is over."""
    until = person.public_until
    return until is not None and until.end is not None and until.end <= now


def persons_in(value: object) -> Iterator[Person]:
    """Every person in a record, however deep."""
    if isinstance(value, Person):
        yield value
    elif isinstance(value, Record):
        for name in _holding(type(value)):
            part = getattr(value, name)
            if part:
                yield from persons_in(part)
    elif isinstance(value, tuple):
        for item in value:
            yield from persons_in(item)


@cache
def _holding(record: type[Record]) -> tuple[str, ...]:
    """The fields of a record in which a person may stand: most have few, and the others need not be walked."""
    return tuple(name for name, kind in _fields(record) if _may_hold(kind, frozenset({record})))


def _fields(record: type[Record]) -> Iterator[tuple[str, object]]:
    return ((name, field.annotation) for name, field in record.model_fields.items() if name != "span")


def _may_hold(kind: object, above: frozenset[type]) -> bool:
    """Whether a value of this type may be a person or hold one; `above` are the records that are asked already."""
    if not (isinstance(kind, type) and issubclass(kind, Record)):
        return kind is Any or any(_may_hold(part, above) for part in get_args(kind))
    if issubclass(kind, Person):
        return True
    return kind not in above and any(_may_hold(part, above | {kind}) for _, part in _fields(kind))
