"""The prizes and rounds of a competition as tables for spreadsheets: one row each, days as ISO dates."""

from bantin.model.competition import Competition, Round
from bantin.model.prizes import Prize
from bantin.model.types import Announced
from bantin.vi.when import When
from bantin.views.records import Table

PRIZES = (
    *("TT", "Giải", "Tên", "Số lượng", "Mỗi giải (đồng)", "Thành tiền (đồng)", "Giá trị theo nguồn"),
    *("Hiện vật", "Giấy chứng nhận", "Đồng giải"),
)
ROUNDS = (
    *("TT", "Vòng", "Hình thức", "Bắt đầu", "Kết thúc", "Thời gian theo nguồn", "Địa điểm", "Công bố kết quả"),
    *("Số vào vòng sau", "Lĩnh vực", "Ghi chú"),
)


def prize_rows(competition: Competition) -> Table:
    """A row for each rank; sums only where the source leaves no doubt what they are for."""
    return Table((PRIZES, *(_prize(place, prize) for place, prize in enumerate(competition.prizes, 1))))


def round_rows(competition: Competition) -> Table:
    """A row for each round, with its first and last moment as far as they are known."""
    return Table((ROUNDS, *(_round(place, each) for place, each in enumerate(competition.rounds, 1))))


def _prize(place: int, prize: Prize) -> tuple[str, ...]:
    return (
        str(place),
        prize.rank,
        prize.name or "",
        _shown(prize.count),
        _shown(prize.each),
        _shown(prize.total),
        prize.value.text,
        "; ".join(prize.in_kind),
        prize.certificate or "",
        "có" if prize.joint else "",
    )


def _round(place: int, each: Round) -> tuple[str, ...]:
    when = each.when if isinstance(each.when, When) else None
    return (
        str(place),
        each.name,
        each.form or "",
        _start(when),
        _end(when),
        each.when.text,
        each.venue or "",
        _start(each.results),
        _shown(each.advances),
        each.field or "",
        each.note or "",
    )


def _shown(value: int | Announced | None) -> str:
    return "" if value is None else value.text if isinstance(value, Announced) else str(value)


def _start(when: When | None) -> str:
    if when is None or when.start is None:
        return ""
    return f"{when.start:%Y-%m-%d %H:%M}" if when.timed else f"{when.start:%Y-%m-%d}"


def _end(when: When | None) -> str:
    if when is None or when.end is None:
        return ""
    return f"{when.end:%Y-%m-%d %H:%M}" if when.timed else f"{when.last_day:%Y-%m-%d}"
