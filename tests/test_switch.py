"""The switch to a new site, killed or refused by the machine at every single change of the disk."""

import errno
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bantin.writer import Recovery, WriteFailed, recover, write_site
from bantin.written import work_folders
from tests.sites import Site, outputs_of, pages, tree

OLD: Site = {
    "index.html": b"old home " * 1000,
    "same.html": b"same",
    "a/index.html": b"old a " * 1000,
    "b": b"old file, a folder later",
    "c/d/index.html": b"old folder, a file later",
    "gone/index.html": b"old",
}
NEW: Site = {
    "index.html": b"new home " * 1000,
    "same.html": b"same",
    "a/index.html": b"new a " * 1000,
    "b/index.html": b"new folder",
    "c": b"new file",
    "new/x/index.html": b"new",
}
FOREIGN: Site = {"a/mine.txt": b"mine", "gone/mine.txt": b"mine"}

CHANGES = ("open", "write", "replace", "unlink", "rmdir", "mkdir", "fsync")
Accident = Callable[[], None]


@contextmanager
def accident_at(moment: int, accident: Accident, lasting: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """Have `accident` at the change number `moment` (a write gets half through), and at later `lasting` ones."""
    made: list[str] = []

    def shim(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def change(*args: Any, **options: Any) -> Any:  # noqa: ANN401  it stands for any function of os
            if name == "open" and not args[1] & os.O_CREAT:
                return real(*args, **options)
            made.append(name)
            if len(made) - 1 == moment or (len(made) > moment and name in lasting):
                if name == "write":
                    real(args[0], args[1][: len(args[1]) // 2])
                accident()
            return real(*args, **options)

        return change

    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGES:
            patch.setattr(os, name, shim(name, getattr(os, name)))
        yield made


def prepared(folder: Path) -> Path:
    """An output with the old site and files of somebody else."""
    output = folder / "output"
    write_site(output, outputs_of(OLD))
    for path, content in FOREIGN.items():
        (output / path).write_bytes(content)
    return output


def shape(output: Path) -> set[str]:
    return {path.relative_to(output).as_posix() for path in output.rglob("*")}


def assert_whole(output: Path) -> None:
    for path, content in pages(output).items():
        assert content in (OLD.get(path), NEW.get(path), FOREIGN.get(path)), path


def killed(action: Callable[[], object], moment: int) -> bool:
    """Run `action` in a child that dies at its change number `moment`; False if it ended before that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child only touches files, then ends
        child = os.fork()
    if child == 0:
        try:
            with accident_at(moment, lambda: os._exit(9)):
                action()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def failure_of(output: Path, site: Site) -> WriteFailed | None:
    try:
        write_site(output, outputs_of(site))
    except WriteFailed as failure:
        return failure
    return None


def changes_of_a_build(folder: Path) -> int:
    output = prepared(folder)
    with accident_at(-1, lambda: None) as made:
        write_site(output, outputs_of(NEW))
    return len(made)


@pytest.fixture(autouse=True, scope="module")
def no_power_cut() -> Iterator[None]:
    """Spare the disk: what a killed program wrote is kept by the system, flushed or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture(scope="module")
def sites(no_power_cut: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """The old and the new output as undisturbed builds leave them, with their manifests."""
    output = prepared(tmp_path_factory.mktemp("sites"))
    old = tree(output)
    write_site(output, outputs_of(NEW))
    return old, tree(output)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the machine cannot fork")


@needs_fork
def test_killed_build_is_finished_or_forgotten(tmp_path: Path, sites: tuple[Site, Site]) -> None:
    outcomes = []
    for moment in range(changes_of_a_build(tmp_path / "count")):
        output = prepared(tmp_path / str(moment))
        assert killed(lambda output=output: write_site(output, outputs_of(NEW)), moment)  # type: ignore[misc]
        assert_whole(output)
        if not any((work / "journal.json").exists() for work in work_folders(output)):
            assert tree(output) in sites
        recover(output)
        assert tree(output) in sites
        assert [path.name for path in output.parent.iterdir()] == ["output"]
        outcomes.append(sites.index(tree(output)))
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {0, 1}


@needs_fork
def test_recovery_can_be_killed_too(tmp_path: Path, sites: tuple[Site, Site]) -> None:
    total = changes_of_a_build(tmp_path / "count")
    for moment in range(total * 2 // 3, total, 6):
        for second in range(total):
            output = prepared(tmp_path / f"{moment}-{second}")
            killed(lambda output=output: write_site(output, outputs_of(NEW)), moment)  # type: ignore[misc]
            died = killed(lambda output=output: recover(output), second)  # type: ignore[misc]
            assert_whole(output)
            recover(output)
            assert tree(output) == sites[1]
            if not died:
                break


@needs_fork
def test_next_build_needs_no_recovery_by_hand(tmp_path: Path) -> None:
    clean = shape(prepared(tmp_path / "clean"))
    for moment in range(changes_of_a_build(tmp_path / "count")):
        output = prepared(tmp_path / str(moment))
        killed(lambda output=output: write_site(output, outputs_of(NEW)), moment)  # type: ignore[misc]
        _report, problems = write_site(output, outputs_of(OLD))
        assert (problems, pages(output)) == ((), OLD | FOREIGN)
        assert shape(output) == clean


@pytest.mark.parametrize(
    ("code", "lasting"),
    [
        (errno.ENOSPC, frozenset({"open", "write", "mkdir"})),
        (errno.EACCES, frozenset[str]()),
        (errno.EIO, frozenset(CHANGES)),
    ],
    ids=["disk full", "no rights", "disk broken"],
)
def test_refusal_of_the_machine_is_said_in_one_line_and_harms_nothing(
    tmp_path: Path, sites: tuple[Site, Site], code: int, lasting: frozenset[str]
) -> None:
    def refuse() -> None:
        raise OSError(code, os.strerror(code))

    for moment in range(changes_of_a_build(tmp_path / "count")):
        output = prepared(tmp_path / str(moment))
        with accident_at(moment, refuse, lasting):
            failure = failure_of(output, NEW)
        if failure is None:
            assert tree(output) == sites[1]
        else:
            assert str(output.parent) in str(failure)
            assert os.strerror(code) in failure.wording.vi
            assert "\n" not in str(failure)
        assert_whole(output)
        recover(output)
        assert tree(output) in sites
        write_site(output, outputs_of(NEW))
        assert tree(output) == sites[1]


def test_recovery_has_nothing_to_do_after_a_build(tmp_path: Path) -> None:
    output = prepared(tmp_path)
    assert recover(output) is Recovery.NOTHING
    assert recover(tmp_path / "never built") is Recovery.NOTHING
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_recovery_says_what_it_did(tmp_path: Path) -> None:
    outcomes = []
    total = changes_of_a_build(tmp_path / "count")
    for moment in (total // 3, total * 3 // 4):
        output = prepared(tmp_path / str(moment))
        killed(lambda output=output: write_site(output, outputs_of(NEW)), moment)  # type: ignore[misc]
        outcomes.append(recover(output))
    assert outcomes == [Recovery.DROPPED, Recovery.FINISHED]


def test_damaged_journal_is_named_and_nothing_is_touched(tmp_path: Path, sites: tuple[Site, Site]) -> None:
    output = prepared(tmp_path)
    work = work_folders(output)[0]
    work.mkdir()
    (work / "journal.json").write_text('{"version": 1, "steps": [["../x"')
    with pytest.raises(WriteFailed, match=r"journal\.json"):
        recover(output)
    assert tree(output) == sites[0]


def test_journal_cannot_reach_out_of_the_output(tmp_path: Path) -> None:
    output = prepared(tmp_path)
    (tmp_path / "x").write_bytes(b"outside")
    work = work_folders(output)[0]
    work.mkdir()
    (work / "journal.json").write_text('{"version": 1, "steps": [["remove", "../x", null]]}')
    with pytest.raises(WriteFailed):
        recover(output)
    assert (tmp_path / "x").read_bytes() == b"outside"


def test_old_spelling_is_not_removed_again_once_the_new_one_is_in_place(tmp_path: Path) -> None:
    """On a disk that ignores case both names are one file, and the build was killed after it moved in."""
    output = prepared(tmp_path)
    work = work_folders(output)[0]
    work.mkdir()
    (work / "journal.json").write_text(
        '{"version": 1, "steps": [["remove", "same.html", 0], ["move", "SAME.html", 0], ["remove", "b", null]]}'
    )
    recover(output)
    assert (output / "same.html").exists()
    assert not (output / "b").exists()


def test_lock_of_a_killed_writer_does_not_block(tmp_path: Path) -> None:
    output = prepared(tmp_path)
    program = f"""
from pathlib import Path
from bantin.writer import write_site
def endless():
    print("locked", flush=True)
    while True:
        import time; time.sleep(1)
        yield from ()
write_site(Path({str(output)!r}), endless())
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"locked"
        writer.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        writer.wait()
    write_site(output, outputs_of(NEW))
    assert pages(output) == NEW | FOREIGN
