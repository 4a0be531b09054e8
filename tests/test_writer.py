"""What the writer does to an output folder, seen from outside."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.addresses import check_addresses
from bantin.manifest import read_manifest
from bantin.writer import Patience, WriteFailed, write_site
from bantin.written import Kept, Output, WriteReport, Written
from tests.sites import Site, built, outputs_of, pages, tree, write


@pytest.fixture(autouse=True, scope="module")
def no_power_cut() -> Iterator[None]:
    """Spare the disk: what a killed program wrote is kept by the system, flushed or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_first_build_writes_every_file(output: Path) -> None:
    report = built(output, {"index.html": b"home", "tin-tuc/a/index.html": b"a"})
    assert report == WriteReport((Written("index.html", "new"), Written("tin-tuc/a/index.html", "new")), 0, ())
    assert pages(output) == {"index.html": b"home", "tin-tuc/a/index.html": b"a"}


def test_nothing_is_left_beside_the_output(output: Path) -> None:
    built(output, {"index.html": b"home"})
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_unchanged_file_is_left_alone(output: Path) -> None:
    built(output, {"a": b"same", "b": b"old"})
    before = (output / "a").stat()
    report = built(output, {"a": b"same", "b": b"new"})
    after = (output / "a").stat()
    assert report == WriteReport((Written("b", "changed"),), 1, ())
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_second_build_of_the_same_site_touches_nothing(output: Path) -> None:
    built(output, {"a/b": b"same"})
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    assert built(output, {"a/b": b"same"}) == WriteReport((), 1, ())
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == before


def test_order_of_outputs_does_not_matter(tmp_path: Path) -> None:
    site = {"b": b"1", "a/x": b"2", "ả.html": b"3"}
    built(tmp_path / "one", site)
    built(tmp_path / "two", dict(reversed(site.items())))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_leftover_is_removed_with_its_empty_folders(output: Path) -> None:
    built(output, {"index.html": b"1", "a/b/index.html": b"2"})
    report = built(output, {"index.html": b"1"})
    assert report.removed == ("a/b/index.html",)
    assert not (output / "a").exists()


def test_folder_with_a_foreign_file_is_kept(output: Path) -> None:
    built(output, {"index.html": b"1", "a/b/index.html": b"2"})
    (output / "a" / "ghi-chu.txt").write_bytes(b"mine")
    built(output, {"index.html": b"1"})
    assert pages(output) == {"index.html": b"1", "a/ghi-chu.txt": b"mine"}


def test_file_changed_by_hand_is_written_again(output: Path) -> None:
    built(output, {"a": b"ours"})
    (output / "a").write_bytes(b"hand")
    assert built(output, {"a": b"ours"}).written == (Written("a", "changed"),)
    assert pages(output) == {"a": b"ours"}


def test_file_removed_by_hand_is_written_again(output: Path) -> None:
    built(output, {"a/b": b"ours"})
    (output / "a" / "b").unlink()
    (output / "a").rmdir()
    built(output, {"a/b": b"ours"})
    assert pages(output) == {"a/b": b"ours"}


def test_file_may_become_a_folder_and_a_folder_a_file(output: Path) -> None:
    built(output, {"a": b"file", "b/c/d": b"deep"})
    built(output, {"a/index.html": b"folder", "b": b"flat"})
    assert pages(output) == {"a/index.html": b"folder", "b": b"flat"}


def test_path_is_written_in_composed_form(output: Path) -> None:
    built(output, {"tie\u0302\u0301ng.pdf": b"1"})
    assert pages(output) == {"tiếng.pdf": b"1"}


def test_outputs_may_come_from_a_generator(output: Path) -> None:
    write_site(output, (Output(f"{number}", b"x") for number in range(3)))
    assert sorted(pages(output)) == ["0", "1", "2"]


def test_kept_file_stays_and_stays_ours(output: Path) -> None:
    built(output, {"a": b"1", "b": b"2"})
    report, problems = write_site(output, [Kept("a"), Output("b", b"3")])
    assert (problems, report.unchanged) == ((), 1)
    assert pages(output) == {"a": b"1", "b": b"3"}
    assert set(read_manifest(output) or ()) == {"a", "b"}


def test_files_can_be_read_by_a_web_server(output: Path) -> None:
    mask = os.umask(0o022)
    try:
        built(output, {"a/b": b"1"})
    finally:
        os.umask(mask)
    assert (output / "a" / "b").stat().st_mode & 0o777 == 0o644
    assert (output / "a").stat().st_mode & 0o777 == 0o755


def test_output_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to("real")
    built(tmp_path / "output", {"a": b"1"})
    assert pages(tmp_path / "real") == {"a": b"1"}


def test_output_is_written_where_the_folder_beside_it_is_not_ours(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != output.parent)
    built(output, {"a": b"1"})
    assert sorted(tree(output.parent)) == ["output/.bantin-manifest.json", "output/a"]


def test_file_is_moved_to_another_disk_whole(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    across = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(source).parent != Path(target).parent:
            raise OSError(18, "Invalid cross-device link")
        across(source, target)

    monkeypatch.setattr(os, "replace", replace)
    built(output, {"a/b": b"1"})
    assert [path.name for path in output.parent.iterdir()] == ["output"]
    assert pages(output) == {"a/b": b"1"}


def test_failing_renderer_leaves_everything_as_it_was(output: Path) -> None:
    built(output, {"index.html": b"1"})
    before = tree(output.parent)

    def rendering() -> Iterator[Output]:
        yield Output("index.html", b"2")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_site(output, rendering())
    assert tree(output.parent) == before


def test_output_that_is_a_file_is_said_with_its_name(output: Path) -> None:
    output.write_bytes(b"")
    with pytest.raises(WriteFailed, match="output"):
        write(output, {"a": b"1"})


def test_second_writer_says_so_and_waits(output: Path) -> None:
    begun, told = threading.Event(), threading.Event()

    def slow() -> Iterator[Output]:
        begun.set()
        assert told.wait(10)
        yield Output("a", b"first")

    first = threading.Thread(target=lambda: write_site(output, slow()))
    first.start()
    assert begun.wait(10)
    _report, problems = write_site(output, [Output("a", b"second")], patience=Patience(10, told.set))
    first.join()
    assert (problems, pages(output)) == ((), {"a": b"second"})


def test_writer_gives_up_on_a_neighbour_that_never_ends(output: Path) -> None:
    def nested() -> Iterator[Output]:
        with pytest.raises(WriteFailed, match="another build"):
            write_site(output, [], patience=Patience(0))
        yield Output("a", b"first")

    write_site(output, nested())
    assert pages(output) == {"a": b"first"}


NAMES = st.sampled_from(["a", "b", "C", "index.html", "ế"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"2", b"x" * 5000]), max_size=6)
FOREIGN = {"a/mine.txt": b"mine", "mine/index.html": b"mine too", ".git/config": b"git"}


@settings(max_examples=60, deadline=None)
@given(sites=st.lists(SITES, min_size=1, max_size=5))
def test_output_is_the_last_site_that_could_be_written_and_what_others_put_there(
    tmp_path_factory: pytest.TempPathFactory, sites: list[Site]
) -> None:
    output = tmp_path_factory.mktemp("any") / "output"
    last: Site = {}
    built(output, last)
    for path, content in FOREIGN.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
    for site in sites:
        _report, problems = write(output, site)
        possible = "a" not in site and check_addresses(outputs_of(site)) == ()
        assert (problems == ()) is possible
        last = site if possible else last
        assert pages(output) == FOREIGN | last
    empty = [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert empty == []
