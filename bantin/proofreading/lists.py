"""What Markdown makes of lines that were meant otherwise: a year that becomes a list, points that run together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bantin.model.pages import Rules
from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording

NUMBERED = re.compile(r"\n([0-9]{2,4})\. (?=\S)")
ITEM = re.compile(r" {0,3}([0-9]{1,4})[.)]\s")
POINT = re.compile(r"\n[ \t]*([a-zđ])\) (?=\S)")
EMPTY_LINE = re.compile(r"\n[ \t]*\n")
LOOKED_BACK = 4000  # characters in which the list above stands
SHOWN = 40


def lists(copy: Manuscript) -> Iterator[Problem]:
    """Paragraphs that would be lists, and lists that would be one paragraph; rules have a grammar of their own."""
    if isinstance(copy.entry, Rules):
        return
    body = "\n" + copy.source.body
    if NUMBERED.search(body):
        yield from _accidental(copy)
    if "b) " in body:
        yield from _lettered(copy)


def _accidental(copy: Manuscript) -> Iterator[Problem]:
    seen = "\n" + copy.body.visible
    for found in NUMBERED.finditer(seen):
        before = seen[max(0, found.start() - LOOKED_BACK) : found.start()].rstrip(" \t")
        if (before and not before.endswith("\n")) or _continues(before, int(found[1])):
            continue
        end = seen.find("\n", found.end())
        line = seen[found.start() + 1 : end if end != -1 else None]
        shown = line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
        number = found[1]
        yield problem(
            "list-accidental",
            copy.body.span(found.start(), found.start() + len(number) + 1),
            Wording(
                f"“{shown}” sẽ thành mục 1 của một danh sách, mất số {number}.",
                f"“{shown}” will be item 1 of a list, without its {number}.",
            ),
            Wording(f"Ghi “{number}\\.” để giữ nguyên số.", f"Write “{number}\\.” to keep the number."),
        )


def _continues(before: str, number: int) -> bool:
    """Whether the block above is an item of the same list."""
    items = (found for line in reversed(before.split("\n")) if (found := ITEM.match(line)))
    last = next(items, None)
    return last is not None and int(last[1]) in {number - 1, number}


def _lettered(copy: Manuscript) -> Iterator[Problem]:
    """The first of the points that stand in neighbouring lines."""
    seen, written = "\n" + copy.body.visible, "\n" + copy.source.body  # a comment between two lines parts nothing
    points = list(POINT.finditer(seen))
    for one, other in pairwise(points):
        lines = written[one.start() + 1 : other.start() + 1]
        if (one[1], other[1]) == ("a", "b") and not EMPTY_LINE.search(lines):
            start = one.start(1) - 1
            yield problem(
                "list-lettered",
                copy.body.span(start, start + 2),
                Wording(
                    "“a)”, “b)” ở hai dòng liền nhau sẽ dính vào nhau thành một đoạn.",
                    "“a)” and “b)” on neighbouring lines will run into one paragraph.",
                ),
                Wording(
                    "Thêm một dòng trống trước mỗi điểm, hoặc dùng “- ” ở đầu dòng.",
                    "Put an empty line before each, or begin the lines with “- ”.",
                ),
            )
