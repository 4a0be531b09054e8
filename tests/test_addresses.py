"""Each address is taken once, and none lies outside the output or hidden in it."""

import json
from pathlib import Path

import pytest

from bantin.addresses import check_addresses
from bantin.manifest import MANIFEST
from bantin.writer import write_site
from bantin.written import Output
from tests.sites import built, codes, pages, tree, write

NASTY = Path(__file__).parent / "nasty" / "paths"
NASTY_PATHS = [text for file in sorted(NASTY.glob("*.json")) for text in json.loads(file.read_text("utf-8"))]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/index.html", "a/index.html"),
        ("A/index.html", "a/index.html"),
        ("Đ.pdf", "đ.pdf"),
        ("ti\u1ebfng", "tie\u0302\u0301ng"),
        ("a", "a/b"),
        ("a", "A/b/c"),
        ("stra\u00dfe", "STRASSE"),
    ],
)
def test_two_outputs_at_one_address_are_reported_with_both_sources(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        claims = [Output(first, b"", "content/x.md"), Output(second, b"", "content/y.md")]
        (problem,) = check_addresses(claims)
        assert problem.code == "address-taken"
        assert "content/x.md" in problem.message.vi
        assert "content/y.md" in problem.message.en
        assert problem.span.file == "content/y.md"
        assert check_addresses(reversed(claims)) == (problem,)


def test_neighbours_do_not_clash() -> None:
    assert check_addresses([Output("a/b", b""), Output("a/c", b""), Output("ab", b""), Output("a.html", b"")]) == ()


def test_clash_keeps_the_old_site(output: Path) -> None:
    built(output, {"index.html": b"1"})
    before = tree(output.parent)
    _report, problems = write(output, {"index.html": b"2", "a": b"1", "A": b"2"})
    assert codes(problems) == ["address-taken"]
    assert tree(output.parent) == before


@pytest.mark.parametrize("path", [".htaccess", "a/.env", ".git/config", MANIFEST, ".well-known/.x", ".bantin/lock"])
def test_dotfile_is_refused(output: Path, path: str) -> None:
    _report, problems = write(output, {path: b"1"})
    assert codes(problems) == ["path-escapes"]
    assert not output.exists()


def test_allowed_dotfiles_are_written(output: Path) -> None:
    built(output, {".nojekyll": b"", ".well-known/security.txt": b"x"})
    assert sorted(pages(output)) == [".nojekyll", ".well-known/security.txt"]


@pytest.mark.parametrize("path", NASTY_PATHS)
def test_nasty_path_is_refused_or_written_within_the_output(output: Path, path: str) -> None:
    _report, problems = write_site(output, [Output(path, b"nasty")])
    everything = tree(output.parent)
    if problems:
        assert codes(problems) == ["path-escapes"]
        assert everything == {}
    else:
        assert len(everything) == 2
        assert b"nasty" in pages(output).values()


def test_all_problems_are_reported_at_once(output: Path) -> None:
    _report, problems = write(output, {"../a": b"", "b": b"", "B": b"", "con": b""})
    assert sorted(codes(problems)) == ["address-taken", "path-escapes", "path-escapes"]
