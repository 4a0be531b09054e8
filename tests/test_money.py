"""Money: every row of the vectors, what the grammar promises beyond them, and printing."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.problems import SEVERITY, Severity
from bantin.vi.money import Money, read_money
from bantin.vi.money_print import format_money, format_money_short, money_in_words, print_money
from tests.vector_rows import csv_rows

AMOUNTS = st.integers(min_value=1000, max_value=10**18)
MONEY_WORDS = """
    từ hơn tối đa không quá mỗi giải đến - / 80 1,5 1.5 80.000.000 triệu tỷ nghìn rưỡi đồng đ VND tr k USD
    một trăm linh năm
""".split()
MONEY_TEXT = st.lists(st.sampled_from(MONEY_WORDS), max_size=9).map(" ".join)


def codes(text: str) -> list[str]:
    return [remark.code for remark in read_money(text).remarks]


def value(text: str) -> Money:
    found = read_money(text).value
    assert found is not None
    return found


@pytest.mark.parametrize("row", csv_rows("money.csv"), ids=lambda row: f"{row['id']}-{row['input']}")
def test_amount_is_read_as_the_vectors_say(row: dict[str, str]) -> None:
    reading = read_money(row["input"])
    assert [remark.code for remark in reading.remarks] == ([row["code"]] if row["code"] else [])
    if row["expect"] == "error":
        assert reading.value is None
        return
    found = value(row["input"])
    assert str(found.min) == row["min"]
    assert ("" if found.max is None else str(found.max)) == row["max"]
    assert (found.per or "", found.approx or "") == (row["per"], row["approx"])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("VND 80.000.000", 80_000_000),
        ("1 tỷ 500 triệu 200 nghìn đồng", 1_500_200_000),
        ("2 tỷ rưỡi đồng", 2_500_000_000),
        ("1,2 nghìn tỷ đồng", 1_200_000_000_000),
        ("1 triệu 500.000 đồng", 1_500_000),
        ("02 triệu đồng", 2_000_000),
        ("hai mươi mốt triệu", 21_000_000),
        ("một triệu rưỡi", 1_500_000),
        ("Tám mươi triệu đồng chẵn", 80_000_000),
        ("không đồng", 0),
    ],
)
def test_amount_of_the_grammar_is_read_without_a_remark(text: str, amount: int) -> None:
    assert (value(text).min, codes(text)) == (amount, [])
    assert value(text).exact


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("80_000_000", "money-format"),
        ("80 triệu đồng và quà", "money-format"),
        ("tổng cộng 60 triệu đồng", "money-format"),
        ("5 triệu 5 tỷ", "money-format"),
        ("1,5 tỷ 200 triệu đồng", "money-format"),
        ("1 tỷ 1,5 triệu đồng", "money-format"),
        ("10.000.000/20.000.000 đồng", "money-format"),
        ("80.000.000 đồng/", "money-format"),
        ("mỗi giải 1.5 500.000 đồng", "money-grouping"),
        ("mỗi giải 1 tỷ 2", "money-colloquial"),
        ("8000.000 tỷ", "money-grouping"),
        ("80 00 000 đồng", "money-grouping"),
        ("80,000.50 đồng", "money-fraction"),
        ("âm 5 triệu", "money-negative"),
        ("1tr5", "money-colloquial"),
        ("1 triệu 500 đồng", "money-colloquial"),
        ("một triệu hai", "money-colloquial"),
        ("một triệu hai trăm", "money-colloquial"),
        ("tám mươi đồng", "money-too-small"),
        ("$100", "money-currency"),
        ("100 THB", "money-currency"),
        ("100 đô la", "money-currency"),
        ("500 - 1 triệu", "range-reversed"),
        ("9" * 5000, "money-format"),
        ("9" * 40 + " đồng", "value-range"),
        ("5 triệu tỷ tỷ", "value-range"),
        (" ", "value-empty"),
    ],
)
def test_amount_that_says_no_one_thing_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert read_money(text).value is None


@pytest.mark.parametrize(
    ("text", "code", "amount"),
    [
        ("80,000,000", "money-comma", 80_000_000),
        ("80,000 đồng", "money-comma", 80_000),
        ("80 000 000", "money-spaces", 80_000_000),
        ("80.000", "money-no-unit", 80_000),
        ("500k/người", "money-abbreviation", 500_000),
        ("0.500 tỷ", "money-dot-decimal", 500_000_000),
    ],
)
def test_unusual_form_is_read_and_said(text: str, code: str, amount: int) -> None:
    assert (codes(text), value(text).min) == ([code], amount)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("mỗi giải 10.000.000 đồng", "giải"),
        ("mỗi giải ba 10 triệu đồng", "giải ba"),
        ("mỗi ý tưởng, dự án 5 triệu đồng", "ý tưởng, dự án"),
        ("mỗi đội 5 người 10 triệu đồng", "đội 5 người"),
        ("mỗi giải trị giá 5 triệu đồng", "giải"),
        ("10 triệu đồng mỗi giải", "giải"),
        ("10 triệu đồng cho mỗi giải", "giải"),
        ("10 triệu đồng/mỗi giải", "giải"),
        ("80.000.000 đồng / Đội", "Đội"),
    ],
)
def test_what_an_amount_is_for_is_kept(text: str, per: str) -> None:
    assert value(text).per == per


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,5 - 2 tỷ", 1_500_000_000, 2_000_000_000),
        ("500.000 - 2 triệu", 500_000, 2_000_000),
        ("từ 10 triệu đồng đến 20 triệu đồng mỗi giải", 10_000_000, 20_000_000),
        ("mười đến hai mươi triệu đồng", 10_000_000, 20_000_000),
        ("10.000.000đ–20.000.000đ", 10_000_000, 20_000_000),
    ],
)
def test_range_takes_what_its_left_end_leaves_out_from_the_right(text: str, low: int, high: int) -> None:
    found = value(text)
    assert (found.min, found.max, codes(text)) == (low, high, [])
    assert not found.exact


def test_lower_bound_alone_is_not_taken_for_an_exact_amount() -> None:
    assert value("từ 10 triệu đồng").approx == "từ"


def test_hint_says_what_to_type() -> None:
    hints = [read_money(text).remarks[-1].hint.vi for text in ("80.000.000", "80", "1 tỷ 2")]
    assert hints == [
        "Nếu đúng, nên ghi “80.000.000 đồng”.",
        "Nếu đúng, hãy ghi “80 triệu đồng”.",
        "Hãy ghi “1.200.000.000 đồng”.",
    ]


@pytest.mark.parametrize("row", csv_rows("money_format.csv"), ids=lambda row: row["dong"])
def test_amount_is_printed_in_full_and_short(row: dict[str, str]) -> None:
    amount = int(row["dong"])
    assert (format_money(amount), format_money_short(amount)) == (row["full"], row["short"])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("80 triệu", "80.000.000\u00a0đồng"),
        ("mỗi giải 10 triệu đồng", "10.000.000\u00a0đồng/giải"),
        ("hơn 300 tỷ đồng", "hơn 300\u00a0tỷ\u00a0đồng"),
        ("10 - 20 triệu đồng", "10 - 20\u00a0triệu\u00a0đồng"),
    ],
)
def test_only_an_exact_amount_is_printed_in_another_form(text: str, printed: str) -> None:
    assert print_money(value(text)) == printed


def test_amount_in_words_begins_with_a_capital() -> None:
    assert money_in_words(80_000_000) == "Tám mươi triệu đồng"
    assert money_in_words(105_000, "nam", chan=True) == "Một trăm lẻ năm ngàn đồng chẵn"


@given(AMOUNTS)
@example(1_000_200)
def test_printed_amount_is_read_back(amount: int) -> None:
    for printed in (format_money(amount), format_money_short(amount), money_in_words(amount)):
        reading = read_money(printed)
        assert reading.value is not None
        assert (reading.value.min, reading.remarks) == (amount, ())


@given(st.one_of(st.text(max_size=30), MONEY_TEXT))
@example("\ufeff")
@example("٣ triệu")
@example("mỗi " * 60)
def test_any_text_has_a_value_or_an_error_and_never_both(text: str) -> None:
    reading = read_money(text)
    assert (reading.value is None) == any(SEVERITY[remark.code] is Severity.ERROR for remark in reading.remarks)


@given(MONEY_TEXT)
def test_decomposed_text_means_the_same(text: str) -> None:
    composed, decomposed = read_money(text).value, read_money(unicodedata.normalize("NFD", text)).value
    assert composed == decomposed
