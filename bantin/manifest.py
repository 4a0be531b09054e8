"""The manifest: which files in the output are ours, and what they held when they were written."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import msgspec

from bantin.paths import flaw

MANIFEST = ".bantin-manifest.json"
VERSION = 1
PLAIN = re.compile(r"[A-Za-z0-9_./-]+")  # stands in JSON as it is


class Fingerprint(msgspec.Struct, frozen=True, array_like=True):
    """The content of a file in short: SHA-256 in hexadecimal, size in bytes."""

    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    size: int


class _Manifest(msgspec.Struct, frozen=True):
    version: int
    files: dict[str, Fingerprint]


_recent: dict[bytes, Mapping[str, Fingerprint]] = {}  # of the last manifest that was read or made


def fingerprint_of(content: bytes) -> Fingerprint:
    """The fingerprint of these bytes."""
    return Fingerprint(hashlib.sha256(content).hexdigest(), len(content))


def read_manifest(output: Path) -> Mapping[str, Fingerprint] | None:
    """The files of the last build by their path, or None where there is no manifest that can be trusted."""
    try:
        return _files_in((output / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def manifest_of(files: Mapping[str, Fingerprint]) -> bytes:
    """The manifest as it is written: sorted, a line for each file, the same for the same site on any day."""
    lines = [f'{_quoted(path)}: ["{(file := files[path]).sha256}", {file.size}]' for path in sorted(files)]
    body = ",\n".join(lines)
    data = f'{{"version": {VERSION}, "files": {{\n{body}\n}}}}\n'.encode()
    _remember(data, files)
    return data


@lru_cache(maxsize=65536)
def _quoted(path: str) -> str:
    return f'"{path}"' if PLAIN.fullmatch(path) else json.dumps(path, ensure_ascii=False)


def _files_in(data: bytes) -> Mapping[str, Fingerprint]:
    """What these bytes say; a build asks before it prints and again under the lock, a preview build after build."""
    if data not in _recent:
        _remember(data, _decoded(data))
    return _recent[data]


def _remember(data: bytes, files: Mapping[str, Fingerprint]) -> None:
    _recent.clear()
    _recent[data] = MappingProxyType(dict(files))


def _decoded(data: bytes) -> Mapping[str, Fingerprint]:
    found = msgspec.json.decode(data, type=_Manifest)
    if found.version != VERSION:
        message = "a manifest of another version"
        raise ValueError(message)
    for path in found.files:
        _refuse_unsafe(path)
    return found.files


def _refuse_unsafe(path: str) -> None:
    """ValueError for a path that could make us remove a file outside the output."""
    reason = flaw(path)
    if reason is not None:
        message = f"{path!r} {reason.en}"
        raise ValueError(message)
