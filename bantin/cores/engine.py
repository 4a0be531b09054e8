"""What the bytes of a site depend on besides the site: this program, its Python and its libraries."""

import hashlib
import re
import sys
from importlib import metadata
from pathlib import Path

from bantin.first_run.packages import requirements

PROGRAM = Path(__file__).parents[1]


def libraries() -> tuple[str, ...]:
    """The names of the libraries that the program needs."""
    pyproject = (PROGRAM.parent / "pyproject.toml").read_text(encoding="utf-8")
    found = (re.match("[a-z0-9-]+", one) for one in requirements(pyproject, "requirements.txt"))
    return tuple(name[0] for name in found if name)


def made_with(names: tuple[str, ...]) -> tuple[str, ...]:
    """Python's version, a digest of the program's text, and the versions of these libraries, in this process."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(PROGRAM.rglob("*.py")):
        digest.update(f"{path.relative_to(PROGRAM).as_posix()}\0".encode() + path.read_bytes())
    python = ".".join(map(str, sys.version_info[:2]))
    return (python, digest.hexdigest(), *(_version(name) for name in names))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
