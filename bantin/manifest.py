"""The manifest: which files in the output are ours, and what they held when they were written."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bantin.paths import flaw

MANIFEST = ".bantin-manifest.json"
VERSION = 1
HEXADECIMAL = re.compile(r"[0-9a-f]{64}")
PLAIN = re.compile(r"[A-Za-z0-9_./-]+")  # stands in JSON as it is


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The content of a file in short: SHA-256 in hexadecimal, size in bytes."""

    sha256: str
    size: int


def fingerprint_of(content: bytes) -> Fingerprint:
    """The fingerprint of these bytes."""
    return Fingerprint(hashlib.sha256(content).hexdigest(), len(content))


def read_manifest(output: Path) -> Mapping[str, Fingerprint] | None:
    """The files of the last build by their path, or None where there is no manifest that can be trusted."""
    try:
        return _files_in((output / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def manifest_of(files: Mapping[str, Fingerprint]) -> bytes:
    """The manifest as it is written: sorted, a line for each file, the same for the same site on any day."""
    lines = [f'{_quoted(path)}: ["{file.sha256}", {file.size}]' for path, file in sorted(files.items())]
    body = ",\n".join(lines)
    return f'{{"version": {VERSION}, "files": {{\n{body}\n}}}}\n'.encode()


def _quoted(path: str) -> str:
    return f'"{path}"' if PLAIN.fullmatch(path) else json.dumps(path, ensure_ascii=False)


@lru_cache(maxsize=1)  # a build asks before it prints and again under the lock of the output
def _files_in(data: bytes) -> Mapping[str, Fingerprint]:
    root: Any = json.loads(data)
    if root["version"] != VERSION:
        message = "a manifest of another version"
        raise ValueError(message)
    found = {
        _sound(path): Fingerprint(_hexadecimal(sha256), int(size)) for path, (sha256, size) in root["files"].items()
    }
    return MappingProxyType(found)


def _hexadecimal(text: str) -> str:
    if not HEXADECIMAL.fullmatch(text):
        raise ValueError("no SHA-256")
    return text


def _sound(path: str) -> str:
    """The path, unless it could make us remove a file outside the output."""
    reason = flaw(path)
    if reason is not None:
        message = f"{path!r} {reason.en}"
        raise ValueError(message)
    return path
