"""Whether the running Python already has every package, within the bounds that pyproject.toml sets."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bantin.first_run.place import Place

REQUIREMENT = re.compile(r"(?P<name>[a-z0-9-]+)>=(?P<least>[0-9.]+),<(?P<below>[0-9.]+)")
# PEP 440, as far as it decides here: the numbers, and whether the version comes before its release.
VERSION = re.compile(r"(?P<release>\d+(?:\.\d+)*)(?P<early>[-_.]?(?:a|b|c|rc|dev)\d*)?.*")

Order = tuple[tuple[int, ...], bool]


def are_there(place: Place) -> bool:
    """Whether every package is there within its bounds; the answer holds until pyproject.toml or a folder changes."""
    pyproject = (place.project / "pyproject.toml").read_bytes()
    answer = place.project / ".cache" / f"{place.lock}.there"
    now = pyproject + "\n".join(folders_of_packages(place.project)).encode()
    if answer.is_file() and answer.read_bytes() == now:
        return True
    if not all(is_within(requirement) for requirement in requirements(pyproject.decode(), place.lock)):
        return False
    remember(answer, now)
    return True


def folders_of_packages(project: Path) -> Iterator[str]:
    """The running Python and the folders that it imports from, with the time at which each was last changed."""
    yield sys.executable
    for entry in sys.path:
        folder = Path(entry or ".")
        if folder.is_dir() and not folder.samefile(project):
            yield f"{folder} {folder.stat().st_mtime_ns}"


def remember(answer: Path, now: bytes) -> None:
    """Keep the answer for the next run, where the disk lets us."""
    try:
        answer.parent.mkdir(exist_ok=True)
        answer.write_bytes(now)
    except OSError:  # a read-only container asks each time
        return


def requirements(pyproject: str, lock: str) -> tuple[str, ...]:
    """What the project needs, and for the tests what they need besides."""
    import tomllib  # noqa: PLC0415 - only a new answer costs this

    project = tomllib.loads(pyproject)["project"]
    dev = project["optional-dependencies"]["dev"] if lock == "requirements-dev.txt" else []
    return (*project["dependencies"], *dev)


def is_within(requirement: str) -> bool:
    """Whether a package is installed in a version that a requirement like `jinja2>=3.1.6,<4` allows."""
    from importlib import metadata  # noqa: PLC0415 - only a new answer costs this

    bounds = REQUIREMENT.fullmatch(requirement)
    if bounds is None:
        raise ValueError(f"pyproject.toml: not of the form name>=version,<version: {requirement}")
    try:
        version = metadata.version(bounds["name"])
    except metadata.PackageNotFoundError:
        return False
    return is_between(version, bounds["least"], bounds["below"])


def is_between(version: str, least: str, below: str) -> bool:
    """`least` <= `version` < `below`, where an early version of `below` is not below it (PEP 440)."""
    place, lowest, limit = order(version), order(least), order(below)
    return place is not None and lowest is not None and limit is not None and lowest <= place and place[0] < limit[0]


def order(version: str) -> Order | None:
    """What versions are compared by: the numbers without closing zeros, then whether it is the release itself."""
    parts = VERSION.fullmatch(version)
    if parts is None:
        return None
    numbers = [int(number) for number in parts["release"].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers), parts["early"] is None
