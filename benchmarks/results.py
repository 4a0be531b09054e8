"""Samples as results: medians, ratios to Hugo, the table that is printed and the JSON that is kept."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.measure import Measured
from benchmarks.output import Output
from benchmarks.rounds import COLD, Sample

YARDSTICK = "hugo"  # whose cold build the others are compared with
MEGA, GIGA = 1_000_000, 1_000_000_000


@dataclass(frozen=True)
class Result:
    """The medians over all rounds (of memory the highest) of one tool's builds after one kind of change."""

    tool: str
    step: str
    wall: float
    cpu: float
    peak: int
    ratio: float | None  # of wall times, to Hugo's cold build of the same round
    cpu_ratio: float | None  # of CPU times: what others do on the machine at the same time changes it less
    walls: tuple[float, ...]
    output: Output


@dataclass(frozen=True)
class Machine:
    """Where a run took place."""

    cpu: str
    cores: int  # those that we may use
    memory: int  # bytes
    system: str


@dataclass(frozen=True)
class Run:
    """All results of one run, and what one must know to read them."""

    date: str
    machine: Machine
    articles: int
    rounds: int
    versions: Mapping[str, str]
    lacks: Mapping[str, str]  # by tool: which of the work the others do it does not do
    results: tuple[Result, ...]


def results_of(samples: Sequence[Sample]) -> tuple[Result, ...]:
    """One result for each tool and step, in the order in which they were first measured."""
    yardstick = {each.turn: each.taken for each in samples if (each.tool, each.step) == (YARDSTICK, COLD)}
    groups: dict[tuple[str, str], list[Sample]] = {}
    for each in samples:
        groups.setdefault((each.tool, each.step), []).append(each)
    return tuple(_result(group, yardstick) for group in groups.values())


def _result(group: Sequence[Sample], yardstick: Mapping[int, Measured]) -> Result:
    pairs = [(each.taken, yardstick[each.turn]) for each in group if each.turn in yardstick]
    return Result(
        tool=group[0].tool,
        step=group[0].step,
        wall=median(each.taken.wall for each in group),
        cpu=median(each.taken.cpu for each in group),
        peak=max(each.taken.peak for each in group),
        ratio=median(own.wall / theirs.wall for own, theirs in pairs) if pairs else None,
        cpu_ratio=median(own.cpu / theirs.cpu for own, theirs in pairs) if pairs else None,
        walls=tuple(each.taken.wall for each in group),
        output=group[-1].output,
    )


def this_machine() -> Machine:
    """The machine that we are running on, as far as Linux tells."""
    return Machine(
        cpu=_processor(),
        cores=len(os.sched_getaffinity(0)),
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        system=f"{platform.system()} {platform.release()}",
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def record(run: Run) -> dict[str, object]:
    """A run as it is written to a JSON file, which `benchmarks.plot` reads."""
    results = [asdict(each) | {"pages": each.output.pages} for each in run.results]
    return asdict(run) | {"results": results}


def report(run: Run) -> str:
    """A run as it is printed: where and when, what each build took, what it made and what it left out."""
    machine = run.machine
    tools = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    heading = (
        f"{run.articles} articles, rounds: {run.rounds}, {run.date}\n"
        f"{machine.cores} cores of {machine.cpu}, {machine.memory / GIGA:.0f} GB, {machine.system}\n{tools}\n"
    )
    notes = "".join(f"{name}: {lack}.\n" for name, lack in run.lacks.items() if lack)
    return f"{heading}\n{times_table(run.results)}\n{work_table(run.results)}\n{notes}"


def today() -> str:
    """The date and time of a run, in UTC."""
    return datetime.now(UTC).isoformat(timespec="minutes")


def times_table(results: Sequence[Result]) -> str:
    """What each build took."""
    rows = [
        (
            each.tool,
            each.step,
            f"{each.wall:.2f}",
            f"{each.cpu:.2f}",
            f"{each.peak / MEGA:.0f}",
            f"{each.output.pages}",
            f"{each.output.size / MEGA:.1f}",
            *("" if ratio is None else f"{ratio:.3f}" for ratio in (each.ratio, each.cpu_ratio)),
        )
        for each in results
    ]
    return markdown_table(
        ("tool", "build", "wall s", "CPU s", "peak MB", "pages", "MB", "× Hugo", "CPU × Hugo"), "<<>>>>>>>", rows
    )


def work_table(results: Sequence[Result]) -> str:
    """What each cold build has made, so that a missing part is seen."""
    rows = [
        (
            each.tool,
            f"{each.output.articles}",
            f"{each.output.contests}",
            f"{each.output.lists}",
            f"{each.output.tag_lists}",
            f"{each.output.others}",
            "yes" if each.output.feed else "no",
            "yes" if each.output.sitemap else "no",
            ", ".join(each.output.shows),
        )
        for each in results
        if each.step == COLD
    ]
    names = ("tool", "articles", "competitions", "lists", "tag lists", "others", "feed", "sitemap", "an article shows")
    return markdown_table(names, "<>>>>><<<", rows)


def markdown_table(names: Sequence[str], sides: str, rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns as wide as they need; `sides` has `<` for a column of texts and `>` for one of numbers."""
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    rule = [f"{'-' * (width - 1)}{':' if side == '>' else '-'}" for side, width in zip(sides, widths, strict=True)]
    lines = (
        " | ".join(f"{cell:{side}{width}}" for cell, side, width in zip(row, sides, widths, strict=True))
        for row in (names, rule, *rows)
    )
    return "".join(f"| {line} |\n" for line in lines)
