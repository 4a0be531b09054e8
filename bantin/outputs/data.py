"""Copies of competitions and campaigns for machines and spreadsheets, with the schemas of the former."""

from collections.abc import Callable, Iterator

from bantin.model.competition import Competition
from bantin.outputs.changes import earliest, withdrawals
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.views.copies import copies_of, schema_address
from bantin.views.data_schemas import schema_text
from bantin.views.data_tables import prize_rows, round_rows
from bantin.views.here import Here
from bantin.views.open_data import entry_data
from bantin.views.records import Table, Text


def outputs(material: Material) -> Iterator[PlannedPage]:
    """Every copy, and the schema of every kind of which there is one."""
    here = material.here
    changes = material.changes
    kinds: set[str] = set()
    for one in here.site.entries.values():
        copies = copies_of(one)
        until = earliest(here.site.now, (changes,), withdrawals(one.entry)) if copies else None
        for copy in copies:
            builder, form = BUILDERS[copy.holds]
            yield page(copy.address, form, builder, one.id, source=None, until=until)
            kinds.add(one.entry.kind_name)
    for kind in sorted(kinds):
        yield page(schema_address(kind), "plain.txt", schema, kind, source=None, until=changes)


def data(here: Here, entry_id: str) -> Text:
    """The view of a whole entry as JSON."""
    return entry_data(here, here.site.entries[entry_id])


def prizes(here: Here, entry_id: str) -> Table:
    """The view of a competition's prizes as a table."""
    return prize_rows(_competition(here, entry_id))


def rounds(here: Here, entry_id: str) -> Table:
    """The view of a competition's rounds as a table."""
    return round_rows(_competition(here, entry_id))


def schema(here: Here, kind: str) -> Text:
    """The view of a kind's schema."""
    return schema_text(here, kind)


BUILDERS: dict[str, tuple[Callable[..., object], str]] = {
    "entry": (data, "plain.txt"),
    "prizes": (prizes, "table.csv"),
    "rounds": (rounds, "table.csv"),
}


def _competition(here: Here, entry_id: str) -> Competition:
    entry = here.site.entries[entry_id].entry
    assert isinstance(entry, Competition)  # noqa: S101 - others have no such copies
    return entry
