"""Builds during which something happens: a file is saved, a body takes too long, the process ends."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import bantin.pipeline
import bantin.rebuild
import bantin.recall
from bantin.reading import Packed, ReadTask, lost, read_packed
from tests.incremental import engine
from tests.incremental.world import picture
from tests.minisite import PROJECT
from tests.rebuilding import NEWS_FEEDS, Story, same_size_and_time

A, B, C = (f"content/tin-tuc/{name}" for name in ("a.md", "b.md", "c/index.md"))
TABLE = "content/phong-trao/xanh/bang.csv"
PICTURE = "content/tin-tuc/c/anh.png"
FOOTER = "templates/parts/footer.html"
CARDS = (PROJECT / "templates/parts/cards.html").read_text("utf-8")
SLOW = "Chữ rất chậm."

pytestmark = pytest.mark.usefixtures("shortcuts")


def during(monkeypatch: pytest.MonkeyPatch, stage: str, change: Callable[[], object]) -> None:
    """Let somebody save a file while a build is under way, just after a stage of it."""
    real = getattr(bantin.pipeline, stage)

    def staged(*known: Any, **more: Any) -> Any:  # noqa: ANN401
        made = real(*known, **more)
        change()
        return made

    monkeypatch.setattr(bantin.pipeline, stage, staged)


@pytest.mark.parametrize("path", [FOOTER, PICTURE, "static/logo.svg", "site.yaml", TABLE, A])
@pytest.mark.parametrize(("stage", "back"), [("read_sources", "later"), ("plan", "at once")])
def test_file_that_is_saved_during_a_build_and_put_back_leaves_no_trace(
    story: Story, monkeypatch: pytest.MonkeyPatch, path: str, stage: str, back: str
) -> None:
    file = story.root / path
    other = _other(file)
    before = file.read_bytes()
    story.edit(B, "title: Bài B", "title: Bài B mới")
    with monkeypatch.context() as patch:
        during(patch, stage, lambda: file.write_bytes(other))
        if back == "at once":
            during(patch, "write_site", lambda: file.write_bytes(before))
        story.build()
    if back == "later":
        file.write_bytes(before)
    story.settled()


def _other(file: Path) -> bytes:
    if file.suffix == ".png":
        return picture(77)
    content = file.read_bytes()
    swaps = (
        (b"Ch\xc3\xa2n", b"Tay"),
        (b"123456", b"999999"),
        (b"30,00", b"99,00"),
        (b"Trang th", b"Bang th"),
        (b"H\xe1", b"h\xe1"),
    )
    return next(content.replace(old, new) for old, new in swaps if old in content)


def slow(task: ReadTask) -> Packed:
    return lost(task) if SLOW.encode() in task.data else read_packed(task)


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A machine on which one body takes too long."""
    with monkeypatch.context() as patch:
        patch.setattr(engine, "_done", {})
        patch.setattr(bantin.recall, "read_packed", slow)
        yield patch


def test_body_that_was_too_slow_is_tried_again(story: Story, busy: pytest.MonkeyPatch) -> None:
    story.site.article("cham", "Bài chậm", body=SLOW)
    before = story.site.tree()
    for _ in range(2):
        done = story.build()
        assert (done.ran.status, done.ran.codes) == (1, ["body-too-slow"])
        assert story.site.tree() == before
    busy.undo()
    assert story.settled().written["tin-tuc/cham/index.html"] == "new"


def test_draft_that_was_too_slow_is_tried_again_and_breaks_no_other(story: Story, busy: pytest.MonkeyPatch) -> None:
    story.site.article("cham", "Bài chậm", more="draft: có\n", body=SLOW)
    assert story.build().ran.codes == ["body-too-slow"]
    story.edit(A, "Hết.", "Thôi.")
    done = story.build()
    assert (done.ran.status, done.ran.codes) == (0, ["body-too-slow"])
    assert set(done.written) == {"tin-tuc/a/index.html", *NEWS_FEEDS}
    assert ".cache" not in done.ran.err
    busy.undo()
    assert story.settled().ran.codes == []


def test_future_times_of_files_are_never_trusted(story: Story) -> None:
    path = story.root / A
    os.utime(path, ns=(4 * 10**18, 4 * 10**18))
    assert story.build().way == "nothing"
    same_size_and_time(path, path.read_bytes().replace(b"A.", b"Z."))
    assert story.settled().way == "short"


@pytest.mark.parametrize(
    ("path", "old", "new"), [(FOOTER, "Chân", "Cuối"), (A, "Bài A", "Bài Á"), (A, "Hết.", "Thôi.")]
)
def test_build_that_dies_once_the_site_is_written_is_caught_up_with(
    story: Story, monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    story.edit(path, old, new)
    with monkeypatch.context() as patch:
        patch.setattr(bantin.rebuild, "_keep", die)
        assert story.site.build().status == 2
    assert story.settled().written == {}
    story.edit(path, new, old)
    assert story.settled().written
