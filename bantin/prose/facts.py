"""What a text states, as plain data that is kept with its entry: dates, sums and counts, each with its place."""

from dataclasses import dataclass

from bantin.problems import Span


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentence of a fact is about, as far as it says so: an edition, a year, a contest (its name folded)."""

    edition: int | None = None
    year: int | None = None
    contest: str = ""


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date or a range said `of` a round, the submission, the contest or the campaign.

    `name` is the round's, folded, with some words after it. `part` says which part of that time is meant: "range",
    "start", "end", "before" (an end that does not count) or "within". Days are ISO dates, months without a day; a
    year that is not said is 0000.
    """

    of: str
    part: str
    first: str
    text: str
    span: Span
    last: str = ""
    name: str = ""
    clock: str = ""
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class SumFact:
    """An amount in đồng said `of` a prize (`name`: its rank, folded), of all prizes, or of the support.

    `basis` is "each" or "total" where the text says so.
    """

    of: str
    amount: int
    text: str
    span: Span
    name: str = ""
    basis: str = ""
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class CountFact:
    """How many there are `of` a rank of prizes (`name`, folded), of all prizes, of rounds, or of what is supported."""

    of: str
    count: int
    text: str
    span: Span
    name: str = ""
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class WeekdayFact:
    """A weekday (Monday is 0) beside a day whose year is not said."""

    weekday: int
    day: str
    text: str
    span: Span
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class Prose:
    """All that the text of one entry states."""

    dates: tuple[DateFact, ...] = ()
    sums: tuple[SumFact, ...] = ()
    counts: tuple[CountFact, ...] = ()
    weekdays: tuple[WeekdayFact, ...] = ()


NO_PROSE = Prose()
