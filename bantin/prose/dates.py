"""Dates and ranges in running text: only what is surely one, for 12/4 may be a house number and 3-4 stars a rank."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bantin.vi.date_words import MONTH, WEEKDAY, month_of, weekday_of

D = "(?:0?[1-9]|[12][0-9]|3[01])"
M = "(?:0?[1-9]|1[0-2])"
Y = "(?:19|20|21)[0-9]{2}"
CLOCK = r"(?:[0-9]{1,2}\s?(?:giờ(?:\s[0-9]{2}(?!\s?/))?(?:\sphút)?|[hg:][0-9]{0,2}'?))"
POINT = re.compile(
    rf"""(?<![\w/.,-])(?:
      (?P<d1>{D})\s?(?:[-–]|,|và)\s?(?P<d2>{D})\s?/\s?(?P<m2>{M})(?:\s?/\s?(?P<y2>{Y}))?
    | (?P<d3>{D})(?P<mark>\s?[/.-]\s?)(?P<m3>{M})(?:\s?[/.-]\s?(?P<y3>{Y}))?
    | (?P<d4>{D})\s+tháng\s+(?P<m4>{MONTH})(?:(?:,?\s+năm\s+|\s?/\s?)(?P<y4>{Y}))?
    | tháng\s+(?P<m5>{MONTH})(?:(?:,?\s+năm\s+|\s?[/-]\s?)(?P<y5>{Y}))?
    | (?:(?<=ngày\s)|(?<=từ\s))(?P<d6>{D})
    )(?![\w%]|\s?/\s?\w|[.,-][0-9]|-[A-ZĐ])""",
    re.IGNORECASE | re.VERBOSE,
)
BEGINS = re.compile("[0-9]{1,2}|[tT]háng|THÁNG")
# What makes d/m without a year a date: the word "ngày", a weekday, a part of the day.
ANCHOR = re.compile(
    r"(?<!\w)(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|" + WEEKDAY + r")[\s,(]*(?:ngày\s+)?\Z", re.IGNORECASE
)
JOIN = re.compile(
    rf"\s*(?:,\s*)?(?:(?:cho\s+)?(?:đến|tới)(?:\s+hết)?|[-–—])\s*(?:{CLOCK}\s*,?\s*)?(?:(?:{WEEKDAY})\s*,?\s*)?\(?(?:ngày\s+)?",
    re.IGNORECASE,
)
AND = re.compile(r"\s+và\s+(?:ngày\s+)?", re.IGNORECASE)
WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?P<day>{WEEKDAY})\s*,?\s*\(?(?:ngày\s+)?\Z", re.IGNORECASE)
CLOCK_BEFORE = re.compile(
    rf"(?<![\w.,/])(?P<hour>[0-9]{{1,2}})\s?(?:giờ|[hg:])\s?(?P<minute>[0-9]{{2}})?'?(?:\s?phút)?\s*,?\s*"
    rf"(?:(?:{WEEKDAY})\s*,?\s*)?(?:ngày\s+)?\Z",
    re.IGNORECASE,
)
NEAR = 40  # characters before a date in which its weekday or hour stands


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month where `day` is 0; `year` is 0 where it is not said."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """`2025-04-01`, `2025-04`, `0000-04-01`."""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def exists(self) -> bool:
        """Whether the calendar has it, in some year where none is said."""
        try:
            return date(self.year or 2000, self.month, self.day or 1) is not None
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or a range in a text, with where it stands and the weekday and hour ("17:00") right before its end."""

    start: int
    end: int
    first: Day
    last: Day | None = None
    weekday: int | None = None
    clock: str = ""
    anchored: bool = True
    bare: bool = False


def dates_in(text: str) -> tuple[Dated, ...]:
    """The dates and ranges of a text in one line, in order."""
    points = [one for found in _points(text) if (one := _point(found, text)) is not None]
    return tuple(one for one in _joined(points, text) if one.anchored and not one.bare and _exists(one))


def _points(text: str) -> Iterator[re.Match[str]]:
    """Where a point may begin is found fast, what it is only there."""
    begins = BEGINS.search(text)
    while begins:
        found = POINT.match(text, begins.start())
        if found:
            yield found
        begins = BEGINS.search(text, found.end() if found else begins.end())


def _point(found: re.Match[str], text: str) -> Dated | None:
    start, end = found.span()
    lead = text[max(0, start - NEAR) : start]
    weekday = WEEKDAY_BEFORE.search(lead)
    clock = CLOCK_BEFORE.search(lead)
    hour = f"{int(clock['hour']):02}:{clock['minute'] or '00'}" if clock else ""
    named = weekday_of(" ".join(weekday["day"].split())) if weekday else None
    known = Dated(start, end, Day(0, 0, 0), weekday=named, clock=hour)
    if found["d2"]:
        return _two_days(found, replace(known, anchored=bool(found["y2"]) or ANCHOR.search(lead) is not None))
    if found["d3"]:
        anchored = ANCHOR.search(lead) is not None
        mark = found["mark"].strip()
        if not found["y3"] and not anchored and mark != "/":
            return None
        day = Day(int(found["y3"] or 0), int(found["m3"]), int(found["d3"]))
        return replace(known, first=day, anchored=bool(found["y3"]) or anchored)
    if found["d4"]:
        return replace(known, first=Day(int(found["y4"] or 0), month_of(_word(found["m4"])), int(found["d4"])))
    if found["m5"]:
        return replace(known, first=Day(int(found["y5"] or 0), month_of(_word(found["m5"])), 0))
    return replace(known, first=Day(0, 0, int(found["d6"])), bare=True)


def _two_days(found: re.Match[str], known: Dated) -> Dated | None:
    year, month = int(found["y2"] or 0), int(found["m2"])
    first, last = Day(year, month, int(found["d1"])), Day(year, month, int(found["d2"]))
    return replace(known, first=first, last=last) if first.day < last.day else None


def _word(month: str) -> str:
    return " ".join(month.split())


def _joined(points: list[Dated], text: str) -> Iterator[Dated]:
    """The points, those two that are the ends of one range as one."""
    at = 0
    while at < len(points):
        one = points[at]
        after = points[at + 1] if at + 1 < len(points) else None
        whole = _range(one, after, text[one.end : after.start]) if after else None
        yield whole or one
        at += 2 if whole else 1


def _range(one: Dated, other: Dated, between: str) -> Dated | None:
    if one.last or other.last or other.bare:
        return None
    pair = AND.fullmatch(between) is not None
    if not pair and not JOIN.fullmatch(between):
        return None
    last = other.first
    day = one.first
    if (day.day == 0) != (last.day == 0):
        return None
    month = day.month or last.month
    year = day.year or (last.year and last.year - (month > last.month))
    first = Day(year, month, day.day)
    ordered = not last.year or (first.year, first.month, first.day) < (last.year, last.month, last.day)
    if not ordered or (pair and (last.month != month or last.day != day.day + 1)):
        return None
    anchored = one.anchored or other.anchored
    return replace(other, start=one.start, first=first, last=last, anchored=anchored, weekday=None)


def _exists(one: Dated) -> bool:
    return one.first.exists and (one.last is None or one.last.exists)
