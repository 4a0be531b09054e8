"""A site full of mistakes: each is reported exactly where an annotation below its line says, and nothing else is.

An annotation is a comment of the file's own language, as `# error 7-16 date-day`, `<!-- warning 1-9 html-removed -->`:
severity, first column, end column (`+1:4` where that is on a later line) and code of a problem on the nearest line
above that is none.
What can hold no comment (CSV, files that are broken as a whole) has them in `<file>.expect`, each with its line.
`BANTIN_REWRITE=1 pytest tests/test_mistakes.py` writes all of them anew from what is reported.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bantin.cli import main
from bantin.problems import EDITORIAL, SEVERITY
from tests.minisite import PROJECT

MISTAKES = Path(__file__).parent / "mistakes"
NOW = "2026-12-01T09:00"
PLACE = r"(?P<severity>error|warning|info) (?P<column>\d+)-(?:\+(?P<lines>\d+):)?(?P<end>\d+) (?P<code>[a-z-]+)"
ANNOTATION = re.compile(rf"\s*(?:# {PLACE}|<!-- {PLACE.replace('?P<', '?P<in_')} -->)\s*")
BESIDE = re.compile(rf"(?P<line>\d+) {PLACE}")


class Expected(NamedTuple):
    """Where a problem stands."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: str
    code: str


def test_every_mistake_is_reported_where_it_is_annotated(capsys: pytest.CaptureFixture[str]) -> None:
    if os.environ.get("BANTIN_REWRITE"):
        _rewrite(capsys)
    found = [_place(one) for one in _checked(MISTAKES, "vi", capsys)]
    assert "\n".join(map(str, sorted(found))) == "\n".join(map(str, sorted(_annotated())))


def test_every_editorial_check_has_a_mistake_and_something_that_nearly_is_one() -> None:
    lacking = (EDITORIAL | OF_OLD) - {one.code for one in _annotated()}
    assert lacking == {"link-dead"}  # tests/test_external_links.py
    near = {file for path in MISTAKES.rglob("*-sat.md") if (file := path.relative_to(MISTAKES).as_posix())}
    assert len(near) >= 6
    assert not near & {one.file for one in _annotated()}


# What a proofreader says under codes that others have as well.
OF_OLD = frozenset(
    """round-reversed prize-basis date-weekday picture-alt minor-consent dieu-gap khoan-gap diem-order citation-dangling
    rules-marker link-broken anchor-broken text-nfd text-hidden""".split()
)


@pytest.mark.parametrize("field", ["message", "hint"])
def test_every_problem_is_said_in_vietnamese_and_in_english(field: str, capsys: pytest.CaptureFixture[str]) -> None:
    vietnamese, english = _checked(MISTAKES, "vi", capsys), _checked(MISTAKES, "en", capsys)
    assert [_place(one) for one in vietnamese] == [_place(one) for one in english]
    for one, other in zip(vietnamese, english, strict=True):
        assert one[field].strip()
        assert other[field].strip()
        assert one[field] != other[field]
        assert unicodedata.is_normalized("NFC", one[field])


# Codes of what has no value to quote: a file as a whole, a place that lacks something, a mark of the parser; and
# those of what should not be repeated in a log that everybody can read.
WITHOUT_VALUE = frozenset(
    """
    control-character value-empty value-type field-required date-weekday text-hidden text-fullwidth text-nfd
    frontmatter-missing frontmatter-unclosed frontmatter-not-mapping yaml-syntax yaml-depth yaml-alias yaml-tag encoding
    picture-unreadable table-row range-reversed block-unclosed link-held-back rules-sections silence-unused
    text-private-use personal-phone personal-id personal-email personal-account
    """.split()
)


def test_messages_quote_the_value_at_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    for one in _checked(MISTAKES, "vi", capsys):
        line = (MISTAKES / one["file"]).read_bytes().decode("utf-8", "replace").split("\n")[one["line"] - 1]
        value = unicodedata.normalize("NFC", line[one["column"] - 1 : one["end_column"] - 1]).strip("\"'<>/ ")
        word = re.search(r"\w+", value)
        if one["code"] not in WITHOUT_VALUE and word:
            narrow = unicodedata.normalize("NFKC", word[0])  # full-width digits are quoted as they were read
            assert word[0] in one["message"] or narrow in one["message"], one


def test_problems_are_counted_and_sorted(capsys: pytest.CaptureFixture[str]) -> None:
    said = _run(MISTAKES, "vi", capsys)
    severities = [one["severity"] for one in said["problems"]]
    assert (said["errors"], said["warnings"]) == (severities.count("error"), severities.count("warning"))
    places = [(one["file"], one["line"], one["column"]) for one in said["problems"]]
    assert places == sorted(places)


def test_the_locale_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "content/tin-tuc").mkdir(parents=True)
    (tmp_path / "site.yaml").write_text("tilte: x", encoding="utf-8")
    (tmp_path / "content/tin-tuc/tiếng Việt.md").write_text("", encoding="utf-8")
    (tmp_path / "content/tin-tuc" / os.fsdecode(b"\xff.md")).write_bytes(b"")
    found = [_said_under(locale, tmp_path) for locale in ({"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C", "PYTHONUTF8": "0"})]
    assert found[0] == found[1]
    files = {one["file"] for one in json.loads(found[0])["problems"]}
    assert files == {"site.yaml", "content/tin-tuc/tiếng Việt.md", "content/tin-tuc/\udcff.md"}


def _said_under(locale: dict[str, str], root: Path) -> str:
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "check",
        "--root",
        str(root),
        "--format",
        "json",
        "--now",
        NOW,
    ]
    done = subprocess.run(command, capture_output=True, env=os.environ | locale, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout.decode("utf-8")


def _checked(root: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    problems: list[dict[str, Any]] = _run(root, lang, capsys)["problems"]
    return problems


def _run(root: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    arguments = ["check", "--root", str(root), "--now", NOW, "--format", "json", "--jobs", "1", "--lang", lang]
    assert main(arguments) == 1
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def _place(one: dict[str, Any]) -> Expected:
    assert SEVERITY.get(one["code"]) is not None
    names = ("file", "line", "column", "end_line", "end_column", "severity", "code")
    return Expected(*(one[name] for name in names))


def _sources(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".expect")


def _annotated() -> Iterator[Expected]:
    for path in _sources(MISTAKES):
        file = path.relative_to(MISTAKES).as_posix()
        beside = _beside(path)
        if beside.exists():
            rows = [BESIDE.fullmatch(row) for row in beside.read_text(encoding="utf-8").splitlines()]
            yield from (_expected(file, int(row["line"]), row.groupdict()) for row in rows if row)
        elif path.suffix in {".md", ".yaml"}:
            yield from _within(file, path.read_text(encoding="utf-8").split("\n"))


def _within(file: str, lines: list[str]) -> Iterator[Expected]:
    above = 0
    for number, line in enumerate(lines, 1):
        found = ANNOTATION.fullmatch(line)
        if found is None:
            above = number
        else:
            groups = {name.removeprefix("in_"): value for name, value in found.groupdict().items() if value}
            yield _expected(file, above, groups)


def _expected(file: str, line: int, groups: dict[str, Any]) -> Expected:
    end_line = line + int(groups.get("lines") or 0)
    return Expected(file, line, int(groups["column"]), end_line, int(groups["end"]), groups["severity"], groups["code"])


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.expect")


def _rewrite(capsys: pytest.CaptureFixture[str]) -> None:
    """Write all annotations anew: strip them, check what is left, put each below its line."""
    for path in _sources(MISTAKES):
        if path.suffix in {".md", ".yaml"} and not _beside(path).exists():
            lines = path.read_text(encoding="utf-8").split("\n")
            kept = [line for line in lines if not ANNOTATION.fullmatch(line)]
            path.write_text("\n".join(kept), encoding="utf-8", newline="\n")
    found: dict[str, list[Expected]] = defaultdict(list)
    for one in _checked(MISTAKES, "vi", capsys):
        found[one["file"]].append(_place(one))
    for file, places in found.items():
        path = MISTAKES / file
        if _beside(path).exists() or path.suffix not in {".md", ".yaml"}:
            rows = "".join(f"{one.line} {_shown(one)}\n" for one in places)
            _beside(path).write_text(rows, encoding="utf-8", newline="\n")
        else:
            _annotate(path, places)


def _annotate(path: Path, places: list[Expected]) -> None:
    written, fences = [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        written.append(line)
        fences += line.rstrip() == "---"
        hash_sign = path.suffix == ".yaml" or fences < 2
        notes = [_shown(one) for one in places if one.line == number]
        written += [f"# {note}" if hash_sign else f"<!-- {note} -->" for note in notes]
    path.write_text("\n".join(written), encoding="utf-8", newline="\n")


def _shown(one: Expected) -> str:
    lines = f"+{one.end_line - one.line}:" if one.end_line > one.line else ""
    return f"{one.severity} {one.column}-{lines}{one.end_column} {one.code}"
