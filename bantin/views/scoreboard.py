"""The scoreboard: how the units of each group stand at its last snapshot, and what changed since the one before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bantin.model.campaign import Campaign
from bantin.model.tables import ScoreLine
from bantin.site import Linked
from bantin.vi.collate import natural_key
from bantin.vi.numbers import format_number
from bantin.views.dates import number, printed_date
from bantin.views.here import Here
from bantin.views.records import Link, Scoreboard, ScoreGroup, ScoreRow

CAPTION = "Bảng xếp hạng"
Group = str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit of a group at one snapshot; without a score it has not reported and has no rank."""

    unit: str
    lines: Mapping[str | None, ScoreLine]
    score: Decimal | None


def scoreboard_of(here: Here, one: Linked) -> Scoreboard | None:
    """The scoreboard of a campaign, None where it has no line."""
    groups = _groups(here.finished.scoreboards.get(one.id, ()))
    if not groups:
        return None
    return Scoreboard(tuple(_group(here, name, lines) for name, lines in groups.items()), _table(here, one))


def ranks_of(standings: Iterable[Standing]) -> dict[str, int]:
    """The rank of each unit that has a score: 1, 1, 3 where two are level."""
    scored = [one for one in standings if one.score is not None]
    scores = sorted((one.score for one in scored if one.score is not None), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(scores, 1)))}
    return {one.unit: first[one.score] for one in scored if one.score is not None}


def _day(line: ScoreLine) -> datetime:
    if line.snapshot.start is None:
        raise ValueError(line.snapshot.text)  # a Day always has a start
    return line.snapshot.start


def _groups(lines: Iterable[ScoreLine]) -> dict[Group, list[ScoreLine]]:
    """The lines of each group, in the order of the table: groups need not report on the same days."""
    groups: dict[Group, list[ScoreLine]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return groups


def _at(lines: Iterable[ScoreLine], day: datetime) -> list[ScoreLine]:
    return [line for line in lines if _day(line) == day]


def _standings(lines: Sequence[ScoreLine]) -> tuple[Standing, ...]:
    """Each unit with its lines; its score is their sum, unless an indicator that others are scored on is blank."""
    scored = {line.indicator for line in lines if line.score is not None}
    units: dict[str, dict[str | None, ScoreLine]] = {}
    for line in lines:
        units.setdefault(line.unit, {})[line.indicator] = line
    return tuple(Standing(unit, rows, _score(rows, scored)) for unit, rows in units.items())


def _score(rows: Mapping[str | None, ScoreLine], scored: Iterable[str | None]) -> Decimal | None:
    points = [row.score.value if (row := rows.get(name)) and row.score else None for name in scored]
    return sum((one for one in points if one is not None), Decimal(0)) if points and None not in points else None


def _group(here: Here, name: Group, every: Sequence[ScoreLine]) -> ScoreGroup:
    days = sorted({_day(line) for line in every})
    lines, earlier = _at(every, days[-1]), _at(every, days[-2]) if len(days) > 1 else []
    standings = _standings(lines)
    ranks, ranks_before = ranks_of(standings), ranks_of(_standings(earlier))
    columns = tuple(column for column in dict.fromkeys(line.indicator for line in lines) if _has_values(column, lines))
    ordered = sorted(standings, key=_order)
    return ScoreGroup(
        caption=name or CAPTION,
        as_of=printed_date(here, lines[0].snapshot),
        columns=tuple(column or "Kết quả" for column in columns),
        rows=tuple(_rows(ordered, columns, ranks, ranks_before)),
        scored=bool(ranks),
        changes=any(unit in ranks_before for unit in ranks),
    )


def _has_values(column: str | None, lines: Iterable[ScoreLine]) -> bool:
    """Whether a column says anything: lines without an indicator may hold a score only."""
    return column is not None or any(line.value is not None for line in lines if line.indicator is None)


def _order(one: Standing) -> tuple[bool, Decimal, object]:
    return one.score is None, -(one.score or Decimal(0)), natural_key(one.unit)


def _rows(
    standings: Iterable[Standing], columns: Sequence[str | None], ranks: Mapping[str, int], before: Mapping[str, int]
) -> Iterator[ScoreRow]:
    shared = Counter(ranks.values())
    for one in standings:
        rank = ranks.get(one.unit)
        yield ScoreRow(
            unit=one.unit,
            values=tuple(_value(one.lines.get(column)) for column in columns),
            rank=None if rank is None else str(rank),
            score=None if one.score is None else format_number(one.score),
            change=_change(rank, before.get(one.unit)),
            tied=rank is not None and shared[rank] > 1,
            trend=_trend(rank, before.get(one.unit)),
        )


def _value(line: ScoreLine | None) -> str | None:
    return number(line.value) if line and line.value else None


def _change(rank: int | None, before: int | None) -> str | None:
    if rank is None or before is None:
        return None
    if rank == before:
        return "giữ hạng"
    return f"tăng {before - rank} bậc" if rank < before else f"giảm {rank - before} bậc"


def _trend(rank: int | None, before: int | None) -> str | None:
    if rank is None or before is None:
        return None
    return "same" if rank == before else "up" if rank < before else "down"


def _table(here: Here, one: Linked) -> Link | None:
    """The table itself, where the campaign lists it among its documents."""
    entry = one.entry
    if not isinstance(entry, Campaign) or entry.scoreboard is None:
        return None
    listed = {document.file.path for document in entry.documents if document.file}
    path = entry.scoreboard.path
    file = here.finished.file_of(one, path) if path in listed else None
    return Link("Bảng số liệu (CSV)", here.to(file.address)) if file else None
