"""When to build: one build at a time, and always one more after a change that came while one was under way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Rounds:
    """`start` begins a build and is told what has changed; `waiting` is what the next one is for."""

    start: Callable[[tuple[str, ...]], None]
    building: bool = False
    waiting: dict[str, None] | None = None

    def want(self, changed: Iterable[str] = ()) -> None:
        """Build now, or once more after the build that is under way."""
        self.waiting = (self.waiting or {}) | dict.fromkeys(changed)
        self._begin()

    def end(self) -> None:
        """A build has ended."""
        self.building = False
        self._begin()

    def _begin(self) -> None:
        if self.waiting is not None and not self.building:
            changed, self.waiting, self.building = tuple(self.waiting), None, True
            self.start(changed)
