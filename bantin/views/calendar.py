"""The calendar: every date of every competition, campaign and result, month by month."""

from calendar import monthcalendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from msgspec.structs import replace

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition, Submission
from bantin.model.pages import Results
from bantin.model.types import TO_COME, Announced
from bantin.site import Linked, Site
from bantin.vi.collate import natural_key
from bantin.vi.when import When
from bantin.views.alternates import calendar_alternates
from bantin.views.cards import KINDS, mixed_cards
from bantin.views.dates import STATE_LABELS, printed_date, to_the_day
from bantin.views.frame import Head, frame_of
from bantin.views.here import Here
from bantin.views.records import CalendarPage, DatedLine, DatedMonth, DayCell, Link
from bantin.views.subscriptions import has_dates, subscription
from bantin.views.titles import headline

TITLE = "Lịch"
SUMMARY = "Mốc thời gian của các cuộc thi, phong trào."


@dataclass(frozen=True, slots=True)
class Mark:
    """A date with what happens then; `what` is None for the whole of an entry."""

    when: When
    what: str | None
    one: Linked

    @property
    def begins(self) -> datetime:
        """The instant under which it is listed: its start, or its end where that alone is known."""
        instant = self.when.start or self.when.end
        if instant is None:
            raise ValueError(self.when.text)  # marks_of lets only dated ones pass
        return instant

    @property
    def ends(self) -> datetime | None:
        """The instant from which it is past; None where that is open."""
        return self.when.end


def calendar_page(here: Here) -> CalendarPage:
    """The page of all dates."""
    marks = marks_of(here.site)
    lines = tuple(replace(dated_line(here, mark), anchor=f"_moc-{place}") for place, mark in enumerate(marks, 1))
    days = _days(zip(marks, lines, strict=True))
    months = tuple(
        _month(year, month, tuple(line for _, line in inside), days)
        for (year, month), inside in groupby(zip(marks, lines, strict=True), key=lambda pair: _month_of(pair[0]))
    )
    dated = {mark.one.id for mark in marks}
    undated = [one for one in _contests(here.site) if one.id not in dated]
    is_dated = any(has_dates(one) for one in _contests(here.site))
    alternates = calendar_alternates(here, "/", TITLE) if is_dated else ()
    return CalendarPage(
        frame=frame_of(here, Head(title=TITLE, description=SUMMARY, alternates=alternates)),
        title=TITLE,
        months=months,
        undated=mixed_cards(here, undated),
        summary=SUMMARY,
        calendar=subscription(here, "/", here.settings.title) if is_dated else None,
    )


def marks_of(site: Site) -> tuple[Mark, ...]:
    """Every date of the site in order of time."""
    return tuple(sorted((mark for one in site.entries.values() for mark in _marks(one)), key=_order))


def dated_line(here: Here, mark: Mark) -> DatedLine:
    """A line of the calendar."""
    entry, kind = mark.one.entry, KINDS[mark.one.entry.kind_name]
    if isinstance(entry, Competition | Campaign) and entry.state:
        kind = f"{kind} ({STATE_LABELS[entry.state.value].lower()})"
    link = Link(headline(mark.one.title), here.to(mark.one.address))
    line = DatedLine(printed_date(here, mark.when), mark.what, link, kind)
    if not to_the_day(mark.when):
        return line
    return replace(line, day=f"{mark.begins.day:02}", month=f"tháng {mark.begins.month}")


def _month_of(mark: Mark) -> tuple[int, int]:
    return mark.begins.year, mark.begins.month


def _month(year: int, month: int, lines: tuple[DatedLine, ...], days: Mapping[date, DayCell]) -> DatedMonth:
    weeks = tuple(
        tuple(days.get(date(year, month, day), DayCell(str(day))) if day else None for day in week)
        for week in monthcalendar(year, month)
    )
    return DatedMonth(f"Tháng {month}/{year}", f"thang-{year}-{month:02}", lines, weeks)


def _days(marked: Iterable[tuple[Mark, DatedLine]]) -> dict[date, DayCell]:
    """The days on which something begins or ends, each with the way to the first line that says so."""
    told: dict[date, list[tuple[str, DatedLine]]] = {}
    for mark, line in marked:
        what = mark.what or line.entry.text
        for day, said in _edges(mark, what) if line.day else ():
            told.setdefault(day, []).append((said, line))
    return {day: _cell(day, lines) for day, lines in told.items()}


def _edges(mark: Mark, what: str) -> Iterator[tuple[date, str]]:
    first, last = mark.when.first_day, mark.when.last_day
    if first == last and first is not None:
        yield first, what
        return
    if first is not None:
        yield first, f"{what} bắt đầu"
    if last is not None:
        yield last, f"{what} kết thúc"


def _cell(day: date, told: list[tuple[str, DatedLine]]) -> DayCell:
    return DayCell(str(day.day), f"#{told[0][1].anchor}", "; ".join(said for said, _ in told))


def _contests(site: Site) -> tuple[Linked, ...]:
    found = [one for one in site.entries.values() if isinstance(one.entry, Competition | Campaign)]
    return tuple(sorted(found, key=lambda one: (natural_key(one.title), one.id)))


def _marks(one: Linked) -> Iterator[Mark]:
    for what, when in _dates(one.entry):
        if isinstance(when, When) and when.kind != TO_COME and (when.start or when.end):
            yield Mark(when, what, one)


def _dates(entry: object) -> Iterator[tuple[str | None, When | Announced | None]]:
    if isinstance(entry, Competition):
        yield None, entry.when
        yield from _submission(entry.submission)
        for each in entry.rounds:
            yield each.name, each.when
            yield f"Công bố kết quả {each.name[:1].lower()}{each.name[1:]}", each.results
    elif isinstance(entry, Campaign):
        yield None, entry.when
        for phase in entry.phases:
            yield phase.name, phase.when
    elif isinstance(entry, Results):
        yield "Công bố kết quả", entry.date


def _submission(submission: Submission | None) -> Iterator[tuple[str, When | None]]:
    if submission is not None:
        yield "Mở nhận bài", submission.opens
        yield "Hạn nộp bài", submission.deadline


def _order(mark: Mark) -> tuple[datetime, bool, datetime, object, str]:
    """By beginning, then by end (an open one last), then by title."""
    begins = mark.begins
    return begins, mark.ends is None, mark.ends or begins, natural_key(mark.one.title), mark.what or ""
