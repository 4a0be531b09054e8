"""Printing dates: every row of the vectors, the pieces that pages mark up, and back again."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.vi import date_forms
from bantin.vi.date_forms import Style
from bantin.vi.date_print import plain, print_when
from bantin.vi.dates import read_when
from bantin.vi.when import ZONE, When

VECTORS = Path(__file__).parent / "vectors"
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 30))
STYLES: tuple[Style, ...] = ("nd30", "slash", "hyphen", "dot")


def rows(name: str) -> list[dict[str, str]]:
    lines = (VECTORS / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def when(text: str) -> When:
    value = read_when(text).value
    assert value is not None, read_when(text).remarks
    return value


def marked(text: str, style: Style = "nd30") -> str:
    """The printed text with each machine value in brackets after its piece."""
    pieces = print_when(when(text), style)
    return "".join(f"{piece.text}[{piece.machine}]" if piece.machine else piece.text for piece in pieces)


@pytest.mark.parametrize("row", rows("dates_format.csv"), ids=lambda row: row["iso"])
def test_day_is_printed_as_the_vectors_say(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["iso"])
    assert {
        "iso": day.isoformat(),
        "nd30": date_forms.format_date(day),
        "nd30_long": date_forms.format_date_long(day),
        "press_slash": date_forms.format_date(day, "slash"),
        "press_hyphen": date_forms.format_date(day, "hyphen"),
        "press_dot": date_forms.format_date(day, "dot"),
        "weekday": date_forms.format_weekday(day),
        "month": date_forms.format_month(day),
        "quarter": date_forms.format_quarter(day),
    } == row


@pytest.mark.parametrize("row", rows("date_ranges_format.csv"), ids=lambda row: f"{row['start']}-{row['end']}")
def test_range_is_printed_as_the_vectors_say(row: dict[str, str]) -> None:
    first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    assert date_forms.format_range(first, last) == row["long"]
    assert date_forms.format_range_compact(first, last) == row["compact"]
    assert date_forms.days_inclusive(first, last) == int(row["days_inclusive"])


def test_weekday_and_time_are_printed_as_decree_30_does() -> None:
    assert date_forms.format_full(date(2025, 4, 1)) == "thứ Ba, ngày 01/4/2025"
    assert date_forms.format_datetime(datetime(2025, 4, 15, 17, tzinfo=ZONE)) == "17 giờ 00 ngày 15/4/2025"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/4/2025", "01/4/2025[2025-04-01]"),
        ("17h00, 15/4/2025", "17 giờ 00 ngày 15/4/2025[2025-04-15T17:00+07:00]"),
        ("24h00 ngày 15/4/2025", "24 giờ 00 ngày 15/4/2025[2025-04-16T00:00+07:00]"),
        ("0 giờ 00 ngày 01/7/2025", "00 giờ 00 ngày 01/7/2025[2025-07-01T00:00+07:00]"),
        ("13-14/6/2025", "từ ngày 13/6/2025[2025-06-13] đến hết ngày 14/6/2025[2025-06-14]"),
        (
            "08h00 - 24h00 ngày 16/5/2025",
            "từ 08 giờ 00[2025-05-16T08:00+07:00] đến 24 giờ 00 ngày 16/5/2025[2025-05-17T00:00+07:00]",
        ),
        (
            "8h ngày 16 đến 17h ngày 17/5/2025",
            "từ 08 giờ 00 ngày 16/5/2025[2025-05-16T08:00+07:00] đến 17 giờ 00 ngày 17/5/2025[2025-05-17T17:00+07:00]",
        ),
        ("Tháng 4/2025", "Tháng 4/2025[2025-04]"),
        ("năm 2025", "năm 2025[2025]"),
        ("quý II/2025", "quý II/2025"),
        ("từ tháng 4 đến tháng 6/2025", "từ tháng 4[2025-04] đến tháng 6/2025[2025-06]"),
        ("4 - 4/2025", "4[2025-04] - 4/2025[2025-04]"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021[2021] - 2025[2025]"),
        ("quý I - II/2025", "quý I - II/2025"),
        ("6 tháng đầu năm 2025", "6 tháng đầu năm 2025"),
        ("trước 17 giờ 00 ngày 15/4/2025", "trước 17 giờ 00 ngày 15/4/2025[2025-04-15T17:00+07:00]"),
        ("đến hết ngày 15/4/2025", "đến hết ngày 15/4/2025[2025-04-15]"),
        ("kể từ tháng 7/2025", "kể từ tháng 7/2025[2025-07]"),
        ("60 ngày đêm", "60 ngày đêm[P60D]"),
        ("15 ngày làm việc", "15 ngày làm việc"),
        ("năm học 2024 - 2025", "năm học 2024 - 2025"),
        ("chưa công bố", "chưa công bố"),
    ],
)
def test_when_is_printed_with_its_machine_values(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_house_style_reaches_both_ends_of_a_range() -> None:
    assert plain(print_when(when("13-14/6/2025"), "hyphen")) == "từ ngày 13-6-2025 đến hết ngày 14-6-2025"


@given(DAYS, st.sampled_from(STYLES))
def test_printed_day_is_read_back_as_the_same_day(day: date, style: Style) -> None:
    found = read_when(date_forms.format_date(day, style))
    assert found.value is not None
    assert found.value.first_day == day
    assert [remark.code for remark in found.remarks] == (["date-separator"] if style in {"hyphen", "dot"} else [])


@given(DAYS)
def test_words_for_a_day_are_read_back_without_remark(day: date) -> None:
    long, full = (read_when(text) for text in (date_forms.format_date_long(day), date_forms.format_full(day)))
    assert [found.value.first_day for found in (long, full) if found.value] == [day, day]
    assert long.remarks + full.remarks == ()


@given(DAYS, DAYS, st.sampled_from(STYLES))
def test_printed_range_is_read_back_as_the_same_range(one: date, other: date, style: Style) -> None:
    first, last = sorted((one, other))
    long = when(date_forms.format_range(first, last, style))
    assert (long.first_day, long.last_day) == (first, last)
    compact = when(date_forms.format_range_compact(first, last, style))
    assert (compact.first_day, compact.last_day) == (first, last)


@given(DAYS, st.integers(0, 24 * 60))
def test_printed_moment_is_read_back_as_the_same_instant(day: date, minutes: int) -> None:
    instant = datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(minutes=minutes)
    moment = when(date_forms.format_datetime(instant))
    assert moment.start == instant
    assert print_when(moment)[0].machine == instant.isoformat(timespec="minutes")
