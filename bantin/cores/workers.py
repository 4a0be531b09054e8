"""What a stream asks of those who do its tasks, and the plain case: any standard executor."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Protocol

from bantin.cores.doing import Results, Task, do_task
from bantin.cores.executor import Executor

# Tasks at each worker: one that it does, and one that it takes next.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class Death:
    """A worker's end: at which item of its task, whether of the deadline, and how in words."""

    item: int
    at_deadline: bool
    how: str


class Workers(Protocol):
    """Who does tasks; `count` of them now, `most` if there is enough to do."""

    most: int
    count: int

    def gather(self, count: int) -> None:
        """Be at least so many, but no more than the most; called only while nothing is under way."""

    def submit(self, place: int, task: Task[Any, Any]) -> Future[Results[Any]]:
        """Begin a task. Each of those under way has another place, a number below `AHEAD` times the count."""

    def prepare(self, modules: tuple[str, ...]) -> None:
        """Have one of them load these in the meantime."""

    def bury(self, error: BrokenProcessPool) -> Mapping[int, Death]:
        """After a death: be whole again, and tell at which places somebody died; or raise the error."""

    def stop(self, futures: Iterable[Future[Any]]) -> None:
        """Drop these, which are all that is under way."""

    def close(self) -> None:
        """End."""


class ExecutorWorkers:
    """The workers of an executor that somebody else has opened, and closes."""

    def __init__(self, executor: Executor, count: int) -> None:
        self.executor = executor
        self.most = self.count = count

    def gather(self, count: int) -> None:
        """They are as many as they are."""

    def submit(self, place: int, task: Task[Any, Any]) -> Future[Results[Any]]:
        """Begin a task."""
        del place
        future: Future[Results[Any]] = self.executor.submit(do_task, task)
        return future

    def prepare(self, modules: tuple[str, ...]) -> None:
        """They may be far away, and know their work already."""

    def bury(self, error: BrokenProcessPool) -> Mapping[int, Death]:
        """What broke here is not ours to mend."""
        raise error

    def stop(self, futures: Iterable[Future[Any]]) -> None:
        """What has not begun never will; what has is left to its end."""
        for future in futures:
            future.cancel()

    def close(self) -> None:
        """Whoever opened the executor closes it."""
