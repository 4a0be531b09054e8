"""Dates, numbers and clocks as views hold them: printed text for the page, instants for the status script."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.shapes import State
from bantin.model.types import TO_COME, Announced, Quantity
from bantin.vi.date_forms import Style, format_date
from bantin.vi.date_print import print_when
from bantin.vi.numbers import format_number
from bantin.vi.typography import THROUGH, typeset
from bantin.vi.when import When
from bantin.views.here import Here
from bantin.views.records import Clock, ClockSpan, DateText, Segment, StateNote

STATE_LABELS = {"postponed": "Tạm hoãn", "cancelled": "Đã hủy"}


def style_of(here: Here) -> Style:
    """How the site prints dates."""
    return cast("Style", here.settings.dates)


def printed(here: Here, when: When | Announced | None) -> DateText | None:
    """A date or period as the page prints it; None where it is absent or yet to be announced."""
    if not isinstance(when, When) or when.kind == TO_COME:
        return None
    return _text(here, when)


def printed_date(here: Here, when: When) -> DateText:
    """A date that every page of its kind has."""
    return _text(here, when)


def day_only(here: Here, when: When) -> DateText:
    """The day of a moment, for lists."""
    if when.start is None:
        return _text(here, when)
    return _day(here, when.start.date())


def number(quantity: Quantity) -> str:
    """A number as it is printed; a percent sign stays."""
    return format_number(quantity.value) + ("%" if quantity.text.endswith("%") else "")


def clock_of(here: Here, entry: Competition | Campaign) -> Clock:
    """What the status script needs to say where a competition or campaign stands."""
    rounds = entry.rounds if isinstance(entry, Competition) else ()
    named = [(one.name, one.when) for one in rounds]
    if not any_dated(when for _, when in named):  # the rule of bantin.model.status
        named = [("", entry.when)] if entry.when else []
    spans = tuple(span_of(here, name, when) for name, when in named)
    state = entry.state.value if entry.state else None
    return Clock(entry.kind_name, spans, state, STATE_LABELS[state] if state else None)


def any_dated(whens: Iterable[When | Announced]) -> bool:
    """Whether anything of a list has an instant."""
    return any(_is_dated(when) for when in whens)


def span_of(here: Here, name: str, when: When | Announced | None) -> ClockSpan:
    """A stretch of time for the status script."""
    if not isinstance(when, When) or not _is_dated(when):
        return ClockSpan(name)
    vague = not to_the_day(when)
    return ClockSpan(name, seconds(when.start), seconds(when.end), _first_day(here, when, vague=vague), vague)


def to_the_day(when: When) -> bool:
    """Whether a date is known to the day."""
    return any(len(one.machine or "") >= len("2025-04-01") for one in print_when(when))


def seconds(instant: datetime | None) -> int | None:
    """An instant in seconds since 1970."""
    return None if instant is None else int(instant.timestamp())


def state_note(here: Here, state: State | None) -> StateNote | None:
    """Why and since when something is postponed or cancelled."""
    if state is None:
        return None
    return StateNote(STATE_LABELS[state.value], state.note, printed(here, state.date))


def _day(here: Here, day: date) -> DateText:
    days = here.shared.kept.days
    if day not in days:
        days[day] = DateText((Segment(format_date(day, style_of(here)), day.isoformat()),))
    return days[day]


def _text(here: Here, when: When) -> DateText:
    if when.kind == "date" and when.start is not None:
        return _day(here, when.start.date())
    parts = print_when(when, style_of(here))
    texts = typeset(THROUGH.join(one.text for one in parts)).split(THROUGH)
    return DateText(tuple(Segment(text, one.machine) for text, one in zip(texts, parts, strict=True)))


def _first_day(here: Here, when: When, *, vague: bool) -> str | None:
    if when.start is None:
        return None
    return when.text if vague else format_date(when.start.date(), style_of(here))


def _is_dated(when: When | Announced) -> bool:
    return isinstance(when, When) and (when.start is not None or when.end is not None)
