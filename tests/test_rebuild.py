"""A build after a build: nothing is done where nothing has changed, and what was done to the output is undone."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import bantin.commands.build
import bantin.pipeline
import bantin.rebuild
from bantin.cli import main
from bantin.manifest import MANIFEST
from bantin.stamps import Ledger
from tests.minisite import NOW
from tests.rebuilding import NEWS_FEEDS, Story, lasting, same_size_and_time, wait_for_the_next_tick

PAGE = "tin-tuc/a/index.html"
OTHER = "tin-tuc/b/index.html"
NOTHING = ("nothing", 0, 0, 0)

pytestmark = pytest.mark.usefixtures("shortcuts")


def test_nothing_is_done_where_nothing_has_changed(story: Story) -> None:
    stamps = {path: path.stat().st_ctime_ns for path in story.output.rglob("*")}
    assert story.build().did == NOTHING
    assert {path: path.stat().st_ctime_ns for path in story.output.rglob("*")} == stamps


@pytest.mark.parametrize(
    "path", ["content/tin-tuc/a.md", "content/tin-tuc/c/anh.png", "site.yaml", "templates/parts/footer.html"]
)
def test_touched_source_is_rendered_nowhere_and_read_once_only(
    story: Story, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    os.utime(story.root / path, ns=(10**18, 10**18))
    wait_for_the_next_tick(story.root / path, story.store.parent)
    assert story.build().did == NOTHING
    monkeypatch.setattr(Ledger, "note", None)
    assert story.build().did == NOTHING


@pytest.mark.parametrize("path", ["static/doc.md", "static/root/x.md", "templates/x.md", "content/tin-tuc/B.MD"])
def test_markdown_files_wherever_they_lie_do_not_cost_the_fast_path(story: Story, path: str) -> None:
    story.write(path, "---\ntitle: X\ndate: 01/11/2026\n---\nx\n")
    story.settled()


def _edit(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"<!-- edited -->")


def _delete(path: Path) -> None:
    path.unlink()


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _disguise(path: Path) -> None:
    content = path.read_bytes()
    same_size_and_time(path, content[:-8] + content[-8:].swapcase())


def _swap(path: Path) -> None:
    path.write_bytes((path.parents[1] / "b" / "index.html").read_bytes())


def _folder_away(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("tamper", [_edit, _delete, _truncate, _empty, _disguise, _swap, _folder_away])
def test_output_that_was_tampered_with_is_repaired_and_why_is_said(
    story: Story, tamper: Callable[[Path], None]
) -> None:
    before = story.site.tree()
    tamper(story.output / PAGE)
    done = story.settled()
    assert story.site.tree() == before
    assert done.written[PAGE] in {"output changed", "new"}
    assert len(done.written) == 1
    assert "tệp trong thư mục kết quả đã bị sửa hoặc xóa" in done.ran.err


def test_output_that_was_touched_is_left_as_it_is(story: Story) -> None:
    os.utime(story.output / PAGE, ns=(10**18, 10**18))
    assert story.build().did == NOTHING


def _link_page(output: Path, elsewhere: Path) -> None:
    (output / PAGE).rename(elsewhere)
    (output / PAGE).symlink_to(elsewhere)


def _link_folder(output: Path, elsewhere: Path) -> None:
    (output / "tin-tuc").rename(elsewhere)
    (output / "tin-tuc").symlink_to(elsewhere)


def _page_to_folder(output: Path, elsewhere: Path) -> None:
    del elsewhere
    (output / PAGE).unlink()
    (output / PAGE).mkdir()


def _manifest_gone(output: Path, elsewhere: Path) -> None:
    del elsewhere
    (output / MANIFEST).unlink()


def _manifest_damaged(output: Path, elsewhere: Path) -> None:
    del elsewhere
    (output / MANIFEST).write_bytes(b"{")


@pytest.mark.parametrize("put", [_link_page, _link_folder, _page_to_folder, _manifest_gone, _manifest_damaged])
def test_what_a_clean_build_refuses_to_write_over_is_refused(
    story: Story, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    put(story.output, tmp_path / "elsewhere")
    found = story.build()
    clean = story.build("--clean")
    assert (found.ran.status, found.ran.problems) == (clean.ran.status, clean.ran.problems)
    assert found.ran.status == 1
    assert set(found.ran.codes) <= {"address-taken", "path-escapes"}


def test_manifest_with_another_hash_is_written_again(story: Story) -> None:
    manifest = story.output / MANIFEST
    before = manifest.read_text("utf-8")
    at = before.index(f'"{PAGE}": ["') + len(PAGE) + 6
    manifest.write_text(before[:at] + ("0" if before[at] != "0" else "1") + before[at + 1 :], "utf-8")
    story.settled()
    assert manifest.read_text("utf-8") == before


def test_clean_build_ignores_the_store_and_writes_nothing(story: Story) -> None:
    done = story.build("--clean")
    assert (done.way, done.written) == ("long", {})
    assert done.built.rendered > 5
    assert story.build().did == NOTHING


def test_another_output_is_another_build_and_neither_forgets(story: Story, tmp_path: Path) -> None:
    there = ("--output", str(tmp_path / "there"))
    first = story.build(*there).built.report
    assert first is not None
    assert len(first.written) == len(story.site.tree()) - 1
    assert story.build().did == NOTHING
    assert story.build(*there).did == NOTHING
    story.edit("content/tin-tuc/a.md", "Hết", "Thôi")
    for output in ((), there):
        assert set(story.build(*output).written) == {PAGE, *NEWS_FEEDS}
    assert (tmp_path / "there" / PAGE).read_bytes() == (story.output / PAGE).read_bytes()


def test_two_sites_may_be_written_to_one_output_in_turn(story: Story, tmp_path: Path) -> None:
    story.clean()
    elsewhere = ("--output", str(story.output))
    story.fresh.write("site.yaml", "title: Trang khác\nurl: https://khac.example/\n")
    story.fresh.build(*elsewhere)
    story.builts.clear()
    assert "Trang khác" in story.site.page("/")
    story.settled()
    assert "Trang thử" in story.site.page("/")


def test_drafts_come_and_go(story: Story) -> None:
    story.site.article("nhap", "Bài nháp", more="draft: có\n")
    story.settled()
    assert story.settled("--drafts").written["tin-tuc/nhap/index.html"] == "new"
    gone = story.settled()
    assert gone.removed == ("tin-tuc/nhap/index.html",)


def test_another_web_address_and_back(story: Story) -> None:
    before = story.site.tree()
    assert PAGE in story.settled("--url", "https://khac.example/thu/").written
    assert story.settled().way == "long"
    assert story.site.tree() == before


def test_offline_and_back(story: Story) -> None:
    before = story.site.tree()
    assert PAGE in story.settled("--offline").written
    assert story.settled().way == "long"
    assert story.site.tree() == before


def test_time_alone_makes_entries_come_and_go_both_ways(story: Story) -> None:
    story.site.article("mai", "Bài ngày mai", more="publish_at: 08:00 ngày 05/12/2026\n")
    story.site.article("han", "Bài có hạn", more="expires: 10/12/2026\n")
    seen = []
    for now in ("2026-12-01T09:00", "2026-12-05T07:59", "2026-12-05T08:00", "2026-12-11T00:00", "2026-12-16T00:00"):
        seen.append(story.settled(now=now).way)
        assert story.site.has("/tin-tuc/mai/") == (now >= "2026-12-05T08:00")
        assert story.site.has("/tin-tuc/han/") == (now < "2026-12-11")
    assert seen == ["long", "nothing", "long", "long", "long"]
    for now in ("2026-12-05T08:00", "2026-12-05T07:59", "2026-12-01T09:00"):
        assert story.settled(now=now).way == "long"


def test_another_engine_makes_everything_again(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bantin.commands.build, "tool_digest", lambda: b"another")
    done = story.build()
    assert (done.way, done.written) == ("long", {})
    assert done.built.rendered > 5
    assert story.build().did == NOTHING


def test_check_neither_writes_nor_costs_the_fast_path(story: Story) -> None:
    before = story.site.tree()
    story.edit("content/tin-tuc/a.md", "Hết", "Thôi")
    assert story.site.check().status == 0
    story.builts.clear()
    assert story.site.tree() == before
    assert story.settled().way == "short"


def test_errors_keep_the_output_and_are_told_each_time_until_they_are_mended(story: Story) -> None:
    before = story.site.tree()
    story.edit("content/tin-tuc/a.md", "01/11/2026", "31/4/2025")
    first = story.settled()
    assert (first.ran.status, first.ran.codes, story.site.tree()) == (1, ["date-day"], before)
    assert story.settled().ran.problems == first.ran.problems
    story.edit("content/tin-tuc/a.md", "31/4/2025", "01/11/2026")
    assert story.build().did == NOTHING


def test_warnings_are_told_again_by_a_build_that_does_nothing(story: Story) -> None:
    story.site.article("canh-bao", more="khong-co-truong: x\n", body="![](c/anh.png)\n\n<script>x</script>")
    first = story.build()
    again = story.build()
    assert (first.way, again.way) == ("long", "nothing")
    assert len(first.ran.codes) > 1
    assert again.ran.out == first.ran.out
    strict = story.build("--strict").ran
    assert (strict.status, "mã 1 vì --strict" in strict.err, "--strict" in first.ran.err) == (1, True, False)


def test_same_warnings_are_shown_on_a_terminal(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    story.site.article("canh-bao", more="khong-co-truong: x\n")
    said = []
    for _ in range(2):
        capsys.readouterr()
        assert main(["--root", str(story.root), "build", "--now", NOW, "--jobs", "1"]) == 0
        said.append(capsys.readouterr().out)
    assert "khong-co-truong" in said[0]
    assert said[0] == said[1]


def test_gone_address_is_told_once(story: Story) -> None:
    story.site.delete("content/tin-tuc/c/index.md")
    assert story.build().ran.codes == ["address-gone"]
    assert lasting(story.build().ran) == story.build().ran.problems == []
