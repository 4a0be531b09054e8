"""Search sees a word the same way where the index is made (Python) and where it is asked (JavaScript)."""

import pytest

from bantin.search import make_tables
from bantin.search.fold import Marks, fold_of, form_of, shard_of
from bantin.search.words import phrases_of, regular, said_otherwise, words_of
from tests.searching import script_words
from tests.vector_rows import csv_rows

ROWS = csv_rows("search_words.csv")
QUERIES = {
    "80.000.000 đồng": ["80000000"],
    "80.000.000đ": ["80000000"],
    "80tr": ["80000000"],
    "80 trieu dong": ["80000000"],
    "80 triệu": ["80000000"],
    "1,5 tỷ": ["1500000000"],
    "1.5 ty": ["1500000000"],
    "1.500 tỷ đồng": ["1500000000000"],
    "500 ngan": ["500000"],
    "2 ngan hang": ["2", "ngan", "hang"],
    "50000 dong bao": ["50000", "dong", "bao"],
    "5k": ["5000"],
    "triệu phú": [form_of("triệu"), form_of("phú")],
    "15/4/2025": ["d20250415"],
    "15-04-2025": ["d20250415"],
    "2025-04-15": ["d20250415"],
    "ngày 15/4": ["d0415"],
    "15-4": ["d0415"],
    "15-40": ["15", "40"],
    "10-15/4": ["10", "d0415"],
    "1-2-3-4": ["1", "2", "3", "4"],
    "4/2025": ["d202504"],
    "ngày 15 tháng 4 năm 2025": ["d20250415"],
    "15 tháng 4": ["d0415"],
    "tháng 4 năm 2025": ["d202504"],
    "tháng 4/2025": ["d202504"],
    "ngay 15 thang 4 nam 2025": ["d20250415"],
    "thang 4 nam 2025": ["d202504"],
    "15 thang 4": ["d0415"],
    "thang 4": ["thang", "4"],
    "15 tháng 4/2025": ["d20250415"],
    "tháng 4": [form_of("tháng"), "4"],
    "45/13": ["45", "13"],
    "124/KH-UBND": ["124", "kh", "ubnd"],
    "02 giải": ["2", form_of("giải")],
    "  \u200b ": [],
    "</script>": ["script"],
}


@pytest.mark.parametrize("row", ROWS, ids=[row["word"] for row in ROWS])
def test_python_sees_a_word_as_the_table_says(row: dict[str, str]) -> None:
    form = form_of(regular(row["word"]))
    fold = fold_of(form)
    found = {"form": form, "fold": fold, "fine": shard_of(fold, "fine"), "coarse": shard_of(fold, "coarse")}
    assert found == {key: row[key] for key in found}


def test_javascript_sees_words_as_the_table_says_and_marks_them_as_python_does() -> None:
    told = script_words([row["word"] for row in ROWS], [])["words"]
    marks = Marks()
    assert told == [[row["form"], row["fold"], row["fine"], row["coarse"], marks[row["form"]]] for row in ROWS]


def test_a_query_asks_for_days_and_sums_in_one_form() -> None:
    told = script_words([], QUERIES)["queries"]
    assert dict(zip(QUERIES, told, strict=True)) == QUERIES


def test_a_sum_in_figures_is_indexed_as_it_is_said_too() -> None:
    assert words_of("80.000.000") == ["80000000", "80", form_of("triệu")]
    assert words_of("1.500.000.000") == ["1500000000", "1,5", form_of("tỉ"), "1500", form_of("triệu")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("80 triệu", {"80000000"}),
        ("80tr", {"80000000", "80", form_of("triệu")}),
        ("500k", {"500000", "500", form_of("nghìn")}),
        ("1,5 tỷ", {"1500000000", "1500", form_of("triệu")}),
        ("1.500 tỷ", {"1500000000000", "1500000", form_of("triệu"), "1500"}),
        ("lần thứ IV", {form_of("thứ"), "4"}),
        ("lần thứ 4", {form_of("thứ"), "iv"}),
        ("lần thứ tư", set()),
        ("ngày 15 tháng 4 năm 2025", {"d20250415", "d202504", "d0415"}),
        ("tháng 13", set()),
        ("UBND", {"uy\u0309", "ban", "nhân", "dân"}),
        ("Uỷ ban nhân dân", {"ubnd"}),
        ("KH&CN", {"khoa", "hoc\u0323", "va\u0300", "công", "nghê\u0323"}),
    ],
)
def test_what_a_text_says_in_one_way_is_found_in_the_other(text: str, meant: set[str]) -> None:
    phrases = phrases_of([("UBND", "Ủy ban nhân dân"), ("KH&CN", "khoa học và công nghệ")])
    forms = words_of(text)
    said = said_otherwise(forms, dict.fromkeys(forms), phrases)
    assert {form for others, _ in said for form in others} == meant


def test_a_number_of_any_length_is_no_trouble() -> None:
    assert words_of("9" * 10_000 + " tháng " + "9" * 10_000)[1] == form_of("tháng")
    assert len(words_of("1" + ".000" * 5_000)[0]) <= 40


def test_both_tables_are_made_of_one() -> None:
    assert make_tables.PYTHON.read_text("utf-8") == make_tables.python()
    assert make_tables.SCRIPT.read_text("utf-8") == make_tables.script()
