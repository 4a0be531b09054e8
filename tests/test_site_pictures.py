"""Pictures of a site: found by what pages say, encoded once, shared between pages, and made again only if changed."""

import os
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.drawn import SECRET, animation, photo, saved, snapshot
from tests.minisite import MiniSite

SHARED = "static/anh"
COVER = "cover: {file: anh.jpg, alt: Lễ phát động}\n"


def html(site: MiniSite, page: str) -> str:
    return (site.output / page / "index.html").read_text(encoding="utf-8")


def shared(site: MiniSite) -> list[str]:
    return sorted(path.name for path in (site.output / SHARED).iterdir())


def with_photo(site: MiniSite) -> MiniSite:
    site.write("content/tin-tuc/a/anh.jpg", snapshot(1200, 800))
    return site.article("a/index", body="![Lễ](anh.jpg)", more=COVER)


def test_a_picture_in_a_text_has_its_formats_its_size_and_its_colour(site: MiniSite) -> None:
    page = html(with_photo(site).built(), "tin-tuc/a")
    figure = re.search(r"<figure><picture>(.*?)</picture>", page, re.DOTALL)
    assert figure is not None
    types = re.findall(r'<source type="([^"]+)" srcset="([^"]+)"', figure[1])
    assert [kind for kind, _ in types] == ["image/avif", "image/webp"]
    for _, srcset in types:
        assert [part.split()[1] for part in srcset.split(", ")] == ["480w", "960w", "1200w"]
    assert ' width="1200" height="800"' in figure[1]
    assert ' loading="lazy"' in figure[1]
    assert re.search(r'class="tone-[0-3]{3}"', figure[1])


def test_a_width_that_an_editor_gives_keeps_the_shape(site: MiniSite) -> None:
    site.write("content/tin-tuc/a/anh.jpg", snapshot(600, 400))
    page = html(site.article("a/index", body='![Lễ](anh.jpg){width="300"}').built(), "tin-tuc/a")
    assert ' width="300" height="200"' in page
    assert page.count('sizes="(min-width: 300px) 300px, 100vw"') == 3


def test_every_file_that_a_page_names_is_there(site: MiniSite) -> None:
    with_photo(site).write("content/tin-tuc/b/dong.gif", animation())
    site.article("b/index", body="Xem ![Động](dong.gif) và [ảnh gốc](../a/anh.jpg).").built()
    found = 0
    for page in ("tin-tuc/a", "tin-tuc/b", "tin-tuc", "."):
        text = html(site, page)
        named = [part.split()[0] for srcset in re.findall(r'srcset="([^"]+)"', text) for part in srcset.split(", ")]
        named += re.findall(r'<img src="([^"]+)"', text) + re.findall(r'href="([^"]+\.jpg)"', text)
        for one in named:
            assert (site.output / page / one).resolve().is_file(), one
            found += 1
    assert found > 15


def test_nothing_that_a_camera_said_is_in_the_output(site: MiniSite) -> None:
    with_photo(site).write("content/tin-tuc/b/dong.gif", animation())
    site.article("b/index", body="![Động](dong.gif) [tải ảnh](../a/anh.jpg)").built()
    for path in site.output.rglob("*"):
        assert path.is_dir() or SECRET not in path.read_bytes(), path


def test_one_content_is_encoded_once_for_all_pages_that_show_it(site: MiniSite) -> None:
    with_photo(site).built()
    alone = shared(site)
    site.write("content/tin-tuc/b/khac.jpg", snapshot(1200, 800))
    site.article("b/index", body="![Cũng ảnh đó](khac.jpg)").built()
    assert shared(site) == alone
    assert (site.output / "tin-tuc/b/khac.jpg").read_bytes() == (site.output / "tin-tuc/a/anh.jpg").read_bytes()


def test_a_picture_that_no_page_names_is_neither_looked_at_nor_published(site: MiniSite) -> None:
    site.write("content/tin-tuc/hong.jpg", b"no picture").article("a").built()
    assert not list(site.output.rglob("*.jpg"))


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\xff\xd8\xff\xe0 cut off", "picture-unreadable"), (saved(photo(9, 9), "png"), "picture-unreadable")],
)
def test_what_cannot_be_shown_is_told_where_it_is_named(site: MiniSite, content: bytes, code: str) -> None:
    site.write("content/tin-tuc/a/anh.jpg", content).article("a/index", body="Lời.\n\n![Lễ](anh.jpg)", more=COVER)
    ran = site.build()
    assert (ran.status, ran.codes) == (1, [code, code])
    assert [(one["file"], one["line"]) for one in ran.problems] == [
        ("content/tin-tuc/a/index.md", 5),
        ("content/tin-tuc/a/index.md", 9),
    ]
    assert not site.output.exists()


def test_a_broken_picture_of_a_draft_is_a_warning_and_keeps_nothing(site: MiniSite) -> None:
    site.write("content/tin-tuc/a/anh.jpg", b"\xff\xd8\xff\xe0 cut off")
    ran = site.article("a/index", body="![Lễ](anh.jpg)", more="draft: có\n").article("b").build()
    assert (ran.status, ran.codes) == (0, ["picture-unreadable"])


def test_an_edited_text_touches_no_picture(site: MiniSite) -> None:
    with_photo(site).built()
    pictures = (
        path for path in site.output.rglob("[!.]*.*") if path.suffix in {".jpg", ".png", ".webp", ".avif", ".svg"}
    )
    before = {path: path.stat().st_mtime_ns for path in pictures}
    assert len(before) > 9
    site.article("a/index", body="![Lễ](anh.jpg)\n\nThêm một câu.", more=COVER).built()
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert "Thêm một câu." in html(site, "tin-tuc/a")


def test_an_incremental_build_equals_a_clean_one(site: MiniSite, tmp_path: Path) -> None:
    with_photo(site).built()
    source = site.root / "content/tin-tuc/a/anh.jpg"
    before = source.stat()
    other = saved(photo(1200, 800, (200, 90, 30)), "jpeg", quality=50)
    content = snapshot(1200, 800)
    source.write_bytes(other + bytes(len(content) - len(other)))
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert source.stat().st_size == before.st_size
    site.built()
    incremental = files(site.output)
    site.built("--clean")
    assert incremental == files(site.output)
    with Image.open(site.output / "tin-tuc/a/anh.jpg") as image:
        red, _, blue = image.convert("RGB").getpixel((900, 600))  # type: ignore[misc]
        assert red > blue


def test_pictures_come_out_of_the_store_when_the_output_is_gone(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_photo(site).built()
    before = files(site.output)
    site.delete("output")
    monkeypatch.setattr("bantin.named_pictures.encoded", _never)
    site.built()
    assert files(site.output) == before


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _never(_: object) -> None:
    raise AssertionError
