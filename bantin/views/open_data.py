"""Competitions and campaigns as JSON for others to reuse: the model's own names, nobody who may not be shown."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from bantin.model.entry import Entry
from bantin.model.persons import is_withdrawn, persons_in
from bantin.model.record import Record
from bantin.model.shapes import Contact, Person
from bantin.model.types import Announced, FilePath, Quantity, Ref
from bantin.site import Linked
from bantin.urls import absolute
from bantin.vi.money import Money
from bantin.vi.text import fold
from bantin.vi.when import When, columns
from bantin.views.copies import schema_address
from bantin.views.here import Here
from bantin.views.people import UNNAMED
from bantin.views.records import Text

# How an entry is edited and published, not what it says.
INTERNAL = frozenset({"slug", "aliases", "draft", "publish_at", "expires", "search", "kind", "checks"})
PUBLIC = ("name", "role", "unit")  # of a person
Plain = dict[str, Any]


def entry_data(here: Here, one: Linked) -> Text:
    """An entry as JSON, with its schema."""
    told = {
        "$schema": absolute(here.settings, schema_address(one.entry.kind_name)),
        "id": one.id,
        "kind": one.entry.kind_name,
        "url": absolute(here.settings, one.address),
    }
    return Text(json_text(told | plain_entry(here, one)))


def json_text(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """A value as JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plain_entry(here: Here, one: Linked) -> Plain:
    """The fields of an entry that have a value."""
    gone = {fold(person.name) for person in persons_in(one.entry) if is_withdrawn(person, here.site.now)}

    def plain(value: object) -> Any:  # noqa: ANN401 - as JSON has it
        if isinstance(value, Person):
            return None if is_withdrawn(value, here.site.now) else _person(value)
        if isinstance(value, Contact) and fold(value.name) in gone:
            return None
        if isinstance(value, FilePath):
            file = here.finished.file_of(one, value.path)
            return absolute(here.settings, file.address) if file else None
        if isinstance(value, tuple):
            return [told for each in value if (told := plain(each)) is not None]
        return _fields(value, plain) if isinstance(value, Record) else plain_value(value)

    return _fields(one.entry, plain)


def plain_value(value: object) -> Any:  # noqa: ANN401 - as JSON has it
    """A single value: what was written, and what it means."""
    if isinstance(value, When):
        length = {"count": value.count, "unit": value.unit} if value.count is not None else {}
        return {"text": value.text, "kind": value.kind, **columns(value), **length}
    if isinstance(value, Announced):
        return {"text": value.text, "kind": "tba"}
    if isinstance(value, Money):
        told = {"text": value.text, "min": value.min, "max": value.max, "per": value.per, "approx": value.approx}
        return {name: part for name, part in told.items() if part is not None}
    if isinstance(value, Quantity):
        return {"text": value.text, "value": _number(value.value)}
    return value.id if isinstance(value, Ref) else value


def _fields(record: Record, plain: Callable[[object], Any]) -> Plain:
    names = (name for name in record.field_names() if not (isinstance(record, Entry) and name in INTERNAL))
    told = {name: plain(getattr(record, name)) for name in names}
    return {name: value for name, value in told.items() if value is not None}


def _person(person: Person) -> Plain:
    if not person.may_be_named:
        return {"name": UNNAMED}
    return {name: value for name in PUBLIC if (value := getattr(person, name)) is not None}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
