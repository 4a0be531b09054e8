"""Our own child processes, from within: they mark what they are at, end at a deadline, and end with their parent."""

import contextlib
import ctypes
import faulthandler
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from importlib import import_module
from multiprocessing.connection import wait
from typing import TypeAlias

from bantin.cores.doing import Results, Task, processor_time, results_of
from bantin.cores.work import Budget, In, Out

# How a child ends at its deadline: by the alarm, and where there is none (Windows) as faulthandler ends it.
AT_DEADLINE = -signal.SIGALRM if hasattr(signal, "setitimer") else 1


class Mark(ctypes.Structure):
    """In memory that a child shares with its parent: which child (0: none) is at which item of a chunk."""

    _fields_ = (("child", ctypes.c_longlong), ("item", ctypes.c_longlong))


Marks: TypeAlias = ctypes.Array[Mark]
NO_MARKS: Marks = (Mark * 0)()

OBJECTS = 100_000  # that are made between two looks for garbage

_marks = NO_MARKS
_nowhere = -1


def prepare_child(marks: Marks) -> None:
    """The beginning of each child."""
    global _marks, _nowhere  # noqa: PLW0603 (an initializer has no other way to leave something in its process)
    # What came from the parent is never collected here: it would be copied, and a parent's file be closed twice.
    gc.freeze()
    gc.enable()  # a parent may do without; a child has garbage to collect, but seldom much
    gc.set_threshold(OBJECTS)
    _marks = marks
    _nowhere = os.open(os.devnull, os.O_WRONLY)
    # The parent hears the keyboard and ends its children; how it listens to an order to end is not theirs.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def load(modules: tuple[str, ...]) -> None:
    """Load modules before they are needed."""
    for name in modules:
        import_module(name)


def do_marked(place: int, task: Task[In, Out]) -> Results[Out]:
    """The results of a task, while the mark at `place` tells how far it is."""
    mark = _marks[place]

    def begin(number: int) -> None:
        mark.item, mark.child = number, child

    child = os.getpid()
    try:
        return results_of(task, begin, _deadline)
    finally:
        mark.child = 0


def _end_with_parent() -> None:
    """A parent that is killed closes nothing: without this its children would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextlib.contextmanager
def _deadline(budget: Budget) -> Iterator[None]:
    """Raises after the processor's time; ends the process at the clock's, since C code does not listen to signals."""
    _end_after(budget.wall)
    try:
        with processor_time(budget):
            yield
    finally:
        _end_after(0)


def _end_after(seconds: float) -> None:
    """The system ends this process then, unless 0 is said before; faulthandler would start a thread for each item."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere)
    else:
        faulthandler.cancel_dump_traceback_later()
