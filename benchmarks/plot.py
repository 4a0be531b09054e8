"""Draws the cold time of each tool against the number of articles, from what `benchmarks/run.py --json` has kept.

python3 -m benchmarks.plot FILE.json … [--picture FILE.svg]
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.results import markdown_table
from benchmarks.rounds import COLD, OURS

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "performance.svg"
WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 56, 60
LINE = 16  # the least distance of two names
# One tone for a light page and one for a dark one, told apart also by those who do not see red and green.
TONES = {
    OURS: ("#b3261e", "#ff8a80"),
    "hugo": ("#1f5fbf", "#7fb2ff"),
    "hugo-related": ("#0b3d91", "#a9c8ff"),
    "eleventy": ("#3d7a1f", "#93cf6f"),
    "pelican": ("#8a5a00", "#e0b050"),
    "mkdocs": ("#7a3fa0", "#cf9df0"),
    "zensical": ("#00717a", "#5fd0d8"),
}
UNKNOWN = ("#555555", "#bbbbbb")

# By tool: the seconds of its cold build for each number of articles.
Times = Mapping[str, Mapping[int, float]]


@dataclass(frozen=True)
class Scale:
    """A logarithmic axis: which part of it a value lies at, between 0 and 1."""

    least: float
    most: float

    def part(self, value: float) -> float:
        """How far along the axis a value lies."""
        return math.log(value / self.least) / math.log(self.most / self.least)


def main(arguments: Sequence[str]) -> None:
    """Draw the picture and print its numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    wanted = parser.parse_args(arguments)
    runs = [json.loads(path.read_text(encoding="utf-8")) for path in wanted.files]
    times = cold_times(runs)
    wanted.picture.write_text(picture(times, _subtitle(runs[-1])), encoding="utf-8")
    sys.stdout.write(table(times))


def cold_times(runs: Sequence[Mapping[str, Any]]) -> Times:
    """The cold builds of all runs; of two runs with as many articles the later one counts."""
    times: dict[str, dict[int, float]] = {}
    for run in sorted(runs, key=lambda each: (each["articles"], each["date"])):
        for result in run["results"]:
            if result["step"] == COLD:
                times.setdefault(result["tool"], {})[run["articles"]] = result["wall"]
    return times


def table(times: Times) -> str:
    """The numbers of the picture in Markdown, seconds."""
    counts = _counts(times)
    rows = [
        (tool, *(f"{of[count]:.2f}" if count in of else "" for count in counts)) for tool, of in sorted(times.items())
    ]
    return markdown_table(("cold build, s", *(f"{count:,}" for count in counts)), "<" + ">" * len(counts), rows)


def picture(times: Times, subtitle: str) -> str:
    """The plot as SVG that needs nothing else and follows the reader's light or dark page."""
    counts = _counts(times)
    across = Scale(counts[0] / 1.15, counts[-1] * 1.15)
    seconds = [value for of in times.values() for value in of.values()]
    up = Scale(_round_below(min(seconds)), _round_above(max(seconds)))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t">',
            '<title id="t">Cold build time against the number of articles</title>',
            f"<style>{_style(times)}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
            f'<text class="title" x="{LEFT}" y="24">Cold build, seconds (both axes logarithmic)</text>',
            f'<text class="note" x="{LEFT}" y="42">{escape(subtitle)}</text>',
            *_grid_across(across, counts),
            *_grid_up(up),
            *_lines(times, across, up),
            "</svg>\n",
        )
    )


def _counts(times: Times) -> list[int]:
    return sorted({count for of in times.values() for count in of})


def _round_below(value: float) -> float:
    return max(step for step in _steps() if step <= value)


def _round_above(value: float) -> float:
    return min(step for step in _steps() if step >= value)


def _steps() -> tuple[float, ...]:
    return tuple(digit * 10.0**power for power in range(-3, 6) for digit in (1, 2, 5))


def _x(across: Scale, count: float) -> float:
    return LEFT + across.part(count) * (WIDTH - LEFT - RIGHT)


def _y(up: Scale, value: float) -> float:
    return HEIGHT - BOTTOM - up.part(value) * (HEIGHT - TOP - BOTTOM)


def _grid_across(across: Scale, counts: Sequence[int]) -> list[str]:
    bottom = HEIGHT - BOTTOM
    marks = [
        f'<path class="grid" d="M{_x(across, count):.1f} {TOP}V{bottom}"/>'
        f'<text class="mark" x="{_x(across, count):.1f}" y="{bottom + 20}" text-anchor="middle">{count:,}</text>'
        for count in counts
    ]
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    return [*marks, f'<text class="axis" x="{middle:.0f}" y="{bottom + 44}" text-anchor="middle">articles</text>']


def _grid_up(up: Scale) -> list[str]:
    marks = [
        f'<path class="grid" d="M{LEFT} {_y(up, step):.1f}H{WIDTH - RIGHT}"/>'
        f'<text class="mark" x="{LEFT - 10}" y="{_y(up, step) + 4:.1f}" text-anchor="end">{step:g}</text>'
        for step in _steps()
        if up.least <= step <= up.most
    ]
    middle = TOP + (HEIGHT - TOP - BOTTOM) / 2
    turned = f'transform="translate(20 {middle:.0f}) rotate(-90)"'
    return [*marks, f'<text class="axis" {turned} text-anchor="middle">seconds</text>']


def _lines(times: Times, across: Scale, up: Scale) -> list[str]:
    parts, free = [], float(HEIGHT)
    for tool, of in sorted(times.items(), key=lambda each: each[1][max(each[1])]):
        points = [(_x(across, count), _y(up, of[count])) for count in sorted(of)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dots = "".join(f'<circle class="dot {tool}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points)
        free = min(points[-1][1], free - LINE)  # from the lowest up, so that no name covers another
        name = f'<text class="name {tool}" x="{points[-1][0] + 12:.1f}" y="{free + 4:.1f}">{escape(tool)}</text>'
        parts.append(f'<polyline class="line {tool}" points="{path}"/>{dots}{name}')
    return parts


def _style(times: Times) -> str:
    tones = {tool: TONES.get(tool, UNKNOWN) for tool in times}
    light, dark = ("".join(f".{tool}{{--tone:{pair[at]}}}" for tool, pair in tones.items()) for at in (0, 1))
    return (
        "text{font:13px system-ui,sans-serif;fill:var(--ink)}.title{font-weight:600;font-size:15px}"
        ".note,.mark,.axis{fill:var(--pale)}.paper{fill:var(--paper)}.grid{stroke:var(--rule);fill:none}"
        ".line{fill:none;stroke:var(--tone);stroke-width:2}.dot{fill:var(--tone)}.name{fill:var(--tone);font-weight:600}"
        f".line.{OURS}{{stroke-width:3.5}}"
        f"svg{{--paper:#fff;--ink:#1b1b1b;--pale:#595959;--rule:#e3e3e3}}{light}"
        "@media (prefers-color-scheme:dark){"
        f"svg{{--paper:#15181c;--ink:#eee;--pale:#aab;--rule:#30343a}}{dark}}}"
    )


def _subtitle(run: Mapping[str, Any]) -> str:
    machine = run["machine"]
    return f"{run['date'][:10]}, {machine['cores']} cores of {machine['cpu']}, {machine['system']}"


if __name__ == "__main__":
    main(sys.argv[1:])
