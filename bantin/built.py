"""What a build found and did: what `pipeline` gives and `report` shows."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bantin.problems import Problem
from bantin.site import Site
from bantin.writer import WriteReport


@dataclass(frozen=True, slots=True)
class Built:
    """The problems of a build, its site, and when time alone changes it; `report` is None where nothing was written.

    `output` is the folder where the site lies then.
    """

    problems: tuple[Problem, ...]
    site: Site | None = None
    report: WriteReport | None = None
    next_change: datetime | None = None
    output: Path | None = None
