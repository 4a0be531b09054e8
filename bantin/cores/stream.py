"""One stream: chunks go out to workers, results come back as they are done, and no item costs another its result."""

from collections import deque
from collections.abc import Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic

from bantin.cores.chunks import Chunk
from bantin.cores.doing import Lost, Results, task_of
from bantin.cores.work import In, Out, Work
from bantin.cores.workers import AHEAD, Death, Workers

# So many times in a row workers may die while at no item: nobody could say what to leave out.
FRUITLESS = 3


@dataclass(frozen=True, slots=True)
class Turn(Generic[In]):
    """A chunk to be done. One that may have ended a worker is a suspect: a single item, and done alone."""

    chunk: Chunk[In]
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Running(Generic[In]):
    """A turn at a worker."""

    turn: Turn[In]
    place: int


class Stream(Generic[In, Out]):
    """What is left to be done of a stream, what is under way, and what is ready to be given."""

    def __init__(self, workers: Workers, work: Work[In, Out], chunks: Iterator[Chunk[In]]) -> None:
        self.workers = workers
        self.work = work
        self.chunks = chunks
        self.again: deque[Turn[In]] = deque()
        self.running: dict[Future[Results[Out]], Running[In]] = {}
        self.places: list[int] = []
        self.ready: deque[tuple[int, Out]] = deque()
        self.fruitless = 0

    def results(self) -> Iterator[tuple[int, Out]]:
        """Each item's place in the stream with its result."""
        self._gather()
        while (turn := self._next()) or self.running:
            try:
                if turn:
                    self._hand_out(turn)
                # Waits only when the workers have enough, or there is no more.
                self._collect(wait(self.running, 0 if turn else None, FIRST_COMPLETED).done)
            except BrokenProcessPool as error:
                self._go_on_after(error)
            while self.ready:
                yield self.ready.popleft()

    def _gather(self) -> None:
        """As many workers as there are chunks, before the first one is handed out."""
        if self.workers.count < self.workers.most:
            first = tuple(islice(self.chunks, self.workers.most))
            self.workers.gather(len(first))
            self.chunks = chain(first, self.chunks)
        self.places = list(range(AHEAD * self.workers.count))

    def _next(self) -> Turn[In] | None:
        """What to hand out now. A suspect comes before all others, and they wait until it is done."""
        if any(one.turn.suspect for one in self.running.values()) or not self.places:
            return None
        if self.again:
            return None if self.again[0].suspect and self.running else self.again.popleft()
        chunk = next(self.chunks, None)
        return Turn(chunk) if chunk else None

    def _hand_out(self, turn: Turn[In]) -> None:
        items = tuple(item for _, item in turn.chunk)
        try:
            future = self.workers.submit(self.places[-1], task_of(self.work, items))
        except BrokenProcessPool:
            self.again.appendleft(turn)
            raise
        self.running[future] = Running(turn, self.places.pop())

    def _collect(self, done: set[Future[Results[Out]]]) -> None:
        for future in done:
            results = future.result()
            one = self.running.pop(future)
            self.places.append(one.place)
            self._keep(one.turn, results)

    def _keep(self, turn: Turn[In], results: Results[Out]) -> None:
        """The results are ready. A worker stops after a slow item; what is left goes on elsewhere."""
        self.fruitless = 0
        for (index, item), result in zip(turn.chunk, results, strict=False):
            if result is Lost.LOST:
                self._lose(index, item, "out of its budget")
            else:
                self.ready.append((index, result))
        if rest := turn.chunk[len(results) :]:
            self.again.append(Turn(rest))

    def _go_on_after(self, error: BrokenProcessPool) -> None:
        """After a death nothing is under way any more; what was done is kept, the rest has another turn."""
        deaths = self.workers.bury(error)
        self.fruitless = 0 if deaths else self.fruitless + 1
        if self.fruitless > FRUITLESS:
            raise error
        for future, one in self.running.items():
            if not isinstance(future.exception(), BrokenProcessPool):
                self._keep(one.turn, future.result())
            elif death := deaths.get(one.place):
                self._blame(one.turn, death)
            else:
                self._put_back(one.turn)
        self.running.clear()
        self.places = list(range(AHEAD * self.workers.count))

    def _blame(self, turn: Turn[In], death: Death) -> None:
        """A deadline was surely this item's. What else ends a worker may have been chance: the item is tried alone."""
        before, (index, item), after = turn.chunk[: death.item], turn.chunk[death.item], turn.chunk[death.item + 1 :]
        for part in (before, after):
            if part:
                self._put_back(Turn(part))
        if turn.suspect or (death.at_deadline and self.work.lost):
            self._lose(index, item, death.how)
        else:
            self._put_back(Turn(((index, item),), suspect=True))

    def _put_back(self, turn: Turn[In]) -> None:
        if turn.suspect:
            self.again.appendleft(turn)
        else:
            self.again.append(turn)

    def _lose(self, index: int, item: In, how: str) -> None:
        if self.work.lost is None:
            raise BrokenProcessPool(f"{self.work.do.__qualname__}, item {index}: {how}")
        self.ready.append((index, self.work.lost(item)))


class Streams:
    """Streams, one after the other, over the same workers."""

    def __init__(self, workers: Workers) -> None:
        self.workers = workers
        self.running: Collection[Future[Any]] = ()

    def results(self, work: Work[In, Out], chunks: Iterator[Chunk[In]]) -> Iterator[tuple[int, Out]]:
        """Each item's place in the stream with its result."""
        stream = Stream(self.workers, work, chunks)
        self.running = stream.running
        yield from stream.results()

    def prepare(self, modules: tuple[str, ...]) -> None:
        """Have somebody load these in the meantime."""
        self.workers.prepare(modules)

    def stop(self) -> None:
        """Drop at once whatever is under way."""
        self.workers.stop(tuple(self.running))
        self.running = ()

    def close(self) -> None:
        """Let the workers go."""
        self.workers.close()
