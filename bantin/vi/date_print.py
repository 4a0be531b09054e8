"""Printing a When for a page: the visible text in pieces, each with the value that `<time datetime>` takes."""

from dataclasses import dataclass
from datetime import datetime

from bantin.vi.date_forms import Style, format_closing, format_date, format_datetime, format_time
from bantin.vi.date_points import Point
from bantin.vi.date_words import pattern
from bantin.vi.dates import BOUND, read_when, written_range
from bantin.vi.when import When

_CLOSING = pattern(r"\b24 ?(?:giờ|[hg:])")
_DAYS = {"ngày": 1, "ngày đêm": 1, "tuần": 7}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of visible text; `machine` is its HTML date, time or duration string, where HTML has one."""

    text: str
    machine: str | None = None


def print_when(when: When, style: Style = "nd30") -> tuple[Segment, ...]:
    """The text of a page: days and times in the site's style; partial and open values as they were written."""
    if when.start is None or when.end is None:
        return _open(when)
    if when.kind == "date":
        return (Segment(format_date(when.start.date(), style), _machine(when)),)
    if when.kind == "datetime":
        return (Segment(_moment(when, when.start, style), _machine(when)),)
    if when.kind == "date_range":
        return _days(when, style)
    if when.timed:
        return _times(when, when.start, when.end, style)
    return _partial(when)


def plain(segments: tuple[Segment, ...]) -> str:
    """The visible text alone."""
    return "".join(segment.text for segment in segments)


def _moment(when: When, instant: datetime, style: Style) -> str:
    closing = _is_midnight(instant) and _CLOSING.search(when.text)
    return format_closing(instant, style) if closing else format_datetime(instant, style)


def _days(when: When, style: Style) -> tuple[Segment, ...]:
    ends = [
        Segment(format_date(day, style), day.isoformat()) for day in (when.first_day, when.last_day) if day is not None
    ]
    return (Segment("từ ngày "), ends[0], Segment(" đến hết ngày "), ends[1])


def _times(when: When, start: datetime, end: datetime, style: Style) -> tuple[Segment, ...]:
    first = format_time(start) if when.kind == "time_range" else format_datetime(start, style)
    # A range never opens at a closing midnight; its end does, whether "24h00" or "hết ngày" was written.
    last = format_closing(end, style) if _is_midnight(end) else format_datetime(end, style)
    return (Segment("từ "), Segment(first, _instant(start)), Segment(" đến "), Segment(last, _instant(end)))


def _partial(when: When) -> tuple[Segment, ...]:
    found = written_range(when.text)
    if found is None:
        return (Segment(when.text, _machine(when)),)
    before, rest = _cut(when.text, when.text.index(found.written.first))
    between, _ = _cut(rest, rest.rindex(found.written.last))
    between = between.removeprefix(found.written.first)
    pieces = (
        Segment(before),
        Segment(found.written.first, _point(found.first)),
        Segment(between),
        Segment(found.written.last, _point(found.last)),
    )
    return tuple(piece for piece in pieces if piece.text)


def _open(when: When) -> tuple[Segment, ...]:
    match = BOUND.fullmatch(when.text)
    within = read_when(match["upper"] or match["within"] or match["lower"]).value if match else None
    if within is None:
        return (Segment(when.text, _machine(when)),)
    before = when.text[: -len(within.text)]
    return (Segment(before), Segment(within.text, _machine(within)))


def _machine(when: When) -> str | None:
    if when.kind == "duration" and when.count is not None and when.unit in _DAYS:
        return f"P{when.count * _DAYS[when.unit]}D"
    if when.start is None:
        return None
    if when.kind == "datetime":
        return _instant(when.start)
    forms = {"date": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
    return when.start.strftime(forms[when.kind]) if when.kind in forms else None


def _point(point: Point) -> str | None:
    if point.level == "month":
        return f"{point.year}-{point.month:02}"
    return str(point.year) if point.level == "year" else None


def _instant(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds" if instant.second else "minutes")


def _is_midnight(instant: datetime) -> bool:
    return instant == instant.replace(hour=0, minute=0, second=0)


def _cut(text: str, at: int) -> tuple[str, str]:
    return text[:at], text[at:]
