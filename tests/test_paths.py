"""The safe-join: what it takes, what it refuses, and that nothing leads out of its root."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.paths import Reason, Unsafe, flaw, resolved_link, safe_join

NASTY = Path(__file__).parent / "nasty" / "paths"
NASTY_PATHS = [text for file in sorted(NASTY.glob("*.json")) for text in json.loads(file.read_text("utf-8"))]


def test_plain_path_is_joined(tmp_path: Path) -> None:
    assert safe_join(tmp_path, "tin-tuc/a/index.html") == tmp_path / "tin-tuc" / "a" / "index.html"


def test_vietnamese_names_are_taken(tmp_path: Path) -> None:
    assert safe_join(tmp_path, "Ảnh đẹp/Thể lệ.pdf") == tmp_path / "Ảnh đẹp" / "Thể lệ.pdf"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", Reason.EMPTY),
        ("/etc/passwd", Reason.ABSOLUTE),
        ("//host/share", Reason.ABSOLUTE),
        ("C:/Windows", Reason.ABSOLUTE),
        ("c:x", Reason.ABSOLUTE),
        ("..", Reason.PARENT),
        ("a/../../b", Reason.PARENT),
        ("a/..", Reason.PARENT),
        ("./a", Reason.LOOSE),
        ("a//b", Reason.LOOSE),
        ("a/", Reason.LOOSE),
        ("a\\b", Reason.BACKSLASH),
        ("..\\b", Reason.BACKSLASH),
        ("a\0b", Reason.CHARACTER),
        ("a\nb", Reason.CHARACTER),
        ("a/b:c", Reason.CHARACTER),
        ("\ud800", Reason.CHARACTER),
        ("CON", Reason.DEVICE),
        ("a/nul.html/b", Reason.DEVICE),
        ("com1 .txt", Reason.DEVICE),
        ("LPT².md", Reason.DEVICE),
        ("a.", Reason.ENDING),
        ("a /b", Reason.ENDING),
        ("...", Reason.ENDING),
        ("ệ" * 86, Reason.LONG),
        ("/".join(["a" * 100] * 12), Reason.LONG),
    ],
)
def test_unsafe_path_is_refused_with_its_reason(tmp_path: Path, path: str, reason: Reason) -> None:
    assert safe_join(tmp_path, path) == Unsafe(path, reason)


@pytest.mark.parametrize(
    "path", ["contest", "console.html", "com.html", "com10", "auxiliary", "nulls", "a..b", "~", "ệ" * 85]
)
def test_harmless_look_alikes_are_taken(tmp_path: Path, path: str) -> None:
    assert safe_join(tmp_path, path) == tmp_path / path


@pytest.mark.parametrize("path", NASTY_PATHS)
def test_nasty_path_is_refused_or_stays_within_its_root(tmp_path: Path, path: str) -> None:
    joined = safe_join(tmp_path, path)
    assert isinstance(joined, Unsafe) or joined.resolve().is_relative_to(tmp_path.resolve())


@given(st.text(st.sampled_from("a./\\ :~\0é"), max_size=12))
def test_whatever_is_taken_stays_within_its_root(path: str) -> None:
    if flaw(path) is None:
        assert os.path.normpath(f"/root/{path}") == f"/root/{path}"


def test_link_to_a_folder_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "root" / "a").symlink_to(tmp_path / "outside")
    assert safe_join(tmp_path / "root", "a/b.html") == Unsafe("a/b.html", Reason.LINK)


def test_link_to_a_file_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "root" / "a.html").symlink_to("../secret")
    assert safe_join(tmp_path / "root", "a.html") == Unsafe("a.html", Reason.LINK)


def test_link_to_a_folder_whose_name_begins_like_the_root_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root-2").mkdir()
    (tmp_path / "root" / "a").symlink_to(tmp_path / "root-2")
    assert safe_join(tmp_path / "root", "a/b") == Unsafe("a/b", Reason.LINK)


def test_link_within_the_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    assert safe_join(tmp_path, "b/c") == tmp_path / "b" / "c"


def test_root_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to("real")
    assert safe_join(tmp_path / "root", "a") == tmp_path / "root" / "a"


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert safe_join(tmp_path, "a/c") in (tmp_path / "a" / "c", Unsafe("a/c", Reason.LINK))


@pytest.mark.parametrize(
    ("folder", "target", "path"),
    [
        ("cuoc-thi/x", "anh.jpg", "cuoc-thi/x/anh.jpg"),
        ("cuoc-thi/x", "./anh.jpg", "cuoc-thi/x/anh.jpg"),
        ("cuoc-thi/x", "../y/anh.jpg", "cuoc-thi/y/anh.jpg"),
        ("cuoc-thi/x", "../../tin-tuc/a.md", "tin-tuc/a.md"),
        ("", "a/b/../c", "a/c"),
    ],
)
def test_link_is_resolved_from_its_folder(folder: str, target: str, path: str) -> None:
    assert resolved_link(folder, target) == path


@pytest.mark.parametrize(
    ("folder", "target", "reason"),
    [
        ("tin-tuc", "../../x", Reason.PARENT),
        ("tin-tuc", "../../tin-tuc/x", Reason.PARENT),
        ("tin-tuc", "/etc/passwd", Reason.ABSOLUTE),
        ("tin-tuc", "..\\..\\x", Reason.BACKSLASH),
        ("tin-tuc", "..", Reason.EMPTY),
    ],
)
def test_link_that_leaves_the_root_is_refused(folder: str, target: str, reason: Reason) -> None:
    assert resolved_link(folder, target) == Unsafe(target, reason)
