"""Prizes, support and points of one competition: sums that do not add up, or may be read in two ways."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product

from bantin.model.competition import Competition, Criteria, Criterion, SubCriterion, Support
from bantin.model.prizes import Prize
from bantin.model.types import Announced, Quantity
from bantin.problems import Problem, Severity, Span, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.money import Money
from bantin.vi.numbers import format_number, grouped
from bantin.vi.reading import Wording
from bantin.vi.text import fold

RANKS = ("dac biet", "nhat", "nhi", "ba", "tu", "khuyen khich")  # folded, from high to low
UNDECIDED = 6  # prizes of unknown basis up to which all their readings are tried


def prizes(copy: Manuscript) -> Iterator[Problem]:
    """What is odd about the sums and points of a competition."""
    entry = copy.entry
    if isinstance(entry, Competition):
        yield from _undecided(entry.prizes)
        yield from _total(entry)
        yield from _order(entry.prizes)
        yield from (found for one in entry.support for found in _support_unit(one))
        if entry.criteria:
            yield from _criteria(entry.criteria)


def dong(amount: int) -> str:
    """A sum as messages say it."""
    return f"{grouped(amount)} đồng"


def _is_undecided(prize: Prize) -> bool:
    return (
        isinstance(prize.value, Money)
        and prize.value.exact
        and prize.value.min > 0
        and not isinstance(prize.count, Announced)
        and prize.stated_basis == "unspecified"
        and prize.paid_to is None
    )


def _readings(prize: Prize) -> tuple[int, ...]:
    """What all prizes of a rank may make together."""
    if prize.total is not None:
        return (prize.total,)
    if not _is_undecided(prize) or not isinstance(prize.value, Money) or isinstance(prize.count, Announced):
        return ()
    return (prize.value.min, prize.value.min * prize.count)


def _undecided(listed: Sequence[Prize]) -> Iterator[Problem]:
    for prize in filter(_is_undecided, listed):
        low, high = _readings(prize)
        found = problem(
            "prize-basis",
            prize.where("value"),
            Wording(
                f"{prize.count:02} {prize.rank.lower()} “{prize.value.text}”: không rõ là mỗi giải hay tổng cộng "
                f"(cả hạng là {dong(high)} hay {dong(low)}).",
                f"{prize.count:02} {prize.rank.lower()} “{prize.value.text}”: for each or for all "
                f"({dong(high)} or {dong(low)} together)?",
            ),
            Wording(
                "Nếu văn bản gốc nói rõ, ghi “basis: mỗi giải” hoặc “basis: tổng cộng”.",
                "If the document tells, write “basis: mỗi giải” (each) or “basis: tổng cộng” (in all).",
            ),
        )
        yield as_warning(found)


def as_warning(found: Problem) -> Problem:
    """A problem whose code is an error elsewhere."""
    return Problem(found.code, Severity.WARNING, found.span, found.message, found.hint)


def _total(entry: Competition) -> Iterator[Problem]:
    stated = entry.prize_total
    readings = [_readings(prize) for prize in entry.prizes]
    open_still = sum(len(one) > 1 for one in readings)
    if stated is None or not stated.exact or not readings or not all(readings) or open_still > UNDECIDED:
        return
    sums = sorted({sum(parts) for parts in product(*readings)})
    if stated.min not in sums:
        vi, en = " hoặc ".join(map(dong, sums)), " or ".join(map(dong, sums))
        yield problem(
            "prize-total",
            entry.where("prize_total"),
            Wording(
                f"Tổng giá trị ghi “{stated.text}”, nhưng các giải cộng lại là {vi}.",
                f"The total says “{stated.text}”, but the prizes make {en}.",
            ),
            Wording(
                "Xem lại số lượng và giá trị từng giải; hiện vật không tính vào tổng tiền.",
                "Look at each count and value; gifts in kind are not part of the sum.",
            ),
        )


def _order(listed: Sequence[Prize]) -> Iterator[Problem]:
    ranked = sorted(
        ((_place(one), one) for one in listed if one.each is not None and _place(one) is not None),
        key=lambda pair: pair[0] or 0,
    )
    for (place, high), (other, low) in pairwise(ranked):
        if place != other and high.each is not None and low.each is not None and low.each > high.each:
            yield problem(
                "prize-order",
                low.where("value"),
                Wording(
                    f"{low.rank} ({low.value.text}) cao hơn {high.rank.lower()} ({high.value.text}).",
                    f"{low.rank} ({low.value.text}) is worth more than {high.rank.lower()} ({high.value.text}).",
                ),
                Wording("Xem lại giá trị của hai giải.", "Look at the values of both."),
            )


def _place(prize: Prize) -> int | None:
    """Where a rank stands from the highest; None for a prize beside the ranks."""
    words = fold(prize.rank).removeprefix("giai ")
    return RANKS.index(words) if words in RANKS else None


def _support_unit(support: Support) -> Iterator[Problem]:
    paid = support.per or support.value.per
    counted = {fold(part).strip() for part in re.split(r"[,;/]|\bhoặc\b|\bvà\b", support.unit)}
    if paid is None or fold(paid) in counted:
        return
    yield problem(
        "support-unit",
        support.where("per" if support.per else "value"),
        Wording(
            f"Số lượng đếm theo “{support.unit}” nhưng tiền (“{support.value.text}”) tính cho mỗi “{paid}”.",
            f"The count is of “{support.unit}” but the money (“{support.value.text}”) is for each “{paid}”.",
        ),
        Wording(
            "Nếu văn bản gốc nói rõ, dùng cùng một đơn vị ở “unit” và “per”.",
            "If the document tells, use one unit in “unit” and “per”.",
        ),
    )


def _criteria(criteria: Criteria) -> Iterator[Problem]:
    for one in criteria.parts:
        name = Wording(f"“{one.name}”", f"“{one.name}”")
        yield from _points(name, one.points, one.where("points"), one.parts)
    if criteria.scale is not None:
        name = Wording("Thang điểm", "The scale")
        yield from _points(name, criteria.scale, criteria.where("scale"), criteria.parts)


def _points(
    name: Wording, stated: Quantity, span: Span, parts: Sequence[Criterion | SubCriterion]
) -> Iterator[Problem]:
    total = sum((part.points.value for part in parts), Decimal(0))
    if parts and total != stated.value:
        added = format_number(total)
        yield problem(
            "criteria-sum",
            span,
            Wording(
                f"{name.vi} là {stated.text} điểm, nhưng các phần cộng lại là {added}.",
                f"{name.en} has {stated.text} points, but its parts make {added}.",
            ),
            Wording("Xem lại điểm của từng phần.", "Look at the points of each part."),
        )
