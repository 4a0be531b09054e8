"""The crew of a build: hired when there is something to do, let go at the end. With nothing to do none is loaded."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Protocol

from bantin.cores.chunks import Chunk, cut
from bantin.cores.executor import Executor
from bantin.cores.work import In, Out, Work


class Hands(Protocol):
    """Who does the work of one stream after the other."""

    def results(self, work: Work[In, Out], chunks: Iterator[Chunk[In]]) -> Iterator[tuple[int, Out]]:
        """Each item's place in the stream with its result."""

    def prepare(self, modules: tuple[str, ...]) -> None:
        """Have somebody load these in the meantime."""

    def stop(self) -> None:
        """Drop at once whatever is under way."""

    def close(self) -> None:
        """End."""


class Crew:
    """The processes of one build."""

    def __init__(self, hire: Callable[[], Hands]) -> None:
        self._hire = hire
        self._hands: Hands | None = None
        self._busy = False

    def stream(self, work: Work[In, Out], items: Iterable[In]) -> Iterator[tuple[int, Out]]:
        """Each item's place among the items with its result, in the order in which they are done.

        Items are taken while workers are busy, and never many more than they can begin. A stream that is left before
        its end drops what is under way. A crew does one stream at a time: none may begin within the loop over another.
        """
        if self._busy:
            raise RuntimeError("a crew does one stream at a time")
        self._busy = True
        try:
            yield from self._results(work, cut(items, work.size))
        except BaseException:
            self.stop()
            raise
        finally:
            self._busy = False

    def prepare(self, *modules: str) -> None:
        """Have one process load what little work will need, while this one does something else."""
        if self._hands is None:
            self._hands = self._hire()
            self._hands.prepare(modules)

    def stop(self) -> None:
        """Drop at once whatever is under way; the next stream begins afresh."""
        if self._hands is not None:
            self._hands.stop()

    def close(self) -> None:
        """Let everybody go."""
        if self._hands is not None:
            self._hands.close()
        self._hands = None

    def _results(self, work: Work[In, Out], chunks: Iterator[Chunk[In]]) -> Iterator[tuple[int, Out]]:
        first = next(chunks, None)
        if first is not None:
            self._hands = self._hands or self._hire()
            yield from self._hands.results(work, chain((first,), chunks))


@contextlib.contextmanager
def open_crew(jobs: int, executor: str | None = None) -> Iterator[Crew]:
    """A crew of up to `jobs` processes of our own, or of those of a cluster such as `dask:tcp://host:port`.

    ClusterRefused where there is no such cluster.
    """
    with contextlib.nullcontext(partial(_own_processes, jobs)) if executor is None else _cluster(executor) as hire:
        crew = Crew(hire)
        try:
            yield crew
        except BaseException:
            crew.stop()
            raise
        finally:
            crew.close()


def crew_of(executor: Executor, workers: int) -> Crew:
    """A crew on a standard executor with so many workers, without deadlines; whoever opened the executor closes it."""
    return Crew(partial(_on_executor, executor, workers))


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Callable[[], Hands]]:
    from bantin.cores.cluster import connected  # noqa: PLC0415 - an extra package, needed by few

    with connected(address) as (executor, workers):
        yield partial(_on_executor, executor, workers)


def _own_processes(jobs: int) -> Hands:
    from bantin.cores.processes import Processes  # noqa: PLC0415 - takes 30 ms to load
    from bantin.cores.stream import Streams  # noqa: PLC0415

    return Streams(Processes(jobs))


def _on_executor(executor: Executor, workers: int) -> Hands:
    from bantin.cores.stream import Streams  # noqa: PLC0415 - takes 30 ms to load
    from bantin.cores.workers import ExecutorWorkers  # noqa: PLC0415

    return Streams(ExecutorWorkers(executor, workers))
