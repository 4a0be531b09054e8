"""A process that builds one site again and again: what it remembers of its last build is what the store would say."""

import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

import bantin.commands.build
from bantin import before, rebuild
from bantin.built import Built
from bantin.rebuild import Manners, Request
from bantin.recent import Recent
from tests.rebuilding import NEWS_FEEDS, Story

PAGE = "tin-tuc/a/index.html"
TEXT = "content/tin-tuc/a.md"

pytestmark = pytest.mark.usefixtures("shortcuts")


@pytest.fixture
def lasting_story(story: Story, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A site whose builds hand over what they remember, each root its own; the first one has been."""
    remembered: dict[Path, Recent] = defaultdict(Recent)
    build = vars(bantin.commands.build)["rebuild"]

    def rebuilt(request: Request, manners: Manners) -> Built:
        built: Built = build(request, manners, remembered[request.root])
        return built

    monkeypatch.setattr(bantin.commands.build, "rebuild", rebuilt)
    story.edit(TEXT, "Chữ của A", "Chữ khác của A")
    story.build()
    return story


def test_what_is_remembered_is_not_read_back_from_the_store(
    lasting_story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    lasting_story.edit(TEXT, "Hết", "Hết rồi")
    lasting_story.build()
    monkeypatch.setattr(rebuild, "load_last", None)
    monkeypatch.setattr(before, "_stored_rows", None)
    lasting_story.edit(TEXT, "Hết rồi", "Hết thật")
    done = lasting_story.build()
    assert (done.way, set(done.written)) == ("short", {PAGE, *NEWS_FEEDS})
    assert lasting_story.build().way == "nothing"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TEXT, "Hết", "Hết rồi"),
        (TEXT, "title: Bài A", "title: Bài An"),
        ("content/phong-trao/xanh/bang.csv", "30,00", "31,00"),
        ("templates/parts/footer.html", "Chân", "Chân trang"),
    ],
)
def test_every_build_is_what_a_clean_one_gives(lasting_story: Story, path: str, old: str, new: str) -> None:
    lasting_story.edit(path, old, new)
    lasting_story.settled()
    lasting_story.edit(path, new, old)
    lasting_story.settled()


def test_build_by_another_process_in_between_is_noticed(lasting_story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    remembering = vars(bantin.commands.build)["rebuild"]
    monkeypatch.setattr(bantin.commands.build, "rebuild", rebuild.rebuild)
    lasting_story.edit(TEXT, "title: Bài A", "title: Bài An")
    lasting_story.site.build()
    monkeypatch.setattr(bantin.commands.build, "rebuild", remembering)
    lasting_story.edit(TEXT, "title: Bài An", "title: Bài A")
    lasting_story.settled()


def test_store_that_was_removed_in_between_costs_time_only(lasting_story: Story) -> None:
    shutil.rmtree(lasting_story.store.parent)
    assert lasting_story.settled().way == "long"


def test_site_of_the_last_build_can_be_read_after_it(lasting_story: Story) -> None:
    lasting_story.edit(TEXT, "Hết", "Hết rồi")
    done = lasting_story.build()
    assert (done.way, done.built.made is not None) == ("short", True)
    assert done.built.made is not None
    assert done.built.made.finished.site.entries["tin-tuc/b"].entry.title == "Bài B"


def test_private_output_is_trusted_but_its_loss_is_noticed(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    build = vars(bantin.commands.build)["rebuild"]

    def rebuilt(request: Request, manners: Manners) -> Built:
        built: Built = build(replace(request, private=True), manners)
        return built

    monkeypatch.setattr(bantin.commands.build, "rebuild", rebuilt)
    (story.output / PAGE).write_text("of somebody else")
    assert story.build().way == "nothing"
    shutil.rmtree(story.output)
    story.settled()
    story.edit(TEXT, "Hết", "Hết rồi")
    shutil.rmtree(story.output)
    story.settled()


def test_made_is_told_before_the_store_learns_of_it(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    build, keep = vars(bantin.commands.build)["rebuild"], vars(rebuild)["keep_last"]

    def kept(*given: object) -> bytes | None:
        order.append("kept")
        mark: bytes | None = keep(*given)
        return mark

    def rebuilt(request: Request, manners: Manners) -> Built:
        built: Built = build(request, replace(manners, made=lambda _: order.append("made")))
        return built

    monkeypatch.setattr(bantin.commands.build, "rebuild", rebuilt)
    monkeypatch.setattr(rebuild, "keep_last", kept)
    story.edit(TEXT, "Hết", "Hết rồi")
    story.build()
    assert order == ["made", "kept"]
