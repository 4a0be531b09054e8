"""Two points as a range: "từ X đến X", "16 - 17/5/2025"; the left one may leave out what the right one says."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from bantin.vi import date_remarks, date_warnings
from bantin.vi.date_instants import KINDS, bounds_of, fault_of, weekday_remark
from bantin.vi.date_points import Point, point_of
from bantin.vi.date_words import DECEMBER, QUARTER, TO, pattern
from bantin.vi.reading import Remark

_FROM = pattern("(?:kể )?từ ")
_JOINTS = (pattern(f" {TO} "), pattern(" ?[–—] ?| -|- "), pattern("-"))
_EACH = pattern("các (?=ngày|tháng|quý|năm)")
_BESIDE = pattern(" ?, ?| và ")
_CARRIED = pattern(f"(?:tháng|{QUARTER}|năm) ")


class Ends(NamedTuple):
    """The two ends as they stand in the text."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Range:
    """Two points that leave nothing out. `fault` says why they make no range all the same."""

    kind: str
    first: Point
    last: Point
    written: Ends
    fault: Remark | None = None
    remarks: tuple[Remark, ...] = ()


def range_of(text: str) -> Range | None:
    """The range that cleaned text gives, or None where the text has no such form."""
    body = text[begun.end() :] if (begun := _FROM.match(text)) else text
    for joint in _JOINTS:
        for found in joint.finditer(body):
            ends = Ends(body[: found.start()].strip(), body[found.end() :].strip())
            joined = _joined(ends)
            if joined and not _cuts_a_date(found[0], joined):
                return joined
    return None if begun else _beside(text)


def _cuts_a_date(joint: str, joined: Range) -> bool:
    """Whether a bare hyphen is more likely one inside a date: "2025-04-01-2100" is no range of months."""
    return joint == "-" and joined.first.level != "day" and "-" in "".join(joined.written)


def _joined(ends: Ends) -> Range | None:
    first = point_of(ends.first) if ends.first and ends.last else None
    if first is None:
        return None
    last = point_of(ends.last)
    if last is None and (word := _CARRIED.match(ends.first)):
        last = point_of(word[0] + ends.last)
    return _resolved(ends, first, last) if last else None


def _resolved(ends: Ends, first: Point, last: Point) -> Range | None:
    if first.clock and first.level == "day" and last.level == "clock":
        return _judged("time_range", ends, first, _at(first, last))
    if last.clock and first.level in {"clock", "number"} and last.level == "day":
        return _judged("time_range", ends, _at(last, _hour(first)), last)
    first, last = _like(first, last), replace(last, level="day") if last.level == "number" else last
    if first.level != last.level or first.level not in KINDS:
        return None
    kind = "datetime_range" if first.clock or last.clock else f"{KINDS[first.level]}_range"
    return _judged(kind, ends, _completed(first, last), last)


def _at(day: Point, clock: Point) -> Point:
    return replace(day, clock=clock.clock, fault=clock.fault or day.fault, remarks=(), weekday=None)


def _hour(point: Point) -> Point:
    """A bare number before a time ("từ 8 đến 17 giờ") as the hour it stands for."""
    hour = point_of(f"{point.text}h") if point.level == "number" else None
    return hour or point


def _like(first: Point, last: Point) -> Point:
    """The left end as a point of the right end's kind, where it is a bare number."""
    if first.level == "number" and last.level == "month":
        return replace(first, level="month", month=first.day, day=None)
    return replace(first, level="day") if first.level == "number" else first


def _completed(first: Point, last: Point) -> Point:
    """The left end with the month and year that it left out."""
    if first.year is not None or first.fault or last.year is None:
        return first
    month = last.month if first.month is None else first.month
    # Across New Year: "từ 20/12 đến 05/01/2026".
    before = (first.month or 0) > (last.month or DECEMBER) or (first.quarter or 0) > (last.quarter or 4)
    if not before or (first.month or 0) > DECEMBER:
        return replace(first, month=month, year=last.year)
    year = last.year - 1
    return replace(
        first, month=month, year=year, remarks=(*first.remarks, date_warnings.year_inferred(first.text, year))
    )


def _judged(kind: str, ends: Ends, first: Point, last: Point) -> Range:
    fault = first.fault or (fault_of(last) if last.year is None else None) or fault_of(first) or fault_of(last)
    if fault:
        return Range(kind, first, last, ends, fault)
    said = first.remarks + last.remarks + weekday_remark(first) + weekday_remark(last)
    return Range(kind, first, last, ends, _reversed(ends, first, last), tuple(dict.fromkeys(said)))


def _reversed(ends: Ends, first: Point, last: Point) -> Remark | None:
    start, end = bounds_of(first)[0], bounds_of(last)[1]
    if start < end or (start == end and last.clock):
        return None
    if first.level == "day" and not first.clock and not last.clock:
        return date_remarks.reversed_days(start.date(), bounds_of(last)[0].date())
    if first.clock:
        return date_remarks.reversed_times(ends.first, ends.last)
    return date_remarks.reversed_range(ends.first, ends.last)


def _beside(text: str) -> Range | None:
    """Days, months or quarters named one by one: a range if each follows the one before."""
    parts = _BESIDE.split(_EACH.sub("", text, count=1))
    points = _elided(parts) if len(parts) > 1 else ()
    if not points or points[-1].level not in KINDS:
        return None
    if any(point.level != points[-1].level or point.clock for point in points):
        return None
    found = _judged(f"{KINDS[points[0].level]}_range", Ends(parts[0], parts[-1]), points[0], points[-1])
    fault = found.fault or next(filter(None, map(fault_of, points)), None)
    if fault is None and any(bounds_of(one)[1] != bounds_of(other)[0] for one, other in pairwise(points)):
        fault = date_remarks.apart(text)
    return replace(found, fault=fault)


def _elided(parts: list[str]) -> tuple[Point, ...]:
    """The points of all parts, each completed from the one after it; none where a part is no point."""
    word = found[0] if (found := _CARRIED.match(parts[0])) else ""
    points: list[Point] = []
    for part in reversed(parts):
        point = point_of(part) or (point_of(word + part) if word else None)
        if point is None:
            return ()
        points.insert(0, _completed(_like(point, points[0]), points[0]) if points else point)
    return tuple(points)
