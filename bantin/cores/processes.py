"""Child processes of our own: started when they are needed, ended at once when they are not, replaced when they die."""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from bantin.cores.child import AT_DEADLINE, NO_MARKS, Mark, do_marked, load, prepare_child
from bantin.cores.doing import Results, Task
from bantin.cores.workers import AHEAD, Death

# The executor ends all others when one child has died.
ENDED_WITH_ANOTHER = -signal.SIGTERM
# Until then the thread that writes tasks into a pipe never learnt that nobody reads it (python/cpython#94777).
PYTHON_WAITS_FOR_THE_DEAD = sys.version_info < (3, 11, 5)


class Processes:
    """Up to `most` children of this process, in a pool that is opened again when one of them has died."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.count = 0
        self._pool: ProcessPoolExecutor | None = None
        self._marks = NO_MARKS
        self._others: frozenset[BaseProcess] = frozenset()
        self._children: set[BaseProcess] = set()

    def gather(self, count: int) -> None:
        """Have at least so many children, but no more than the most."""
        if min(count, self.most) > self.count:
            self.close()
            self._open(min(count, self.most))

    def submit(self, place: int, task: Task[Any, Any]) -> Future[Results[Any]]:
        """Begin a task in a child, which tells at its place how far it is."""
        if self._pool is None:
            raise BrokenProcessPool("the processes have been stopped")
        self._marks[place].child = 0
        future = self._pool.submit(do_marked, place, task)
        self._children |= set(multiprocessing.active_children()) - self._others
        return future

    def prepare(self, modules: tuple[str, ...]) -> None:
        """Start the first child, which loads these in the meantime."""
        self.gather(1)
        if self._pool is not None:
            self._pool.submit(load, modules)

    def bury(self, error: BrokenProcessPool) -> Mapping[int, Death]:
        """Open a new pool of as many children, and tell what those were at that died by themselves."""
        if self._pool is None:
            raise error
        count, marks = self.count, self._marks
        _end(self._pool)
        ends = {child.pid: child.exitcode for child in self._children}
        self.close()
        self._open(count)
        return {
            place: Death(mark.item, end == AT_DEADLINE, _how(end))
            for place, mark in enumerate(marks)
            if mark.child and (end := ends.get(mark.child)) not in {None, ENDED_WITH_ANOTHER}
        }

    def stop(self, futures: Iterable[Future[Any]] = ()) -> None:
        """End all children at once, whatever they are at."""
        del futures  # the pool itself breaks them
        if self._pool is not None:
            for child in self._children | (set(multiprocessing.active_children()) - self._others):
                child.kill()
            _end(self._pool)
        self.close()

    def close(self) -> None:
        """End the children when each has finished its task."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None
        self._children = set()
        self.count = 0

    def _open(self, count: int) -> None:
        context = _context()
        self._others = frozenset(multiprocessing.active_children())
        self._marks = context.RawArray(Mark, AHEAD * count)
        self._pool = ProcessPoolExecutor(count, context, initializer=prepare_child, initargs=(self._marks,))
        self.count = count


def _context() -> BaseContext:
    """Fork is a tenth of the cost, but only safe on Linux and while there is one thread."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


def _end(pool: ProcessPoolExecutor) -> None:
    """Wait until a broken pool has ended."""
    if PYTHON_WAITS_FOR_THE_DEAD and (queue := getattr(pool, "_call_queue", None)):
        queue._reader.close()  # noqa: SLF001 - as later versions do themselves
    pool.shutdown(wait=True, cancel_futures=True)


def _how(end: int | None) -> str:
    if end is None or end >= 0:
        return f"a process ended with status {end}"
    return f"a process was ended by signal {-end} ({signal.strsignal(-end)})"
