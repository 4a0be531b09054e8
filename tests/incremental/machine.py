"""Random stories: a hypothesis state machine."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.incremental import engine
from tests.incremental.engine import Builder
from tests.incremental.promise import STEPS, Step, Story

MEMORY = Path("/dev/shm")  # noqa: S108  files that need no disk, where the system has such a folder
FEW = 6
NAMES = st.sampled_from(STEPS)
NUMBERS = st.integers(0, 999)
MANNERS = st.sampled_from((0, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7))


class Machine(RuleBasedStateMachine):
    """A story whose steps hypothesis chooses: any of all, or again one of the few that this story favours."""

    def __init__(self, begin: Callable[[], Story] | None) -> None:
        super().__init__()
        self.begin = begin
        self.story: Story | None = None
        self.favourites: list[str] = []

    @initialize(names=st.lists(NAMES, min_size=FEW, max_size=FEW))
    def favour(self, names: list[str]) -> None:
        self.favourites = names
        self.story = self.begin() if self.begin else None

    @rule(name=NAMES, a=NUMBERS, b=NUMBERS, manner=MANNERS)
    def take(self, name: str, a: int, b: int, manner: int) -> None:
        self._take((name, a, b, manner))

    @rule(which=st.integers(0, FEW - 1), a=NUMBERS, b=NUMBERS, manner=MANNERS)
    def take_a_favourite(self, which: int, a: int, b: int, manner: int) -> None:
        self._take((self.favourites[which], a, b, manner))

    def _take(self, step: Step) -> None:
        if self.story is None:
            return
        try:
            self.story.take(step)
        except BaseException as error:
            error.add_note(f"To keep it, put it into recorded.py:\n    {as_recorded(self.story.steps)}")
            raise


def run(stories: int, steps: int, number: int, build: Builder = engine.build, *, shrink: bool = True) -> None:
    """Tell so many random stories, the same for the same `number`."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder, engine.shortcuts():
        for each in range(stories):
            try:
                _tell(Path(folder), steps, number * 1_000_000 + each, build, shrink=shrink)
            except BaseException as error:
                error.add_note(f"story {each + 1} of {number}")
                raise


def _tell(base: Path, steps: int, number: int, build: Builder, *, shrink: bool) -> None:
    """One story. Hypothesis likes to vary what it had: each of its runs tells the simplest, left out here, and another.

    Of a hundred stories in one run a third would be the simplest again, or another one with a few steps changed.
    """
    begun = 0

    def machine() -> Machine:
        nonlocal begun
        begun += 1
        return Machine(partial(Story, base, build) if begun > 1 else None)

    made: Any = seed(number)(machine)
    run_state_machine_as_test(made, settings=_settings(steps, shrink=shrink))


def replay(base: Path, steps: list[Step], build: Builder = engine.build) -> None:
    """Tell one story again."""
    with engine.shortcuts():
        story = Story(base, build)
        for step in steps:
            story.take(step)


def as_recorded(steps: list[Step]) -> str:
    """A story as a line of recorded.py."""
    return f"({', '.join(repr(step) for step in steps)},),"


def _settings(steps: int, *, shrink: bool) -> settings:
    return settings(
        max_examples=2,
        stateful_step_count=steps + 1,  # the first one chooses the favourites
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        deadline=None,
        database=None,
        print_blob=True,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
