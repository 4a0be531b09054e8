"""The manifest: which files in the output are ours, and what they held when they were written."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.paths import flaw

MANIFEST = ".bantin-manifest.json"
VERSION = 1


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
        return _files_in(json.loads((output / MANIFEST).read_bytes()))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def manifest_of(files: Mapping[str, Fingerprint]) -> bytes:
    """The manifest as it is written: sorted, a line for each file, the same for the same site on any day."""
    lines = [
        f"{json.dumps(path, ensure_ascii=False)}: {json.dumps([file.sha256, file.size])}"
        for path, file in sorted(files.items())
    ]
    body = ",\n".join(lines)
    return f'{{"version": {VERSION}, "files": {{\n{body}\n}}}}\n'.encode()


def _files_in(root: Any) -> Mapping[str, Fingerprint]:  # noqa: ANN401  whatever JSON holds
    if root["version"] != VERSION:
        message = "a manifest of another version"
        raise ValueError(message)
    return {_sound(path): Fingerprint(str(sha256), int(size)) for path, (sha256, size) in root["files"].items()}


def _sound(path: str) -> str:
    """The path, unless it could make us remove a file outside the output."""
    reason = flaw(path)
    if reason is not None:
        message = f"{path!r} {reason.en}"
        raise ValueError(message)
    return path
