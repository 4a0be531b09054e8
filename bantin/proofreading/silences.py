"""Comments that silence a problem at one place: `# bantin: bỏ-qua CODE`, `<!-- bantin: bỏ-qua CODE -->`."""

import re
from collections.abc import Iterator, Sequence

from bantin.markdown.locate import Source
from bantin.notices import SILENCED, SILENCER, Silence
from bantin.proofreading.manuscript import Manuscript

IN_BODY = re.compile(r"<!--\s*" + SILENCED + r"\s*-->")
ALONE = re.compile(r"\s*(?:#.*|<!--.*-->\s*)")
INDENT = re.compile(r"[ ]*(-?)")


def silences_of(copy: Manuscript) -> tuple[Silence, ...]:
    """Every such comment of an entry, with the lines for which it counts."""
    found: list[Silence] = []
    if "bantin:" in copy.source.header:
        found += _in_header(copy.header)
    if "bantin:" in copy.source.body:
        found += _in_body(copy.body)
    return tuple(found)


def _in_header(header: Source) -> Iterator[Silence]:
    lines = header.text.split("\n")
    for number, line in enumerate(lines):
        found = SILENCER.search(line)
        if found:
            alone = not line[: found.start()].strip()
            covered = _block_of_yaml(lines, number + 1) if alone else (number, number)
            yield _silence(header, number, found, covered)


def _in_body(body: Source) -> Iterator[Silence]:
    lines = body.text.split("\n")
    seen = body.commented.split("\n")
    for number, line in enumerate(seen):
        for found in IN_BODY.finditer(line):
            alone = not IN_BODY.sub("", line).strip()
            covered = _block_of_text(lines, number + 1) if alone else (number, number)
            yield _silence(body, number, found, covered)


def _silence(text: Source, number: int, found: re.Match[str], covered: tuple[int, int]) -> Silence:
    start = text.offset(number, found.start())
    codes = tuple(part for part in re.split(r"[,\s]+", found["codes"]) if part)
    first, last = covered
    return Silence(codes, text.span(start, start + len(found[0])), text.first + first, text.first + last)


def _block_of_yaml(lines: Sequence[str], start: int) -> tuple[int, int]:
    """The next key or item with all that is indented below it."""
    first = _next(lines, start)
    depth, is_item = _depth(lines[first]) if first < len(lines) else (0, False)
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line.strip() and not line.lstrip().startswith("#"):
            deeper, item = _depth(line)
            if deeper < depth or (deeper == depth and (is_item or not item)):
                break
            last = number
    return first, last


def _depth(line: str) -> tuple[int, bool]:
    found = INDENT.match(line)
    return (found.end() - len(found[1]), bool(found[1])) if found else (0, False)


def _block_of_text(lines: Sequence[str], start: int) -> tuple[int, int]:
    """The next paragraph, list, table …: all lines up to an empty one."""
    first = last = _next(lines, start)
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return first, last


def _next(lines: Sequence[str], start: int) -> int:
    """The next line that holds anything but a comment."""
    inside = range(start, len(lines))
    return next((number for number in inside if lines[number].strip() and not ALONE.fullmatch(lines[number])), start)
