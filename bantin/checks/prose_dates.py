"""Dates and weekdays that a text states, against rounds, submission and the time of the whole."""

from collections.abc import Iterator
from datetime import date, timedelta

from bantin.checks.verdicts import Contradiction, Subject, Verdict, best, day_of, folded
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition, Round
from bantin.problems import Span
from bantin.prose.facts import DateFact, WeekdayFact
from bantin.vi.reading import Wording
from bantin.vi.when import When

EXACT = frozenset({"date", "date_range", "datetime", "datetime_range", "time_range"})
# A round of this name of another contest: the final of a region, of the whole country.
OF_OTHERS = frozenset({"toan", "khu", "cap", "quoc", "xep", "mien", "cum", "lien"})
ONE_DAY = timedelta(days=1)


def date_verdict(fact: DateFact, subject: Subject) -> Verdict:
    """Whether the field that a date is said of says the same."""
    entry = subject.entry
    if fact.of == "round":
        return best([_of_when(fact, one.when, *_round(one)) for one in _rounds(fact, entry)])
    if fact.of == "submission":
        return _of_submission(fact, entry) if isinstance(entry, Competition) else None
    if isinstance(entry, Competition) is not (fact.of == "contest") or entry.when is None:
        return None
    verdict = _of_when(fact, entry.when, Wording("“when”", "“when”"), entry.where("when"))
    whole = _whole_of_rounds(entry) if isinstance(entry, Competition) else None
    by_rounds = _of_when(fact, whole, Wording("", ""), Span("")) if whole else None
    return best([verdict, True if by_rounds is True else None])


def weekday_verdict(fact: WeekdayFact, subject: Subject) -> Verdict:
    """Whether a day of the fields on which the text puts a weekday falls on it."""
    verdicts: list[Verdict] = []
    for when, field, span in _whens(subject.entry):
        for day in filter(None, (when.first_day, when.last_day)):
            if day.strftime("%m-%d") == fact.day[5:]:
                agrees = day.weekday() == fact.weekday
                verdicts.append(agrees or Contradiction(field, when.text, span))
    return best(verdicts)


def _rounds(fact: DateFact, entry: Competition | Campaign) -> Iterator[Round]:
    for one in entry.rounds if isinstance(entry, Competition) else ():
        name = folded(one.name).removeprefix("vong ").removeprefix("thi ")
        rest = fact.name.removeprefix(name)
        if name and fact.name.startswith(name) and (not rest or rest[0] == " "):
            following = rest.split()
            if not following or following[0] not in OF_OTHERS:
                yield one


def _round(one: Round) -> tuple[Wording, Span]:
    name = one.name[:60]
    return Wording(f"“when” của “{name}”", f"“when” of “{name}”"), one.where("when")


def _of_submission(fact: DateFact, entry: Competition) -> Verdict:
    told = entry.submission
    if told is None:
        return None
    deadline, opens = told.deadline, told.opens
    verdicts: list[Verdict] = []
    if deadline and fact.part in {"end", "before", "range"}:
        end = fact.last or fact.first
        field = Wording("“submission.deadline”", "“submission.deadline”")
        verdicts.append(_end_is(end, fact, deadline, field, told.where("deadline")))
    if opens and fact.part in {"start", "range"}:
        field = Wording("“submission.opens”", "“submission.opens”")
        verdicts.append(_day_is(fact.first, opens.first_day, Contradiction(field, opens.text, told.where("opens"))))
    wrong = [one for one in verdicts if isinstance(one, Contradiction)]
    return wrong[0] if wrong else best(verdicts)


def _end_is(end: str, fact: DateFact, deadline: When, field: Wording, span: Span) -> Verdict:
    against = Contradiction(field, deadline.text, span)
    verdict = _day_is(end, deadline.last_day, against)
    if isinstance(verdict, Contradiction) and fact.part == "before" and deadline.last_day:
        return best([verdict, _day_is(end, deadline.last_day + ONE_DAY, against)])
    if verdict is True and deadline.timed and fact.clock and deadline.end and fact.part != "range":
        return fact.clock in {f"{deadline.end:%H:%M}", "24:00"} or against
    return verdict


def _day_is(said: str, day: date | None, against: Contradiction) -> Verdict:
    if day is None:
        return None
    if len(said) == len("2025-04"):
        return None if said == f"{day:%Y-%m}" or said[5:] == f"{day:%m}" else against
    found = day_of(said, day.year)
    return None if found is None else found == day or against


def _of_when(fact: DateFact, when: object, field: Wording, span: Span) -> Verdict:
    """Whether a date agrees with a stretch of time of which both ends are known."""
    if not isinstance(when, When) or when.first_day is None or when.last_day is None:
        return None
    first, last = _days(fact, when.first_day, when.last_day)
    if first is None or last is None:
        return None
    if fact.first.count("-") == 1:  # a month
        agrees = _months_agree(fact, when.first_day, when.last_day)
    elif when.kind not in EXACT:
        agrees = when.first_day <= first and last <= when.last_day
    else:
        agrees = _days_agree(fact.part, first, last, when)
    return agrees or Contradiction(field, when.text, span)


def _days(fact: DateFact, start: date, end: date) -> tuple[date | None, date | None]:
    """The two ends of a fact; a year that is not said is that of the field."""
    if fact.first.count("-") == 1:
        return start, end
    return day_of(fact.first, start.year), day_of(fact.last or fact.first, end.year)


def _days_agree(part: str, first: date, last: date, when: When) -> bool:
    start, end = when.first_day, when.last_day
    if start is None or end is None:
        return True
    if part == "within":
        return start <= first <= end
    return {
        "range": (first, last) == (start, end),
        "start": first == start,
        "end": last == end,
        "before": last in (end, end + ONE_DAY),
    }[part]


def _months_agree(fact: DateFact, start: date, end: date) -> bool:
    first = _month(fact.first, start.year)
    last = _month(fact.last or fact.first, end.year)
    whole = (start.year, start.month), (end.year, end.month)
    if fact.part == "within":
        return whole[0] <= first <= whole[1]
    return {
        "range": (first, last) == whole,
        "start": first == whole[0],
        "end": last == whole[1],
        "before": last >= whole[1],
    }[fact.part]


def _month(iso: str, year: int) -> tuple[int, int]:
    said, month = iso.split("-")
    return int(said) or year, int(month)


def _whole_of_rounds(entry: Competition) -> When | None:
    """From the first day of the first round (or of submission) to the last of the last."""
    whens = [one.when for one in entry.rounds if isinstance(one.when, When) and one.when.start and one.when.end]
    starts = [one.start for one in whens if one.start]
    ends = [one.end for one in whens if one.end]
    return When("date_range", "", min(starts), max(ends)) if starts and ends else None


def _whens(entry: Competition | Campaign) -> Iterator[tuple[When, Wording, Span]]:
    """Every field of a contest with a time, how it is called and where it stands."""
    if entry.when:
        yield entry.when, Wording("“when”", "“when”"), entry.where("when")
    if isinstance(entry, Campaign):
        return
    for one in entry.rounds:
        if isinstance(one.when, When):
            yield one.when, *_round(one)
        if one.results:
            name = one.name[:60]
            yield one.results, Wording(f"“results” của “{name}”", f"“results” of “{name}”"), one.where("results")
    told = entry.submission
    for name in ("opens", "deadline") if told else ():
        when = getattr(told, name)
        if told and when:
            yield when, Wording(f"“submission.{name}”", f"“submission.{name}”"), told.where(name)
