"""`value`: how one value is read, with the names and meanings of the vectors' columns."""

import json
import subprocess
import sys
import unicodedata

import pytest

from bantin.arguments.words import VALUE_TYPES
from bantin.cli import main
from bantin.problems import SEVERITY, Severity
from bantin.value import TYPES, read_value
from tests.minisite import PROJECT
from tests.vector_rows import csv_rows

NAMES = frozenset(
    "kind start end start_time end_time min max per approx text words slug code severity message hint".split()
)
DATES = [row for row in csv_rows("dates.csv") if row["context"] == "field"]
DATE_COLUMNS = ("kind", "start", "end", "start_time", "end_time")

Said = dict[str, str | int]


def value(kind: str, text: str, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, Said]:
    status = main(["value", kind, text, "--format", "json", *more])
    said: Said = json.loads(capsys.readouterr().out)
    return status, said


@pytest.mark.parametrize("row", DATES, ids=[f"{row['id']}-{row['input']}" for row in DATES])
def test_dates_have_the_columns_of_the_vectors(row: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    status, said = value("date", row["input"], capsys)
    assert status == (row["expect"] == "error")
    assert said.get("code", "") == row["code"]
    if row["expect"] != "error":
        assert {name: said.get(name, "") for name in DATE_COLUMNS} == {name: row[name] for name in DATE_COLUMNS}
        assert said["text"]


MONEY = csv_rows("money.csv")


@pytest.mark.parametrize("row", MONEY, ids=[f"{row['id']}-{row['input']}" for row in MONEY])
def test_sums_have_the_columns_of_the_vectors(row: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    status, said = value("money", row["input"], capsys)
    assert status == (row["expect"] == "error")
    assert said.get("code", "") == row["code"]
    for name in ("min", "max", "per", "approx"):
        assert str(said.get(name, "")) == row[name]


SLUGS = csv_rows("slugs.csv")


@pytest.mark.parametrize("row", SLUGS, ids=[row["id"] for row in SLUGS])
def test_slugs_are_those_of_the_vectors(row: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    status, said = value("slug", row["input"], capsys)
    assert status == (not row["slug"])
    assert said.get("slug", "") == row["slug"]


WORDS = csv_rows("money_words.csv")


@pytest.mark.parametrize("row", WORDS, ids=[row["number"] for row in WORDS])
def test_numbers_are_said_in_words(row: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    _, said = value("number", row["number"], capsys)
    assert said["words"] == row["bac"]


CASES: list[tuple[str, str, Said]] = [
    (
        "date",
        "17 giờ 00 ngày 15/4/2025",
        {"kind": "datetime", "start": "2025-04-15", "start_time": "17:00", "text": "17 giờ 00 ngày 15/4/2025"},
    ),
    (
        "period",
        "16 - 17/5/2025",
        {
            "kind": "date_range",
            "start": "2025-05-16",
            "end": "2025-05-17",
            "text": "từ ngày 16/5/2025 đến hết ngày 17/5/2025",
        },
    ),
    ("duration", "60 ngày đêm", {"kind": "duration", "text": "60 ngày đêm"}),
    (
        "money",
        "từ 10 đến 20 triệu đồng",
        {"kind": "money", "min": 10_000_000, "max": 20_000_000, "text": "từ 10 đến 20 triệu đồng"},
    ),
    (
        "money",
        "hơn 80 triệu đồng/giải",
        {"kind": "money", "min": 80_000_000, "per": "giải", "approx": "hơn", "words": "Tám mươi triệu đồng"},
    ),
    ("count", "01", {"kind": "count", "min": 1, "text": "1", "words": "một"}),
    ("number", "3.500", {"kind": "number", "min": 3500, "text": "3.500"}),
    ("number", "87,25", {"kind": "number", "min": "87.25", "text": "87,25"}),
    ("slug", "Đăng ký dự thi", {"kind": "slug", "slug": "dang-ky-du-thi"}),
    ("date", "2025-4-1", {"start": "2025-04-01", "code": "date-unpadded", "severity": "warning"}),
    ("date", "31/4/2025", {"code": "date-day", "severity": "error"}),
    ("period", "60 ngày đêm", {"code": "date-kind", "severity": "error"}),
    ("duration", "01/4/2025", {"code": "date-kind", "severity": "error"}),
    ("money", "", {"code": "value-empty", "severity": "error"}),
    ("money", "-5.000.000", {"code": "money-negative", "severity": "error"}),
    ("number", "-3,5", {"kind": "number", "min": "-3.5", "text": "-3,5"}),
    ("number", "1.5", {"code": "number-dot", "severity": "error"}),
    ("count", "1,5", {"code": "number-format", "severity": "error"}),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES, ids=[f"{kind}-{text}" for kind, text, _ in CASES])
def test_what_a_value_means(kind: str, text: str, expected: Said, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = value(kind, text, capsys)
    found = {name: str(said.get(name)).replace("\u00a0", " ") for name in expected}
    assert found == {name: str(meaning) for name, meaning in expected.items()}
    assert status == (expected.get("severity") == "error")
    assert set(said) <= NAMES


def test_a_refusal_says_why_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, vietnamese = value("date", "31/4/2025", capsys)
    _, english = value("date", "31/4/2025", capsys, "--lang", "en")
    assert "“31/4/2025”" in str(vietnamese["message"])
    assert "31/4/2025" in str(english["message"])
    assert vietnamese["message"] != english["message"]
    assert vietnamese["hint"] != english["hint"]
    assert unicodedata.is_normalized("NFC", str(vietnamese["message"]))


def test_text_is_the_format_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "count", "02"]) == 0
    assert capsys.readouterr().out.splitlines() == ["kind: count", "min: 2", "text: 2", "words: hai"]


def test_an_unknown_type_lists_the_types(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "ngày", "x"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert all(name in said.err for name in TYPES)


MARKS = ["", " ", "\u200b", "\u00a0", "\0", "\u2028", "{}", "٣/4/2025", "1e400", "\x1b[31m", "\ud800"]
ODD = [*MARKS, "x" * 100_000, "9" * 5_000]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:8]))
def test_odd_texts_are_read_or_refused_with_a_code(kind: str, text: str) -> None:
    found = read_value(kind, text)
    assert found.columns or found.severity is Severity.ERROR
    assert found.remark is None or found.remark.code in SEVERITY


def run(*arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(PROJECT / "build.py"), "value", *arguments]
    return subprocess.run(command, capture_output=True, check=False)


def test_the_command_itself_answers_on_stdout() -> None:
    done = run("period", "từ ngày 01/4/2025 đến hết ngày 15/4/2025", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["end"] == "2025-04-15"


def test_bytes_that_are_no_text_are_refused_without_a_traceback() -> None:
    done = run("slug", b"\xe3\x81", "--format", "json")
    assert done.returncode in {1, 2}
    assert b"Traceback" not in done.stderr


def test_the_help_names_exactly_the_types_that_are_read() -> None:
    assert tuple(TYPES) == VALUE_TYPES


@pytest.mark.parametrize(
    ("kind", "text"),
    [("date", "01/4/2025\r"), ("money", "5 triệu\x0c đồng"), ("slug", "a\x07b"), ("number", "5\x85")],
)
def test_a_control_character_is_refused_before_anything_is_read(
    kind: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = value(kind, text, capsys)
    assert (status, said["code"]) == (1, "control-character")
    assert f"U+{ord(next(char for char in text if ord(char) < 32 or ord(char) == 0x85)):04X}" in str(said["message"])
