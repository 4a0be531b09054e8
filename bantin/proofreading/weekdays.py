"""Weekdays beside a whole date: what the calendar says otherwise."""

import re
from collections.abc import Iterator
from datetime import date

from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.prose.dates import Dated, dates_in
from bantin.prose.plain import plain_of
from bantin.vi.date_forms import WEEKDAY_NAMES
from bantin.vi.reading import Wording

IN_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LINE = re.compile(r"[^\n]*(?:[tT]hứ|THỨ|[cC]hủ nhật|[cC]hủ Nhật)\s[^\n]*")


def weekdays(copy: Manuscript) -> Iterator[Problem]:
    """Days of the week that are not those of the dates beside them."""
    if "hứ " not in copy.source.body and "ủ nhật" not in copy.source.body and "ủ Nhật" not in copy.source.body:
        return
    plain = plain_of(copy.body.visible)
    for line in LINE.finditer(plain):
        for one in dates_in(line[0]):
            day = _whole(one)
            if day is not None and one.weekday is not None and one.weekday != day.weekday():
                yield _problem(copy, line, one, day)


def _whole(one: Dated) -> date | None:
    first = one.first
    return date(first.year, first.month, first.day) if one.last is None and first.year and first.day else None


def _problem(copy: Manuscript, line: re.Match[str], one: Dated, day: date) -> Problem:
    start = line.start()
    written = line[0][one.start : one.end]
    right, wrong = WEEKDAY_NAMES[day.weekday()], WEEKDAY_NAMES[one.weekday or 0]
    return problem(
        "prose-weekday",
        copy.body.span(start + one.start, start + one.end),
        Wording(
            f"“{written}” là {right}, không phải {wrong}.",
            f"“{written}” is a {IN_ENGLISH[day.weekday()]}, not a {IN_ENGLISH[one.weekday or 0]}.",
        ),
        Wording(f"Sửa “{wrong}” thành “{right}”, hoặc sửa ngày.", f"Write “{right}”, or mend the date."),
    )
