"""Accidents in the middle of a build: it is killed, refused, interrupted, or its sources change under its hands."""

import builtins
import errno
import io
import os
import signal
import sqlite3
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import pytest

from bantin.writer import WriteFailed

CHANGES = ("write", "replace", "rename", "unlink", "rmdir", "mkdir")
STATEMENTS = ("execute", "executemany", "executescript", "commit")
DIED, REFUSED, WRONG = 9, 3, 70
Seen: TypeAlias = Callable[[str, tuple[Any, ...]], None]


@contextmanager
def watched(change: Seen, read: Seen) -> Iterator[None]:
    """Call `change` before every change of a file or of a database, `read` before every opening for reading."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGES:
            patch.setattr(os, name, _told(name, getattr(os, name), change))
        patch.setattr(os, "open", _told_of_opening(os.open, change, read))
        for module in (io, builtins):
            patch.setattr(module, "open", _told_of_opening(open, change, read))
        patch.setattr(sqlite3, "connect", _told_of_statements(sqlite3.connect, change))
        yield


def _told(name: str, real: Callable[..., Any], seen: Seen) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401  it stands for any function of os
        seen(name, args)
        return real(*args, **options)

    return call


def _told_of_opening(real: Callable[..., Any], change: Seen, read: Seen) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401  os.open, or open
        mode = args[1] if len(args) > 1 else options.get("mode", options.get("flags", "r"))
        writes = mode & (os.O_CREAT | os.O_WRONLY | os.O_RDWR) if isinstance(mode, int) else set(mode) & set("wax+")
        (change if writes else read)("open", args)
        return real(*args, **options)

    return call


def _told_of_statements(real: Callable[..., sqlite3.Connection], seen: Seen) -> Callable[..., sqlite3.Connection]:
    def connect(*args: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401  as sqlite3.connect
        if args[0] == ":memory:":  # it needs no disk
            return real(*args, **options)
        factory = options.pop("factory", sqlite3.Connection)
        told = {name: _told(name, getattr(factory, name), seen) for name in STATEMENTS}
        return real(*args, factory=type("Told", (factory,), told), **options)

    return connect


def _nothing(name: str, args: tuple[Any, ...]) -> None:
    del name, args


@contextmanager
def accident_at(moment: int, accident: Callable[[str], None], *, lasting: bool = False) -> Iterator[None]:
    """Have the accident at change number `moment` (a write gets half through), and if it lasts at all later ones."""
    made = 0
    real_write = os.write

    def seen(name: str, args: tuple[Any, ...]) -> None:
        nonlocal made
        made += 1
        if made - 1 == moment or (lasting and made > moment):
            if name == "write":
                real_write(args[0], args[1][: len(args[1]) // 2])
            accident(name)

    with watched(seen, _nothing):
        yield


@contextmanager
def at_reading(moment: int, action: Callable[[], None]) -> Iterator[None]:
    """Do something at the moment when the build opens its file number `moment` for reading."""
    made = 0

    def seen(name: str, args: tuple[Any, ...]) -> None:
        nonlocal made
        made += 1
        if made - 1 == moment:
            action()

    with watched(_nothing, seen):
        yield


def refusal(code: int) -> Callable[[str], None]:
    """The machine refuses, each library in its own words."""

    def refuse(name: str) -> None:
        if name in STATEMENTS:
            raise sqlite3.OperationalError("database or disk is full" if code == errno.ENOSPC else "disk I/O error")
        raise OSError(code, os.strerror(code))

    return refuse


def interrupt(name: str) -> None:
    """Ctrl-C."""
    raise KeyboardInterrupt


def refused(action: Callable[[], object]) -> bool:
    """Whether the machine refused; any other exception is a bug and goes on."""
    try:
        action()
    except (WriteFailed, OSError, KeyboardInterrupt):
        return True
    return False


def in_a_child(action: Callable[[], object]) -> int:
    """The process that does it; its exit code is WRONG where it ends with an exception that no build may have."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child only builds, then ends
        child = os.fork()
    if child:
        return child
    status = WRONG
    try:
        status = REFUSED if refused(action) else 0
    except BaseException:  # noqa: BLE001  whatever it is, the child must not go on as a second run of the tests
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def ended(child: int) -> int:
    """How the child ended: DIED, REFUSED or 0."""
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status != WRONG, "the build ended with an exception that is neither WriteFailed nor OSError"
    return DIED if status == -signal.SIGKILL else status


def killed_at(moment: int, action: Callable[[], object]) -> int:
    """Kill it at change number `moment`."""

    def unlucky() -> None:
        with accident_at(moment, lambda _name: os._exit(DIED)):
            action()

    return ended(in_a_child(unlucky))


def killed_after(seconds: float, action: Callable[[], object]) -> int:
    """Kill it after a while, wherever it is."""
    child = in_a_child(action)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child)


def with_small_files(size: int, action: Callable[[], object]) -> int:
    """No file may grow beyond `size` bytes: a full disk that C libraries meet too."""

    def cramped() -> None:
        import resource  # noqa: PLC0415  there is none on Windows

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        action()

    return ended(in_a_child(cramped))
