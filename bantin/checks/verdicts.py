"""Verdicts on what a text states: a field bears it out (True), has nothing to say (None), or contradicts it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.problems import Span
from bantin.prose.facts import Context
from bantin.vi.reading import Wording
from bantin.vi.text import fold
from bantin.vi.when import When


@dataclass(frozen=True, slots=True)
class Subject:
    """A competition or campaign that a text may be about, with the years in which it lies."""

    entry: Competition | Campaign
    title: str
    years: frozenset[int]

    @classmethod
    def of(cls, entry: Competition | Campaign, title: str) -> "Subject":
        """That of an entry."""
        return cls(entry, title, _years(entry))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field that says something else: how it is called, what it says, and where it stands."""

    field: Wording
    value: str
    span: Span


folded = lru_cache(maxsize=10_000)(fold)  # the few names in fields, which many facts are compared with
Verdict: TypeAlias = Contradiction | bool | None


def best(verdicts: list[Verdict]) -> Verdict:
    """The verdict of several fields that may be meant: one that bears the text out is enough."""
    if True in verdicts:
        return True
    return next((one for one in verdicts if isinstance(one, Contradiction)), None)


def applies(context: Context, subject: Subject) -> bool:
    """Whether a sentence may be about this contest: not where it names another edition, year or contest."""
    entry = subject.entry
    if context.contest:
        named = set(context.contest.split())
        if not isinstance(entry, Competition) or not named <= set(folded(subject.title).split()):
            return False
    if context.edition and isinstance(entry, Competition) and entry.edition and entry.edition != context.edition:
        return False
    return not (context.year and subject.years and context.year not in subject.years)


def _years(entry: Competition | Campaign) -> frozenset[int]:
    """The years in which a contest or campaign lies."""
    whens = [entry.when]
    named: set[int] = set()
    if isinstance(entry, Competition):
        whens += [one.when if isinstance(one.when, When) else None for one in entry.rounds]
        named = {entry.year} if entry.year else set()
    days = [day for when in whens if when for day in (when.first_day, when.last_day) if day]
    return frozenset(named | {day.year for day in days})


def day_of(iso: str, year: int) -> date | None:
    """The day of a fact's date, in this year where it says none; None for a month, or a day that does not exist."""
    said, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    try:
        return date(int(said) or year, int(month), int(day)) if day else None
    except ValueError:
        return None
