"""Dates that cannot both be right: results before their round begins, a deadline before submission opens."""

from collections.abc import Iterator

from bantin.finished import FinishedSite
from bantin.model.competition import Competition, Round, Submission
from bantin.problems import Problem, problem
from bantin.vi.reading import Wording
from bantin.vi.when import When


def reversed_dates(finished: FinishedSite) -> Iterator[Problem]:
    """Pairs of dates of one competition that run backwards."""
    for one in finished.site.entries.values():
        if isinstance(one.entry, Competition):
            for stage in one.entry.rounds:
                yield from _results_first(stage)
            if one.entry.submission:
                yield from _deadline_first(one.entry.submission)


def _results_first(stage: Round) -> Iterator[Problem]:
    if not isinstance(stage.when, When) or stage.results is None or not (stage.results.end and stage.when.start):
        return
    if stage.results.end < stage.when.start:
        yield problem(
            "round-reversed",
            stage.where("results"),
            Wording(
                f"“{stage.name}” công bố kết quả ({stage.results.text}) trước khi bắt đầu ({stage.when.text}).",
                f"“{stage.name}” announces its results ({stage.results.text}) before it begins ({stage.when.text}).",
            ),
            Wording("Sửa “results” hoặc “when” của vòng này.", "Mend “results” or “when” of this round."),
        )


def _deadline_first(submission: Submission) -> Iterator[Problem]:
    opens, deadline = submission.opens, submission.deadline
    if opens and deadline and opens.start and deadline.end and deadline.end < opens.start:
        yield problem(
            "round-reversed",
            submission.where("deadline"),
            Wording(
                f"Hạn nộp ({deadline.text}) trước ngày mở nhận ({opens.text}).",
                f"The deadline ({deadline.text}) is before submission opens ({opens.text}).",
            ),
            Wording("Sửa “opens” hoặc “deadline”.", "Mend “opens” or “deadline”."),
        )
