"""What is locked is what pyproject.toml asks for, with hashes, for every system, from no particular place."""

import re
import tomllib
from pathlib import Path

import pytest

import bantin
from bantin.first_run import packages

PROJECT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))? \\$", re.MULTILINE)


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def locked(name: str) -> tuple[tuple[str, str, str | None], ...]:
    """Name, version and marker of each package: two versions of one where early Pythons need the older."""
    found = PINNED.finditer(text_of(name))
    return tuple((package["name"], package["version"], package["marker"]) for package in found)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_locked_within_its_bounds(lock: str) -> None:
    requirements = packages.requirements(text_of("pyproject.toml"), lock)
    assert len(requirements) > 5
    for requirement in requirements:
        bounds = packages.REQUIREMENT.fullmatch(requirement)
        assert bounds is not None, requirement
        versions = [version for name, version, _ in locked(lock) if name == bounds["name"]]
        assert versions, requirement
        assert all(packages.is_between(version, bounds["least"], bounds["below"]) for version in versions), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_nothing_names_a_place(lock: str) -> None:
    lines = [line for line in text_of(lock).splitlines() if not line.lstrip().startswith("#")]
    packages_there = [at for at, line in enumerate(lines) if not line.startswith(" ")]
    assert len(packages_there) == len(locked(lock))
    for at in packages_there:
        assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", lines[at + 1]), lines[at]
    assert not re.search(r"https?:|file:|--(?:extra-)?index|--find-links|@ ", text_of(lock))


def test_tests_run_with_the_versions_that_editors_get() -> None:
    assert set(locked("requirements.txt")) <= set(locked("requirements-dev.txt"))


def test_npm_lock_names_no_place() -> None:
    assert "resolved" not in text_of("tests/node/package-lock.json")
    assert "http" not in text_of("tests/node/package-lock.json")


def test_version_of_the_package_is_the_one_of_the_project() -> None:
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["version"] == bantin.__version__
