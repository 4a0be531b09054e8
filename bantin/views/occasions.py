"""The dates of competitions and campaigns as a calendar takes them: whole days and moments, nothing vaguer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition, Round, Submission
from bantin.model.entry import Entry
from bantin.model.types import Announced
from bantin.vi.date_print import print_when
from bantin.vi.when import When
from bantin.views.instants import utc

BASES = {"received": "Tính theo ngày nhận được bài.", "postmark": "Tính theo dấu bưu điện."}
BOUNDS = {"since": "bắt đầu", "until": "hạn cuối", "before": "hạn cuối"}
DAYS = frozenset({"date", "date_range"})
A_DAY = len("2025-04-01")  # what `<time>` says of a day or anything finer is at least as long


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happens: `key` names it within its entry; without an `end` it is a moment.

    Days are ISO dates with the end exclusive, moments ISO instants in universal time.
    """

    key: str
    what: str | None
    start: str
    end: str | None
    place: str | None = None
    text: str | None = None
    is_deadline: bool = False


def occasions_of(entry: Entry) -> tuple[Occasion, ...]:
    """What of an entry stands in calendars; its whole time only where it says no more."""
    found = tuple(_inner(entry))
    if found or not isinstance(entry, Competition | Campaign):
        return found
    return tuple(_occasion("toan-bo", None, entry.when))


def _inner(entry: Entry) -> Iterator[Occasion]:
    if isinstance(entry, Competition):
        yield from _submission(entry.submission)
        for each in entry.rounds:
            yield from _occasion(f"vong/{each.name}", each.name, each.when, place=each.venue, text=_about(each))
            what = f"Công bố kết quả {each.name[:1].lower()}{each.name[1:]}"
            yield from _occasion(f"ket-qua/{each.name}", what, each.results)
    elif isinstance(entry, Campaign):
        for phase in entry.phases:
            yield from _occasion(f"giai-doan/{phase.name}", phase.name, phase.when, text=phase.note)


def _submission(submission: Submission | None) -> Iterator[Occasion]:
    if submission is None:
        return
    yield from _occasion("mo-nhan-bai", "Mở nhận bài", submission.opens)
    told = (*submission.how, BASES.get(submission.basis or "", ""), submission.address, submission.url)
    text = "\n".join(filter(None, told)) or None
    for one in _occasion("han-nop-bai", "Hạn nộp bài", submission.deadline, text=text):
        yield Occasion(one.key, one.what, one.start, one.end, one.place, one.text, is_deadline=True)


def _about(each: Round) -> str | None:
    form = f"Hình thức: {each.form}." if each.form else None
    field = f"Lĩnh vực: {each.field}." if each.field else None
    return "\n".join(filter(None, (form, field, each.note))) or None


def _occasion(
    key: str, what: str | None, when: When | Announced | None, *, place: str | None = None, text: str | None = None
) -> Iterator[Occasion]:
    """An occasion, if it is told to the day: a month or what is not announced yet is none."""
    span = span_of(when) if isinstance(when, When) else None
    if span is None or not isinstance(when, When):
        return
    bound = BOUNDS.get(when.kind)
    named = what if bound is None else f"{what or 'Thời gian'} ({bound})"
    yield Occasion(key, named, *span, place=place, text=text)


def span_of(when: When) -> tuple[str, str | None] | None:
    """The start and the exclusive end of days, or of moments; None where it is not told to the day."""
    if when.kind in BOUNDS:
        return _bound(when)
    if when.start is None or when.end is None:
        return None
    if when.kind == "datetime":
        return utc(when.start), None
    if when.timed:
        return utc(when.start), utc(when.end)
    return _days(when.first_day, when.last_day) if when.kind in DAYS else None


def _bound(when: When) -> tuple[str, str | None] | None:
    """The one day or moment that is known of what is open on one side."""
    instant = when.start or when.end
    if instant is None or not any(len(one.machine or "") >= A_DAY for one in print_when(when)):
        return None
    if when.timed:
        return utc(instant), None
    day = when.first_day or when.last_day
    return _days(day, day)


def _days(first: date | None, last: date | None) -> tuple[str, str] | None:
    return (first.isoformat(), (last + timedelta(days=1)).isoformat()) if first and last else None
