"""What a worker does with a chunk: one item after the other, each within its time of the processor."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from time import monotonic
from types import FrameType
from typing import Generic, TypeAlias

from bantin.cores.work import Budget, In, Out, Work

SLOW = 0.5
# Work may keep state between items, such as a parser: an executor with threads does one task after the other.
ONE_TASK = threading.Lock()


class Lost(Enum):
    """What stands for a result that there is not: a value, since it comes from another process."""

    LOST = 0


Results: TypeAlias = list[Out | Lost]
Guard: TypeAlias = Callable[[Budget], contextlib.AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Task(Generic[In, Out]):
    """A chunk on its way to a worker, with all that the worker must know of the work."""

    do: Callable[[In], Out]
    prepare: Callable[[], object] | None
    budget: Budget | None
    may_be_lost: bool
    items: tuple[In, ...]


class OutOfTime(BaseException):
    """Raised while an item is worked on; no `except Exception` on its way may swallow it."""


def task_of(work: Work[In, Out], items: tuple[In, ...]) -> Task[In, Out]:
    """The items as a worker gets them."""
    return Task(work.do, work.prepare, work.budget, work.lost is not None, items)


def do_task(task: Task[In, Out]) -> Results[Out]:
    """The results of a task in a process that is not ours, and must not be ended."""
    with ONE_TASK:
        return results_of(task, lambda _: None, processor_time)


def results_of(task: Task[In, Out], begin: Callable[[int], None], guard: Guard) -> Results[Out]:
    """The results of the first items: of all, unless one is slow, after which the worker asks for new work.

    `begin` is called with the number of each item before it is begun.
    """
    if task.prepare is not None:
        task.prepare()
    results: Results[Out] = []
    for number, item in enumerate(task.items):
        began = monotonic()
        begin(number)
        result: Out | Lost = _result(task, item, guard)
        results.append(result)
        if monotonic() - began > SLOW:
            break
    return results


def _result(task: Task[In, Out], item: In, guard: Guard) -> Out | Lost:
    try:
        if task.budget is None:
            return task.do(item)
        with guard(task.budget):
            return task.do(item)
    except OutOfTime:
        if not task.may_be_lost:
            raise TimeoutError(f"{task.do.__qualname__}: more than {task.budget}") from None
    except (RecursionError, MemoryError):
        if not task.may_be_lost:
            raise
    return Lost.LOST


@contextlib.contextmanager
def processor_time(budget: Budget) -> Iterator[None]:
    """Raises OutOfTime after the processor's time, where there are timers: a main thread, not on Windows."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    counting = True

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        if counting:
            raise OutOfTime

    signal.signal(signal.SIGPROF, stop)
    # Again and again: the first one may be raised where Python can only ignore it (a destructor).
    signal.setitimer(signal.ITIMER_PROF, budget.cpu, budget.cpu / 10)
    try:
        yield
    finally:
        counting = False
        signal.setitimer(signal.ITIMER_PROF, 0)
