"""The last build: what it was made from, what it wrote and what it said, so that the next one need not ask again.

Kept in the store under the folder that it wrote to. It is plain data, read by type; what cannot be read is forgotten.
"""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from bantin.memo import Memo
from bantin.problems import Problem
from bantin.stamps import Known, Stamp, digest_of

KIND = "state"


class Asked(msgspec.Struct, frozen=True):
    """What of the command line makes another site, and the engine that makes it."""

    root: str
    url: str | None
    drafts: bool
    offline: bool
    tool: bytes


class HeldBack(msgspec.Struct, frozen=True):
    """An entry that is not published: why, and until when."""

    file: str
    reason: str
    until: datetime | None


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file of the output: what it was made of, whose bodies it shows, what it holds, and its stamp there."""

    view: bytes
    template: str
    reads: tuple[str, ...]
    sha256: str
    stamp: Stamp
    settled: bool


class Last(msgspec.Struct, frozen=True):
    """A build that ended well; `now` to `until` is how long time alone changes nothing of it.

    `marks` are those of the entries, by file; `site` is the key of the rows that were kept of it,
    `index` that of the catalogue of its search.
    """

    asked: Asked
    now: datetime
    until: datetime | None
    inputs: dict[bytes, Known]
    made: dict[str, Made]
    templates: str
    closures: dict[str, dict[str, str]]
    problems: tuple[Problem, ...]
    held: tuple[HeldBack, ...]
    marks: dict[str, bytes]
    site: bytes | None
    index: bytes = b""

    def holds_at(self, now: datetime) -> bool:
        """Whether time alone has changed nothing by then."""
        return self.now <= now and (self.until is None or now < self.until)

    def known(self) -> dict[str, Known]:
        """The files that it was made from, by where they lie."""
        return {os.fsdecode(name): known for name, known in self.inputs.items()}


def mark_of(memo: Memo, output: Path) -> bytes | None:
    """A digest of what is known of the last build into a folder."""
    return memo.get(KIND, _mark_key(output))


def load_last(memo: Memo, output: Path) -> Last | None:
    """What is known of the last build into a folder."""
    data = memo.get(KIND, _key(output))
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Last)
    except (msgspec.MsgspecError, ValueError):
        return None


def keep_last(memo: Memo, output: Path, last: Last) -> bytes | None:
    """Remember this build as the last one into a folder; its mark, or None where it cannot be kept."""
    try:
        data = msgspec.msgpack.encode(last)
    except UnicodeEncodeError:  # a folder's name is no text: such a site is always made anew
        return None
    mark = digest_of(data)
    memo.put(KIND, [(_key(output), data), (_mark_key(output), mark)])
    return mark


def inputs_of(seen: Mapping[str, Known]) -> dict[bytes, Known]:
    """The files of a ledger as they are kept: names of files may be any bytes."""
    return {os.fsencode(name): known for name, known in seen.items()}


def _key(output: Path) -> bytes:
    return digest_of(os.fsencode(output))


def _mark_key(output: Path) -> bytes:
    return digest_of(b"mark\0" + os.fsencode(output))
