"""Whether what the last build wrote still stands in the output: tens of thousands of files are to be asked for.

On Linux a fork of the build does so on another core, while the build looks at the sources.
"""

import hashlib
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from bantin.addresses import folders_of
from bantin.last import Made
from bantin.manifest import MANIFEST
from bantin.stamps import has_stamp

# Whether the file at a path of the output holds what was written there.
Intact: TypeAlias = Callable[[str, Made], bool]

MANY = 2000  # files from which on a fork pays
OWN = 4  # of so many files the build looks at one itself, once the sources are known
_END = b"."  # said last: whoever was ended before has not said all


def nothing_is(path: str, made: Made) -> bool:
    """What is known of an output of which nothing is known."""
    del path, made
    return False


@contextmanager
def looked_at(output: Path, made: Mapping[str, Made], *, private: bool) -> Iterator[Intact]:
    """What stands there as it was written; in a `private` output, where nobody else writes, the manifest tells."""
    one_by_one = partial(is_intact, output, plain={""})
    if private:
        yield lambda path, made: path != MANIFEST or one_by_one(path, made)
    elif len(made) < MANY or not _can_fork():
        yield one_by_one
    else:
        its = dict(islice(made.items(), len(made) // OWN, None))
        look = _Look.begun(lambda: [path for path, one in its.items() if not one_by_one(path, one)])
        try:
            yield (
                lambda path, made: (
                    one_by_one(path, made) if path not in its or look.lost is None else path not in look.lost
                )
            )
        finally:
            look.end()


def is_intact(output: Path, path: str, made: Made, plain: set[str]) -> bool:
    """Whether a file of the output holds what was written, by its stamp or else by its content.

    It stands in folders, not behind a link; `plain` are those already looked at.
    """
    location = f"{output}/{path}"
    try:
        if path.rpartition("/")[0] not in plain and not _is_behind_folders(output, path, plain):
            return False
        found = os.lstat(location)
        if made.settled and has_stamp(found, made.stamp):
            return True
        if found.st_size != made.stamp.size or not stat.S_ISREG(found.st_mode):
            return False
        with open(location, "rb") as file:  # noqa: PTH123 - tens of thousands of files
            return hashlib.file_digest(file, "sha256").hexdigest() == made.sha256
    except OSError:
        return False


def _is_behind_folders(output: Path, path: str, plain: set[str]) -> bool:
    """Whether all folders above a file are folders, not links."""
    for folder in folders_of(path):
        if folder not in plain:
            if not stat.S_ISDIR(os.lstat(f"{output}/{folder}").st_mode):
                return False
            plain.add(folder)
    return True


def _can_fork() -> bool:
    """Whether a fork is safe (no other thread holds a lock that it would wait for), and another core may do it."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


@dataclass(slots=True)
class _Look:
    """A look at the output by a fork of this process, which tells through a pipe what is not intact."""

    process: int | None
    pipe: int
    _told: bytes | None = None
    _lost: frozenset[str] | None = None

    @classmethod
    def begun(cls, find: Callable[[], list[str]]) -> "_Look":
        """A look that has begun."""
        ours, its = os.pipe()
        try:
            process = os.fork()
        except OSError:  # no room for another process: it will have told nothing
            process = None
        if process == 0:
            _tell(find, its)
        os.close(its)
        return cls(process, ours)

    @property
    def lost(self) -> frozenset[str] | None:
        """What is not intact, once the fork has told; None where it was ended before, or never began."""
        if self._told is None:
            with open(self.pipe, "rb", closefd=False) as told:
                self._told = told.read()
            names, end = self._told[: -len(_END)], self._told[-len(_END) :]
            self._lost = frozenset(map(os.fsdecode, names.split(b"\0"))) - {""} if end == _END else None
        return self._lost

    def end(self) -> None:
        """End the fork, if it still looks."""
        os.close(self.pipe)
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.process, 0)


def _tell(find: Callable[[], list[str]], pipe: int) -> None:
    """What the fork does, and then ends at once: nothing of the build's own is closed, flushed or told by it."""
    try:
        for kept in (range(3, pipe), range(pipe + 1, 256)):  # the locks of the build would outlive it
            os.closerange(kept.start, kept.stop)
        with open(pipe, "wb", closefd=False) as told:
            told.write(b"\0".join(map(os.fsencode, find())) + _END)
    finally:
        os._exit(0)
