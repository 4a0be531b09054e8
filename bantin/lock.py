"""One writer at a time: a lock that the system itself lets go of when its holder dies."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bantin.disk import WriteFailed, make_folder, naming
from bantin.vi.reading import Wording

_PAUSE = 0.05  # seconds between two tries
_BUSY = Wording("một lần dựng khác vẫn đang ghi vào đây", "another build is still writing here")


def _say_nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait for another writer, and what to call once when the wait begins."""

    seconds: float = 120.0
    tell: Callable[[], None] = _say_nothing


@contextmanager
def locked(folder: Path, patience: Patience) -> Iterator[None]:
    """Hold the lock in `folder`, which is made for it and removed after it if nothing else is left inside."""
    path = folder / "lock"
    try:
        with _acquired(path, patience):
            try:
                yield
            finally:
                with suppress(OSError):  # Windows keeps an open file: there it stays behind, and does no harm
                    path.unlink()
    finally:
        with suppress(OSError):
            folder.rmdir()


def _acquired(path: Path, patience: Patience) -> BinaryIO:
    file = _try(path)
    if file is not None:
        return file
    patience.tell()
    until = time.monotonic() + patience.seconds
    while time.monotonic() < until:
        time.sleep(_PAUSE)
        file = _try(path)
        if file is not None:
            return file
    raise WriteFailed(path, _BUSY)


def _try(path: Path) -> BinaryIO | None:
    """The open, locked file, or None where another has it or has just removed it."""
    make_folder(path.parent)
    with naming(path):
        try:
            file = path.open("ab")
        except FileNotFoundError:  # its last holder removed the folder in between
            return None
    if _taken(file.fileno()) and _is_still_there(file.fileno(), path):
        return file
    file.close()
    return None


def _is_still_there(descriptor: int, path: Path) -> bool:
    """Whether the lock is the one that others will see, not one that its holder removed while we waited."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
