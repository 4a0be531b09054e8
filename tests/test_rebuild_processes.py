"""Builds in processes of their own: two at once, one that is killed, one or two jobs."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.commands.build import WAITING
from bantin.lock import Patience, locked
from tests.incremental import engine
from tests.minisite import PROJECT, MiniSite
from tests.rebuilding import command, small_site, started, work_alone

MOMENTS = (0.5, 0.7, 0.9)  # of the time that a build takes
FORKING = """
import os, sys
import bantin.intact
from bantin import cli
bantin.intact.MANY = 1
os.sched_getaffinity = lambda _process: {0, 1}
looks, begun = [], bantin.intact._Look.begun
bantin.intact._Look.begun = lambda find: looks.append(begun(find)) or looks[-1]
status = cli.main(sys.argv[1:])
print(len(looks), looks[0].lost == {"chu-de/index.html", "tin-tuc/b/index.html"}, status)
"""


@pytest.fixture
def built(site: MiniSite) -> MiniSite:
    return small_site(site).built()


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    """The builds that no test is about are cheap."""
    with pytest.MonkeyPatch.context() as patch, engine.shortcuts():
        work_alone(patch)
        yield


@pytest.fixture
def several(site: MiniSite) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that are gone at the end, whatever happens."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def run(root: Path, *arguments: str) -> str:
    done = subprocess.run(command(root, *arguments), capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def clean_tree(site: MiniSite) -> dict[str, bytes]:
    """What a clean build of the same sources gives elsewhere."""
    fresh = MiniSite(site.root / ".fresh", site.capsys)
    for name in ("content", "templates", "static"):
        shutil.copytree(site.root / name, fresh.root / name)
    shutil.copyfile(site.root / "site.yaml", fresh.root / "site.yaml")
    return fresh.built().tree()


def edit(site: MiniSite) -> None:
    path = site.root / "content/tin-tuc/a.md"
    path.write_text(path.read_text("utf-8").replace("Bài A", "Bài A mới"), "utf-8")
    site.article("d", "Bài D", body="Chữ của D.").delete("content/tin-tuc/c/index.md")


def test_second_build_waits_says_so_and_ends_well(built: MiniSite, several: list[subprocess.Popen[str]]) -> None:
    edit(built)
    with locked(built.root / ".cache" / "bantin", Patience()):
        waiting = started(built.root)
        several.append(waiting)
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == f"{WAITING.vi}\n"
        assert not built.has("/tin-tuc/d/")
    _, err = waiting.communicate(timeout=60)
    assert waiting.returncode == 0, err
    assert WAITING.vi not in err
    assert built.tree() == clean_tree(built)


def test_builds_at_once_all_end_well(built: MiniSite, several: list[subprocess.Popen[str]]) -> None:
    edit(built)
    several += [started(built.root) for _ in range(2)]
    said = [process.communicate(timeout=60) for process in several]
    assert [process.returncode for process in several] == [0, 0], said
    assert not any(".cache" in err for _, err in said)
    assert built.tree() == clean_tree(built)
    assert "Đã ghi 0 tệp" in built.build().err


@pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux only")
@pytest.mark.parametrize("more", ["", "\n\nThêm một câu.\n"])
def test_what_a_fork_finds_lost_is_made_again(built: MiniSite, more: str) -> None:
    (built.output / "tin-tuc/b/index.html").write_text("của người khác", "utf-8")
    (built.output / "chu-de/index.html").unlink()
    source = built.root / "content/tin-tuc/a.md"
    source.write_text(source.read_text("utf-8") + more, "utf-8")
    one_job = [sys.executable, "-c", FORKING, *command(built.root)[2:]]
    done = subprocess.run(one_job, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.endswith("1 True 0\n"), done.stdout + done.stderr
    assert built.tree() == clean_tree(built)


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 here")
def test_build_that_is_killed_at_any_moment_leaves_no_trace(
    built: MiniSite, several: list[subprocess.Popen[str]]
) -> None:
    begun = time.monotonic()
    run(built.root, "--clean")
    whole = time.monotonic() - begun
    expected = built.tree()
    for number, moment in enumerate(MOMENTS):
        built.article("d", f"Bài D {number}", body=f"Chữ {number}.")
        victim = started(built.root, *(["--clean"] if number % 3 == 0 else []))
        several.append(victim)
        try:
            victim.wait(whole * moment)
        except subprocess.TimeoutExpired:
            victim.send_signal(signal.SIGKILL)
        victim.communicate()
    assert any(victim.returncode == -signal.SIGKILL for victim in several)
    ran = built.build()
    assert ran.status == 0
    assert ".cache" not in ran.err
    found = built.tree()
    assert found == clean_tree(built)
    assert found.keys() > expected.keys()
    assert not list(built.root.glob(".*.bantin"))
    assert "Đã ghi 0 tệp" in built.build().err


def test_two_jobs_give_what_one_gives_and_each_knows_the_other_s_work(built: MiniSite) -> None:
    edit(built)
    assert "Đã ghi 0 tệp" not in run(built.root, "--jobs", "2")
    assert built.tree() == clean_tree(built)
    assert "Đã ghi 0 tệp" in built.build().err
