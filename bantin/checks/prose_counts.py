"""Counts that a text states, against prizes, rounds and the support."""

from bantin.checks.prose_sums import ranked
from bantin.checks.verdicts import Contradiction, Subject, Verdict, best, folded
from bantin.model.competition import Competition, Support
from bantin.prose.facts import CountFact
from bantin.vi.reading import Wording

MAIN = frozenset({"dac biet", "nhat", "nhi", "ba", "tu", "khuyen khich"})


def count_verdict(fact: CountFact, subject: Subject) -> Verdict:
    """Whether there are as many as the text says."""
    entry = subject.entry
    if not isinstance(entry, Competition):
        return None
    if fact.of == "prize":
        return _of_rank(fact, entry)
    if fact.of == "prizes":
        return _of_prizes(fact, entry)
    if fact.of == "support":
        return best([_of_support(fact, one) for one in entry.support])
    return _of_rounds(fact, entry)


def _of_rank(fact: CountFact, entry: Competition) -> Verdict:
    prizes = ranked(fact.name, entry.prizes)
    counts = [one.count for one in prizes if isinstance(one.count, int)]
    if not prizes or len(counts) < len(prizes):
        return None
    rank = prizes[0].rank[:60]
    field = Wording(f"“count” của “{rank}”", f"“count” of “{rank}”")
    return fact.count in {*counts, sum(counts)} or Contradiction(field, f"{counts[0]:02}", prizes[0].where("count"))


def _of_prizes(fact: CountFact, entry: Competition) -> Verdict:
    counts = [one.count for one in entry.prizes if isinstance(one.count, int)]
    if not counts or len(counts) < len(entry.prizes):
        return None
    main = sum(one.count for one in entry.prizes if isinstance(one.count, int) and _is_main(one.rank))
    field = Wording("số giải trong “prizes”", "the number of prizes in “prizes”")
    known = {sum(counts), main, len(counts)}
    return fact.count in known or Contradiction(field, f"{sum(counts):02}", entry.where("prizes"))


def _is_main(rank: str) -> bool:
    return folded(rank).removeprefix("giai ") in MAIN


def _of_rounds(fact: CountFact, entry: Competition) -> Verdict:
    if not entry.rounds:
        return None
    known = {len(entry.rounds), len({folded(one.name) for one in entry.rounds})}
    field = Wording("số vòng trong “rounds”", "the number of “rounds”")
    return fact.count in known or Contradiction(field, f"{len(entry.rounds):02}", entry.where("rounds"))


def _of_support(fact: CountFact, support: Support) -> Verdict:
    if fact.name not in folded(support.unit):
        return None
    field = Wording("“count” của “support”", "“count” of “support”")
    return fact.count == support.count or Contradiction(field, f"{support.count:02}", support.where("count"))
