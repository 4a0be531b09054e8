"""What is said about dates that can be read but are better written otherwise."""

from datetime import date

from bantin.vi.date_forms import WEEKDAY_NAMES, format_date, format_full, format_weekday
from bantin.vi.reading import Remark, Wording


def unpadded(text: str, *right: str) -> Remark:
    """Almost ISO 8601, without its zeros."""
    return Remark(
        "date-unpadded",
        Wording(f"“{text}”: thiếu số 0 của dạng ISO.", f"“{text}” lacks the zeros of the ISO form."),
        _better(*right),
    )


def year_first(text: str, *right: str) -> Remark:
    """The year stands first, with other separators than ISO's."""
    return Remark(
        "date-year-first",
        Wording(f"“{text}”: năm đứng trước mà không theo dạng ISO.", f"“{text}” has the year first but is not ISO."),
        _better(*right),
    )


def separator(text: str, mark: str, right: str) -> Remark:
    """Day and month are joined by something else than a slash."""
    return Remark(
        "date-separator",
        Wording(f"“{text}”: dùng dấu “{mark}” giữa ngày, tháng, năm.", f"“{text}”: “{mark}” between day, month, year."),
        _better(right),
    )


def spaces(text: str, right: str) -> Remark:
    """There are spaces inside the date."""
    return Remark(
        "date-spaces",
        Wording(f"“{text}”: có khoảng trắng bên trong ngày.", f"“{text}” has spaces inside."),
        _better(right),
    )


def wrong_weekday(day: date, written: int) -> Remark:
    """The weekday is not the date's."""
    return Remark(
        "date-weekday",
        Wording(
            f"{format_date(day)} là {format_weekday(day)}, không phải {WEEKDAY_NAMES[written]}.",
            f"{format_date(day)} is {format_weekday(day)}, not {WEEKDAY_NAMES[written]}.",
        ),
        Wording(f"Ghi “{format_full(day)}” hoặc sửa ngày.", f"Type “{format_full(day)}”, or correct the date."),
    )


def year_inferred(text: str, year: int) -> Remark:
    """The left end's year was taken to be the one before the right end's."""
    return Remark(
        "date-year-inferred",
        Wording(f"“{text}” không ghi năm, được hiểu là năm {year}.", f"“{text}” has no year; it was read as {year}."),
        Wording(f"Ghi thêm năm {year} ở đầu khoảng.", f"Add the year {year} to the start."),
    )


def _better(*forms: str) -> Wording:
    return Wording(f"Nên ghi {' hoặc '.join(forms)}.", f"Better: {' or '.join(forms)}.")
