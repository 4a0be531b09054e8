"""Copies of competitions and campaigns for machines and spreadsheets: which there are, and where."""

from dataclasses import dataclass

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.site import Linked
from bantin.urls import DATA


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: what the link to it says, its media type, its address, and what it holds."""

    text: str
    media_type: str
    address: str
    holds: str


def copies_of(one: Linked) -> tuple[Copy, ...]:
    """The whole entry as JSON, and of a competition its prizes and rounds as tables, as far as there are any."""
    entry = one.entry
    if not isinstance(entry, Competition | Campaign):
        return ()
    base = f"{DATA}{entry.kind_name}/{one.address.rstrip('/').rpartition('/')[2]}"
    found = [Copy("Dữ liệu (JSON)", "application/json", f"{base}.json", "entry")]
    if isinstance(entry, Competition):
        tables = (("Giải thưởng (CSV)", "prizes", entry.prizes), ("Vòng thi (CSV)", "rounds", entry.rounds))
        found += [Copy(text, "text/csv", f"{base}/{name}.csv", name) for text, name, rows in tables if rows]
    return tuple(found)


def schema_address(kind: str) -> str:
    """Where the JSON Schema of a kind lies."""
    return f"{DATA}schema/{kind}.json"
