"""Why a text is no date: lunar, relative, vague, a number that a program made of a date, or nothing known."""

from datetime import date, datetime, timedelta

from bantin.vi import date_remarks
from bantin.vi.date_words import WEEKDAY, pattern
from bantin.vi.reading import Remark
from bantin.vi.when import ZONE

_LUNAR = pattern(r"\b(?:giêng|chạp|âm lịch|âl|rằm|tết|nhuận|lịch âm)\b|\(âm\)|\bâm$")
_RELATIVE = pattern(
    r"\bhôm (?:nay|qua|kia|sau|trước|tới)\b|\bngày (?:mai|kia|kìa|mốt)\b|^mai$"
    r"|\b(?:sáng|trưa|chiều|tối|đêm) (?:nay|mai|qua|kia|mốt)\b"
    r"|\b(?:ngày|tuần|tháng|quý|năm|kỳ) (?:này|nay|sau|tới|trước|ngoái|qua|vừa qua|rồi)\b"
    r"|\b(?:cùng ngày|cuối tuần|hiện nay|bây giờ|vừa qua|sắp tới|thời gian tới)\b"
    rf"|\b(?:ngày|tuần|tháng|năm) nữa$|^(?:{WEEKDAY})$"
)
_VAGUE = pattern(
    r"\b(?:đầu|giữa|cuối|nửa|tuần|khoảng|dự kiến|tầm|độ|mùa|dịp|gần|hồi)\b|^(?:sáng|trưa|chiều|tối|đêm|khuya)\b"
)
_DIGITS = pattern("[0-9]+")
_DECIMAL = pattern("([0-9]+)[.,][0-9]+")
_COMPACT = pattern("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:T?[0-9]{4}(?:[0-9]{2})?Z?)?")
_COMPACT_DAY_FIRST = pattern("([0-9]{2})([0-9]{2})([0-9]{4})")
_INTERVAL = pattern("([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")

# The days that Excel counts from 30 December 1899, up to 31 December 2100.
_EXCEL_START = date(1899, 12, 30)
_SERIALS = range(10_000, 73_416)
_EPOCH_UNITS = {9: 1, 10: 1, 12: 1_000, 13: 1_000, 16: 1_000_000}


def refusal_of(text: str) -> Remark:
    """The most telling reason why cleaned text is no date."""
    if _LUNAR.search(text):
        return date_remarks.lunar(text)
    if _RELATIVE.search(text):
        return date_remarks.relative(text)
    if _VAGUE.search(text):
        return date_remarks.vague(text)
    if found := _INTERVAL.fullmatch(text):
        return date_remarks.interval(found[1], found[2])
    return _number(text) or date_remarks.unknown(text)


def _number(text: str) -> Remark | None:
    day = _compact_day(text)
    if day or _COMPACT.fullmatch(text):
        return date_remarks.compact(text, day)
    decimal = _DECIMAL.fullmatch(text)
    digits = decimal[1] if decimal else text
    if not _DIGITS.fullmatch(digits):
        return None
    if int(digits) in _SERIALS and not digits.startswith("0"):
        return date_remarks.serial(text, _EXCEL_START + timedelta(days=int(digits)))
    if unit := _EPOCH_UNITS.get(len(digits)):
        return date_remarks.epoch(text, datetime.fromtimestamp(int(digits) // unit, ZONE).date())
    return None


def _compact_day(text: str) -> date | None:
    if match := _COMPACT.fullmatch(text):
        return _day(match[1], match[2], match[3]) or _day_first(text)
    return _day_first(text)


def _day_first(text: str) -> date | None:
    match = _COMPACT_DAY_FIRST.fullmatch(text)
    return _day(match[3], match[2], match[1]) if match else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if date_remarks.FIRST_YEAR <= found.year <= date_remarks.LAST_YEAR else None
