"""How dates and times are printed: Decree 30/2020 (Appendix I), and the newspapers' house styles."""

from datetime import date, datetime, timedelta
from typing import Literal

Style = Literal["nd30", "slash", "hyphen", "dot"]

WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
QUARTER_NAMES = ("I", "II", "III", "IV")
_SEPARATORS: dict[Style, str] = {"nd30": "/", "slash": "/", "hyphen": "-", "dot": "."}


def format_date(day: date, style: Style = "nd30") -> str:
    """01/4/2025; in the newspapers' styles 1/4/2025, 1-4-2025, 1.4.2025."""
    separator = _SEPARATORS[style]
    return f"{_day_and_month(day, style)}{separator}{day.year}"


def format_date_long(day: date) -> str:
    """Ngày 01 tháng 4 năm 2025, in lower case as inside a sentence."""
    return f"ngày {day.day:02} tháng {_nd30_month(day)} năm {day.year}"


def format_weekday(day: date) -> str:
    """Thứ Ba, Chủ nhật: only the number word is capitalised (Decree 30/2020, Appendix II)."""
    return WEEKDAY_NAMES[day.weekday()]


def format_full(day: date, style: Style = "nd30") -> str:
    """Thứ Ba, ngày 01/4/2025."""
    return f"{format_weekday(day)}, ngày {format_date(day, style)}"


def format_month(day: date) -> str:
    """Tháng 4/2025, in lower case."""
    return f"tháng {day.month}/{day.year}"


def format_quarter(day: date) -> str:
    """Quý II/2025, in lower case."""
    return f"quý {QUARTER_NAMES[(day.month - 1) // 3]}/{day.year}"


def format_time(instant: datetime) -> str:
    """17 giờ 00."""
    return f"{instant.hour:02} giờ {instant.minute:02}"


def format_datetime(instant: datetime, style: Style = "nd30") -> str:
    """17 giờ 00 ngày 15/4/2025."""
    return f"{format_time(instant)} ngày {format_date(instant.date(), style)}"


def format_closing(midnight: datetime, style: Style = "nd30") -> str:
    """A midnight as the close of the day before it: 24 giờ 00 ngày 15/4/2025."""
    return f"24 giờ 00 ngày {format_date(midnight.date() - timedelta(days=1), style)}"


def format_range(first: date, last: date, style: Style = "nd30") -> str:
    """Từ ngày 01/4/2025 đến hết ngày 15/4/2025, in lower case."""
    return f"từ ngày {format_date(first, style)} đến hết ngày {format_date(last, style)}"


def format_range_compact(first: date, last: date, style: Style = "nd30") -> str:
    """01 - 15/4/2025: the first day leaves out what the last one says."""
    return f"{_elided(first, last, style)}{format_date(last, style)}"


def days_inclusive(first: date, last: date) -> int:
    """How many days from the first to the last, both counted."""
    return (last - first).days + 1


def _elided(first: date, last: date, style: Style) -> str:
    if first == last:
        return ""
    if first.year != last.year:
        return f"{format_date(first, style)} - "
    if first.month != last.month:
        return f"{_day_and_month(first, style)} - "
    return f"{_day(first, style)} - "


def _day_and_month(day: date, style: Style) -> str:
    month = _nd30_month(day) if style == "nd30" else str(day.month)
    return f"{_day(day, style)}{_SEPARATORS[style]}{month}"


def _day(day: date, style: Style) -> str:
    return f"{day.day:02}" if style == "nd30" else str(day.day)


def _nd30_month(day: date) -> str:
    # A zero before 1 and 2 only: there is no month 13 to 19 that 3 to 9 could be forged into.
    return f"{day.month:02}" if day.month in {1, 2} else str(day.month)
