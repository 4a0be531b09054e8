"""The sample site has no errors, and of warnings only those that the README gives a reason for."""

import json
import re

import pytest

from bantin.cli import main
from tests.minisite import NOW, PROJECT

ROW = re.compile(
    r"^\| `(?P<code>[a-z-]+)` \| `(?P<file>content/[^`:]+):(?P<line>[0-9]+)` \| (?P<why>.+) \|$", re.MULTILINE
)


def test_the_sample_has_exactly_the_warnings_that_the_readme_explains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(PROJECT), "--now", NOW, "--format", "json", "--jobs", "1"]) == 0
    found = json.loads(capsys.readouterr().out)["problems"]
    told = [
        (row["code"], row["file"], int(row["line"])) for row in ROW.finditer((PROJECT / "README.md").read_text("utf-8"))
    ]
    assert [(one["code"], one["file"], one["line"]) for one in found] == told
    assert {one["severity"] for one in found} == {"warning"}


def test_each_warning_that_stays_has_a_reason_of_its_own() -> None:
    reasons = [row["why"] for row in ROW.finditer((PROJECT / "README.md").read_text("utf-8"))]
    assert len(set(reasons)) == len(reasons) > 0
