"""What a tab is told after a save: its own page has changed, a style or a picture of it has, or nothing at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.preview.swaps import Place, Swap, swap_of
from tests.preview_tabs import article, drawing, load, site_page, small, tab
from tests.previewing import Preview, previewing


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with previewing(small(tmp_path)) as running:
        yield running


def test_page_that_changed_is_loaded_again_and_no_other(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as one, tab(preview, "/tin-tuc/b/") as other:
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới của A."))
        one.hears_kind("reload")
        assert "Chữ mới của A." in one.reload().text
        other.hears_of_build()
        assert "reload" not in other.kinds
        assert int(one.page.data["build"]) == 2


def test_style_is_swapped(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        preview.write("static/css/rieng.css", "body { color: #222; }\n")
        opened.hears_of_build()
        preview.write("static/css/site.css", "body { color: #333; }\n")
        (old, new), *others = opened.hears_kind("swap")["styles"].items()
        assert others == []
        assert old != new
        assert load(preview, f"/{new}").body == b"body{color:#333}"  # without its white space
        assert "reload" not in opened.kinds


def test_page_of_an_earlier_build_gets_the_style_of_that_build(preview: Preview) -> None:
    site_page(preview, "/tin-tuc/b/")
    with tab(preview, "/tin-tuc/a/") as other:
        preview.write("static/css/site.css", "body { color: #333; }\n")
        ((old, new),) = other.hears_kind("swap")["styles"].items()
    own = load(preview, f"/{old}", Referer=f"{preview.address}tin-tuc/b/")
    assert (own.status, own.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert own.body != load(preview, f"/{new}").body
    assert load(preview, f"/{old}").status == 404


PHOTO = '<p><img src="anh.png" class="rong tone-{tone}" srcset="anh.png 9w, ../the/{name}.webp 4w"> {text}</p>'


def compared(old: str, new: str) -> Swap | None:
    return swap_of(old.encode(), new.encode(), Place("tin-tuc/index.html", ""))


def test_picture_of_another_colour_is_swapped_all_the_same() -> None:
    old, new = PHOTO.format(tone="000", name="cu", text=""), PHOTO.format(tone="333", name="moi", text="")
    assert compared(old, new) == Swap(pictures={"the/cu.webp": "the/moi.webp"})


def test_text_that_names_the_class_of_a_colour_is_text() -> None:
    old, new = (PHOTO.format(tone="000", name="cu", text=f'class="tone-{tone}"') for tone in ("000", "333"))
    assert compared(old, new) is None


def test_picture_is_refreshed_where_it_is_shown(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/b/") as showing, tab(preview, "/tin-tuc/a/") as other:
        preview.write("content/tin-tuc/b/anh.svg", drawing("abcdef"))
        pictures = showing.hears_kind("swap")["pictures"]
        assert pictures == {"tin-tuc/b/anh.svg": "tin-tuc/b/anh.svg"}
        assert "abcdef" in load(preview, "/tin-tuc/b/anh.svg?build=2").text
        other.hears_of_build()
        assert {"reload", "swap"}.isdisjoint(other.kinds)


def test_page_and_its_picture_come_from_one_build(preview: Preview) -> None:
    page = site_page(preview, "/tin-tuc/b/")
    assert page.data["build"] == "1"
    with tab(preview, "/tin-tuc/a/") as other:
        preview.write("content/tin-tuc/b/anh.svg", drawing("abcdef"))
        other.hears_of_build()
    own = {"Referer": f"{preview.address}tin-tuc/b/"}
    assert "123456" in load(preview, "/tin-tuc/b/anh.svg", **own).text
    assert "abcdef" in load(preview, "/tin-tuc/b/anh.svg").text
    assert load(preview, "/tin-tuc/b/").data["build"] == "2"
    assert "abcdef" in load(preview, "/tin-tuc/b/anh.svg", **own).text


def test_tab_of_an_older_build_is_told_when_it_comes(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/b/") as other, tab(preview, "/tin-tuc/a/") as opened:
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới của A."))
        other.hears_of_build()
        opened.hears_kind("reload")
        opened.say({"kind": "at", "page": "tin-tuc/a/index.html", "build": 1})
        opened.hears_kind("reload")
        other.say({"kind": "at", "page": "tin-tuc/b/index.html", "build": 1})
        other.is_at_rest()
        assert "reload" not in other.kinds


def test_page_that_was_not_there_comes(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/moi/") as lost:
        assert (lost.page.status, lost.page.data["page"]) == (404, "404.html")
        preview.write("content/tin-tuc/moi.md", article("Bài mới"))
        lost.hears_kind("reload")
        assert lost.reload().status == 200


def test_page_that_goes_is_told(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        (preview.root / "content/tin-tuc/a.md").unlink()
        opened.hears_kind("reload")
        assert opened.reload().status == 404


def test_twenty_saves_in_a_row_end_with_the_last(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        for number in range(20):
            preview.write("content/tin-tuc/a.md", article("Bài A", f"Lần sửa {number}, hết."))
            opened.pause(0.05)
        while "Lần sửa 19, hết." not in opened.page.text:
            opened.hears_kind("reload")
            opened.reload()


@pytest.mark.parametrize("options", [("--follow",), ()], ids=["follow", "no follow"])
def test_follow_opens_the_page_that_was_edited_in_the_tab_last_looked_at(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    with (
        previewing(small(tmp_path), *options) as preview,
        tab(preview, "/lich/") as first,
        tab(preview, "/") as second,
    ):
        first.say({"kind": "active"})
        first.say({"kind": "at", "page": "lich/index.html", "build": 1})
        first.is_at_rest()
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới của A."))
        if options:
            assert first.hears_kind("go") == {"kind": "go", "to": "/tin-tuc/a/"}
        first.hears_of_build() if not options else None
        second.hears_of_build()
        assert "go" not in second.kinds
        assert ("go" in first.kinds) == bool(options)
