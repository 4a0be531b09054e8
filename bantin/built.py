"""What a build found and did: what `pipeline` gives and `report` shows."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.last import HeldBack
from bantin.problems import Problem
from bantin.written import WriteReport

if TYPE_CHECKING:  # it loads the engine
    from bantin.before import Made


@dataclass(frozen=True, slots=True)
class Built:
    """The problems of a build, what it holds back, and when time alone changes it.

    `report` is None where nothing was written; `output` is the folder where the site lies; `rendered` counts the pages
    that went through their templates. `made` is the site itself, where it was made at all.
    """

    problems: tuple[Problem, ...]
    held: tuple[HeldBack, ...] = ()
    report: WriteReport | None = None
    next_change: datetime | None = None
    output: Path | None = None
    rendered: int = 0
    made: "Made | None" = field(default=None, repr=False, compare=False)
