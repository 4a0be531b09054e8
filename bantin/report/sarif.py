"""Problems as SARIF 2.1.0 (OASIS): what code scanners show beside the lines of a repository."""

import json
from collections.abc import Iterable
from urllib.parse import quote

from bantin.problems import SEVERITY, Problem, Severity
from bantin.report.language import said

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(problems: Iterable[Problem], lang: str) -> str:
    """All problems as one SARIF log with one run."""
    listed = list(problems)
    codes = sorted({one.code for one in listed})
    places = {code: place for place, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "Bản Tin", "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places[one.code], lang) for one in listed],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    return {
        "id": code,
        "shortDescription": {"text": f"python3 build.py explain {code}"},
        "defaultConfiguration": {"level": LEVELS[SEVERITY[code]]},
    }


def _result(one: Problem, rule: int, lang: str) -> dict[str, object]:
    text = " ".join(part for part in (said(one.message, lang), said(one.hint, lang)) if part)
    file = one.span.file.encode("utf-8", "surrogateescape")
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(file), "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": one.span.line,
                        "startColumn": one.span.column,
                        "endLine": one.span.end_line,
                        "endColumn": one.span.end_column,
                    },
                }
            }
        ],
    }
