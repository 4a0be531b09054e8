"""The calendar: every date of every competition, campaign and result, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition, Submission
from bantin.model.pages import Results
from bantin.model.types import TO_COME, Announced
from bantin.site import Linked, Site
from bantin.vi.collate import natural_key
from bantin.vi.when import When
from bantin.views.cards import KINDS, mixed_cards
from bantin.views.dates import STATE_LABELS, printed_date
from bantin.views.frame import Head, frame_of
from bantin.views.here import Here
from bantin.views.records import CalendarPage, DatedLine, DatedMonth, Link

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
    months = tuple(
        DatedMonth(
            f"Tháng {month}/{year}", f"thang-{year}-{month:02}", tuple(dated_line(here, mark) for mark in inside)
        )
        for (year, month), inside in groupby(marks, key=lambda mark: (mark.begins.year, mark.begins.month))
    )
    dated = {mark.one.id for mark in marks}
    undated = [one for one in _contests(here.site) if one.id not in dated]
    frame = frame_of(here, Head(title=TITLE, description=SUMMARY))
    return CalendarPage(frame=frame, title=TITLE, months=months, undated=mixed_cards(here, undated), summary=SUMMARY)


def marks_of(site: Site) -> tuple[Mark, ...]:
    """Every date of the site in order of time."""
    return tuple(sorted((mark for one in site.entries.values() for mark in _marks(one)), key=_order))


def dated_line(here: Here, mark: Mark) -> DatedLine:
    """A line of the calendar."""
    entry, kind = mark.one.entry, KINDS[mark.one.entry.kind_name]
    if isinstance(entry, Competition | Campaign) and entry.state:
        kind = f"{kind} ({STATE_LABELS[entry.state.value].lower()})"
    link = Link(mark.one.title, here.to(mark.one.address))
    return DatedLine(printed_date(here, mark.when), mark.what, link, kind)


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
