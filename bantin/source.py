"""Source files: what lies under a folder, its stamps and its bytes. Nothing here knows Vietnamese or the web."""

import errno
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

_name = attrgetter("name")
_path = attrgetter("path")


class SourceFile(NamedTuple):
    """One file of a project; `path` is relative to the root, with `/`; `found` is what the disk says of it."""

    path: str
    location: str
    found: os.stat_result

    @property
    def absolute(self) -> Path:
        """Where it lies on this machine."""
        return Path(self.location)

    def read(self) -> bytes:
        """The file's bytes; OSError where the machine refuses."""
        with open(self.location, "rb") as file:  # noqa: PTH123 - a Path costs more than the reading of a small file
            return file.read()


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files of a folder by path, and the links that lead out of it and were not followed."""

    files: tuple[SourceFile, ...]
    escapes: tuple[str, ...] = ()


def discover(root: Path, folder: str, hidden: Collection[str] = ()) -> Discovery:
    """All files under `root/folder` in path order; links that lead out, or to no end, are named.

    Dotfiles are left out, except those of the names in `hidden`.
    """
    base = root / folder
    files: list[SourceFile] = []
    escapes: list[str] = []
    real = Path(os.path.realpath(base))
    for entry, path in _walk(str(base), folder, hidden):
        if entry.is_symlink() and (_is_loop(entry) or not Path(os.path.realpath(entry.path)).is_relative_to(real)):
            escapes.append(path)
        elif entry.is_file():
            files.append(SourceFile(path, entry.path, entry.stat()))
    return Discovery(tuple(sorted(files, key=_path)), tuple(sorted(escapes)))


def _is_loop(link: os.DirEntry[str]) -> bool:
    """Whether a link leads back to itself, perhaps by way of others."""
    try:
        link.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def trusted_files(folder: Path) -> Iterator[SourceFile]:
    """The files below a folder of our own or of the site's owner, in order, links followed; paths begin below it."""
    for entry, path in _walk(str(folder), "", (), follow=True):
        if entry.is_file():
            yield SourceFile(path, entry.path, entry.stat())


def _walk(
    base: str, prefix: str, hidden: Collection[str], *, follow: bool = False
) -> list[tuple[os.DirEntry[str], str]]:
    """Whatever is no folder, in order, with its path."""
    found: list[tuple[os.DirEntry[str], str]] = []
    try:
        entries = sorted(os.scandir(base), key=_name)
    except (FileNotFoundError, NotADirectoryError):
        return found
    for entry in entries:
        name = entry.name
        if name[0] == "." and name not in hidden:
            continue
        path = f"{prefix}/{_utf_8(name)}" if prefix else _utf_8(name)
        if entry.is_dir(follow_symlinks=follow):
            found += _walk(entry.path, path, hidden, follow=follow)
        else:
            found.append((entry, path))
    return found


def _utf_8(name: str) -> str:
    """The name as UTF-8, whatever the machine's locale takes it for."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "surrogateescape")
