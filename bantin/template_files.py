"""Template files as plain data, read once when a build begins."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bantin.source import trusted_files


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """All template files of a site as plain data: by name the file and its bytes, and one digest for all of them.

    A file in an earlier one of the `folders` stands before its namesake in a later one.
    """

    folders: tuple[str, ...]
    root: str
    files: Mapping[str, tuple[str, bytes]] = field(compare=False)
    digest: str = ""


def read_templates(folders: tuple[Path, ...], root: Path) -> TemplateFiles:
    """The template files of these folders; those of the first one stand before their namesakes."""
    files: dict[str, tuple[str, bytes]] = {}
    for folder in folders:
        for each in trusted_files(folder):
            files.setdefault(each.path, (each.absolute.as_posix(), each.read()))
    whole = hashlib.sha256()
    for name, (file, content) in sorted(files.items()):
        whole.update(f"{name}\0{file}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return TemplateFiles(tuple(folder.as_posix() for folder in folders), root.as_posix(), files, whole.hexdigest())
