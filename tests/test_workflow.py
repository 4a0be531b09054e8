"""The steps of the GitHub workflows, run here as they would be run there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[1]
WORKFLOWS = PROJECT / ".github" / "workflows"
# What GitHub fills in; the address has a sub-path, as that of every project's pages has.
GITHUB = {"${{ steps.pages.outputs.base_url }}": "https://vi-du.github.io/ban-tin"}
NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "output", "node_modules", "__pycache__", ".*_cache", "tests"
)


def steps_of(workflow: str, job: str) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = yaml.safe_load((WORKFLOWS / workflow).read_text(encoding="utf-8"))["jobs"][job][
        "steps"
    ]
    return steps


def run_step(step: dict[str, Any], clone: Path) -> "subprocess.CompletedProcess[str]":
    filled = {name: GITHUB.get(value, value) for name, value in step.get("env", {}).items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=clone,
        env={**os.environ, **filled, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which the build steps of the GitHub Pages workflow have been run."""
    folder = tmp_path_factory.mktemp("pages") / "clone"
    shutil.copytree(PROJECT, folder, ignore=NOT_IN_A_CLONE)
    steps = [step for step in steps_of("pages.yml", "build") if "run" in step]
    assert steps
    for step in steps:
        result = run_step(step, folder)
        assert result.returncode == 0, f"{step['name']}\n{result.stdout}\n{result.stderr}"
    return folder


def test_pages_workflow_builds_what_it_uploads(clone: Path) -> None:
    (upload,) = [step["with"]["path"] for step in steps_of("pages.yml", "build") if "upload" in step.get("uses", "")]
    assert (clone / upload / "index.html").is_file()
    assert (clone / upload / "sitemap.xml").is_file()


def test_pages_workflow_builds_for_the_sub_path_of_the_project(clone: Path) -> None:
    assert '"/ban-tin/' in (clone / "output" / "404.html").read_text(encoding="utf-8")
    assert "https://vi-du.github.io/ban-tin/" in (clone / "output" / "sitemap.xml").read_text(encoding="utf-8")


def test_build_needs_nothing_that_a_clone_lacks(clone: Path) -> None:
    assert not (clone / ".venv").exists()


def test_ci_workflow_runs_the_same_script_as_everybody() -> None:
    assert [step["run"] for step in steps_of("ci.yml", "check") if "run" in step] == ["bash .ci/run"]
    assert os.access(PROJECT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("workflow", sorted(path.name for path in WORKFLOWS.glob("*.yml")))
def test_actions_are_official_and_pinned(workflow: str) -> None:
    jobs = yaml.safe_load((WORKFLOWS / workflow).read_text(encoding="utf-8"))["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert used
    for action in used:
        name, _, version = action.partition("@")
        assert name.startswith("actions/")
        assert version.removeprefix("v").isdecimal()
