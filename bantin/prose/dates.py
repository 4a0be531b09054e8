"""Dates and ranges in running text: only what is surely one, for 12/4 may be a house number and 3-4 stars a rank.

Patterns are for text in small letters, as everywhere in prose/.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bantin.prose.beginnings import found_from, lowered
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
    )(?![\w%]|\s?/\s?\w|[.,-][0-9]|-[a-zđ])""",
    re.VERBOSE,
)
BEGINS = re.compile("[0-9]{1,2}(?![0-9])|tháng")
# What makes d/m without a year a date: the word "ngày", a weekday, a part of the day. What each of them ends with
# is looked for first, since a search for what stands at the end begins at every letter.
ANCHOR = re.compile(r"(?<!\w)(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|" + WEEKDAY + r")[\s,(]*(?:ngày\s+)?\Z")
# So does what bounds a time ("từ 1/4 đến 15/4", "đến hết 15-4"), where no part of something is meant ("từ 1/2 số bài").
BOUNDS = ("từ", "đến", "tới", "hết", "trước", "chậm nhất", "muộn hơn")
SURE_BOUNDS = ("hết", "trước", "chậm nhất", "muộn hơn")
PART_OF = re.compile(
    r"\s+(?:tổng|số|diện|lượng|dân|thành|xã|phường|ấp|hộ|người|bài|đội|phiếu|giám|thí|thời|quãng|giá|mức|điểm|sao|lần)(?!\w)"
    r"|\s*(?:đến|tới|[-–])\s*[0-9]{1,2}\s?/\s?[0-9]{1,2}\s+(?:tổng|số|diện|lượng|dân|thành|người|bài|đội|thời|quãng)(?!\w)"
)
AFTER_STAGE = re.compile(r"(?:khảo|kết|loại|tuyển)\s*\(\Z")
ENDS_OF_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "nhật", "cn", *"234567")
ENDS_OF_ANCHORS = ("ngày", "mùng", "mồng", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", *ENDS_OF_WEEKDAYS)
JOIN = re.compile(
    rf"\s*(?:,\s*)?(?:(?:cho\s+)?(?:đến|tới)(?:\s+hết)?|[-–—])\s*(?:{CLOCK}\s*,?\s*)?(?:(?:{WEEKDAY})\s*,?\s*)?\(?(?:ngày\s+)?",
)
AND = re.compile(r"\s+và\s+(?:ngày\s+)?")
WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?P<day>{WEEKDAY})\s*,?\s*\(?(?:ngày\s+)?\Z")
CLOCK_BEFORE = re.compile(
    rf"(?<![\w.,/])(?P<hour>[0-9]{{1,2}})\s?(?:giờ|[hg:])\s?(?P<minute>[0-9]{{2}})?'?(?:\s?phút)?\s*,?\s*"
    rf"(?:(?:{WEEKDAY})\s*,?\s*)?(?:ngày\s+)?\Z",
)
OF_A_CLOCK = re.compile(r"[0-9]\s?(?:giờ|[hg:])")
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
    small = lowered(text)
    points = [one for found in found_from(POINT, BEGINS, small) if (one := _point(found))]
    return tuple(one for one in _joined(points, small) if one.anchored and not one.bare and _exists(one))


def _point(found: re.Match[str]) -> Dated | None:
    start, end = found.span()
    lead = found.string[max(0, start - NEAR) : start]
    weekday = _weekday_before(lead)
    clock = CLOCK_BEFORE.search(lead) if OF_A_CLOCK.search(lead) else None
    hour = f"{int(clock['hour']):02}:{clock['minute'] or '00'}" if clock else ""
    known = partial(Dated, start, end, weekday=weekday, clock=hour)
    if found["d2"]:
        return _two_days(found, known, anchored=bool(found["y2"]) or _is_anchored(lead) or _is_bound(found, lead))
    if found["d3"]:
        anchored = bool(found["y3"]) or _is_anchored(lead) or _is_bound(found, lead)
        if not anchored and found["mark"].strip() != "/":
            return None
        return known(Day(int(found["y3"] or 0), int(found["m3"]), int(found["d3"])), anchored=anchored)
    if found["d4"]:
        return known(Day(int(found["y4"] or 0), month_of(_word(found["m4"])), int(found["d4"])))
    if found["m5"]:
        return known(Day(int(found["y5"] or 0), month_of(_word(found["m5"])), 0))
    return known(Day(0, 0, int(found["d6"])), bare=True)


def _two_days(found: re.Match[str], known: Callable[..., Dated], *, anchored: bool) -> Dated | None:
    year, month = int(found["y2"] or 0), int(found["m2"])
    first, last = Day(year, month, int(found["d1"])), Day(year, month, int(found["d2"]))
    return known(first, last, anchored=anchored) if first.day < last.day else None


def _weekday_before(lead: str) -> int | None:
    """The weekday right before a date."""
    bare = lead.rstrip(" ,(").removesuffix("ngày").rstrip(" ,(")
    found = WEEKDAY_BEFORE.search(lead) if bare.endswith(ENDS_OF_WEEKDAYS) else None
    return weekday_of(" ".join(found["day"].split())) if found else None


def _is_bound(found: re.Match[str], lead: str) -> bool:
    """Whether a day of a month is an end of a stretch of time, or stands in brackets behind a round."""
    bounds = BOUNDS if found["d2"] or found["mark"].strip() == "/" else SURE_BOUNDS
    bare = lead.rstrip()
    if bare.endswith("("):
        return AFTER_STAGE.search(bare) is not None
    word = next((word for word in bounds if bare.endswith(word)), None)
    if word is None or bare[: -len(word)][-1:].isalnum():
        return False
    return PART_OF.match(found.string, found.end()) is None


def _is_anchored(lead: str) -> bool:
    return lead.rstrip(" ,(").endswith(ENDS_OF_ANCHORS) and ANCHOR.search(lead) is not None


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
