"""Problems for the preview: each with the lines around it, and the places to go from there."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from bantin.problems import Problem, Span
from bantin.report.language import said
from bantin.report.terminal import lines_of

AROUND = 2  # lines shown above and below
LONGEST = 4000  # characters of a line
BEFORE = 1000  # of them before the mark, where a line is cut

Shown = dict[str, object]


def as_overlay(problems: Iterable[Problem], roots: Sequence[Path], lang: str) -> list[Shown]:
    """Each problem as plain values; its file lies in the first of these folders that has it."""
    lines: dict[str, list[str]] = {}
    return [_shown(one, _file_of(one.span, roots), lines, lang) for one in problems]


def _file_of(span: Span, roots: Sequence[Path]) -> Path:
    return next((root / span.file for root in roots if (root / span.file).is_file()), roots[0] / span.file)


def _shown(one: Problem, file: Path, lines: dict[str, list[str]], lang: str) -> Shown:
    span = one.span
    if span.file not in lines:
        lines[span.file] = lines_of(file)
    excerpt, mark = _excerpt(span, lines[span.file])
    return {
        "code": one.code,
        "severity": one.severity.value,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "message": said(one.message, lang),
        "hint": said(one.hint, lang),
        "excerpt": excerpt,
        "mark": mark,
        "explain": f"/__bantin/explain/{one.code}",
        "editor": f"vscode://file/{quote(file.as_posix().lstrip('/'))}:{span.line}:{span.column}",
    }


def _excerpt(span: Span, lines: Sequence[str]) -> tuple[list[Shown], Shown | None]:
    """The lines around a place, and where in them it is."""
    if not 0 < span.line <= len(lines):
        return [], None
    first, last = max(1, span.line - AROUND), min(len(lines), span.line + AROUND)
    line = lines[span.line - 1]
    cut = max(0, span.column - 1 - BEFORE) if len(line) > LONGEST else 0
    texts = {number: lines[number - 1][:LONGEST] for number in range(first, last + 1)}
    texts[span.line] = line[cut : cut + LONGEST]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    mark: Shown = {"line": span.line, "column": span.column - cut, "width": max(1, end - span.column)}
    return [{"line": number, "text": text} for number, text in texts.items()], mark
