"""The prize table: sums only where the source leaves no doubt what they are for."""

from collections.abc import Iterator

from bantin.model.competition import Competition, Support
from bantin.model.prizes import Prize, prize_fund
from bantin.model.settings import Settings
from bantin.model.types import Announced
from bantin.vi.money import Money
from bantin.vi.money_print import BEFORE_UNIT, NO_BREAK, format_money, money_in_words, print_money
from bantin.vi.numbers import grouped
from bantin.views.records import PrizeRow, PrizeTable, SupportLine

CAPTION = "Cơ cấu giải thưởng"
NOTHING_SAID = "–"


def prize_table(settings: Settings, competition: Competition) -> PrizeTable | None:
    """The prizes with their sum and its words, where every row is exact money with a known basis."""
    if not competition.prizes:
        return None
    fund = prize_fund(competition.prizes) or None  # things only: there is no sum to tell
    words = None if fund is None else money_in_words(fund, settings.money.words, chan=settings.money.chan)
    return PrizeTable(
        caption=CAPTION,
        rows=tuple(_row(number, prize) for number, prize in enumerate(competition.prizes, 1)),
        total=None if fund is None else format_money(fund),
        words=words,
        stated=None if competition.prize_total is None else print_money(competition.prize_total),
        note=" ".join(_notes(competition.prizes)) or None,
    )


def support_lines(competition: Competition) -> tuple[SupportLine, ...]:
    """Help that is no prize."""
    return tuple(_support(line) for line in competition.support)


def two_digits(count: int) -> str:
    """A count as official lists print it: 01, 10, 1.200."""
    return f"{count:02}" if count < 10 else grouped(count)  # noqa: PLR2004 - Decree 30/2020, Appendix I


def as_written(money: Money) -> str:
    """A sum in the source's own words."""
    return BEFORE_UNIT.sub(NO_BREAK, money.text)


def _row(number: int, prize: Prize) -> PrizeRow:
    each, total, wording = _sums(prize)
    return PrizeRow(
        number=two_digits(number),
        rank=prize.rank,
        count=_announced(prize.count) if isinstance(prize.count, Announced) else two_digits(prize.count),
        each=each,
        total=total,
        wording=wording,
        name=prize.name,
        in_kind=prize.in_kind,
        certificate=prize.certificate,
        joint=prize.joint,
    )


def _sums(prize: Prize) -> tuple[str | None, str | None, str | None]:
    if isinstance(prize.value, Announced):
        return None, None, _announced(prize.value)
    if prize.total is None:
        return None, None, as_written(prize.value)
    each = NOTHING_SAID if prize.each is None else format_money(prize.each)
    return each, format_money(prize.total), None


def _notes(prizes: tuple[Prize, ...]) -> Iterator[str]:
    for prize in prizes:
        if not isinstance(prize.value, Money) or not prize.value.exact:
            continue
        rank = prize.rank[:1].lower() + prize.rank[1:]
        sum_of_rank = as_written(prize.value)
        if prize.paid_to is not None:
            yield f"Tiền thưởng của {rank} tính theo {prize.paid_to} ({sum_of_rank}), nên không có tổng cộng."
        elif prize.stated_basis == "unspecified":
            count = "" if isinstance(prize.count, Announced) else f"{two_digits(prize.count)} "
            yield f"Nguồn không nói rõ {sum_of_rank} là của mỗi giải hay của cả {count}{rank}, nên không có tổng cộng."


def _announced(value: Announced) -> str:
    return value.text[:1].upper() + value.text[1:]


def _support(line: Support) -> SupportLine:
    value = print_money(line.value)
    if line.per and not line.value.per:
        value = f"{value}/{line.per}"
    return SupportLine(f"{two_digits(line.count)} {line.unit}", value, line.condition)
