"""Reading dates: every row of the vectors, and what the grammar promises beyond them."""

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.problems import SEVERITY, Severity
from bantin.vi.dates import read_when
from bantin.vi.times import Clock, read_time
from bantin.vi.when import When, columns

VECTORS = Path(__file__).parent / "vectors"
COLUMNS = ("start", "end", "start_time", "end_time")
TOKENS = (
    "ngày tháng năm quý thứ Hai Ba Tư Chủ nhật CN T2 giờ phút h g : / - – . , ' sáng tối đêm SA CH từ đến hết trước kể "
    "và giai đoạn học nhiệm kỳ mùng Giêng hôm nay đầu II IV 0 1 4 16 24 25 31 60 99 2025 2100 1899 20250401 45748 T Z +"
    " +07:00 17:00 01/4/2025 2025-04-01 17h00 İ ſ ı ٣ \u00a0 \u200b"
).split(" ")


def rows() -> list[dict[str, str]]:
    lines = (VECTORS / "dates.csv").read_text(encoding="utf-8").splitlines()
    found = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [row for row in found if row["context"] == "field"]


def decoded(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def codes(text: str) -> list[str]:
    return [remark.code for remark in read_when(text).remarks]


def when(text: str) -> When:
    value = read_when(text).value
    assert value is not None, read_when(text).remarks
    return value


def as_row(text: str) -> str:
    """The kind and the columns of a text, in one line: `date_range 2025-04-01 2025-04-15`."""
    value = when(text)
    found = columns(value)
    return " ".join([value.kind, *(found.get(name, "-") for name in COLUMNS)]).rstrip(" -")


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['id']}-{row['input']}")
def test_field_row_is_read_as_the_vectors_say(row: dict[str, str]) -> None:
    text = decoded(row["input"])
    assert codes(text) == ([row["code"]] if row["code"] else [])
    if row["expect"] == "error":
        assert read_when(text).value is None
        assert SEVERITY[row["code"]] is Severity.ERROR
    else:
        assert when(text).kind == row["kind"]
        assert columns(when(text)) == {name: row[name] for name in COLUMNS if row[name]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 5 tháng Năm năm 2025", "date 2025-05-05"),
        ("CN 15/6/2025", "date 2025-06-15"),
        ("tháng năm năm 2025", "month 2025-05-01 2025-05-31"),
        ("tháng MƯỜI MỘT/2025", "month 2025-11-01 2025-11-30"),
        ("năm 2025", "year 2025-01-01 2025-12-31"),
        ("6 tháng cuối năm 2025", "month_range 2025-07-01 2025-12-31"),
        ("17 giờ 15 tháng 4 năm 2025", "datetime 2025-04-15 - 17:00"),
        ("17 giờ 15 ngày 15/4/2025", "datetime 2025-04-15 - 17:15"),
        ("8g30 15/4/2025", "datetime 2025-04-15 - 08:30"),
        ("17h30' ngày 15/4/2025", "datetime 2025-04-15 - 17:30"),
        ("8 giờ 30 phút tối 15/4/2025", "datetime 2025-04-15 - 20:30"),
        ("02/10/2020 08:20 SA", "datetime 2020-10-02 - 08:20"),
        ("02/10/2020 08:20 CH", "datetime 2020-10-02 - 20:20"),
        ("02/10/2020 12:20 SA", "datetime 2020-10-02 - 00:20"),
        ("Thứ sáu - 14/10/2022 08:35", "datetime 2022-10-14 - 08:35"),
        ("2025-04-15T24:00", "datetime 2025-04-16 - 00:00"),
        ("2025-04-15T10:00:30.123Z", "datetime 2025-04-15 - 17:00"),
        ("2025-04-15T17:00+0700", "datetime 2025-04-15 - 17:00"),
        ("quý I - II/2025", "quarter_range 2025-01-01 2025-06-30"),
        ("quý I, II và III/2025", "quarter_range 2025-01-01 2025-09-30"),
        ("từ năm 2021 đến năm 2025", "year_range 2021-01-01 2025-12-31"),
        ("4 - 6/2025", "month_range 2025-04-01 2025-06-30"),
        ("tháng 4 - 6 năm 2025", "month_range 2025-04-01 2025-06-30"),
        ("2025-04-01 - 2025-04-15", "date_range 2025-04-01 2025-04-15"),
        ("từ mùng 1 đến mùng 3 tháng 5 năm 2025", "date_range 2025-05-01 2025-05-03"),
        ("ngày 1, 2 và 3/4/2025", "date_range 2025-04-01 2025-04-03"),
        ("ngày 30/4 và 01/5/2025", "date_range 2025-04-30 2025-05-01"),
        ("08h00-17h00 16/5/2025", "time_range 2025-05-16 2025-05-16 08:00 17:00"),
        ("từ 8 đến 17 giờ ngày 16/5/2025", "time_range 2025-05-16 2025-05-16 08:00 17:00"),
        ("16/5/2025, 08h00 - 17h00", "time_range 2025-05-16 2025-05-16 08:00 17:00"),
        ("2025-04-15 08:00-09:00", "time_range 2025-04-15 2025-04-15 08:00 09:00"),
        (
            "từ 08 giờ 00 ngày 01/4 đến 17 giờ 00 ngày 15/4/2025",
            "datetime_range 2025-04-01 2025-04-15 08:00 17:00",
        ),
        ("từ 08 giờ 00 ngày 01/4/2025 đến hết ngày 15/4/2025", "datetime_range 2025-04-01 2025-04-16 08:00 00:00"),
        ("trước ngày 15/4/2025", "before - 2025-04-14"),
        ("trước 24h00 ngày 25/8/2019", "before - 2019-08-26 - 00:00"),
        ("đến hết 17 giờ 00 ngày 15/4/2025", "until - 2025-04-15 - 17:00"),
        ("chậm nhất là ngày 15/4/2025", "until - 2025-04-15"),
        ("không muộn hơn tháng 4/2025", "until - 2025-04-30"),
        ("kể từ 17h00 ngày 01/7/2025", "since 2025-07-01 - 17:00"),
        ("Sẽ thông báo sau", "tba"),
    ],
)
def test_form_of_the_grammar_is_read_without_remark(text: str, expected: str) -> None:
    assert as_row(text) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "warnings"),
    [
        ("2025/4/1", "date 2025-04-01", ["date-year-first"]),
        ("2025-4", "month 2025-04-01 2025-04-30", ["date-unpadded"]),
        ("4-2025", "month 2025-04-01 2025-04-30", ["date-separator"]),
        ("thứ Hai, 01 - 4 - 2025", "date 2025-04-01", ["date-separator", "date-spaces", "date-weekday"]),
        ("\u00a0thứ Hai, 01.4.2025", "date 2025-04-01", ["text-hidden", "date-separator", "date-weekday"]),
        ("từ ngày 20/12 đến ngày 05/01/2026", "date_range 2025-12-20 2026-01-05", ["date-year-inferred"]),
        ("tháng 11 - tháng 2/2026", "month_range 2025-11-01 2026-02-28", ["date-year-inferred"]),
        ("quý IV - quý I/2026", "quarter_range 2025-10-01 2026-03-31", ["date-year-inferred"]),
        ("quý II-2025", "quarter 2025-04-01 2025-06-30", ["date-separator"]),
    ],
)
def test_unusual_form_is_read_with_every_warning_in_order(text: str, expected: str, warnings: list[str]) -> None:
    assert as_row(text) == expected
    assert codes(text) == warnings


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("1/13/2025", "date-month-first", "13/01/2025"),
        ("2/30/2025", "date-month", "01/4/2025"),
        ("ngày 4 tháng 15 năm 2025", "date-month", "01/4/2025"),
        ("01/4/25", "date-short-year", "01/4/2025"),
        ("16-17/5/25", "date-short-year", "17/5/2025"),
        ("01/4/1899", "date-year", "năm"),
        ("2101", "date-year", "năm"),
        ("2100-12-31T23:00-12:00", "date-year", "năm"),
        ("45748.5", "date-serial", "01/4/2025"),
        ("1743440400000", "date-epoch", "01/4/2025"),
        ("01042025", "date-compact", "2025-04-01"),
        ("20250431", "date-compact", "01/4/2025"),
        ("20250401T170000", "date-compact", "2025-04-01"),
        ("2025-W14-2", "date-format", "01/4/2025"),
        ("2025-04-01/2025-04-15", "date-format", "2025-04-01 - 2025-04-15"),
        ("2025-04-01-2100", "date-format", "01/4/2025"),
        ("17h00", "date-format", "17 giờ 00 ngày 15/4/2025"),
        ("٣/٤/2025", "date-format", "01/4/2025"),
        ("tháng ſáu/2025", "date-format", "01/4/2025"),
        ("ngày 16 và 20/5/2025", "date-format", "từ ngày"),
        ("x" * 201, "date-format", "01/4/2025"),
        ("mùng 1 Tết", "date-lunar", "dương lịch"),
        ("10/3 ÂL", "date-lunar", "dương lịch"),
        ("tháng sau", "date-relative", "01/4/2025"),
        ("thứ Ba", "date-relative", "01/4/2025"),
        ("hạ tuần tháng 4/2025", "date-vague", "chưa công bố"),
        ("sáng ngày 15/4/2025", "date-vague", "chưa công bố"),
        ("01/4/2025 - 15/4", "date-no-year", "2025"),
        ("quý II", "date-no-year", "2025"),
        ("12 giờ đêm ngày 15/4/2025", "time-ambiguous", "24 giờ 00"),
        ("13 giờ sáng ngày 15/4/2025", "time-invalid", "giờ"),
        ("17:5 ngày 15/4/2025", "time-invalid", "17:05"),
        ("25h00 - 26h00 ngày 16/5/2025", "time-invalid", "giờ"),
        ("2026-01-01T00:00:00+99:00", "time-invalid", "+07:00"),
        ("2026-02-03 25:00:00", "time-invalid", "giờ"),
        ("08h00 - 17h00 ngày 31/4/2025", "date-day", "30"),
        ("30 - 02/5/2025", "range-reversed", "02/5/2025 - 30/5/2025"),
        ("năm học 2025 - 2024", "range-reversed", "2024 - 2025"),
    ],
)
def test_text_is_refused_with_one_reason_and_a_hint(text: str, code: str, hint: str) -> None:
    assert read_when(text).value is None
    assert codes(text) == [code]
    assert hint in read_when(text).remarks[0].hint.vi


def test_message_names_the_fact_in_both_languages() -> None:
    remark = read_when("ngày 29/02/2025").remarks[0]
    assert remark.message.vi == "Ngày “29/02/2025” không tồn tại: năm 2025 không phải năm nhuận."
    assert remark.message.en == "There is no day “29/02/2025”: 2025 is no leap year."


def test_date_ends_at_the_next_midnight_of_viet_nam() -> None:
    value = when("01/4/2025")
    assert value.start is not None
    assert value.end is not None
    assert (value.start.isoformat(), value.end.isoformat()) == (
        "2025-04-01T00:00:00+07:00",
        "2025-04-02T00:00:00+07:00",
    )


def test_bound_leaves_the_other_side_open() -> None:
    assert when("trước ngày 15/4/2025").start is None
    assert when("kể từ ngày 15/4/2025").end is None


def test_duration_gives_its_number_and_unit() -> None:
    assert [(when(text).count, when(text).unit) for text in ("60 ngày đêm", "05 Ngày làm việc", "02 tháng")] == [
        (60, "ngày đêm"),
        (5, "ngày làm việc"),
        (2, "tháng"),
    ]


def test_last_day_is_the_last_that_belongs_to_it() -> None:
    texts = ("01/4/2025", "tháng 4/2025", "trước 24h00 ngày 25/8/2019", "đến hết 17h00 ngày 15/4/2025")
    assert [str(when(text).last_day) for text in texts] == ["2025-04-01", "2025-04-30", "2019-08-25", "2025-04-15"]


@pytest.mark.parametrize(
    ("text", "clock"),
    [("08:30", "08:30"), ("7:00", "07:00"), ("12:30", "12:30"), ("17:00:00", "17:00"), ("24h", "24:00")],
)
def test_time_of_day_is_read_without_a_date(text: str, clock: str) -> None:
    assert str(read_time(text).value) == clock


@pytest.mark.parametrize(("text", "code"), [("", "value-empty"), ("24:01", "time-invalid"), ("ngày", "time-invalid")])
def test_text_is_refused_as_time_of_day(text: str, code: str) -> None:
    assert [remark.code for remark in read_time(text).remarks] == [code]


@given(
    st.one_of(
        st.lists(st.sampled_from(TOKENS)).map("".join), st.lists(st.sampled_from(TOKENS)).map(" ".join), st.text()
    )
)
@example("0/0/0000")
@example("ngày 31/2/2025 - 30/2/2025")
def test_any_text_gives_a_value_or_an_error_and_never_both(text: str) -> None:
    reading = read_when(text)
    errors = [remark for remark in reading.remarks if SEVERITY[remark.code] is Severity.ERROR]
    assert len(errors) == (0 if reading.value else 1)
    clock = read_time(text)
    assert (clock.value is None) == any(SEVERITY[remark.code] is Severity.ERROR for remark in clock.remarks)
    assert clock.value is None or Clock(0) <= clock.value <= Clock(24)


@pytest.mark.parametrize(
    "piece", ["-", " - ", "1-", "1 - ", ", 1", "và ", "17h", "1/", "ngày ", "thứ 2 ", "- 2025", "từ đến "]
)
def test_long_text_is_refused_quickly(piece: str) -> None:
    begun = time.process_time()
    read_when((piece * 200)[:200])
    assert time.process_time() - begun < 1
