"""The few ways in which the writer changes a disk; whatever goes wrong is said with the name of the file."""

import errno
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bantin.vi.reading import Wording

FILE_MODE = 0o644
_PART = ".bantin-part"
_MANY = 100  # from here on it takes longer to wait for the disk than to make the files
_STILL_IN_USE = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR, errno.EBUSY}
_NO_FSYNC_HERE = {errno.EINVAL, errno.ENOTSUP}


class WriteFailed(Exception):  # noqa: N818  it reads as what happened; the command ends with status 2
    """The machine refused: a full disk, missing rights. `wording` is one line that names the file."""

    def __init__(self, path: Path | str, reason: Wording | str) -> None:
        """Say what could not be written, and why."""
        why = reason if isinstance(reason, Wording) else Wording(reason, reason)
        self.path = str(path)
        self.wording = Wording(f"Không ghi được “{path}”: {why.vi}", f"Cannot write “{path}”: {why.en}")
        super().__init__(self.wording.en)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn the system's error into one that names `path`."""
    try:
        yield
    except OSError as error:
        raise WriteFailed(path, error.strerror or str(error)) from error


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, where they are missing."""
    with naming(folder):
        try:
            os.mkdir(folder)  # noqa: PTH102 - a Path's own way takes ten times as long where the folder is there
        except FileExistsError:
            folder.mkdir(exist_ok=True)  # unless something else is there
        except FileNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file from its first byte to its last; `settle` makes it outlive a power cut."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with naming(path):
        descriptor = os.open(path, flags, FILE_MODE)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)


def move(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`, which is wholly old or wholly new at any moment."""
    with naming(target):
        try:
            source.replace(target)
        except OSError as error:
            if error.errno != errno.EXDEV:  # a folder of the site may be a mount of its own
                raise
            _move_across(source, target)


def remove(path: Path) -> None:
    """Remove a file that may be gone already, or have made way for a folder."""
    with naming(path), suppress(FileNotFoundError, NotADirectoryError):
        if path.is_symlink() or not path.is_dir():
            path.unlink()


def remove_empty(folder: Path, root: Path) -> None:
    """Remove `folder` and those above it, below `root`, as far as they are empty."""
    while folder != root:
        with naming(folder):
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass  # an earlier run got this far
            except OSError as error:
                if error.errno not in _STILL_IN_USE:
                    raise
                return
        folder = folder.parent


def settle(paths: Collection[Path]) -> None:
    """Return when these files and folders would outlive a power cut, unless they are very many.

    A kill loses nothing either way. After a power cut in the seconds after a large switch the next build finds what
    the disk has lost, and makes it again.
    """
    if len(paths) > _MANY:
        return
    for path in paths:
        with naming(path):
            _fsync(path)


def _move_across(source: Path, target: Path) -> None:
    part = target.with_name(_PART)
    write_whole(part, source.read_bytes())
    settle((part,))
    part.replace(target)
    source.unlink()


def _fsync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle of a folder to flush
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FSYNC_HERE:
            raise
    finally:
        os.close(descriptor)
