"""CSV as Excel and LibreOffice write it, cut into cells, each with its place in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.problems import Span

SEPARATORS = ",;\t"
QUOTE = '"'
QUOTED = re.compile(r'[ ]*"(?:[^"]|"")*+"')
SAID = re.compile(r"sep=([,;\t])\n", re.IGNORECASE)  # what Excel takes as an instruction, not as a line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without its quotes, with its line and column in the file; `unclosed` is an opening quote alone."""

    text: str
    span: Span
    unclosed: Span | None = None


def lines_of(text: str, file: str) -> Iterator[tuple[Cell, ...]]:
    """The lines of a table (RFC 4180, with the separator that its first line uses); empty lines are left out."""
    said = SAID.match(text)
    rest = text[said.end() :] if said else text
    separator = said[1] if said else separator_of(rest)
    line: list[Cell] = []
    for cell, ends in _cells(rest, separator, file, 2 if said else 1):
        line.append(cell)
        if ends:
            if any(one.text for one in line):
                yield tuple(line)
            line = []


def separator_of(text: str) -> str:
    """The separator that stands most often in the first line, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\n").split("\n", 1)[0])
    return max(SEPARATORS, key=first.count)


def _cells(text: str, separator: str, file: str, first_line: int) -> Iterator[tuple[Cell, bool]]:
    """Every cell, and whether its line ends with it."""
    plain = re.compile(f"[^{re.escape(separator)}\n]*")
    index, line, column = 0, first_line, 1
    while index < len(text):
        raw, is_open = _raw(text, index, separator, plain)
        end = index + len(raw)
        ends = text[end : end + 1] != separator
        yield _cell(raw, file, line, column, is_open=is_open), ends
        broken = raw.count("\n")
        column = 1 if ends else (len(raw) - raw.rfind("\n") if broken else column + len(raw)) + 1
        line += broken + ends
        index = end + 1
        if not ends and index == len(text):
            yield Cell("", Span.at(file, line, column)), True


def _raw(text: str, index: int, separator: str, plain: re.Pattern[str]) -> tuple[str, bool]:
    """What stands in the file for the cell at an index, and whether its quote is never closed: then its line ends it.

    A quote that closes amid a word, past a separator or a line's end, belongs to another cell.
    """
    to_separator = _matched(plain, text, index)
    if not to_separator.lstrip(" ").startswith(QUOTE):
        return to_separator, False
    quoted = _matched(QUOTED, text, index)
    tail = _matched(plain, text, index + len(quoted))
    is_whole = bool(quoted) and not (tail.strip() and re.search(f"[{re.escape(separator)}\n]", quoted))
    return (quoted + tail, False) if is_whole else (to_separator, True)


def _matched(pattern: re.Pattern[str], text: str, index: int) -> str:
    found = pattern.match(text, index)
    return found[0] if found else ""


def _cell(raw: str, file: str, line: int, column: int, *, is_open: bool) -> Cell:
    span = _span(raw, file, line, column)
    if not is_open:
        return Cell(_unquoted(raw), span)
    return Cell(raw.strip().removeprefix(QUOTE).strip(), span, Span.at(file, line, span.column, 1))


def _unquoted(raw: str) -> str:
    bare = raw.strip()
    if len(bare) > 1 and bare.startswith(QUOTE) and bare.endswith(QUOTE):
        return bare[1:-1].replace(QUOTE * 2, QUOTE).strip()
    return bare


def _span(raw: str, file: str, line: int, column: int) -> Span:
    before = len(raw) - len(raw.lstrip())
    bare = raw.strip()
    if "\n" not in bare:
        return Span.at(file, line, column + before, len(bare))
    return Span(file, line, column + before, line + bare.count("\n"), len(bare) - bare.rfind("\n"))
