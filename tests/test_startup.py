"""What a command loads: a build with nothing to do needs neither Markdown nor Jinja nor pydantic."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.minisite import NOW, PROJECT, MiniSite
from tests.rebuilding import small_site, work_alone

HEAVY = frozenset({"markdown", "jinja2", "pydantic", "nh3", "yaml", "rich", "frontmatter", "pymdownx"})
RUN = (
    "import sys; from bantin.cli import main; status = main(sys.argv[1:]); sys.stdout.flush(); "
    "sys.stderr.write('\\n' + ' '.join(sorted({name.split('.')[0] for name in sys.modules}))); sys.exit(status)"
)


def loaded(*arguments: str) -> tuple[frozenset[str], str]:
    """The heavy packages that one command loads, and what it prints."""
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return HEAVY & set(done.stderr.splitlines()[-1].split()), done.stdout


def build(root: Path, *arguments: str) -> tuple[str, ...]:
    return ("build", "--root", str(root), "--now", NOW, "--jobs", "1", *arguments)


@pytest.fixture
def built(site: MiniSite, monkeypatch: pytest.MonkeyPatch) -> MiniSite:
    """A built site with a warning."""
    work_alone(monkeypatch)
    return small_site(site).article("canh-bao", more="khong-co-truong: x\n").built()


def test_build_with_nothing_to_do_loads_nothing_heavy_and_tells_its_warnings(built: MiniSite) -> None:
    packages, out = loaded(*build(built.root, "--format", "json"))
    assert packages == frozenset()
    assert [one["code"] for one in json.loads(out)["problems"]] == ["field-unknown"]


def test_neither_do_touched_files(built: MiniSite) -> None:
    for name in ("content/tin-tuc/a.md", "site.yaml", "templates/parts/footer.html", "content/tin-tuc/c/anh.png"):
        (built.root / name).touch()
    packages, out = loaded(*build(built.root, "--format", "github"))
    assert packages == frozenset()
    assert out.startswith("::warning file=content/tin-tuc/canh-bao.md")


def test_site_without_a_warning_needs_nothing_on_a_terminal_either(built: MiniSite) -> None:
    (built.root / "content/tin-tuc/canh-bao.md").unlink()
    built.built()
    assert loaded(*build(built.root)) == (frozenset(), "")


@pytest.mark.parametrize("command", [("help",), ("explain", "date-day"), ("explain",)])
def test_help_and_explanations_load_no_engine(command: tuple[str, ...]) -> None:
    packages, out = loaded(*command)
    assert packages <= {"rich"}
    assert out
