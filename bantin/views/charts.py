"""What is drawn: targets as bars and curves, the days of a campaign as a line. Templates only print the numbers."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from bantin.model.campaign import Campaign, Target
from bantin.model.types import Announced
from bantin.vi.numbers import grouped
from bantin.vi.when import When
from bantin.views.dates import number, printed_date, seconds
from bantin.views.here import Here
from bantin.views.records import Bar, Curve, Dot, Progress, Stretch, TargetReading, TargetRow

WIDTH, HEIGHT = 240, 64  # the frame of a curve …
MARGIN = 6  # … and what its dots need at the edges
LINE = 1000
DAY = 86_400

Readings = Sequence[tuple[TargetReading, Decimal, int]]


def target_row(here: Here, target: Target) -> TargetRow:
    """A target with what has been reached, drawn and in words."""
    readings = tuple(_readings(here, target))
    last = readings[-1] if readings else None
    return TargetRow(
        name=target.name,
        target=number(target.target),
        unit=target.unit,
        baseline=number(target.baseline) if target.baseline else None,
        readings=tuple(reading for reading, _, _ in readings),
        source=target.source,
        began=_amount(number(target.baseline), target.unit) if target.baseline else None,
        now=_amount(last[0].value, target.unit) if last else None,
        aim=_amount(number(target.target), target.unit),
        reached=last is not None and _is_reached(target, last[1]),
        bar=_bar(target, last[1] if last else None),
        curve=_curve(target, readings) if len(readings) > 1 else None,
    )


def progress_of(campaign: Campaign) -> Progress | None:
    """The days of a campaign whose beginning and end are known, with its phases."""
    span = _span(campaign.when)
    if span is None:
        return None
    start, end = span
    dated = [(phase.name, found) for phase in campaign.phases if (found := _span(phase.when))]
    inside = [(name, found) for name, found in dated if start <= found[0] < found[1] <= end]
    stretches = tuple(
        Stretch(name, _shown(LINE * (first - start) / (end - start)), _shown(LINE * (last - first) / (end - start)))
        for name, (first, last) in inside
    )
    return Progress(start, end, f"{grouped(round((end - start) / DAY))} ngày", stretches)


def _readings(here: Here, target: Target) -> Iterator[tuple[TargetReading, Decimal, int]]:
    for each in sorted(target.readings, key=lambda one: seconds(one.date.start) or 0):
        yield (
            TargetReading(printed_date(here, each.date), number(each.value)),
            each.value.value,
            seconds(each.date.start) or 0,
        )


def _amount(value: str, unit: str | None) -> str:
    """A number with its unit; a per cent sign stands at the number."""
    if unit is None or value.endswith("%"):
        return value
    return f"{value}%" if unit == "%" else f"{value}\u00a0{unit}"


def _is_reached(target: Target, value: Decimal) -> bool:
    """Whether a value is at the target or beyond it: above, or below where the baseline lies above."""
    aim = target.target.value
    falling = target.baseline is not None and target.baseline.value > aim
    return value <= aim if falling else value >= aim


def _bar(target: Target, value: Decimal | None) -> Bar:
    baseline = target.baseline.value if target.baseline else None
    given = [one for one in (Decimal(0), baseline, value, target.target.value) if one is not None]
    low, high = min(given), max(given)
    if target.unit == "%" and low >= 0 and high <= 100:  # noqa: PLR2004 - the whole of per cent
        high = Decimal(100)
    start = min(max(baseline or Decimal(0), low), high)
    reached = start if value is None else value
    return Bar(
        start=_percent(min(start, reached), low, high),
        width=_shown(100 * float(abs(reached - start)) / _length(low, high)),
        target=_percent(target.target.value, low, high),
        baseline=None if baseline is None else _percent(baseline, low, high),
    )


def _curve(target: Target, readings: Readings) -> Curve:
    aim = target.target.value
    values = [value for _, value, _ in readings] + [aim] + ([target.baseline.value] if target.baseline else [])
    low, high = min(values), max(values)
    first, last = readings[0], readings[-1]
    days = max(1, last[2] - first[2])
    dots = tuple(
        Dot(_shown(MARGIN + (WIDTH - 2 * MARGIN) * (at - first[2]) / days), _height(value, low, high))
        for _, value, at in readings
    )
    said = ", ".join(f"{reading.value} ({_plain(reading)})" for reading, _, _ in readings)
    return Curve(
        points=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        target=_height(aim, low, high),
        said=f"{target.name}: {said}; cần đạt {number(target.target)}",
        first=first[0].date,
        last=last[0].date,
    )


def _plain(reading: TargetReading) -> str:
    return "".join(segment.text for segment in reading.date.segments)


def _height(value: Decimal, low: Decimal, high: Decimal) -> str:
    return _shown(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * float(value - low) / _length(low, high))


def _percent(value: Decimal, low: Decimal, high: Decimal) -> str:
    return _shown(100 * float(value - low) / _length(low, high))


def _length(low: Decimal, high: Decimal) -> float:
    return float(high - low) or 1.0


def _shown(value: float) -> str:
    """A length to a tenth, in as few characters as it needs."""
    return f"{value:.1f}".removesuffix(".0")


def _span(when: When | Announced | None) -> tuple[int, int] | None:
    if not isinstance(when, When):
        return None
    start, end = _second(when.start), _second(when.end)
    return None if start is None or end is None or end <= start else (start, end)


def _second(instant: datetime | None) -> int | None:
    return seconds(instant)
