"""Source files: what lies under a folder, and its bytes. Nothing here knows Vietnamese or the web."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a project; `path` is relative to the root, with `/`."""

    path: str
    absolute: Path

    def read(self) -> bytes:
        """The file's bytes; OSError where the machine refuses."""
        return self.absolute.read_bytes()


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files of a folder by path, and the links that lead out of it and were not followed."""

    files: tuple[SourceFile, ...]
    escapes: tuple[str, ...] = ()


def discover(root: Path, folder: str) -> Discovery:
    """All files under `root/folder` in path order; dotfiles are left out, links that lead out are named."""
    base = root / folder
    files: list[SourceFile] = []
    escapes: list[str] = []
    real = Path(os.path.realpath(base))
    for entry, path in _walk(base, folder):
        if entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(real):
            escapes.append(path)
        elif entry.is_file():
            files.append(SourceFile(path, Path(entry.path)))
    return Discovery(tuple(sorted(files, key=lambda file: file.path)), tuple(sorted(escapes)))


def _walk(base: Path, prefix: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    try:
        entries = sorted(os.scandir(base), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path = f"{prefix}/{_name(entry)}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), path)
        else:
            yield entry, path


def _name(entry: os.DirEntry[str]) -> str:
    """The entry's name as UTF-8, whatever the machine's locale takes it for."""
    return os.fsencode(entry.name).decode("utf-8", "surrogateescape")
