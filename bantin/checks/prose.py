"""What texts state against what fields say: of a competition, in its own text, its rules, and articles about it."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from bantin.checks.prose_counts import count_verdict
from bantin.checks.prose_dates import date_verdict, weekday_verdict
from bantin.checks.prose_sums import sum_verdict
from bantin.checks.verdicts import Contradiction, Subject, Verdict, applies
from bantin.finished import FinishedSite
from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.problems import Problem, problem
from bantin.prose.facts import CountFact, DateFact, SumFact, WeekdayFact
from bantin.site import Linked
from bantin.vi.reading import Wording

Fact = TypeVar("Fact", DateFact, SumFact, CountFact, WeekdayFact)


def contradictions(finished: FinishedSite) -> Iterator[Problem]:
    """Each statement that no contest or campaign which it may be about bears out, and at least one contradicts."""
    subjects = {
        name: Subject.of(one.entry, one.title)
        for name, one in finished.site.entries.items()
        if isinstance(one.entry, Competition | Campaign)
    }
    for name, stated in finished.prose.items():
        one = finished.site.entries.get(name)
        about = _about(one, subjects) if one else ()
        if about:
            yield from _judged("prose-date", stated.dates, about, date_verdict)
            yield from _judged("prose-money", stated.sums, about, sum_verdict)
            yield from _judged("prose-count", stated.counts, about, count_verdict)
            yield from _judged("prose-weekday", stated.weekdays, about, weekday_verdict)


def _about(one: Linked, subjects: Mapping[str, Subject]) -> tuple[Subject, ...]:
    """The competitions and campaigns that an entry is about: itself, the one whose page it is, those it names."""
    ids = [ref.id for ref in one.entry.about] if isinstance(one.entry, Article) else [one.id, one.parent or ""]
    return tuple(subjects[name] for name in dict.fromkeys(ids) if name in subjects)


def _judged(
    code: str, facts: tuple[Fact, ...], about: tuple[Subject, ...], judge: Callable[[Fact, Subject], Verdict]
) -> Iterator[Problem]:
    for fact in facts:
        verdicts = [judge(fact, subject) for subject in about if applies(fact.context, subject)]
        against = next((one for one in verdicts if isinstance(one, Contradiction)), None)
        if against is not None and True not in verdicts:
            yield _problem(code, fact, against)


def _problem(code: str, fact: Fact, against: Contradiction) -> Problem:
    where = f"{against.span.file}:{against.span.line}:{against.span.column}"
    said = f": “{against.value}”" if against.value else ""
    return problem(
        code,
        fact.span,
        Wording(
            f"“{fact.text}” ở đây không khớp với {against.field.vi}{said} ({where}).",
            f"“{fact.text}” here does not agree with {against.field.en}{said} ({where}).",
        ),
        Wording(
            f"Sửa câu này, hoặc sửa {against.field.vi}. Nếu cả hai đều đúng: <!-- bantin: bỏ-qua {code} -->.",
            f"Mend this sentence, or {against.field.en}. If both are right: <!-- bantin: bỏ-qua {code} -->.",
        ),
    )
