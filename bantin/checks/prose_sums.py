"""Sums that a text states, against prizes, their total and the support."""

from collections.abc import Iterable

from bantin.checks.verdicts import Contradiction, Subject, Verdict, best, folded
from bantin.model.competition import Competition, Support
from bantin.model.prizes import Prize, prize_fund
from bantin.prose.facts import SumFact
from bantin.vi.money import Money
from bantin.vi.money_print import format_money
from bantin.vi.reading import Wording


def sum_verdict(fact: SumFact, subject: Subject) -> Verdict:
    """Whether the prize, the total or the support that a sum is said of is worth that."""
    entry = subject.entry
    if not isinstance(entry, Competition):
        return None
    if fact.of == "prize":
        return best([_of_prize(fact, one) for one in ranked(fact.name, entry.prizes)])
    if fact.of == "support":
        return best([_of_support(fact, one) for one in entry.support])
    return _of_total(fact, entry)


def ranked(name: str, prizes: Iterable[Prize]) -> tuple[Prize, ...]:
    """The prizes of a rank ("nhat": "Giải nhất")."""
    return tuple(one for one in prizes if folded(one.rank).removeprefix("giai ").removeprefix("thuong ") == name)


def _of_prize(fact: SumFact, prize: Prize) -> Verdict:
    value = prize.value
    if not isinstance(value, Money) or not value.exact or not value.min or prize.paid_to is not None:
        return None
    count = prize.count if isinstance(prize.count, int) else 1
    basis = prize.stated_basis
    sums = {value.min}
    if basis != "total" and fact.basis != "each":
        sums.add(value.min * count)
    if basis != "each" and count and value.min % count == 0:
        sums.add(value.min // count)
    if basis == "each" and fact.basis == "total":
        sums = {value.min * count}
    rank = prize.rank[:60]
    field = Wording(f"“value” của “{rank}”", f"“value” of “{rank}”")
    return fact.amount in sums or Contradiction(field, value.text, prize.where("value"))


def _of_total(fact: SumFact, entry: Competition) -> Verdict:
    stated = entry.prize_total
    fund = prize_fund(entry.prizes)
    known = {stated.min} if stated is not None and stated.exact else set()
    known |= {fund} if fund else set()
    if not known or fact.amount in known:
        return bool(known) or None
    if stated is not None:
        field = Wording("“prize_total”", "“prize_total”")
        return Contradiction(field, stated.text, entry.where("prize_total"))
    field = Wording("tổng của “prizes”", "the sum of “prizes”")
    return Contradiction(field, format_money(fund or 0), entry.where("prizes"))


def _of_support(fact: SumFact, support: Support) -> Verdict:
    value = support.value
    if not value.exact or support.per is None:
        return None
    if not f"{fact.name} ".startswith(folded(support.per) + " "):
        return None
    field = Wording("“value” của “support”", "“value” of “support”")
    return fact.amount == value.min or Contradiction(field, value.text, support.where("value"))
