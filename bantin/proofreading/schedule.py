"""Rounds of a competition and phases of a campaign, one after another: order, overlaps, gaps, time to judge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bantin.model.campaign import Campaign, Phase
from bantin.model.competition import Competition, Round
from bantin.problems import Problem, Span, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording
from bantin.vi.text import fold
from bantin.vi.when import When

LONGEST_GAP = timedelta(days=60)
SHORT = timedelta(days=3)  # what is judged on the spot, as finals are
TO_JUDGE = timedelta(days=2)
INSTANT = timedelta(microseconds=1)  # ends are exclusive
BY_DAY = frozenset({"date", "date_range", "datetime", "datetime_range", "time_range"})
MEND = Wording("Xem lại ngày trong văn bản gốc.", "Look up the dates in the original document.")


@dataclass(frozen=True, slots=True)
class Stage:
    """A round or phase of which both ends are known to the day."""

    name: str
    when: When
    start: datetime
    end: datetime
    span: Span
    field: str | None = None

    @property
    def lasts(self) -> timedelta:
        """How long it takes."""
        return self.end - self.start


def schedule(copy: Manuscript) -> Iterator[Problem]:
    """What is odd about the dates of rounds or phases."""
    entry = copy.entry
    if isinstance(entry, Competition):
        stages = tuple(_stages(entry.rounds))
        for first, second in _consecutive(stages):
            yield from _pair(first, second)
            yield from _gap(first, second)
        yield from _outside(stages, entry.when)
        yield from _late(entry, stages)
        yield from _hurried(entry)
    elif isinstance(entry, Campaign):
        stages = tuple(_stages(entry.phases))
        for first, second in pairwise(stages):
            yield from _pair(first, second)
        yield from _outside(stages, entry.when)


def _stages(parts: Sequence[Round | Phase]) -> Iterator[Stage]:
    for one in parts:
        when = one.when
        if isinstance(when, When) and when.kind in BY_DAY and when.start is not None and when.end is not None:
            field = fold(one.field) if isinstance(one, Round) and one.field else None
            yield Stage(one.name, when, when.start, when.end, one.where("when"), field)


def _consecutive(stages: Sequence[Stage]) -> Iterator[tuple[Stage, Stage]]:
    """Each stage with the one after it in its field; one without a field is for all of them."""
    fields: list[str | None] = [one.field for one in stages if one.field is not None] or [None]
    pairs = (pair for field in fields for pair in pairwise(one for one in stages if one.field in {None, field}))
    yield from dict.fromkeys(pairs)


def _pair(first: Stage, second: Stage) -> Iterator[Problem]:
    on_one_day = first.lasts <= timedelta(days=1) and first.start.date() == second.start.date()
    if second.start < first.start:
        yield problem(
            "round-order",
            second.span,
            Wording(
                f"“{second.name}” ({second.when.text}) bắt đầu trước “{first.name}” ({first.when.text}), "
                "nhưng đứng sau trong danh sách.",
                f"“{second.name}” ({second.when.text}) begins before “{first.name}” ({first.when.text}) "
                "but is listed after it.",
            ),
            MEND,
        )
    elif second.start < first.end and not on_one_day:
        yield problem(
            "round-overlap",
            second.span,
            Wording(
                f"“{second.name}” ({second.when.text}) bắt đầu khi “{first.name}” ({first.when.text}) chưa kết thúc.",
                f"“{second.name}” ({second.when.text}) begins before “{first.name}” ({first.when.text}) is over.",
            ),
            MEND,
        )


def _gap(first: Stage, second: Stage) -> Iterator[Problem]:
    gap = second.start - first.end
    if gap > LONGEST_GAP:
        yield problem(
            "round-gap",
            second.span,
            Wording(
                f"Từ lúc “{first.name}” kết thúc đến “{second.name}” ({second.when.text}) là {gap.days} ngày.",
                f"From the end of “{first.name}” to “{second.name}” ({second.when.text}) there are {gap.days} days.",
            ),
            Wording("Xem lại tháng và năm của hai vòng.", "Look again at the months and years of both."),
        )


def _outside(stages: Sequence[Stage], window: When | None) -> Iterator[Problem]:
    if window is None:
        return
    for one in stages:
        early = window.start is not None and one.start < window.start
        late = window.end is not None and one.end > window.end
        if early or late:
            yield problem(
                "round-outside",
                one.span,
                Wording(
                    f"“{one.name}” ({one.when.text}) nằm ngoài thời gian chung ({window.text}).",
                    f"“{one.name}” ({one.when.text}) lies outside the whole period ({window.text}).",
                ),
                Wording("Sửa một trong hai khoảng ngày “when”.", "Mend one of the two periods “when”."),
            )


def _late(competition: Competition, stages: Sequence[Stage]) -> Iterator[Problem]:
    """Entries that may come when the last round, or all of it, is over."""
    submission = competition.submission
    closing = submission.deadline if submission else None
    last = max(stages, key=lambda one: one.end, default=None)
    when = last.when if last else competition.when
    name, name_en = (f"“{last.name}”", f"“{last.name}”") if last else ("cuộc thi", "the competition")
    if submission and closing and closing.end and when and when.end and closing.end > when.end:
        yield problem(
            "judging-buffer",
            submission.where("deadline"),
            Wording(
                f"Hạn nộp ({closing.text}) sau khi {name} ({when.text}) kết thúc.",
                f"The deadline ({closing.text}) is after the end of {name_en} ({when.text}).",
            ),
            MEND,
        )


def _hurried(competition: Competition) -> Iterator[Problem]:
    """Results, or a next round, so soon after entries close that nobody can have judged them."""
    closing = competition.submission.deadline if competition.submission else None
    first = competition.rounds[0] if competition.rounds else None
    soon: tuple[Problem, ...] = ()
    if closing and closing.end and first and first.results and first.results.start:
        soon = tuple(_too_soon(f"hạn nộp ({closing.text})", f"the deadline ({closing.text})", closing.end, first))
        yield from soon
    dated = {one.span: one for one in _stages(competition.rounds)}
    for one in competition.rounds:
        stage = dated.get(one.where("when"))
        told = one is first and soon
        if stage and not told and stage.lasts > SHORT and one.results and one.results.start:
            yield from _too_soon(f"khi vòng thi kết thúc ({stage.when.text})", "its end", stage.end, one)
    for stage, following in _consecutive(tuple(dated.values())):
        if stage.lasts > SHORT and timedelta(0) <= following.start - stage.end < TO_JUDGE:
            yield problem(
                "judging-buffer",
                following.span,
                Wording(
                    f"“{following.name}” ({following.when.text}) bắt đầu ngay sau “{stage.name}” ({stage.when.text}): "
                    "không còn ngày để chấm.",
                    f"“{following.name}” ({following.when.text}) begins right after “{stage.name}” "
                    f"({stage.when.text}): no day is left to judge.",
                ),
                MEND,
            )


def _too_soon(what: str, what_en: str, closing: datetime, one: Round) -> Iterator[Problem]:
    results = one.results
    if results is None or results.start is None or results.start - closing >= TO_JUDGE:
        return
    if isinstance(one.when, When) and one.when.start and results.start < one.when.start:
        return  # that is worse, and told as round-reversed
    yield problem(
        "judging-buffer",
        one.where("results"),
        Wording(
            f"“{one.name}” công bố kết quả ({results.text}) trước {what}.",
            f"“{one.name}” announces its results ({results.text}) before {what_en}.",
        )
        if results.start.date() < (closing - INSTANT).date()
        else Wording(
            f"“{one.name}” công bố kết quả ({results.text}) chưa đủ hai ngày sau {what}.",
            f"“{one.name}” announces its results ({results.text}) less than two days after {what_en}.",
        ),
        MEND,
    )
