"""What the writer leaves alone: files of others in the output, links, and an output that is not ours."""

import json
from pathlib import Path

import pytest

from bantin.manifest import MANIFEST, fingerprint_of, manifest_of, read_manifest
from tests.sites import built, codes, pages, tree, write


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_manifest_knows_path_content_and_size(output: Path) -> None:
    built(output, {"a": b"abc"})
    assert json.loads((output / MANIFEST).read_bytes()) == {
        "version": 1,
        "files": {"a": ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3]},
    }


def test_manifest_of_an_empty_site_can_be_read(output: Path) -> None:
    built(output, {})
    assert read_manifest(output) == {}


def test_what_is_remembered_of_a_manifest_is_what_it_says(output: Path) -> None:
    output.mkdir(exist_ok=True)
    (output / MANIFEST).write_bytes(manifest_of({"tin/bài.html": fingerprint_of(b"x"), "a.html": fingerprint_of(b"")}))
    remembered = read_manifest(output)
    manifest_of({})  # another one takes its place
    assert read_manifest(output) == remembered


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 2, "files": {}}',
        '{"version": 1, "files": {"../x": ["0", 1]}}',
        '{"version": 1, "files": ["a"]}',
        "[" * 100_000,
        "\ud800",
    ],
)
def test_damaged_manifest_is_refused_and_nothing_is_removed(output: Path, text: str) -> None:
    built(output, {"a": b"1"})
    (output / MANIFEST).write_bytes(text.encode("utf-8", "surrogatepass"))
    before = tree(output)
    _report, problems = write(output, {"b": b"2"})
    assert codes(problems) == ["address-taken"]
    assert MANIFEST in problems[0].message.vi
    assert tree(output) == before


def test_manifest_cannot_make_us_remove_a_file_outside(output: Path) -> None:
    built(output, {"a": b"1"})
    (output.parent / "x").write_bytes(b"outside")
    (output / MANIFEST).write_text('{"version": 1, "files": {"a": ["0", 1], "../x": ["0", 1]}}')
    write(output, {})
    assert (output.parent / "x").read_bytes() == b"outside"


def test_output_with_files_but_without_manifest_is_refused(output: Path) -> None:
    output.mkdir()
    (output / "luan-van.docx").write_bytes(b"mine")
    _report, (problem,) = write(output, {"a": b"1"})
    assert problem.code == "address-taken"
    assert "luan-van.docx" in problem.message.vi
    assert "--output" in problem.hint.vi
    assert tree(output) == {"luan-van.docx": b"mine"}


def test_dotfiles_do_not_make_an_output_foreign(output: Path) -> None:
    (output / ".git").mkdir(parents=True)
    (output / ".git" / "config").write_bytes(b"git")
    (output / ".gitkeep").write_bytes(b"")
    built(output, {"a": b"1"})
    built(output, {})
    assert pages(output) == {".git/config": b"git", ".gitkeep": b""}


@pytest.mark.parametrize(
    ("foreign", "path"),
    [("a/index.html", "a/index.html"), ("a", "a/index.html"), ("a/b/c.txt", "a/b"), ("a", "a/b/c/index.html")],
)
def test_foreign_file_at_our_address_is_reported_and_nothing_is_touched(output: Path, foreign: str, path: str) -> None:
    built(output, {"index.html": b"1"})
    (output / foreign).parent.mkdir(parents=True, exist_ok=True)
    (output / foreign).write_bytes(b"mine")
    before = tree(output)
    _report, (problem,) = write(output, {"index.html": b"2", path: b"3"})
    assert (problem.code, problem.span.file) == ("address-taken", f"content/{path}.md")
    assert tree(output) == before


def test_folder_of_ours_with_a_foreign_file_cannot_become_a_file(output: Path) -> None:
    built(output, {"a/b": b"1"})
    (output / "a" / "mine").write_bytes(b"mine")
    _report, problems = write(output, {"a": b"2"})
    assert codes(problems) == ["address-taken"]
    assert pages(output) == {"a/b": b"1", "a/mine": b"mine"}


def test_folder_of_ours_with_an_empty_foreign_folder_cannot_become_a_file(output: Path) -> None:
    built(output, {"a/b/c": b"1"})
    (output / "a" / "mine").mkdir()
    _report, problems = write(output, {"a": b"2"})
    assert codes(problems) == ["address-taken"]
    assert pages(output) == {"a/b/c": b"1"}


def test_folder_of_ours_with_a_link_cannot_become_a_file(output: Path) -> None:
    built(output, {"a/b": b"1", "a/c": b"2"})
    (output / "a" / "b").unlink()
    (output / "a" / "b").symlink_to("c")
    _report, problems = write(output, {"a": b"2"})
    assert codes(problems) == ["address-taken"]
    assert (output / "a" / "b").is_symlink()


def test_link_leading_out_is_refused(output: Path) -> None:
    built(output, {"index.html": b"1"})
    (output.parent / "outside").mkdir()
    (output / "a").symlink_to(output.parent / "outside")
    _report, problems = write(output, {"index.html": b"1", "a/b": b"2"})
    assert codes(problems) == ["path-escapes"]
    assert tree(output.parent / "outside") == {}


def test_file_of_ours_that_became_a_link_leading_out_is_refused(output: Path) -> None:
    built(output, {"a": b"1"})
    (output.parent / "secret").write_bytes(b"1")
    (output / "a").unlink()
    (output / "a").symlink_to("../secret")
    _report, problems = write(output, {"a": b"1"})
    assert codes(problems) == ["path-escapes"]


def test_leftover_behind_a_link_is_not_removed(output: Path) -> None:
    built(output, {"a/b": b"1"})
    (output / "a").rename(output.parent / "outside")
    (output / "a").symlink_to(output.parent / "outside")
    assert built(output, {}).removed == ()
    assert tree(output.parent / "outside") == {"b": b"1"}


def test_folder_that_took_the_place_of_a_leftover_is_kept(output: Path) -> None:
    built(output, {"a": b"1"})
    (output / "a").unlink()
    (output / "a").mkdir()
    (output / "a" / "mine").write_bytes(b"mine")
    built(output, {})
    assert pages(output) == {"a/mine": b"mine"}
