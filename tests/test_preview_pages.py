"""What the preview tells of pages, when time changes them, and what a full disk does to it."""

import errno
import io
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bantin.arguments import Call
from bantin.cores import open_crew
from bantin.preview.builder import Builder
from bantin.preview.wire import Message, Wire
from bantin.vi.when import ZONE, moment
from tests.minisite import NOW
from tests.preview_tabs import article, load, small, tab
from tests.previewing import previewing

SCHEDULED = "2026-12-10T08:00+07:00"


def with_held(root: Path) -> Path:
    files = {
        "nhap": article("Bản nháp", more="draft: có\n"),
        "hen": article("Bài hẹn", more=f"publish_at: {SCHEDULED}\n"),
        "cu": article("Bài cũ", more="expires: 02/11/2026\n"),
    }
    for name, text in files.items():
        (root / f"content/tin-tuc/{name}.md").write_text(text, encoding="utf-8")
    return root


def test_page_is_told_its_file_and_why_visitors_do_not_see_it(tmp_path: Path) -> None:
    root = with_held(small(tmp_path))
    told = {"nhap": ("draft", None), "hen": ("scheduled", "2026-12-10T08:00:00+07:00"), "a": (None, None)}
    with previewing(root) as preview:
        for name, (held, until) in told.items():
            with tab(preview, f"/tin-tuc/{name}/") as opened:
                page = opened.hears(lambda message: message["kind"] == "state" and message["page"])["page"]
                source = f"content/tin-tuc/{name}.md"
                assert page == {"source": source, "file": str(root / source), "held": held, "until": until}
        assert load(preview, "/tin-tuc/cu/").status == 404


def test_without_drafts_it_is_as_the_public_will_see_it(tmp_path: Path) -> None:
    with previewing(with_held(small(tmp_path)), "--no-drafts") as preview, tab(preview) as opened:
        assert not opened.state["drafts"]
        assert load(preview, "/tin-tuc/nhap/").status == 404
        assert load(preview, "/tin-tuc/hen/").status == 404
        state = opened.hears(lambda message: message["kind"] == "state" and message["next_change"])
        assert (state["next_change"], state["now"]) == ("2026-12-10T08:00:00+07:00", f"{NOW}:00+07:00")


def test_site_changes_by_itself_when_its_time_has_come(tmp_path: Path) -> None:
    root = small(tmp_path)
    due = (datetime.now(ZONE) + timedelta(seconds=8)).replace(microsecond=0)
    (root / "content/tin-tuc/hen.md").write_text(
        article("Bài hẹn", more=f"publish_at: {due.isoformat()}\n", date="01/11/2025"), encoding="utf-8"
    )
    with previewing(root, "--no-drafts", now=None) as preview, tab(preview) as opened:
        opened.hears_kind("reload")
        assert datetime.now(ZONE) >= due
        assert load(preview, "/tin-tuc/hen/").status == 200


def answers(root: Path, orders: list[Message]) -> list[Message]:
    """What a builder in this process says to these orders; it is let go at each switch."""
    told = io.BytesIO(b"".join(json.dumps(order).encode() + b"\n" for order in orders))
    said = io.BytesIO()
    call = Call(root=root, output=root / ".cache/preview", now=moment(NOW), drafts=True, jobs=1)
    with open_crew(1) as crew:
        Builder(call, Wire(told, said), crew).run()
    return [json.loads(line) for line in said.getvalue().splitlines()]


BUILD: Message = {"kind": "build", "changed": [], "pages": []}
GO: Message = {"kind": "go"}


def test_full_disk_keeps_the_site_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small(tmp_path)
    first = answers(root, [BUILD, GO])
    assert [one["kind"] for one in first] == ["switching", "switched", "built"]
    before = (root / ".cache/preview/tin-tuc/a/index.html").read_bytes()
    (root / "content/tin-tuc/a.md").write_text(article("Bài A", "Chữ mới."), encoding="utf-8")
    write = os.write

    def full(descriptor: int, content: bytes) -> int:
        if b"<!doctype html>" in bytes(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, content)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        (told,) = answers(root, [BUILD, GO])
    assert (told["kind"], told["good"], told["whole"]) == ("built", False, True)
    assert "No space left on device" in told["problems"][0]["message"]
    assert (root / ".cache/preview/tin-tuc/a/index.html").read_bytes() == before
    assert answers(root, [BUILD, GO])[-1]["good"]
    assert "Chữ mới." in (root / ".cache/preview/tin-tuc/a/index.html").read_text("utf-8")


def test_switch_that_a_full_disk_ends_before_it_begins_leaves_the_site_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small(tmp_path)
    answers(root, [BUILD, GO])
    (root / "content/tin-tuc/a.md").write_text(article("Bài A", "Chữ mới."), encoding="utf-8")
    write = os.write

    def full(descriptor: int, content: bytes) -> int:
        if b'"steps"' in bytes(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, content)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        said = answers(root, [BUILD, GO])
    assert [one["kind"] for one in said] == ["switching", "switched", "built"]
    assert (said[1]["done"], said[1]["whole"]) == (False, True)
    assert not said[2]["good"]
