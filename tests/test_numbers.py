"""Numbers, counts, editions, yes and no, telephone numbers, number words."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.problems import SEVERITY, Severity
from bantin.vi.number_words import number_of, words
from bantin.vi.numbers import format_number, read_count, read_edition, read_number, roman_of, roman_value
from bantin.vi.reading import Reading
from bantin.vi.scalars import read_boolean, read_phone
from tests.vector_rows import csv_rows

READERS: tuple[Callable[[str], Reading[Any]], ...] = (read_number, read_count, read_edition, read_boolean, read_phone)
DECIMALS = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.500", "3500"),
        ("87,25", "87.25"),
        ("17%", "17"),
        ("92,39 %", "92.39"),
        ("1.234,5", "1234.5"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("007", "7"),
        ("0", "0"),
        ("\uff11\uff12", "12"),
    ],
)
def test_number_is_read(text: str, number: str) -> None:
    assert read_number(text).value == Decimal(number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.5", "number-dot"),
        ("0.500", "number-dot"),
        ("1000.000", "number-dot"),
        (".5", "number-format"),
        ("5,", "number-format"),
        ("1e3", "number-format"),
        ("80.00.000", "number-format"),
        ("80,000,000", "number-format"),
        ("3 500", "number-format"),
        ("٣", "number-format"),
        ("nan", "number-format"),
        ("1" * 5000, "number-format"),
        ("", "value-empty"),
    ],
)
def test_number_in_another_form_is_refused(text: str, code: str) -> None:
    assert [remark.code for remark in read_number(text).remarks] == [code]


def test_hint_for_a_dot_offers_both_readings() -> None:
    assert read_number("1.5").remarks[0].hint.vi == "Ghi “1,5” hoặc “1.500”."


@pytest.mark.parametrize(("text", "count"), [("01", 1), ("010", 10), ("3.500", 3500), ("0", 0)])
def test_count_is_read(text: str, count: int) -> None:
    assert read_count(text) == Reading(count)


@pytest.mark.parametrize(
    ("text", "code"),
    [("1,5", "number-format"), ("17%", "number-format"), ("-1", "value-range"), ("1.5", "number-dot")],
)
def test_count_that_is_no_whole_number_is_refused(text: str, code: str) -> None:
    assert [remark.code for remark in read_count(text).remarks] == [code]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("4", 4),
        ("IV", 4),
        ("lần thứ IV", 4),
        ("Lần thứ 4", 4),
        ("thứ tư", 4),
        ("lần thứ nhất", 1),
        ("lần thứ mười hai", 12),
    ],
)
def test_edition_is_read(text: str, edition: int) -> None:
    assert read_edition(text) == Reading(edition)


@pytest.mark.parametrize(
    ("text", "code"), [("IIII", "number-format"), ("0", "value-range"), ("năm ngoái", "number-format")]
)
def test_edition_that_is_none_is_refused(text: str, code: str) -> None:
    assert [remark.code for remark in read_edition(text).remarks] == [code]


@pytest.mark.parametrize("text", ["có", "Có", "co", "ĐÚNG", "yes", "true", "on"])
def test_yes_is_read(text: str) -> None:
    assert read_boolean(text).value is True


@pytest.mark.parametrize("text", ["không", "khong", "sai", "No", "false", "off"])
def test_no_is_read(text: str) -> None:
    assert read_boolean(text).value is False


@pytest.mark.parametrize("text", ["cỏ", "có thể", "2"])
def test_neither_yes_nor_no_is_refused(text: str) -> None:
    assert [remark.code for remark in read_boolean(text).remarks] == ["value-choice"]


@pytest.mark.parametrize(
    "text", ["0377123456", "0912 345 678", "(0293) 3878 888 - máy lẻ 12", "+84 912.345.678", "113"]
)
def test_phone_is_kept_as_typed(text: str) -> None:
    assert read_phone(text) == Reading(text)


def test_phone_without_digits_is_refused() -> None:
    assert [remark.code for remark in read_phone("gọi sau").remarks] == ["value-type"]


@pytest.mark.parametrize("row", csv_rows("money_words.csv"), ids=lambda row: row["number"])
def test_number_in_words_follows_the_vectors(row: dict[str, str]) -> None:
    number = int(row["number"])
    assert (words(number, "bac"), words(number, "nam")) == (row["bac"], row["nam"])


@pytest.mark.parametrize("spoken", ["hai mươi bốn", "hai mươi tư", "Hai Mươi Tư"])
def test_tolerated_words_are_read(spoken: str) -> None:
    assert number_of(spoken) == 24


@pytest.mark.parametrize(
    "spoken", ["", "mươi", "một hai", "mười mốt", "trăm năm", "một trăm hai", "một triệu hai", "triệu"]
)
def test_words_that_are_no_number_are_not_read(spoken: str) -> None:
    assert number_of(spoken) is None


@given(st.integers(min_value=0, max_value=10**30), st.sampled_from(["bac", "nam"]))
def test_words_are_read_back(number: int, dialect: str) -> None:
    assert number_of(words(number, dialect)) == number


def test_words_of_a_very_long_number_need_no_deep_recursion() -> None:
    assert words(10**9000).endswith("tỷ tỷ")


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numeral_is_read_back(number: int) -> None:
    assert roman_value(roman_of(number)) == number
    assert roman_value(roman_of(number).lower()) == number


@given(DECIMALS)
@example(Decimal("-0.000"))
def test_printed_number_is_read_back(number: Decimal) -> None:
    assert read_number(format_number(number)).value == number


@pytest.mark.parametrize("reader", READERS)
@given(text=st.one_of(st.text(max_size=30), st.text(alphabet="0123456789.,-% IVXLCthứlần", max_size=50)))
@example(text="\ufeff")
@example(text="7" * 5000)
def test_any_text_has_a_value_or_an_error_and_never_both(reader: Callable[[str], Reading[Any]], text: str) -> None:
    reading = reader(text)
    assert (reading.value is None) == any(SEVERITY[remark.code] is Severity.ERROR for remark in reading.remarks)
