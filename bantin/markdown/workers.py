"""Bodies on all cores, each within its budget: they run in children that an endless body cannot outlive."""

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, MutableSequence, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from time import monotonic
from types import FrameType
from typing import TypeAlias

from bantin.markdown import remarks
from bantin.markdown.body import Body, BodySource
from bantin.problems import Span

CHUNK_CHARACTERS = 60_000
CHUNK_BODIES = 64
SLOW = 0.5


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds that one body may take: of the processor, and by the clock."""

    cpu: float = 2.0
    wall: float = 5.0


BUDGET = Budget()
Chunk: TypeAlias = tuple[int, ...]
Running: TypeAlias = dict[Future[list[Body]], Chunk]


@dataclass(slots=True)
class _Work:
    """All bodies to render: what is done, and what waits (by index)."""

    sources: Sequence[BodySource]
    budget: Budget
    waiting: deque[Chunk]
    done: dict[int, Body]


def render_all(sources: Sequence[BodySource], jobs: int = 1, budget: Budget = BUDGET) -> tuple[Body, ...]:
    """The body of every source, in order and the same whatever `jobs` is."""
    work = _Work(sources, budget, deque(_chunks(sources)), {})
    while work.waiting:
        workers = max(1, min(jobs, len(work.waiting)))
        suspects = _run(work, workers)
        for index in suspects:
            # Of several children that ended together one was too slow; of one alone it is known.
            work.done[index] = _alone(sources[index], budget) if workers > 1 else _too_slow(sources[index])
    return tuple(work.done[index] for index in range(len(sources)))


class _OutOfTime(BaseException):
    """Raised in a child; no `except Exception` on its way may swallow it."""


def _chunks(sources: Sequence[BodySource]) -> Iterator[Chunk]:
    chunk: list[int] = []
    size = 0
    for index, source in enumerate(sources):
        if chunk and (size + len(source.text) > CHUNK_CHARACTERS or len(chunk) == CHUNK_BODIES):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(index)
        size += len(source.text)
    if chunk:
        yield tuple(chunk)


def _run(work: _Work, workers: int) -> tuple[int, ...]:
    """Renders what waits; where a child died, the bodies that it may have died of."""
    running: Running = {}
    with _pool(workers, len(work.sources)) as (pool, begun):
        try:
            while work.waiting or running:
                while work.waiting and len(running) < workers:
                    running |= _submitted(work, pool)
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    rendered = done.result()
                    _collect(work, running.pop(done), rendered)
        except BrokenProcessPool:
            return tuple(_salvage(work, running, begun))
    return ()


def _submitted(work: _Work, pool: ProcessPoolExecutor) -> Running:
    chunk = work.waiting[0]
    task = [(index, work.sources[index]) for index in chunk]
    running = {pool.submit(_render_chunk, task, work.budget): chunk}
    work.waiting.popleft()
    return running


def _collect(work: _Work, chunk: Chunk, rendered: list[Body]) -> None:
    """A child stops a chunk after a slow body; what is left goes on in another turn."""
    work.done.update(zip(chunk, rendered, strict=False))
    if rest := chunk[len(rendered) :]:
        work.waiting.append(rest)


def _salvage(work: _Work, running: Running, begun: Sequence[int]) -> Iterator[int]:
    """After a death: keeps what was rendered, puts the rest back, and gives what each child was at."""
    for future, chunk in running.items():
        if future.done() and not future.cancelled() and future.exception() is None:
            _collect(work, chunk, future.result())
            continue
        started = sum(1 for index in chunk if begun[index])
        if started:
            yield chunk[started - 1]
        work.waiting.extend(part for part in (chunk[: max(0, started - 1)], chunk[started:]) if part)


def _alone(source: BodySource, budget: Budget) -> Body:
    """One body in a child of its own; a child that dies of it was too slow."""
    with _pool(1, 1) as (pool, _):
        try:
            return pool.submit(_render_chunk, [(0, source)], budget).result()[0]
        except BrokenProcessPool:
            return _too_slow(source)


@contextlib.contextmanager
def _pool(workers: int, bodies: int) -> Iterator[tuple[ProcessPoolExecutor, Sequence[int]]]:
    """A pool whose children end with it, also when it is left by an exception (Ctrl-C), and what they have begun."""
    before = set(multiprocessing.active_children())
    context = _context()
    begun = context.RawArray("b", bodies)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_child, initargs=(begun,))
    try:
        yield pool, begun
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Fork is a tenth of the cost, but only safe on Linux and while there is one thread."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


# Which bodies this child has begun, in memory that it shares with its parent.
_begun: MutableSequence[int] = []


def _prepare_child(begun: MutableSequence[int]) -> None:
    global _begun  # noqa: PLW0603 (an initializer has no other way to leave something in its process)
    _begun = begun
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed closes nothing: without this its children would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _render_chunk(sources: list[tuple[int, BodySource]], budget: Budget) -> list[Body]:
    """The bodies of the first sources: of all, unless one is slow, after which the child asks for new work."""
    bodies: list[Body] = []
    for index, source in sources:
        began = monotonic()
        _begun[index] = 1
        bodies.append(_render_within(source, budget))
        if monotonic() - began > SLOW:
            break
    return bodies


def _render_within(source: BodySource, budget: Budget) -> Body:
    from bantin.markdown.converter import forget_converters  # noqa: PLC0415 (Markdown is loaded in children only)
    from bantin.markdown.render import render  # noqa: PLC0415

    try:
        with _deadline(budget):
            return render(source)
    except (_OutOfTime, RecursionError, MemoryError):
        forget_converters()
        return _too_slow(source)


@contextlib.contextmanager
def _deadline(budget: Budget) -> Iterator[None]:
    """Raises after the processor's time; ends the process at the clock's, since C code does not listen to signals."""
    with open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123 (a file number is needed)
        faulthandler.dump_traceback_later(budget.wall, exit=True, file=nowhere)
        try:
            with _processor_time(budget.cpu):
                yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextlib.contextmanager
def _processor_time(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):  # Windows: the clock alone
        yield
        return
    counting = True

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        if counting:
            raise _OutOfTime

    signal.signal(signal.SIGPROF, stop)
    # Again and again: the first one may be raised where Python can only ignore it (a destructor).
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds / 10)
    try:
        yield
    finally:
        counting = False
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_slow(source: BodySource) -> Body:
    lead = len(source.text) - len(source.text.lstrip())
    line = source.text.count("\n", 0, lead)
    length = len(source.text.split("\n")[line].rstrip())
    return Body(problems=(remarks.body_too_slow(Span.at(source.file, source.line + line, 1, length)),))
