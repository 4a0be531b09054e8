"""A kind of work: what is done to each item, what an item weighs, and how long it may take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds that one item may take in a worker: of the processor, and by the clock."""

    cpu: float = 2.0
    wall: float = 5.0


@dataclass(frozen=True, slots=True)
class Work(Generic[In, Out]):
    """One kind of work: a pure function of an item, done in whatever process.

    `do` and `prepare` travel to other processes by name, so they are functions of a module. `size` is about how many
    characters an item weighs. `lost` gives what stands in for an item that took more than its budget or ended its
    worker; without it such an item is an error. `prepare` is called in a worker before its items, on no item's budget.
    """

    do: Callable[[In], Out]
    size: Callable[[In], int]
    lost: Callable[[In], Out] | None = None
    budget: Budget | None = None
    prepare: Callable[[], object] | None = None
