"""The store of what need not be made again: results under the content of their inputs, in one SQLite file.

Nothing in it is ever out of date, for a key is a digest of everything that the result depends on; it may be deleted at
any time. It holds plain data with a checksum each: a damaged or foreign store costs time, never a wrong page, and
nothing in it is ever run.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bantin.disk import WriteFailed, make_folder

FILE = "store.sqlite"
KINDS = ("entry", "markup", "row", "piece", "picture", "pixels", "state", "link")
CHECK = 16  # bytes of the checksum before each value
_SCHEMA = tuple(f"CREATE TABLE {kind} (key BLOB PRIMARY KEY, value BLOB NOT NULL)" for kind in KINDS)
_AT_ONCE = 500  # keys in one query: SQLite's oldest limit is 999


class StoreBroken(Exception):  # noqa: N818 - not an error of the build: it goes on without the store
    """The store cannot be read or written: it is damaged, foreign, or its disk is full."""


class Memo:
    """An open store; StoreBroken from whatever it is asked once it cannot answer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The value under a key, or None where there is no sound one."""
        return next((value for _, value in self.many(kind, (key,))), None)

    def many(self, kind: str, keys: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """The keys that have a sound value, each with it, in any order."""
        asked = list(keys)
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            with _told():
                rows = self._connection.execute(
                    f"SELECT key, value FROM {kind} WHERE key IN ({marks})",  # noqa: S608 - kinds are our own words
                    some,
                ).fetchall()
            for key, stored in rows:
                if isinstance(stored, bytes) and _is_sound(kind, key, stored):
                    yield key, stored[CHECK:]

    def put(self, kind: str, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values under their keys."""
        checked = [(key, _checksum(kind, key, value) + value) for key, value in rows]
        with _told():
            self._connection.executemany(
                f"INSERT OR REPLACE INTO {kind} VALUES (?, ?)",  # noqa: S608
                checked,
            )

    def keep_only(self, kind: str, keys: Collection[bytes]) -> None:
        """Forget the values under all other keys, once they are more than these: until then they may serve again."""
        wanted = set(keys)
        with _told():
            known = [key for (key,) in self._connection.execute(f"SELECT key FROM {kind}")]  # noqa: S608
            gone = [(key,) for key in known if key not in wanted]
            if len(gone) > len(wanted):
                self._connection.executemany(f"DELETE FROM {kind} WHERE key = ?", gone)  # noqa: S608

    def commit(self) -> None:
        """Make what was put outlive this process."""
        with _told():
            self._connection.commit()

    def close(self) -> None:
        """Let go of the file; what was not committed is forgotten."""
        with suppress(sqlite3.Error):
            self._connection.close()


def open_memo(folder: Path) -> Memo:
    """The store in a folder, made where it is missing; StoreBroken where it cannot be used."""
    try:
        make_folder(folder)
    except WriteFailed as failure:
        raise StoreBroken(str(failure)) from failure
    with _told():
        connection = sqlite3.connect(folder / FILE, isolation_level="DEFERRED")
    try:
        with _told():
            return _ready(connection)
    except StoreBroken:
        connection.close()
        raise


def memo_in_memory() -> Memo:
    """A store for one build."""
    return _ready(sqlite3.connect(":memory:"))


def remove_memo(folder: Path) -> None:
    """Remove a store that cannot be used; what cannot be removed stays."""
    for name in (FILE, f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm"):
        path = folder / name
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _ready(connection: sqlite3.Connection) -> Memo:
    # A kill loses nothing that was committed; only a power cut could, and then the checksums tell.
    for pragma in ("trusted_schema = OFF", "synchronous = OFF", "cell_size_check = ON", "cache_size = -4000"):
        connection.execute(f"PRAGMA {pragma}")
    found = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")]
    if not found:
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.commit()
    elif tuple(found) != _SCHEMA:
        raise StoreBroken("a store of another version")
    return Memo(connection)


def _checksum(kind: str, key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=key[:64], person=kind.encode(), digest_size=CHECK).digest()


def _is_sound(kind: str, key: bytes, stored: bytes) -> bool:
    return stored[:CHECK] == _checksum(kind, key, stored[CHECK:])


@contextmanager
def _told() -> Iterator[None]:
    """SQLite's trouble as ours."""
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise StoreBroken(str(error)) from error
