"""Chunks: what is sent to a worker at once, so that sending costs little beside the work."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from bantin.cores.work import In

MOST_CHARACTERS = 400_000
MOST_ITEMS = 64

Chunk: TypeAlias = tuple[tuple[int, In], ...]
"""Items, each with its place in the stream."""


def cut(items: Iterable[In], size: Callable[[In], int]) -> Iterator[Chunk[In]]:
    """All items in chunks; no more of them is taken than the next chunk needs."""
    chunk: list[tuple[int, In]] = []
    weight = 0
    for index, item in enumerate(items):
        weighs = size(item)
        if chunk and (weight + weighs > MOST_CHARACTERS or len(chunk) == MOST_ITEMS):
            yield tuple(chunk)
            chunk, weight = [], 0
        chunk.append((index, item))
        weight += weighs
    if chunk:
        yield tuple(chunk)
