"""Stamps: how an unchanged file is recognised without reading it, and when that may not be trusted.

A stamp is what the disk says of a file: size, times of the last change of content and of inode, and the inode. Two
contents can have one stamp only if both changes fall into one tick of the disk's clock; so a stamp is trusted only
where that clock had moved on before the content was read (git's “racy” rule; the clock is the disk's own, read from a
file that is written for this).
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bantin.disk import WriteFailed, write_whole

CLOCK = "clock"
DIGEST = 16  # bytes


class Stamp(NamedTuple):
    """What the disk says of a file; times in nanoseconds."""

    size: int
    mtime: int
    ctime: int
    inode: int


class Known(NamedTuple):
    """A file's stamp with the digest of what it held; `settled` says whether the stamp alone proves the content."""

    stamp: Stamp
    digest: bytes
    settled: bool


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp in a result of stat."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def has_stamp(found: os.stat_result, stamp: Stamp) -> bool:
    """Whether a result of stat has this stamp; asked of every file in each build, so that it makes no other one."""
    return stamp == (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def digest_of(content: bytes) -> bytes:
    """A short name for these bytes that no others have."""
    return hashlib.blake2b(content, digest_size=DIGEST).digest()


def tick(folder: Path) -> int:
    """The time by the clock of the disk that holds `folder`; 0, before everything, where nothing can be written."""
    path = folder / CLOCK
    try:
        write_whole(path, b"\n")
        return path.stat().st_mtime_ns
    except (WriteFailed, OSError):
        return 0


def is_settled(stamp: Stamp, now: int) -> bool:
    """Whether any later change gets another stamp, the disk's clock having been read before the content was."""
    return max(stamp.mtime, stamp.ctime) < now


@dataclass(slots=True)
class Ledger:
    """The files seen in one build; `before` is what the last one knew, `now` the disk's clock when this one began."""

    before: Mapping[str, Known]
    now: int
    seen: dict[str, Known] = field(default_factory=dict)

    def known(self, location: str, found: os.stat_result) -> bytes | None:
        """The digest of a file's content where its stamp proves it."""
        known = self.before.get(location)
        if known is None or not known.settled or not has_stamp(found, known.stamp):
            return None
        self.seen[location] = known
        return known.digest

    def digest(self, location: str, found: os.stat_result) -> bytes:
        """The digest of a file's content, which is read only where its stamp does not prove it."""
        known = self.known(location, found)
        if known is not None:
            return known
        with open(location, "rb") as file:  # noqa: PTH123 - a Path costs more than the reading of a small file
            return self.note(location, found, file.read())

    def note(self, location: str, found: os.stat_result, content: bytes) -> bytes:
        """The digest of a file that was read after its stamp was taken."""
        stamp, digest = stamp_of(found), digest_of(content)
        self.seen[location] = Known(stamp, digest, is_settled(stamp, self.now))
        return digest
