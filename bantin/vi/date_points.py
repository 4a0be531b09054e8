"""One point on the calendar as it is written: a day, month, quarter or year, perhaps elided, perhaps with a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bantin.vi import date_remarks, date_warnings
from bantin.vi.date_words import DASH, MONTH, QUARTER, QUARTERS, WEEKDAY, YEAR, month_of, pattern, weekday_of
from bantin.vi.reading import Remark, Wording
from bantin.vi.times import CLOCKS, LAST_MINUTE, Clock, clock_of

_WEEKDAY = pattern(f"(?P<weekday>{WEEKDAY})(?: ?, ?| {DASH} | )(?P<rest>.+)")
_NAMED = pattern("(?:ngày )?(?:mùng |mồng )?")
_MARK = "( ?)([/.-])( ?)"
_DAY_FIRST = pattern(f"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}})( ?)\\3( ?)({YEAR})")
_YEAR_FIRST = pattern(f"([0-9]{{4}}){_MARK}([0-9]{{1,2}})( ?)\\3( ?)([0-9]{{1,2}})")
_DAY_MONTH = pattern(f"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}})")
_MONTH_YEAR = pattern(f"([0-9]{{1,2}}){_MARK}([0-9]{{4}})")
_YEAR_MONTH = pattern(f"([0-9]{{4}}){_MARK}([0-9]{{1,2}})")
_NUMBER = pattern("[0-9]{1,2}")
_WORDS = pattern(f"([0-9]{{1,2}}) tháng ({MONTH})(?:(?: ?[,/] ?|,? năm )({YEAR}))?")
_MONTH = pattern(f"tháng ({MONTH})(?:(?P<mark> ?[/.-] ?|,? năm )(?P<year>{YEAR}))?")
_QUARTER = pattern(f"(?:{QUARTER}) ([ivxl]+|[0-9]{{1,2}})(?:(?: ?/ ?|(?P<dash> ?- ?)|,? năm )(?P<year>{YEAR}))?")
_YEAR = pattern("([0-9]{4})|năm ([0-9]{4}|[0-9]{2})")
_CLOCK_FIRST = tuple(pattern(f"(?P<clock>{clock})(?: ?, ?| )(?P<rest>.+)") for clock in CLOCKS)
_CLOCK_LAST = tuple(pattern(f"(?P<rest>.+?)(?: ?, ?| )(?P<clock>{clock})") for clock in CLOCKS)
_ISO = pattern(
    "(?P<rest>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?P<mark>[T ])(?P<clock>[0-9]{1,2}:[0-9]{2}(?P<second>:[0-9]{2})?)"
    "(?:[.,][0-9]+)? ?(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


# No place on earth is farther from Greenwich.
_FARTHEST = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Point:
    """What stands in the text. `number` is a bare one- or two-digit number that a range may give a meaning.

    `swappable` says that day and month could have been written in the other order. `fault` is what is already
    known to be wrong; whether the day exists is only known when nothing is left out any more. `body` is the text
    without the words before the day.
    """

    text: str
    level: str
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: Clock | None = None
    offset: timedelta | None = None
    swappable: bool = False
    fault: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    body: str = ""


def point_of(text: str) -> Point | None:
    """The point that cleaned text gives, or None where the text has no such form."""
    return _calendar(text) or _iso(text) or _clocked(text) or _clock_alone(text)


def _calendar(text: str) -> Point | None:
    match = _WEEKDAY.fullmatch(text)
    rest = match["rest"] if match else text
    body = rest[named.end() :] if (named := _NAMED.match(rest)) else rest
    point = _one_of(_DAYS, body)
    if not match and body == rest:
        return point or _one_of(_STRETCHES, text)
    if point is None:
        return None
    return replace(point, text=text, body=body, level="day", weekday=weekday_of(match["weekday"]) if match else None)


def _day_first(text: str) -> Point | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, digits = int(match[1]), int(match[5]), match[8]
    right = _slashed(day, month, digits)
    remarks = _separator(text, match[3], right) + _spaces(text, match[2] + match[4] + match[6] + match[7], right)
    year, fault = _year_of(text, digits, _slashed(day, month, f"20{digits}"))
    return Point(text, "day", year, month=month, day=day, swappable=True, fault=fault, remarks=remarks)


def _year_first(text: str) -> Point | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[5]), int(match[8])
    iso = f"{match[1]}-{month:02}-{day:02}"
    slashed = _slashed(day, month, match[1])
    as_iso = f"{match[1]}-{match[5]}-{match[8]}" == iso
    remarks = _year_ahead(text, match[3], iso, slashed) or (() if as_iso else _unpadded(text, iso, slashed))
    remarks += _spaces(text, match[2] + match[4] + match[6] + match[7], iso)
    return Point(text, "day", year, month=month, day=day, remarks=remarks)


def _day_month(text: str) -> Point | None:
    match = _DAY_MONTH.fullmatch(text)
    if match is None:
        return None
    right = f"{match[1]}/{match[5]}"
    remarks = _separator(text, match[3], right) + _spaces(text, match[2] + match[4], right)
    return Point(text, "day", day=int(match[1]), month=int(match[5]), swappable=True, remarks=remarks)


def _month_year(text: str) -> Point | None:
    match = _MONTH_YEAR.fullmatch(text)
    if match is None:
        return None
    right = f"{int(match[1])}/{match[5]}"
    remarks = _separator(text, match[3], right) + _spaces(text, match[2] + match[4], right)
    return Point(text, "month", int(match[5]), month=int(match[1]), remarks=remarks)


def _year_month(text: str) -> Point | None:
    match = _YEAR_MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[5])
    right = f"{month}/{match[1]}"
    remarks = _year_ahead(text, match[3], right) or (() if f"{month:02}" == match[5] else _unpadded(text, right))
    return Point(text, "month", year, month=month, remarks=remarks + _spaces(text, match[2] + match[4], right))


def _words(text: str) -> Point | None:
    match = _WORDS.fullmatch(text)
    if match is None:
        return None
    day, month = int(match[1]), month_of(match[2])
    year, fault = _year_of(text, match[3], _slashed(day, month, f"20{match[3]}"))
    return Point(text, "day", year, month=month, day=day, fault=fault)


def _number(text: str) -> Point | None:
    return Point(text, "number", day=int(text)) if _NUMBER.fullmatch(text) else None


def _month(text: str) -> Point | None:
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    month = month_of(match[1])
    year, fault = _year_of(text, match["year"], f"tháng {month}/20{match['year']}")
    mark = (match["mark"] or "/").strip()
    remarks = _separator(text, mark, f"tháng {month}/{match['year']}") if mark in {".", "-"} else ()
    return Point(text, "month", year, month=month, fault=fault, remarks=remarks)


def _quarter(text: str) -> Point | None:
    match = _QUARTER.fullmatch(text)
    if match is None:
        return None
    year, fault = _year_of(text, match["year"], f"quý {match[1]}/20{match['year']}")
    quarter = QUARTERS.get(match[1].lower().lstrip("0"))
    if quarter is None:
        fault = date_remarks.bad_quarter(text)
    remarks = _separator(text, "-", f"quý {match[1]}/{match['year']}") if match["dash"] else ()
    return Point(text, "quarter", year, quarter=quarter, fault=fault, remarks=remarks)


def _year(text: str) -> Point | None:
    match = _YEAR.fullmatch(text)
    if match is None:
        return None
    year, fault = _year_of(text, match[1] or match[2], f"năm 20{match[2]}")
    return Point(text, "year", year, fault=fault)


def _iso(text: str) -> Point | None:
    match = _ISO.fullmatch(text)
    if match is None or _may_be_two_times(match["mark"], match["second"], match["offset"]):
        return None
    day = _year_first(match["rest"])
    point = _with_clock(day, match["clock"], text) if day else None
    if point is None or match["offset"] is None:
        return point
    offset = _offset(match["offset"])
    if offset is None:
        return replace(point, fault=point.fault or _bad_offset(text, match["offset"]))
    return replace(point, offset=offset)


def _may_be_two_times(mark: str, second: str | None, offset: str | None) -> bool:
    # "2025-04-15 08:00-09:00" is a day and two times rather than a time west of Greenwich.
    return mark == " " and second is None and (offset or "").startswith("-")


def _offset(text: str) -> timedelta | None:
    if text.upper() == "Z":
        return timedelta(0)
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    size = timedelta(hours=hours, minutes=minutes)
    if minutes > LAST_MINUTE or size > _FARTHEST:
        return None
    return -size if text[0] == "-" else size


def _bad_offset(text: str, offset: str) -> Remark:
    return Remark(
        "time-invalid",
        Wording(f"“{text}”: không có múi giờ {offset}.", f"“{text}”: there is no time zone {offset}."),
        Wording("Ghi +07:00 hoặc bỏ múi giờ.", "Type +07:00, or leave the zone out."),
    )


_DAYS = (_day_first, _year_first, _day_month, _words, _number)
_STRETCHES = (_month_year, _year_month, _month, _quarter, _year)


def _one_of(forms: tuple[Callable[[str], Point | None], ...], text: str) -> Point | None:
    return next((point for form in forms if (point := form(text))), None)


def _clocked(text: str) -> Point | None:
    for form in _CLOCK_FIRST + _CLOCK_LAST:
        match = form.fullmatch(text)
        day = _calendar(match["rest"]) if match else None
        if match and day and day.level == "day":
            return _with_clock(day, match["clock"], text)
    return None


def _clock_alone(text: str) -> Point | None:
    clock = clock_of(text)
    if isinstance(clock, Remark):
        return Point(text, "clock", clock=Clock(0), fault=clock)
    return Point(text, "clock", clock=clock) if clock else None


def _with_clock(day: Point, text: str, whole: str) -> Point | None:
    clock = clock_of(text)
    if isinstance(clock, Remark):
        return replace(day, text=whole, body=day.body or day.text, clock=Clock(0), fault=day.fault or clock)
    return replace(day, text=whole, body=day.body or day.text, clock=clock) if clock else None


def _year_of(text: str, digits: str | None, right: str) -> tuple[int | None, Remark | None]:
    if digits is None:
        return None, None
    if is_short(digits):
        return None, date_remarks.short_year(text, digits, right)
    return int(digits), None


def is_short(digits: str) -> bool:
    """Whether a year has two digits."""
    return len(digits) == len("25")


def _slashed(day: int, month: int, year: str) -> str:
    return f"{day:02}/{month:02}/{year}" if month in {1, 2} else f"{day:02}/{month}/{year}"


def _year_ahead(text: str, mark: str, *right: str) -> tuple[Remark, ...]:
    return () if mark == "-" else (date_warnings.year_first(text, *right),)


def _unpadded(text: str, *right: str) -> tuple[Remark, ...]:
    return (date_warnings.unpadded(text, *right),)


def _separator(text: str, mark: str, right: str) -> tuple[Remark, ...]:
    return () if mark == "/" else (date_warnings.separator(text, mark, right),)


def _spaces(text: str, blanks: str, right: str) -> tuple[Remark, ...]:
    return (date_warnings.spaces(text, right),) if blanks else ()
