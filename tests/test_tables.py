"""Tables as Excel, LibreOffice and hands write them: read alike, and each wrong cell reported at its place."""

import time
from decimal import Decimal

import pytest

from bantin.model.pages import Winner
from bantin.model.tables import MAX_ROWS, ScoreLine, read_scoreboard, read_winners
from bantin.model.types import Quantity
from tests.reading import said

FILE = "content/phong-trao/x/bang.csv"
HEAD = "Kỳ;Đơn vị;Nhóm;Chỉ tiêu;Giá trị;Điểm"
ROWS = f"{HEAD}\n15/4/2025;Xã A;Khối xã;Dịch vụ công;87,25;9\n15/4/2025;Xã B;Khối xã;Dịch vụ công;;\n"


def scores(text: str | bytes) -> tuple[ScoreLine, ...]:
    rows, problems = read_scoreboard(text.encode() if isinstance(text, str) else text, FILE)
    assert said(problems) == []
    return rows


def wrong(text: str | bytes) -> list[str]:
    return said(read_scoreboard(text.encode() if isinstance(text, str) else text, FILE)[1])


def test_a_scoreboard_is_read() -> None:
    first, second = scores(ROWS)
    assert (first.snapshot.text, first.unit, first.group, first.indicator) == (
        "15/4/2025",
        "Xã A",
        "Khối xã",
        "Dịch vụ công",
    )
    assert first.value == Quantity(Decimal("87.25"), "87,25")
    assert first.score == Quantity(Decimal(9), "9")
    assert second.unit == "Xã B"


def test_a_blank_cell_is_not_reported_and_never_zero() -> None:
    blank, zero = scores(f"{HEAD}\n15/4/2025;Xã B;;;;\n15/4/2025;Xã C;;;0;0\n")
    assert (blank.value, blank.score, blank.group) == (None, None, None)
    assert zero.value == Quantity(Decimal(0), "0")


COMMAS = ROWS.replace("87,25", '"87,25"').replace(";", ",")
SAME: dict[str, str | bytes] = {
    "semicolons": ROWS,
    "commas": COMMAS,
    "tabs": ROWS.replace(";", "\t"),
    "BOM": f"\ufeff{ROWS}",
    "UTF-16 LE": ROWS.encode("utf-16"),
    "UTF-16 BE": b"\xfe\xff" + ROWS.replace(";", "\t").encode("utf-16-be"),
    "CRLF": ROWS.replace("\n", "\r\n"),
    "lone CR": ROWS.replace("\n", "\r"),
    "no last line feed": ROWS.rstrip("\n"),
    "all in quotes": "\n".join(";".join(f'"{cell}"' for cell in line.split(";")) for line in ROWS.splitlines()),
    "Excel's separator line": f"sep=;\n{ROWS}",
    "empty lines": ROWS.replace("\n", "\n;;;;;\n\n"),
    "white space": ROWS.replace(";", " ; "),
    "keys": ROWS.replace(HEAD, "snapshot;unit;group;indicator;value;score"),
    "capitals without accents": ROWS.replace(HEAD, "KY;DON VI;NHOM;CHI TIEU;GIA_TRI;DIEM"),
    "decomposed": ROWS.replace("ị", "i\u0323"),
    "without the last blank cells": ROWS.replace("Dịch vụ công;;\n", "Dịch vụ công\n"),
    "too many blank cells": ROWS.replace(";9\n", ";9;;;\n"),
    "no-break spaces in the header": ROWS.replace("Đơn vị", "Đơn\u00a0vị"),
    "serial numbers": "\n".join(f"{mark};{line}" for mark, line in zip(["TT", 1, 2], ROWS.splitlines(), strict=True)),
}


@pytest.mark.parametrize("name", SAME)
def test_every_way_to_write_a_table_gives_the_same(name: str) -> None:
    given = SAME[name]
    rows, problems = read_scoreboard(given if isinstance(given, bytes) else given.encode(), FILE)
    assert rows == scores(ROWS)
    assert {one.code for one in problems} <= {"text-nfd"}


def test_quotes_hold_separators_quotes_and_line_feeds() -> None:
    rows = scores(f'{HEAD}\n15/4/2025;"Xã ""A""; B\nvà C";;;1;2\n15/4/2025;Xã D;;;3;4\n')
    assert [row.unit for row in rows] == ['Xã "A"; B và C', "Xã D"]


def test_a_word_in_quotes_within_a_cell_is_text() -> None:
    rows = scores(f'{HEAD}\n15/4/2025;"Xã" A;;;1;2\n15/4/2025;Xã "B";;;3;4\n')
    assert [row.unit for row in rows] == ['"Xã" A', 'Xã "B"']


def test_many_quotes_that_never_close_take_no_time() -> None:
    lines = '15/4/2025;"Xã A;;;1;2\n' * 5_000
    started = time.process_time()
    assert len(wrong(f"{HEAD}\n{lines}")) == 5_000
    assert time.process_time() - started < 5


WRONG: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["error table-column 1:1-1"]),
    "only empty lines": ("\n;;\n", ["error table-column 1:1-1"]),
    "an unknown column": ("Kỳ;Đơn vịt;Điểm", ["error table-column 1:1-1", "error table-column 1:4-11"]),
    "a column twice": ("Kỳ;Đơn vị;Điểm;score", ["error table-column 1:16-21"]),
    "a missing column": ("Đơn vị;Điểm\nXã A;1", ["error table-column 1:1-1"]),
    "a wrong date": (f"{HEAD}\n31/4/2025;Xã A;;;1;2", ["error table-row 2:1-10"]),
    "a month for a date": (f"{HEAD}\ntháng 4/2025;Xã A;;;1;2", ["error table-row 2:1-13"]),
    "a decimal point": (f"{HEAD}\n15/4/2025;Xã A;;;87.25;2", ["error table-row 2:18-23"]),
    "a word for a number": (f"{HEAD}\n15/4/2025;Xã A;;;1;tốt", ["error table-row 2:20-23"]),
    "a blank unit": (f"{HEAD}\n15/4/2025;;;;1;2", ["error table-row 2:11-11"]),
    "a line cut short": (f"{HEAD}\n15/4/2025", ["error table-row 2:10-10"]),
    "too many cells": (f"{HEAD}\n15/4/2025;Xã A;;;1;2;3", ["error table-row 2:22-23"]),
    "after quotes": (f'{HEAD}\n"15/4/2025";"Xã; A";;;"x"', ["error table-row 2:23-26"]),
    "after a line feed in quotes": (f'{HEAD}\n15/4/2025;"Xã\nA";;;x', ["error table-row 3:6-7"]),
    "every wrong line": (
        f"{HEAD}\n15/4/2025;Xã A;;;x;y\n\n15/4/2025;Xã B;;;1;z",
        ["error table-row 2:18-19", "error table-row 2:20-21", "error table-row 4:20-21"],
    ),
    "an odd date": (f"{HEAD}\n2025-4-15;Xã A;;;1;2", ["warning date-unpadded 2:1-10"]),
    "a wrong encoding": (ROWS.encode("utf-16-le"), ["error encoding 1:1-1"]),
    "a wrong byte": (f"{HEAD}\n15/4/2025;X".encode() + b"\xe3 A;;;1;2", ["error encoding 2:12-13"]),
    "a control character": (f"{HEAD}\n15/4/2025;X\0A;;;1;2", ["error control-character 2:12-13"]),
    "an unclosed quote": (f'{HEAD}\n15/4/2025;"Xã A;;;1;2', ["error table-row 2:11-12"]),
    "an unclosed quote with lines after it": (
        f'{HEAD}\n15/4/2025; "Xã A;;;1;2\n15/4/2025;Xã B;;;x;2\n',
        ["error table-row 2:12-13", "error table-row 3:18-19"],
    ),
    "an unclosed quote before a quoted cell": (
        f'{HEAD}\n15/4/2025;"Xã A;;;1;2\n15/4/2025;"Xã; B";;;x;2\n',
        ["error table-row 2:11-12", "error table-row 3:21-22"],
    ),
    "an unclosed quote before a quoted cell of its line": (
        f'{HEAD}\n15/4/2025;"Xã A;"Khối";;1;2\n',
        ["error table-row 2:11-12"],
    ),
    "two unclosed quotes": (
        f'{HEAD}\n15/4/2025;"Xã A;;;1;2\n15/4/2025;Xã B;;;1;"2',
        ["error table-row 2:11-12", "error table-row 3:20-21"],
    ),
    "an unclosed quote in the header": ('Kỳ;"Đơn vị;Điểm\n15/4/2025;Xã A;2\n', ["error table-row 1:4-5"]),
    "a lone quote": (f'{HEAD}\n15/4/2025;Xã A;;;1;"', ["error table-row 2:20-21"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_cells_are_reported_at_their_place(name: str) -> None:
    text, expected = WRONG[name]
    assert wrong(text) == expected


def test_an_unknown_column_has_its_nearest_match() -> None:
    problem = read_scoreboard("Kỳ;Đơn vịt;Đơn vị".encode(), FILE)[1][0]
    assert problem.message.vi == "Không có cột “Đơn vịt”."
    assert (problem.hint.vi, problem.hint.en) == ("Có phải “Đơn vị” (unit)?", "Did you mean “unit”?")


@pytest.mark.parametrize(("typed", "hint"), [("Hạng giải", "Có phải “Giải” (rank)?"), ("ranks", "Có phải “rank”?")])
def test_a_longer_name_of_a_column_is_understood(typed: str, hint: str) -> None:
    problem = read_winners(f"{typed};Tên bài/dự án\nNhất;A".encode(), FILE)[1][0]
    assert problem.hint.vi == hint


def test_an_unknown_column_like_none_is_told_all_columns() -> None:
    problem = read_scoreboard("Kỳ;Ghi chú;Đơn vị".encode(), FILE)[1][0]
    assert problem.hint.vi == "Các cột có thể dùng: Kỳ, Đơn vị, Nhóm, Chỉ tiêu, Giá trị, Điểm."
    assert problem.hint.en == "The columns are: snapshot, unit, group, indicator, value, score."


def test_the_same_figure_twice_is_reported_with_the_line_of_the_first() -> None:
    text = f"{HEAD}\n15/4/2025;Xã A;;X;1;2\n15/4/2025;Xã A;;Y;1;2\n15/04/2025;Xã A;;X;3;4\n".encode()
    (problem,) = read_scoreboard(text, FILE)[1]
    assert said([problem]) == ["error table-row 4:12-16"]
    assert problem.message.vi == "“Xã A” kỳ 15/04/2025 đã có số liệu này ở dòng 2."


@pytest.mark.parametrize("unit", ["xã a", "XÃ  A", "Xã\u00a0A"])
def test_units_that_differ_in_capitals_or_spaces_are_one(unit: str) -> None:
    (problem,) = read_scoreboard(f"{HEAD}\n15/4/2025;Xã A;;;1;2\n15/4/2025;{unit};;;3;4\n".encode(), FILE)[1]
    assert said([problem]) == [f"error table-row 3:11-{11 + len(unit)}"]
    assert "ở dòng 2" in problem.message.vi


def test_a_unit_spelt_in_two_ways_is_said_to_be_one() -> None:
    (problem,) = read_scoreboard(f"{HEAD}\n15/4/2025;Xã A;;;1;2\n15/4/2025;xã a;;;3;4\n".encode(), FILE)[1]
    assert problem.message.vi.endswith("“xã a” và “Xã A” chỉ khác chữ hoa hoặc dấu cách nên là một đơn vị.")


def test_another_day_unit_group_or_indicator_is_another_figure() -> None:
    lines = ("15/4/2025;Xã A;;", "16/4/2025;Xã A;;", "15/4/2025;Xã B;;", "15/4/2025;Xã A;Khối;", "15/4/2025;Xã A;;X")
    assert len(scores("\n".join((HEAD, *(f"{line};1;2" for line in lines))))) == len(lines)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x14\0\x06\0\x08\0", b"\xd0\xcf\x11\xe0\xa1\xb1", ROWS.encode("utf-16-le"), b"K\xfd;\xd0on v\xec\n"],
    ids=["xlsx", "xls", "UTF-16 without BOM", "Windows-1258"],
)
def test_what_excel_did_not_save_as_utf_8_is_one_problem_that_says_how(data: bytes) -> None:
    (problem,) = read_scoreboard(data, FILE)[1]
    assert (problem.code, problem.span.line) == ("encoding", 1)
    assert problem.hint.vi == "Trong Excel: Lưu thành → CSV UTF-8."


@pytest.mark.parametrize("word", ["#N/A", "-", "–", "chưa báo cáo", "Chưa có", "N/A", "...", "#DIV/0!"])
def test_a_word_for_no_figure_is_to_be_a_blank_cell(word: str) -> None:
    (problem,) = read_scoreboard(f"{HEAD}\n15/4/2025;Xã A;;;1;{word}\n".encode(), FILE)[1]
    assert said([problem]) == [f"error table-row 2:20-{20 + len(word)}"]
    assert problem.hint.vi == "Chưa có số liệu thì để trống ô."


def test_another_word_for_a_number_keeps_its_hint() -> None:
    (problem,) = read_scoreboard(f"{HEAD}\n15/4/2025;Xã A;;;1;tốt\n".encode(), FILE)[1]
    assert problem.hint.vi == "Ghi số như 3.500 hoặc 87,25."


def test_right_lines_beside_a_wrong_one_are_kept() -> None:
    rows, problems = read_scoreboard(f"{HEAD}\n15/4/2025;Xã A;;;x;1\n15/4/2025;Xã B;;;2;1\n".encode(), FILE)
    assert [row.unit for row in rows] == ["Xã B"]
    assert len(problems) == 1


def test_hidden_characters_are_said_once_a_table() -> None:
    rows = "15/4/2025;Xã\u200b A;;;1;2\n15/4/2025;Xã\u200b B;;;1;2\n"
    assert wrong(f"{HEAD}\n{rows}") == ["warning text-hidden 2:13-14"]


def test_a_table_that_is_too_long_is_refused() -> None:
    line = "15/4/2025;Xã A;;;1;2\n"
    rows, problems = read_scoreboard(f"{HEAD}\n{line * (MAX_ROWS + 1)}".encode(), FILE)
    assert rows == ()
    assert said(problems) == [f"error table-row {MAX_ROWS + 2}:1-10"]


def test_a_very_long_cell_is_no_trouble() -> None:
    assert len(scores(f"{HEAD}\n15/4/2025;{'A' * 300_000};;;1;2\n")[0].unit) == 300_000


def test_winners_have_their_own_columns() -> None:
    rows, problems = read_winners(
        'Giải,Tên bài/dự án,Tác giả,Đơn vị,Điểm,Đồng giải\nGiải nhất,Dự án A,Nguyễn Văn A,Xã A,"9,5",có\n'.encode(),
        FILE,
    )
    assert said(problems) == []
    winner = rows[0]
    assert isinstance(winner, Winner)
    assert (winner.rank, winner.name, winner.unit, winner.joint) == ("Giải nhất", "Dự án A", "Xã A", True)
    assert [author.name for author in winner.authors] == ["Nguyễn Văn A"]
