"""From a written point to instants: whether it exists, and what it covers in Việt Nam's time."""

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

from bantin.vi import date_remarks, date_warnings
from bantin.vi.date_points import Point
from bantin.vi.date_remarks import FIRST_YEAR, LAST_YEAR
from bantin.vi.date_words import DECEMBER
from bantin.vi.reading import Remark
from bantin.vi.when import ZONE

KINDS = {"day": "date", "month": "month", "quarter": "quarter", "year": "year"}


def fault_of(point: Point) -> Remark | None:
    """Why the point means nothing on the calendar, or None where it does."""
    if point.fault:
        return point.fault
    if point.level == "clock":
        return date_remarks.no_day(point.text)
    if point.level == "number":
        return date_remarks.unknown(point.text)
    if point.year is None or (point.level == "day" and point.month is None):
        return date_remarks.no_year(point.text)
    return _month_fault(point) or _year_fault(point, point.year) or _day_fault(point, point.year)


def bounds_of(point: Point) -> tuple[datetime, datetime]:
    """The first instant and the one after the last (a time of day: the same twice). The point has no fault."""
    if point.clock:
        instant = _instant(point)
        return instant, instant
    first = _first_day(point)
    return _midnight(first), _midnight(_next(point, first))


def weekday_remark(point: Point) -> tuple[Remark, ...]:
    """What to say about a weekday that is not the date's. The point has no fault."""
    if point.weekday is None or point.weekday == (day := _first_day(point)).weekday():
        return ()
    return (date_warnings.wrong_weekday(day, point.weekday),)


def _month_fault(point: Point) -> Remark | None:
    if point.month is None or 1 <= point.month <= DECEMBER:
        return None
    swapped = _swapped(point) if point.swappable else None
    if swapped:
        return date_remarks.month_first(point.body or point.text, swapped)
    return date_remarks.bad_month(point.body or point.text)


def _swapped(point: Point) -> date | None:
    try:
        return date(point.year or 0, point.day or 0, point.month or 0)
    except ValueError:
        return None


def _year_fault(point: Point, year: int) -> Remark | None:
    shifted = point.clock is not None and point.offset is not None and FIRST_YEAR <= year <= LAST_YEAR
    if shifted and _day_fault(point, year) is None:
        year = _instant(point).year
    return None if FIRST_YEAR <= year <= LAST_YEAR else date_remarks.bad_year(point.body or point.text, year)


def _day_fault(point: Point, year: int) -> Remark | None:
    if point.day is None or point.month is None or 1 <= point.day <= monthrange(year, point.month)[1]:
        return None
    return date_remarks.bad_day(point.body or point.text, year, point.month, point.day)


def _first_day(point: Point) -> date:
    quarter_start = 3 * point.quarter - 2 if point.quarter else 1
    return date(point.year or 0, point.month or quarter_start, point.day or 1)


def _next(point: Point, first: date) -> date:
    if point.level == "day":
        return first + timedelta(days=1)
    months = {"month": 1, "quarter": 3, "year": 12}[point.level]
    ahead = first.month - 1 + months
    return date(first.year + ahead // 12, ahead % 12 + 1, 1)


def _instant(point: Point) -> datetime:
    clock = point.clock
    if clock is None:
        return _midnight(_first_day(point))
    midnight = _midnight(_first_day(point))
    if point.offset is not None:
        midnight = midnight.replace(tzinfo=timezone(point.offset))
    # Not replace(hour=…): 24h00 is the next day's midnight.
    return (midnight + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)).astimezone(ZONE)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)
