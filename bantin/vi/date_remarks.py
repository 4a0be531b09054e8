"""What is said about texts that are refused as dates: a fact that quotes the text, and the form to type instead."""

from calendar import isleap, monthrange
from datetime import date

from bantin.vi.date_forms import format_date
from bantin.vi.reading import Remark, Wording

FIRST_YEAR, LAST_YEAR = 1900, 2100
_FORM = Wording("Ghi ngày theo dạng 01/4/2025.", "Type the date like 01/4/2025.")


def _typed(form: str) -> Wording:
    return Wording(f"Ghi {form}.", f"Type {form}.")


def empty() -> Remark:
    """The value holds nothing."""
    return Remark("value-empty", Wording("Giá trị để trống.", "The value is empty."), _FORM)


def unknown(text: str) -> Remark:
    """The text is no date in any known form."""
    return Remark(
        "date-format", Wording(f"Không đọc được ngày từ “{text}”.", f"“{text}” is no date that can be read."), _FORM
    )


def too_long(text: str) -> Remark:
    """The text is far longer than any date."""
    begun = text[:40]
    return Remark(
        "date-format", Wording(f"“{begun}…” quá dài để là ngày.", f"“{begun}…” is too long for a date."), _FORM
    )


def no_day(text: str) -> Remark:
    """A time of day without the date it belongs to."""
    return Remark(
        "date-format",
        Wording(f"“{text}” chỉ có giờ, thiếu ngày.", f"“{text}” is a time without a date."),
        _typed("17 giờ 00 ngày 15/4/2025"),
    )


def apart(text: str) -> Remark:
    """Days or months set side by side that do not follow one another."""
    return Remark(
        "date-format",
        Wording(f"“{text}”: các mốc không liền nhau.", f"“{text}”: these do not follow one another."),
        Wording(
            "Ghi “từ ngày 16 đến ngày 20/5/2025” nếu là cả khoảng, hoặc tách thành từng mục.",
            "Type “từ ngày 16 đến ngày 20/5/2025” for the whole stretch, or make them separate entries.",
        ),
    )


def interval(first: str, last: str) -> Remark:
    """An ISO 8601 interval with a slash."""
    return Remark(
        "date-format",
        Wording(f"“{first}/{last}”: hai ngày nối bằng dấu “/”.", f"“{first}/{last}”: two dates joined by “/”."),
        _typed(f"{first} - {last}"),
    )


def bad_day(text: str, year: int, month: int, day: int) -> Remark:
    """There is no such day in that month."""
    length = monthrange(year, month)[1]
    if (month, day) == (2, 29) and not isleap(year):
        fact = Wording(f"năm {year} không phải năm nhuận", f"{year} is no leap year")
    elif day == 0:
        fact = Wording("ngày phải từ 1", "days count from 1")
    else:
        fact = Wording(f"tháng {month} chỉ có {length} ngày", f"month {month} has only {length} days")
    return Remark(
        "date-day",
        Wording(f"Ngày “{text}” không tồn tại: {fact.vi}.", f"There is no day “{text}”: {fact.en}."),
        Wording(f"Ghi ngày từ 1 đến {length}.", f"Type a day from 1 to {length}."),
    )


def bad_month(text: str) -> Remark:
    """There is no such month."""
    return Remark(
        "date-month",
        Wording(f"“{text}”: tháng phải từ 1 đến 12.", f"“{text}”: months run from 1 to 12."),
        Wording("Ghi ngày trước, tháng sau: 01/4/2025.", "Type the day, then the month: 01/4/2025."),
    )


def month_first(text: str, swapped: date) -> Remark:
    """The month stands before the day."""
    right = format_date(swapped)
    return Remark(
        "date-month-first",
        Wording(
            f"“{text}” viết theo kiểu tháng/ngày. Có phải {right}?", f"“{text}” is month first. Did you mean {right}?"
        ),
        _typed(right),
    )


def bad_quarter(text: str) -> Remark:
    """There is no such quarter."""
    return Remark(
        "date-quarter",
        Wording(f"“{text}”: chỉ có quý I, II, III và IV.", f"“{text}”: quarters are I, II, III and IV."),
        _typed("quý II/2025"),
    )


def short_year(text: str, digits: str, right: str) -> Remark:
    """The year has two digits."""
    return Remark(
        "date-short-year",
        Wording(f"“{text}”: năm phải đủ 4 chữ số (20{digits}?).", f"“{text}”: a year takes four digits (20{digits}?)."),
        _typed(right),
    )


def bad_year(text: str, year: int) -> Remark:
    """The year is outside what the site can be about."""
    return Remark(
        "date-year",
        Wording(
            f"“{text}”: năm {year:04} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}.",
            f"“{text}”: the year {year:04} is outside {FIRST_YEAR}–{LAST_YEAR}.",
        ),
        Wording("Kiểm tra lại bốn chữ số của năm.", "Check the four digits of the year."),
    )


def no_year(text: str) -> Remark:
    """The year is missing."""
    return Remark(
        "date-no-year",
        Wording(f"“{text}”: thiếu năm.", f"“{text}”: the year is missing."),
        Wording("Ghi đủ cả năm, ví dụ 22/9/2025.", "Type the year too, like 22/9/2025."),
    )


def serial(text: str, day: date) -> Remark:
    """The number is a day as Excel counts it."""
    right = format_date(day)
    return Remark(
        "date-serial",
        Wording(
            f"“{text}” giống số ngày của Excel ({right}).", f"“{text}” looks like Excel's number of a day ({right})."
        ),
        Wording(f"Ghi ngày theo dạng {right}.", f"Type the date like {right}."),
    )


def epoch(text: str, day: date) -> Remark:
    """The number counts seconds or milliseconds since 1970."""
    right = format_date(day)
    return Remark(
        "date-epoch",
        Wording(f"“{text}” giống thời gian Unix ({right}).", f"“{text}” looks like Unix time ({right})."),
        Wording(f"Ghi ngày theo dạng {right}.", f"Type the date like {right}."),
    )


def compact(text: str, day: date | None) -> Remark:
    """The date is digits without separators."""
    if day is None:
        return Remark(
            "date-compact",
            Wording(f"“{text}”: ngày viết liền, không có dấu phân cách.", f"“{text}” is a date without separators."),
            _FORM,
        )
    return Remark(
        "date-compact",
        Wording(f"“{text}”: ngày viết liền, không có dấu phân cách.", f"“{text}” is a date without separators."),
        Wording(f"Ghi {day.isoformat()} hoặc {format_date(day)}.", f"Type {day.isoformat()} or {format_date(day)}."),
    )


def lunar(text: str) -> Remark:
    """The date is one of the lunar calendar."""
    return Remark(
        "date-lunar",
        Wording(f"“{text}” là ngày âm lịch.", f"“{text}” is a date of the lunar calendar."),
        Wording("Ghi ngày dương lịch tương ứng, ví dụ 07/4/2025.", "Type its solar date, like 07/4/2025."),
    )


def relative(text: str) -> Remark:
    """The date depends on the day it is read."""
    return Remark(
        "date-relative",
        Wording(f"“{text}” đổi nghĩa theo ngày đọc.", f"“{text}” changes its meaning with the day it is read."),
        _FORM,
    )


def vague(text: str) -> Remark:
    """The date has no definite bounds."""
    return Remark(
        "date-vague",
        Wording(f"“{text}” không xác định được ngày cụ thể.", f"“{text}” gives no definite day."),
        Wording(
            "Ghi khoảng ngày, ví dụ 21 - 30/4/2025, hoặc “chưa công bố”.",
            "Type the days, like 21 - 30/4/2025, or “chưa công bố”.",
        ),
    )


def reversed_range(first: str, last: str) -> Remark:
    """The end lies before the start."""
    return Remark(
        "range-reversed",
        Wording(
            f"Thời điểm kết thúc ({last}) trước thời điểm bắt đầu ({first}).",
            f"The end ({last}) is before the start ({first}).",
        ),
        Wording(f"Nếu ghi ngược, hãy ghi {last} - {first}.", f"If they were swapped, type {last} - {first}."),
    )


def reversed_days(first: date, last: date) -> Remark:
    """The last day lies before the first."""
    start, end = format_date(first), format_date(last)
    return Remark(
        "range-reversed",
        Wording(
            f"Ngày kết thúc ({end}) trước ngày bắt đầu ({start}).",
            f"The last day ({end}) is before the first ({start}).",
        ),
        Wording(f"Nếu ghi ngược, hãy ghi {end} - {start}.", f"If they were swapped, type {end} - {start}."),
    )


def reversed_times(first: str, last: str) -> Remark:
    """The closing time lies before the opening one."""
    return Remark(
        "range-reversed",
        Wording(
            f"Giờ kết thúc ({last}) trước giờ bắt đầu ({first}).",
            f"The closing time ({last}) is before the opening one ({first}).",
        ),
        Wording(
            "Ghi giờ bắt đầu trước; nếu kéo sang hôm sau, ghi đủ cả hai ngày.",
            "Type the earlier time first; if it runs past midnight, give both days.",
        ),
    )
