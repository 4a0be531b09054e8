"""What the fields of an entry say, as texts to be found by; of persons no more than pages may say."""

from collections.abc import Iterator

from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.record import Record
from bantin.model.shapes import Contact, Person
from bantin.model.types import Quantity
from bantin.vi.money import Money
from bantin.vi.numbers import roman_of
from bantin.vi.when import When

# Of an entry: what is found in another way, and what only machines read.
NOT_OF_ENTRY = frozenset(
    """
    span title slug summary tags aliases draft publish_at expires updated lang search kind checks featured menu order
    state edition audience_open
    """.split()
)
NOT_OF_PARTS = frozenset("span basis approx url email phone joint".split())
NOTHING_SAID = frozenset({bool, int, type(None)})
SAID = (When, Money, Quantity)


def texts_of(entry: Entry) -> tuple[str, ...]:
    """What the fields say besides title, summary and tags; nothing of persons where one of them is shown for a time."""
    edition = entry.edition if isinstance(entry, Competition) else None
    numbered = (f"lần thứ {edition}", f"lần thứ {roman_of(edition)}") if edition else ()
    said = [one for name in entry.field_names() if name not in NOT_OF_ENTRY for one in _said(getattr(entry, name))]
    if any(isinstance(one, Person) and one.public_until for one in said):
        said = [one for one in said if isinstance(one, str)]
    return (*numbered, *(one if isinstance(one, str) else _shown(one) for one in said))


def _said(value: object) -> Iterator[str | Person | Contact]:
    if type(value) in NOTHING_SAID:
        return
    if isinstance(value, str | Person | Contact):
        yield value
    elif isinstance(value, SAID):
        yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item)
    elif isinstance(value, Record):
        for name in value.field_names():
            if name not in NOT_OF_PARTS:
                yield from _said(getattr(value, name))


def _shown(one: Person | Contact) -> str:
    """A person as pages show one: of a minor without both consents nothing."""
    if isinstance(one, Contact):
        return " · ".join(filter(None, (one.name, one.unit, one.address)))
    return " · ".join(filter(None, (one.name, one.role, one.unit))) if one.may_be_named else ""
