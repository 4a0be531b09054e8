"""The store of a built site: damaged, foreign, full or gone, it costs time and one line, never a wrong page."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import bantin.commands.build
import bantin.pipeline
import bantin.rebuild
from bantin.memo import Memo, StoreBroken, open_memo
from bantin.rebuild import BROKEN, LOST
from tests.rebuilding import NEWS_FEEDS, Done, Story, watched

PAGE = "tin-tuc/a/index.html"
OTHER = "tin-tuc/b/index.html"
NOTHING = ("nothing", 0, 0, 0)

pytestmark = pytest.mark.usefixtures("shortcuts")


def lines_of(done: Done) -> list[str]:
    """What was said about the store."""
    return [line for line in done.ran.err.splitlines() if ".cache" in line]


def test_store_may_be_deleted_at_any_time(story: Story) -> None:
    shutil.rmtree(story.root / ".cache")
    done = story.settled()
    assert (done.way, done.written) == ("long", {})
    assert lines_of(done) == []


def _text(store: Path) -> None:
    store.write_text("không phải SQLite\n" * 500, "utf-8")


def _beginning(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:5_000])


def _foreign(store: Path) -> None:
    store.unlink()
    connection = sqlite3.connect(store)
    connection.execute("CREATE TABLE bookmarks (x)")
    connection.close()


def _trigger(store: Path) -> None:
    connection = sqlite3.connect(store)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM state; END")
    connection.close()


def _zeros(store: Path) -> None:
    store.write_bytes(bytes(len(store.read_bytes())))


@pytest.mark.parametrize(
    ("damage", "lang"), [(_text, "vi"), (_beginning, "en"), (_foreign, "vi"), (_trigger, "en"), (_zeros, "vi")]
)
def test_damaged_store_is_told_of_in_one_line_and_made_anew(
    story: Story, damage: Callable[[Path], None], lang: str
) -> None:
    damage(story.store)
    done = story.build("--lang", lang)
    assert lines_of(done) == [getattr(BROKEN, lang)]
    assert done.written == {}
    assert story.settled().did == NOTHING


@pytest.mark.parametrize("kind", ["entry", "markup", "row", "piece", "state"])
def test_rows_that_are_lost_or_flipped_change_nothing(story: Story, kind: str) -> None:
    for damage in (f"DELETE FROM {kind}", f"UPDATE {kind} SET value = zeroblob(length(value))"):  # noqa: S608
        with sqlite3.connect(story.store) as connection:
            connection.execute(damage)
        connection.close()
        story.edit("content/tin-tuc/a.md", "Hết", "Hết thật")
        done = story.settled()
        assert set(done.written) == {PAGE, *NEWS_FEEDS}
        assert len(lines_of(done)) <= 1


@pytest.mark.parametrize("what", ["bytes", "text"])
def test_sound_rows_of_other_types_are_forgotten(story: Story, what: str) -> None:
    memo = open_memo(story.store.parent)
    found = [key for (key,) in memo._connection.execute("SELECT key FROM state")]
    assert len(found) == 3
    memo.put("state", [(key, b"\x93\x01\x02\x03" if what == "bytes" else b"{}") for key in found])
    memo.commit()
    memo.close()
    assert story.settled().written == {}


def test_folder_in_the_place_of_the_store_is_told_of_once(story: Story) -> None:
    story.store.unlink()
    story.store.mkdir()
    (story.store / "mine").touch()
    done = story.build()
    assert (lines_of(done), done.written) == ([BROKEN.vi], {})
    assert story.settled().did == NOTHING


def test_store_that_can_neither_be_used_nor_removed_is_told_of_once_a_build(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    _text(story.store)
    monkeypatch.setattr(bantin.rebuild, "remove_memo", lambda _: None)
    for _ in range(2):
        done = story.build()
        assert (lines_of(done), done.written) == ([BROKEN.vi], {})


def test_site_whose_cache_cannot_be_written_is_built_all_the_same(story: Story) -> None:
    shutil.rmtree(story.root / ".cache")
    story.write(".cache", "một tệp ở chỗ của thư mục")
    story.edit("content/tin-tuc/a.md", "Hết", "Thôi")
    for written in ({PAGE, *NEWS_FEEDS}, set()):
        done = story.build()
        assert set(done.written) == written
    story.clean()
    assert story.site.tree() == story.fresh.tree()


def test_full_disk_for_the_store_costs_time_only(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def small(folder: Path) -> Memo:
        memo = open_memo(folder)
        memo._connection.execute("PRAGMA max_page_count = 7")
        return memo

    story.edit("content/tin-tuc/a.md", "Bài A", "Bài A mới")
    for index in range(40):
        story.site.article(f"day-{index}", f"Bài {index}", body="Chữ. " * 400)
    with monkeypatch.context() as patch:
        patch.setattr(bantin.rebuild, "open_memo", small)
        done = story.build("--clean")
    assert lines_of(done) == [BROKEN.vi]
    assert len(done.written) > 40
    assert story.settled().written == {}


def test_store_that_fails_once_the_site_is_written_is_said_and_nothing_is_lost(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreBroken("full")

    story.site.delete("content/tin-tuc/c/index.md")
    with monkeypatch.context() as patch:
        patch.setattr(bantin.pipeline, "keep_site", broken)
        done = story.build()
    assert lines_of(done) == [LOST.vi]
    assert done.ran.codes == ["address-gone"]
    assert "tin-tuc/c/index.html" in (done.built.report.removed if done.built.report else ())
    assert story.settled().written == {}


def test_folder_whose_name_is_no_text_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with watched(tmp_path / os.fsdecode(b"trang-\xff"), capsys) as story:
        assert len(story.build().written) > 10
        assert story.build().written == {}
