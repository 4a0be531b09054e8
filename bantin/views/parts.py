"""The parts that an entry's own page and a block in any body share: one builder for each kind of block."""

from collections.abc import Callable

from bantin.model.campaign import Campaign, Phase
from bantin.model.competition import Competition, Criterion, Round
from bantin.model.types import Quantity
from bantin.site import Linked
from bantin.vi.numbers import grouped
from bantin.vi.when import When
from bantin.views.charts import target_row
from bantin.views.dates import number, printed, seconds
from bantin.views.files import documents_of
from bantin.views.here import Here
from bantin.views.own_calendars import calendar_links
from bantin.views.prizes import prize_table
from bantin.views.records import (
    Criteria,
    CriterionRow,
    Documents,
    PartView,
    PrizeTable,
    Scoreboard,
    Targets,
    Timeline,
    TimelineItem,
)
from bantin.views.scoreboard import scoreboard_of


def prizes(here: Here, one: Linked) -> PrizeTable | None:
    """The prizes of a competition."""
    return prize_table(here.settings, one.entry) if isinstance(one.entry, Competition) else None


def timeline(here: Here, one: Linked) -> Timeline | None:
    """The rounds of a competition, the phases of a campaign."""
    entry = one.entry
    items: tuple[TimelineItem, ...] = ()
    if isinstance(entry, Competition):
        items = tuple(_round(here, one, each) for each in entry.rounds)
    elif isinstance(entry, Campaign):
        items = tuple(_phase(here, one, each) for each in entry.phases)
    return Timeline(items) if items else None


def criteria(here: Here, one: Linked) -> Criteria | None:
    """What the jury of a competition judges."""
    del here
    entry = one.entry
    if not isinstance(entry, Competition) or entry.criteria is None:
        return None
    rows = tuple(row for place, part in enumerate(entry.criteria.parts, 1) for row in _criterion(place, part))
    return Criteria("Tiêu chí và điểm tối đa", rows, _optional(entry.criteria.scale))


def targets(here: Here, one: Linked) -> Targets | None:
    """The targets of a campaign with what has been reached."""
    if not isinstance(one.entry, Campaign) or not one.entry.targets:
        return None
    return Targets("Chỉ tiêu và kết quả", tuple(target_row(here, each) for each in one.entry.targets))


def scoreboard(here: Here, one: Linked) -> Scoreboard | None:
    """How the units of a campaign stand."""
    return scoreboard_of(here, one) if isinstance(one.entry, Campaign) else None


def documents(here: Here, one: Linked) -> Documents | None:
    """The documents of a competition or campaign."""
    return documents_of(here, one, one.entry.documents) if isinstance(one.entry, Competition | Campaign) else None


PARTS: dict[str, Callable[[Here, Linked], PartView | None]] = {
    "prizes": prizes,
    "timeline": timeline,
    "criteria": criteria,
    "targets": targets,
    "scoreboard": scoreboard,
    "documents": documents,
}


def _round(here: Here, one: Linked, each: Round) -> TimelineItem:
    start, end = _instants(each.when)
    return TimelineItem(
        name=each.name,
        when=printed(here, each.when),
        form=each.form,
        venue=each.venue,
        results=printed(here, each.results),
        advances=None if each.advances is None else grouped(each.advances),
        field=each.field,
        note=each.note,
        start=start,
        end=end,
        calendar=calendar_links(here, one, each.name, each.when, each.venue),
    )


def _phase(here: Here, one: Linked, each: Phase) -> TimelineItem:
    start, end = _instants(each.when)
    links = calendar_links(here, one, each.name, each.when)
    return TimelineItem(each.name, printed(here, each.when), note=each.note, start=start, end=end, calendar=links)


def _instants(when: object) -> tuple[int | None, int | None]:
    return (seconds(when.start), seconds(when.end)) if isinstance(when, When) else (None, None)


def _criterion(place: int, one: Criterion) -> tuple[CriterionRow, ...]:
    parts = tuple(
        CriterionRow(f"{place}.{inner}", part.name, number(part.points), level=2)
        for inner, part in enumerate(one.parts, 1)
    )
    return (CriterionRow(str(place), one.name, number(one.points)), *parts)


def _optional(quantity: Quantity | None) -> str | None:
    return None if quantity is None else number(quantity)
