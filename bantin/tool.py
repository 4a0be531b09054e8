"""The tool itself as an input: whatever it made is made again by another engine, or by other libraries."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bantin.source import trusted_files
from bantin.stamps import digest_of

PACKAGE = Path(__file__).resolve().parent
PACKAGES = ("site-packages", "dist-packages")


@cache  # what runs does not change; the preview builds again and again
def tool_digest() -> bytes:
    """A digest of the engine's code and tables, of the running Python, and of what is installed."""
    parts = [sys.version.encode(), *_code(PACKAGE), *_installed(sys.path)]
    return digest_of(b"\0".join(parts))


def _code(package: Path) -> Iterator[bytes]:
    for file in trusted_files(package):
        if file.path.endswith((".py", ".csv")):
            yield file.path.encode()
            yield file.read()


def _installed(folders: list[str]) -> list[bytes]:
    """Such as `jinja2-3.1.6.dist-info`: pip names these folders so."""
    found = (Path(folder) for folder in folders if folder.endswith(PACKAGES))
    names = {path.name for folder in found if folder.is_dir() for path in folder.glob("*.dist-info")}
    return [name.encode() for name in sorted(names)]
