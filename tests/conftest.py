"""Fixtures for all tests."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental import engine
from tests.minisite import NOW, PROJECT, SETTINGS, MiniSite
from tests.rebuilding import Story, watched


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> MiniSite:
    """An empty site with its settings."""
    return MiniSite(tmp_path, capsys).write("site.yaml", SETTINGS)


def build_sample(output: Path, *arguments: str, environment: dict[str, str] | None = None) -> None:
    """Build the sample site in a process of its own."""
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--now", NOW, "--output", str(output), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built once a worker."""
    output = tmp_path_factory.mktemp("sample") / "output"
    build_sample(output)
    return output


@pytest.fixture(scope="module")
def shortcuts() -> Iterator[None]:
    """Builds that cost less and make the same: nothing is flushed, templates are compiled once."""
    with engine.shortcuts():
        yield


@pytest.fixture
def story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Story]:
    """A site that was built once."""
    with watched(tmp_path / "site", capsys) as story:
        story.build()
        yield story
