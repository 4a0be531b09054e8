"""Problems for programs: one JSON document, or GitHub's workflow commands."""

import json
from collections.abc import Iterable

from bantin.problems import Problem, Severity
from bantin.report.language import said

GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_json(problems: Iterable[Problem], lang: str) -> str:
    """All problems as one JSON document (its form: docs/reference.md)."""
    listed = list(problems)
    return json.dumps(
        {
            "problems": [as_object(one, lang) for one in listed],
            "errors": sum(one.severity is Severity.ERROR for one in listed),
            "warnings": sum(one.severity is Severity.WARNING for one in listed),
        },
        ensure_ascii=False,
        indent=2,
    )


def as_object(one: Problem, lang: str) -> dict[str, str | int]:
    """One problem as plain values."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "end_line": one.span.end_line,
        "end_column": one.span.end_column,
        "message": said(one.message, lang),
        "hint": said(one.hint, lang),
    }


def as_github(problems: Iterable[Problem], lang: str) -> str:
    """One workflow command a problem, so that GitHub shows it beside the line."""
    return "\n".join(_command(one, lang) for one in problems)


def _command(one: Problem, lang: str) -> str:
    span = one.span
    place = f"file={_property(span.file)},line={span.line},col={span.column}"
    end = f",endLine={span.end_line},endColumn={span.end_column}"
    text = " ".join(part for part in (said(one.message, lang), said(one.hint, lang)) if part)
    return f"::{GITHUB[one.severity]} {place}{end},title={_property(one.code)}::{_text(text)}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
