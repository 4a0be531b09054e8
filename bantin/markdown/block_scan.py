"""The blocks of a source (`/// name | argument`), each with its exact place, and what is wrong with them."""

import re
from dataclasses import dataclass, field

from bantin.markdown import remarks
from bantin.markdown.block_kinds import BLOCKS
from bantin.markdown.blocks import OPTION_LINE
from bantin.markdown.locate import Source
from bantin.problems import Problem, Span

START = re.compile(r"\s*(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?")
END = re.compile(r"\s*(/{3,}) *")


@dataclass(slots=True)
class Found:
    """A block of the source, while its end is looked for."""

    name: str
    slashes: str
    span: Span
    header: Span


@dataclass(slots=True)
class Scan:
    """Every block of ours in order, and the problems of all."""

    blocks: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def scan_blocks(source: Source) -> Scan:
    """What the source's block headers say; a text without `///` costs one search."""
    scan = Scan()
    if "///" not in source.text:
        return scan
    open_blocks: list[Found] = []
    lines = source.visible.split("\n")
    for number, line in enumerate(lines):
        if start := START.fullmatch(line):
            _open(source, number, start, scan, open_blocks)
            _read_options(source, number, lines, open_blocks[-1], scan)
        elif end := END.fullmatch(line):
            scan.problems.extend(_unclosed(_close(end[1], open_blocks)))
    scan.problems.extend(_unclosed(open_blocks))
    return scan


def _open(source: Source, number: int, start: re.Match[str], scan: Scan, open_blocks: list[Found]) -> None:
    name = start[2].lower()
    at = source.offset(number)
    name_span = source.span(at + start.start(2), at + start.end(2))
    argument = source.span(at + start.start(3), at + start.end(3)) if start[3] else name_span
    found = Found(name, start[1], argument, source.line_span(number))
    open_blocks.append(found)
    if name in BLOCKS:
        scan.blocks.append(found)
    else:
        scan.problems.append(remarks.block_unknown(name_span, start[2], tuple(BLOCKS)))


def _read_options(source: Source, number: int, lines: list[str], block: Found, scan: Scan) -> None:
    known = BLOCKS[block.name].options if block.name in BLOCKS else None
    # The masked lines do not do: options stand indented like code.
    written = source.text.split("\n")[number + 1 :]
    for index, line in enumerate(written, number + 1):
        option = OPTION_LINE.fullmatch(line)
        if not option:
            return
        lines[index] = ""
        if known is not None and option[1] not in known:
            at = source.offset(index)
            span = source.span(at + option.start(1), at + option.end(1))
            scan.problems.append(remarks.option_unknown(span, option[1], block.name, known))


def _close(slashes: str, open_blocks: list[Found]) -> list[Found]:
    """Closes the innermost block of the same length; gives those inside it, which nothing has closed."""
    for index in range(len(open_blocks) - 1, -1, -1):
        if open_blocks[index].slashes == slashes:
            inside = open_blocks[index + 1 :]
            del open_blocks[index:]
            return inside
    return []


def _unclosed(blocks: list[Found]) -> list[Problem]:
    return [remarks.block_unclosed(block.header, block.name) for block in blocks]
