"""The labelled sentences: each with what it states, and which of that the reference contest contradicts.

Below a sentence stands a line for each fact: `! ` before it where the fields of the reference contest say otherwise,
two spaces where they do not. A sentence with nothing below it states nothing that could be compared.
"""

from dataclasses import dataclass
from pathlib import Path

from bantin.problems import Span
from bantin.prose.extract import prose_of
from bantin.prose.facts import DateFact, Prose, SumFact
from bantin.vi.text import fold

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the facts it states, and those that are contradicted."""

    text: str
    facts: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found and right, found and wrong, and missed; what these are."""

    right: int
    invented: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The part of what was found that is there."""
        return self.right / max(1, self.right + len(self.invented))

    @property
    def recall(self) -> float:
        """The part of what is there that was found."""
        return self.right / max(1, self.right + len(self.missed))


def labelled(name: str) -> tuple[Labelled, ...]:
    """The sentences of a file."""
    found: list[tuple[str, list[str]]] = []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("  ", "! ")):
            found[-1][1].append(line)
        elif line and not line.startswith("#"):
            found.append((line, []))
    return tuple(
        Labelled(
            text,
            frozenset(folded(line[2:]) for line in lines),
            frozenset(folded(line[2:]) for line in lines if line.startswith("!")),
        )
        for text, lines in found
    )


def folded(label: str) -> str:
    """A label with the name in it folded: "date round so khao range …"."""
    return fold(label)


def stated(text: str) -> Prose:
    """What a sentence states."""
    return prose_of(text, lambda start, end: Span.at("bai.md", 1, start + 1, end - start))


def labels_of(prose: Prose, known: frozenset[str]) -> list[str]:
    """The facts as labels; of a round's name as much as a known label has."""
    sums = [f"sum {_named(one)} {one.amount} {one.basis}".strip() for one in prose.sums]
    counts = [f"count {_named(one)} {one.count}" for one in prose.counts]
    weekdays = [f"weekday {one.weekday} {one.day[5:]}" for one in prose.weekdays]
    return [*(_date_label(one, known) for one in prose.dates), *sums, *counts, *weekdays]


def score(found: list[tuple[str, list[str]]], expected: dict[str, frozenset[str]]) -> Score:
    """What was found in each sentence against what is there."""
    invented = [f"{text} → {label}" for text, labels in found for label in labels if label not in expected[text]]
    missed = [f"{text} → {label}" for text, labels in found for label in sorted(expected[text] - set(labels))]
    right = sum(1 for text, labels in found for label in labels if label in expected[text])
    return Score(right, tuple(invented), tuple(missed))


def _named(one: SumFact | object) -> str:
    of, name = getattr(one, "of", ""), getattr(one, "name", "")
    short = {"support": name if isinstance(one, SumFact) else ""}.get(of, name)
    return f"{of} {short}".strip()


def _date_label(one: DateFact, known: frozenset[str]) -> str:
    when = f"{one.first}..{one.last}" if one.last else one.first
    rest = f"{one.part} {when} {one.clock}".strip()
    names = [label.removeprefix("date round ").split(f" {one.part} ")[0] for label in known if "date round" in label]
    name = next(
        (name for name in sorted(names, key=len, reverse=True) if f"{one.name} ".startswith(f"{name} ")), one.name
    )
    return f"date {one.of} {name} {rest}".replace("  ", " ") if one.of == "round" else f"date {one.of} {rest}"
