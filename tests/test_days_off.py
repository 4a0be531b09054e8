"""Weekends and public holidays, those of the lunar calendar too."""

from datetime import date

import pytest

from bantin.days_off import day_off

OFF = [
    (date(2026, 1, 1), "Tết Dương lịch"),
    (date(2026, 2, 17), "Tết Nguyên Đán"),
    (date(2025, 1, 29), "Tết Nguyên Đán"),
    (date(2025, 4, 7), "Giỗ Tổ"),
    (date(2026, 4, 27), "nghỉ bù"),
    (date(2025, 9, 2), "Quốc khánh"),
    (date(2025, 4, 5), "thứ Bảy"),
    (date(2025, 4, 6), "Chủ nhật"),
]


@pytest.mark.parametrize(("day", "name"), OFF)
def test_offices_are_closed(day: date, name: str) -> None:
    closed = day_off(day)
    assert closed is not None
    assert name in closed.vi
    assert closed.en != closed.vi


@pytest.mark.parametrize("day", [date(2025, 4, 8), date(2025, 3, 10), date(2026, 2, 23), date(2025, 9, 3)])
def test_other_days_are_working_days(day: date) -> None:
    assert day_off(day) is None
