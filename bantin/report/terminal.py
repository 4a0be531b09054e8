"""Problems for people: where, what, the line with a caret below it, and what to type instead."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bantin.characters import plain_ends
from bantin.problems import Problem, Severity
from bantin.report.language import said, say

WORDS = {
    Severity.ERROR: ("lỗi", "error", "bold red"),
    Severity.WARNING: ("cảnh báo", "warning", "yellow"),
    Severity.INFO: ("ghi chú", "note", "cyan"),
}
WIDEST = 100


def show(problems: Iterable[Problem], root: Path, lang: str, stream: TextIO) -> None:
    """Print every problem with its excerpt; colours only on a terminal."""
    console = Console(file=stream, highlight=False, soft_wrap=True, emoji=False, markup=False)
    lines: dict[str, list[str]] = {}
    for one in problems:
        console.print(heading(one, lang))
        for line in _excerpt(one, lines.setdefault(one.span.file, lines_of(root / one.span.file))):
            console.print(line)
        if said(one.hint, lang):
            console.print(Text(f"  {say(lang, 'Gợi ý', 'Hint')}: {said(one.hint, lang)}"))
        console.print()


def heading(one: Problem, lang: str) -> Text:
    """The first line: place, severity, code and fact."""
    vi, en, style = WORDS[one.severity]
    place = f"{one.span.file}:{one.span.line}:{one.span.column}: "
    return Text.assemble(
        (_printable(place), "bold"),
        (say(lang, vi, en), style),
        f" {one.code}: {_printable(said(one.message, lang))}",
    )


def _printable(text: str) -> str:
    """Control characters (of a file's name) as escapes: a terminal would obey them."""
    return "".join(ascii(char)[1:-1] if unicodedata.category(char) == "Cc" else char for char in text)


def lines_of(file: Path) -> list[str]:
    """The lines of a file as positions count them; none where it cannot be read."""
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return []
    return plain_ends(text).split("\n")


def _excerpt(one: Problem, lines: list[str]) -> list[Text]:
    if not _has_text(lines, one.span.line):
        return []
    line = "".join(" " if unicodedata.category(char) == "Cc" else char for char in lines[one.span.line - 1])
    start = one.span.column - 1
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(line)
    cut = max(0, min(start - 20, len(line) - WIDEST)) if len(line) > WIDEST else 0
    number = f"{one.span.line:>4} | "
    caret = " " * (_width(line[cut:start])) + "^" * max(1, _width(line[start : min(end, cut + WIDEST)]))
    return [Text(number + line[cut : cut + WIDEST]), Text.assemble("     | ", (caret, WORDS[one.severity][2]))]


def _has_text(lines: list[str], line: int) -> bool:
    """Whether there is anything to show of a line."""
    return 0 < line <= len(lines) and bool(lines[line - 1].strip())


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(char) in {"W", "F"} for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)
