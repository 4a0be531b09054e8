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
# Each begins with letters that can be searched for fast, in small letters or capitals.
BESIDE = tuple(
    re.compile(rf"{lead}[*_]*[\s,(]*(?:[nN]gày\s+)?[*_]*[0-9]")
    for lead in (r"hứ\s(?:[hH]ai|[bB]a|[tT]ư|[nN]ăm|[sS]áu|[bB][ảẩ]y|[2-7])", r"hủ\s[nN]hật")
)


def weekdays(copy: Manuscript) -> Iterator[Problem]:
    """Days of the week that are not those of the dates beside them."""
    body = copy.source.body
    if not any(form.search(body) for form in BESIDE):
        return
    plain = plain_of(copy.body.visible)
    starts = {plain.rfind("\n", 0, found.start()) + 1 for form in BESIDE for found in form.finditer(plain)}
    for start in sorted(starts):
        end = plain.find("\n", start)
        line = plain[start : end if end != -1 else None]
        for one in dates_in(line):
            day = _whole(one)
            if day is not None and one.weekday is not None and one.weekday != day.weekday():
                yield _problem(copy, start, line[one.start : one.end], one, day)


def _whole(one: Dated) -> date | None:
    first = one.first
    return date(first.year, first.month, first.day) if one.last is None and first.year and first.day else None


def _problem(copy: Manuscript, start: int, written: str, one: Dated, day: date) -> Problem:
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
