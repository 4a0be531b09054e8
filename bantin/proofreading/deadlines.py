"""Deadlines at which a reader could be wrong by a day, and campaigns that are longer or shorter than they say."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bantin.days_off import day_off
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.problems import Problem, Span, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording
from bantin.vi.text import fold
from bantin.vi.when import When

IN_WRITING = re.compile(r"\b(?:viet|nop|ho so|bai du thi|truc tuyen)\b")  # folded: of a round for which texts come in
DAYS_IN_TITLE = re.compile(r"\b([0-9]{1,3}) ngày đêm\b", re.IGNORECASE)
WITH_HOUR = Wording("Ghi cả giờ, ví dụ 17 giờ 00 ngày 15/4/2025.", "Give the hour too: 17 giờ 00 ngày 15/4/2025.")


def deadlines(copy: Manuscript) -> Iterator[Problem]:
    """Deadlines without an hour, at midnight, or on a day when offices are closed."""
    entry = copy.entry
    if not isinstance(entry, Competition):
        return
    submission = entry.submission
    if submission and submission.deadline:
        yield from _deadline("Hạn nộp", "The deadline", submission.deadline, submission.where("deadline"))
    elif entry.rounds:
        first = entry.rounds[0]
        in_writing = IN_WRITING.search(fold(f"{first.form or ''} {first.name}"))
        if in_writing and isinstance(first.when, When) and first.when.end is not None:
            name = f"Ngày cuối của “{first.name}”", f"The last day of “{first.name}”"
            yield from _deadline(*name, first.when, first.where("when"))


def _deadline(name: str, name_en: str, when: When, span: Span) -> Iterator[Problem]:
    end = when.end
    if end is None or when.kind.startswith(("month", "quarter", "year")):
        return
    if not when.timed:
        said = Wording(f"{name} ({when.text}) không ghi giờ.", f"{name_en} ({when.text}) gives no hour.")
        yield problem("deadline-hour", span, said, WITH_HOUR)
    elif (end.hour, end.minute) == (0, 0):
        said = Wording(
            f"{name} ({when.text}) là lúc nửa đêm: dễ hiểu lệch một ngày.",
            f"{name_en} ({when.text}) is at midnight, which may be taken for either day.",
        )
        yield problem("deadline-hour", span, said, WITH_HOUR)
    day = _last_day(when)
    closed = day_off(day) if day else None
    if day and closed:
        yield problem(
            "deadline-holiday",
            span,
            Wording(f"{name} ({when.text}) rơi vào {closed.vi}.", f"{name_en} ({when.text}) is {closed.en}."),
            Wording(
                "Nếu văn bản gốc đúng như vậy, hãy nói rõ có nhận bài ngày đó không.",
                "If the document says so, tell whether entries are taken on that day.",
            ),
        )


def _last_day(when: When) -> date | None:
    """The day that an editor means: 24h00 belongs to the day before."""
    last = when.last_day
    return last - timedelta(days=1) if last and when.text.lower().startswith("24") else last


def campaign_length(copy: Manuscript) -> Iterator[Problem]:
    """A campaign whose dates make another number of days than its duration or its title."""
    entry = copy.entry
    if not isinstance(entry, Campaign) or entry.when is None:
        return
    first, last = entry.when.first_day, entry.when.last_day
    stated = _stated_days(entry)
    if first is None or last is None or stated is None or entry.when.kind not in {"date_range", "date"}:
        return
    days = (last - first).days + 1
    if days != stated:
        yield problem(
            "campaign-length",
            entry.where("when"),
            Wording(
                f"“{entry.when.text}” là {days} ngày (tính cả ngày đầu và ngày cuối), không phải {stated} ngày đêm.",
                f"“{entry.when.text}” makes {days} days, both ends included, not {stated}.",
            ),
            Wording(
                "Nguồn thường lệch một ngày: xem lại hai ngày, hoặc giữ nguyên nếu văn bản ghi như vậy.",
                "Sources are often off by one: look at both days, or keep them if the document says so.",
            ),
        )


def _stated_days(campaign: Campaign) -> int | None:
    length = campaign.duration
    if length is not None:
        return length.count if length.unit in {"ngày", "ngày đêm"} else None
    found = DAYS_IN_TITLE.search(campaign.title or "")
    return int(found[1]) if found else None
