"""Places and offices that changed: which names held from when until when, and what took their place (places.csv)."""

import csv
import re
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


@cache
def keywords() -> tuple[str, ...]:
    """The ends of the names, one of which is in every text that names a unit."""
    names = (name for unit in units().values() for name in (unit.name, *unit.aliases))
    return tuple(dict.fromkeys(name.split(" ", 1)[1] for name in names))


@cache
def name_form() -> re.Pattern[str]:
    """What any of the names looks like in running text or HTML; the word in front may have a capital."""
    names = sorted((name for unit in units().values() for name in (unit.name, *unit.aliases)), key=len, reverse=True)
    return re.compile(rf"(?<![\w/])(?:{'|'.join(map(_form, names))})(?![\w/])")


def unit_named(text: str) -> Unit | None:
    """The unit of a name that `name_form` matched."""
    return by_name().get(" ".join(text.replace("&amp;", "&").split()).lower())


def next_change(day: date) -> date | None:
    """The next day after this one on which a unit ceases to exist."""
    return min((one.abolished for one in units().values() if one.abolished and one.abolished > day), default=None)


def _form(name: str) -> str:
    first, *rest = name.split(" ")
    head = f"[{first[0].lower()}{first[0].upper()}]{re.escape(first[1:])}"
    return r"\s+".join([head, *(re.escape(word).replace("&", "&(?:amp;)?") for word in rest)])


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
