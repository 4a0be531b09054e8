"""Edits of a built site: only what they reach is made again, by the short way where only texts have changed."""

from pathlib import Path

import pytest

from tests.incremental.world import DRAWING, picture
from tests.minisite import PROJECT
from tests.rebuilding import NEWS_FEEDS, Story, same_size_and_time

A, B, C = (f"content/tin-tuc/{name}" for name in ("a.md", "b.md", "c/index.md"))
TABLE = "content/phong-trao/xanh/bang.csv"
PICTURE = "content/tin-tuc/c/anh.png"
FOOTER = "templates/parts/footer.html"
CARDS = (PROJECT / "templates/parts/cards.html").read_text("utf-8")
SLOW = "Chữ rất chậm."

pytestmark = pytest.mark.usefixtures("shortcuts")


@pytest.mark.parametrize(
    ("path", "old", "new", "pages"),
    [
        (A, "Hết.", "Thôi.", {"tin-tuc/a/index.html", *NEWS_FEEDS}),
        (A, "Chữ của A", "Lời của A", {"tin-tuc/a/index.html", *NEWS_FEEDS}),
        (A, "Hết.", "Hết. Và nhiều chữ hơn nữa, **đậm** và *nghiêng*.", {"tin-tuc/a/index.html", *NEWS_FEEDS}),
        (B, "Chữ của B", "Lời của B", {"tin-tuc/b/index.html", *NEWS_FEEDS}),
        (C, "Chữ của C.", "Lời của C.", {"tin-tuc/c/index.html", *NEWS_FEEDS}),
        ("content/index.md", "Chào", "Mời", {"index.html"}),
        ("content/phong-trao/xanh/index.md", "Nội dung", "Lời", {"phong-trao/xanh/index.html"}),
    ],
)
def test_another_text_takes_the_short_way_to_its_pages(
    story: Story, path: str, old: str, new: str, pages: set[str]
) -> None:
    story.edit(path, old, new)
    done = story.settled()
    assert (done.way, set(done.written)) == ("short", pages)
    assert "nội dung thay đổi" in done.ran.err


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (A, "title: Bài A", "title: Bài A mới"),
        (A, "01/11/2026", "05/11/2026"),
        (A, "summary: Tóm tắt A\n", ""),
        (A, "tags: [Thi]", "tags: [Thi, Vui]"),
        (A, "Hết.", "Hết, xem [bài B](b.md)."),
        (A, "Hết.", "Hết, xem [phần hai](b.md#phan-hai)."),
        (A, "Hết.", "### Phần ba\n\nHết."),
        (A, "Hết.", "/// scoreboard | phong-trao/xanh\n///"),
        (A, "Hết.", '<span id="neo">Hết</span>'),
        (A, "Hết.", "<script>x</script>"),
        (A, "Hết.", "![Ảnh](c/anh.png)"),
    ],
)
def test_more_than_a_text_goes_the_long_way(story: Story, path: str, old: str, new: str) -> None:
    story.edit(path, old, new)
    assert story.settled().way == "long"


def test_short_way_after_the_short_way_and_back(story: Story) -> None:
    before = story.site.tree()
    for old, new in (("Hết.", "Thôi."), ("Thôi.", "Xong."), ("Xong.", "Hết.")):
        story.edit(A, old, new)
        assert story.settled().way == "short"
    assert story.site.tree() == before


def test_texts_of_many_entries_at_once(story: Story) -> None:
    story.edit(A, "Hết.", "Thôi.")
    story.edit(C, "Chữ của C", "Lời của C")
    done = story.settled()
    assert (done.way, set(done.written)) == ("short", {"tin-tuc/a/index.html", "tin-tuc/c/index.html", *NEWS_FEEDS})


def test_two_entries_that_swap_their_texts(story: Story) -> None:
    a, c = ((story.root / path).read_text("utf-8") for path in (A, C))
    story.write(A, a.replace("Chữ của A", "Chữ của C"))
    story.write(C, c.replace("Chữ của C", "Chữ của A"))
    assert story.settled().way == "short"


def test_text_that_keeps_size_and_time(story: Story) -> None:
    path = story.root / A
    same_size_and_time(path, path.read_bytes().replace(b"A.", b"Z."))
    assert story.settled().way == "short"


def test_mistake_in_a_text_is_found_and_its_mending_too(story: Story) -> None:
    story.edit(A, "Hết.", "Xem [gì](khong-co.md).")
    assert story.settled().ran.codes == ["link-broken"]
    story.edit(A, "Xem [gì](khong-co.md).", "Thôi.")
    assert story.settled().way == "short"


def test_text_beside_a_draft_that_cannot_be_read(story: Story) -> None:
    story.site.article("nhap", "Bản nháp", "31/4/2025", "draft: có\n")
    story.settled()
    story.edit(A, "Hết.", "Thôi.")
    done = story.settled()
    assert (done.way, done.ran.codes) == ("short", ["date-day"])


def test_text_and_template_together(story: Story) -> None:
    story.edit(A, "Hết.", "Thôi.")
    story.edit(FOOTER, "Chân", "Cuối")
    done = story.settled()
    assert done.written["tin-tuc/a/index.html"] == "template parts/footer.html"
    assert len(done.written) > 8


def test_edited_template_is_named_as_the_reason(story: Story) -> None:
    story.edit(FOOTER, "Chân", "Cuối")
    done = story.settled()
    assert done.way == "short"
    assert set(done.written.values()) == {"template parts/footer.html"}
    assert done.written.keys().isdisjoint(NEWS_FEEDS)
    assert "mẫu parts/footer.html thay đổi" in done.ran.err


def test_template_is_overridden_changed_and_given_back(story: Story) -> None:
    before = story.site.tree()
    for name in ("rieng", "khac"):
        story.write("templates/parts/cards.html", CARDS.replace('class="card', f'class="{name} card'))
        done = story.settled()
        assert set(done.written.values()) == {"template parts/cards.html"}
        assert "mẫu parts/cards.html thay đổi" in done.ran.err
        assert f'class="{name} card' in story.site.page("/")
    story.site.delete("templates/parts/cards.html")
    story.settled()
    assert story.site.tree() == before


def test_part_that_a_template_includes_is_followed(story: Story) -> None:
    story.write(FOOTER, '{# view: Frame #}\n<footer>{% include "parts/chu-ky.html" %}</footer>\n')
    story.write("templates/parts/chu-ky.html", "{# view: Frame #}\nKý tên\n")
    assert story.settled().written["index.html"] == "template parts/chu-ky.html"
    story.edit("templates/parts/chu-ky.html", "Ký", "Đóng")
    assert set(story.settled().written.values()) == {"template parts/chu-ky.html"}
    assert "Đóng tên" in story.site.page("/")


def test_template_with_a_mistake_keeps_the_output_until_it_is_mended(story: Story) -> None:
    before = story.site.tree()
    text = (story.root / FOOTER).read_text("utf-8")
    for bad in ("{{ page.khong_co }}", "{% if %}", '{% include "parts/thieu.html" %}'):
        story.write(FOOTER, text + bad)
        assert set(story.settled().ran.codes) == {"template-error"}
    assert story.site.tree() == before
    story.write(FOOTER, text)
    assert story.settled().written == {}


@pytest.mark.parametrize(
    "line", ["description: Khác\n", "page_size: 2\n", "colour: '#0b5d4b'\n", "menu: [/tin-tuc/]\n"]
)
def test_changed_settings_reach_the_pages(story: Story, line: str) -> None:
    before = story.site.tree()
    text = (story.root / "site.yaml").read_text("utf-8")
    story.write("site.yaml", text + line)
    assert story.settled().written
    story.write("site.yaml", text)
    assert story.settled().written
    assert story.site.tree() == before


def test_settings_that_only_say_the_same_otherwise_write_nothing(story: Story) -> None:
    story.write("site.yaml", (story.root / "site.yaml").read_text("utf-8") + "# ghi chú\n")
    done = story.settled()
    assert (done.way, done.written, done.built.rendered) == ("long", {}, 0)


def test_table_reaches_its_pages(story: Story) -> None:
    story.edit(TABLE, "30,00", "31,00")
    assert set(story.settled().written) == {"phong-trao/xanh/index.html"}
    story.edit(TABLE, "31,00", "sai")
    assert story.settled().ran.status == 1
    story.edit(TABLE, "sai", "31,00")
    assert story.settled().written == {}


def test_picture_of_the_same_size_and_time(story: Story) -> None:
    same_size_and_time(story.root / PICTURE, picture(20))
    done = story.settled()
    shared = {path: reason for path, reason in done.written.items() if path.startswith("static/anh/")}
    assert sorted(Path(path).suffix for path in shared) == [".avif", ".webp"]
    assert done.written == {
        "tin-tuc/c/anh.png": "file changed",
        "tin-tuc/c/index.html": "content changed",  # the names of the shared files have changed
        **dict.fromkeys(shared, "new"),
    }
    assert "tệp gốc thay đổi" in done.ran.err


def test_style_and_logo_change_their_addresses(story: Story) -> None:
    story.edit("static/css/rieng.css", "#111", "#222")
    story.write("static/logo.svg", DRAWING.format("654321"))
    done = story.settled()
    assert done.built.report is not None
    assert sum(path.startswith("static/") for path in done.built.report.removed) == 2
    assert "index.html" in done.written


def test_new_renamed_swapped_and_deleted_entries(story: Story) -> None:
    story.site.article("d", "Bài D", "04/11/2026", body="Chữ của D.")
    assert story.settled().written["tin-tuc/d/index.html"] == "new"
    (story.root / "content/tin-tuc/d.md").rename(story.root / "content/tin-tuc/e.md")
    story.settled()
    (story.root / C).rename(story.root / "content/tin-tuc/c/tam.md")
    (story.root / "content/tin-tuc/e.md").rename(story.root / C)
    (story.root / "content/tin-tuc/c/tam.md").rename(story.root / "content/tin-tuc/e.md")
    (story.root / PICTURE).rename(story.root / "content/tin-tuc/anh.png")
    story.settled()
    story.site.delete(C)
    story.settled()
