"""Places and offices that changed: which names held from when until when, and what took their place (places.csv)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("places.csv")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or an office under one name; `abolished` is the first day on which it is no more."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    founded: date | None = None
    abolished: date | None = None
    successors: tuple[str, ...] = ()
    part_of: str = ""
    source: str = ""

    @property
    def now(self) -> str | None:
        """What is said of it today: "nay thuộc thành phố Cần Thơ"; None while it exists."""
        if self.abolished is None:
            return None
        return f"nay thuộc {self.part_of or ', '.join(self.successors)}"

    @property
    def explained_by(self) -> tuple[str, ...]:
        """The names of today, any of which tells a reader where it is now."""
        return tuple(dict.fromkeys((*self.successors, *((self.part_of,) if self.part_of else ()))))


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its id."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["id"]: _unit(row) for row in rows}


@cache
def by_name() -> dict[str, Unit]:
    """The units by each of their names, in small letters."""
    return {name.lower(): unit for unit in units().values() for name in (unit.name, *unit.aliases)}


def names_in(text: str) -> list[tuple[int, int, Unit]]:
    """Where a text or HTML (line ends as spaces) names units; the word in front may have a capital."""
    found = []
    for end_of_name, names in _tails().items():
        if end_of_name in text:
            found += [place for tail, first, unit in names for place in _named(text, tail, first, unit)]
    return found


def _named(text: str, tail: str, first: str, unit: Unit) -> Iterator[tuple[int, int, Unit]]:
    at = text.find(tail)
    while at != -1:
        end = at + len(tail)
        if text[at - 1 : at].lower() == first and not (_joins(text[at - 2 : at - 1]) or _joins(text[end : end + 1])):
            yield at - 1, end, unit
        at = text.find(tail, end)


@cache
def _tails() -> dict[str, list[tuple[str, str, Unit]]]:
    """Every name without its first letter, with that letter, by the words at its end that are looked for first."""
    written = [
        (name.replace("&", sign), unit)
        for unit in units().values()
        for name in (unit.name, *unit.aliases)
        for sign in ("&", "&amp;")
    ]
    tails: dict[str, list[tuple[str, str, Unit]]] = {}
    for name, unit in dict(written).items():
        words = name.split(" ")
        end_of_name = " ".join(words[max(1, len(words) - 2) :])
        tails.setdefault(end_of_name, []).append((name[1:], name[0].lower(), unit))
    return tails


def _joins(char: str) -> bool:
    """Whether a character beside a name makes it part of another word."""
    return char.isalnum() or char in {"/", "_"}


def unit_named(name: str) -> Unit | None:
    """The unit of this name."""
    return by_name().get(name.lower())


def next_change(day: date) -> date | None:
    """The next day after this one on which a unit ceases to exist."""
    return min((one.abolished for one in units().values() if one.abolished and one.abolished > day), default=None)


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        id=row["id"],
        name=row["name"],
        aliases=_names(row["aliases"]),
        founded=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        abolished=date.fromisoformat(row["valid_to"]) + ONE_DAY if row["valid_to"] else None,
        successors=_names(row["successors"]),
        part_of=row["part_of"],
        source=row["source"],
    )


def _names(field: str) -> tuple[str, ...]:
    return tuple(name for name in field.split("|") if name)
