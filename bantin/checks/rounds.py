"""Rounds that name a field which their competition does not list."""

from collections.abc import Iterator

from bantin.finished import FinishedSite
from bantin.model.competition import Competition, Round
from bantin.problems import Problem, problem
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.reading import Wording
from bantin.vi.text import fold


def unknown_fields(finished: FinishedSite) -> Iterator[Problem]:
    """Rounds in a field that is none of the competition's, where it lists any."""
    for one in finished.site.entries.values():
        if isinstance(one.entry, Competition) and one.entry.fields:
            known = {fold(name) for name in one.entry.fields}
            for stage in one.entry.rounds:
                if stage.field is not None and fold(stage.field) not in known:
                    yield _unknown(stage, stage.field, one.entry.fields)


def _unknown(stage: Round, field: str, fields: tuple[str, ...]) -> Problem:
    near = nearest(field, fields)
    listed = " · ".join(fields)
    return problem(
        "value-choice",
        stage.where("field"),
        Wording(
            f"“{field[:60]}” của “{stage.name[:60]}” không phải là một lĩnh vực của cuộc thi.",
            f"“{field[:60]}” of “{stage.name[:60]}” is no field of the competition.",
        ),
        did_you_mean(near) if near else Wording(f"Chọn: {listed}.", f"Choose: {listed}."),
    )
