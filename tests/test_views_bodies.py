"""Bodies: links from where the page stands, pictures, and blocks."""

from bantin.project import Flags
from bantin.views.records import ArticlePage, Body, CompetitionPage, Gallery, Notice, RulesPage, Video
from tests.planned_sites import planned

FILES = {
    "cuoc-thi/a/index.md": "title: Cuộc thi\nrounds: chưa công bố\nprizes: chưa công bố",
    "cuoc-thi/a/the-le.md": "---\ntitle: Thể lệ\n---\n/// prizes\n///\n",
    "tin-tuc/nhap.md": "title: Nháp\ndate: 01/11/2026\ndraft: có",
    "tin-tuc/anh.svg": "",
    "tin-tuc/hai.svg": "",
    "tin-tuc/Phim Hay.mp4": "",
}


def body(text: str, flags: Flags | None = None) -> Body:
    article = f"---\ntitle: Tin\ndate: 01/11/2026\n---\n{text}\n"
    return planned(FILES | {"tin-tuc/b.md": article}, flags=flags).view("/tin-tuc/b/", ArticlePage).body


def test_links_lead_from_where_the_page_stands() -> None:
    assert body("Xem [thể lệ](/cuoc-thi/a/the-le.md) và [tin](../trang-chu)")[0].startswith(  # type: ignore[union-attr]
        '<p>Xem <a href="../../cuoc-thi/a/the-le/">thể lệ</a> và tin'
    )


def test_offline_links_name_the_file() -> None:
    found = body("[thể lệ](/cuoc-thi/a/the-le.md)", Flags(offline=True))
    assert 'href="../../cuoc-thi/a/the-le/index.html"' in str(found[0])


def test_every_table_scrolls_in_a_frame_that_the_keyboard_reaches() -> None:
    (found,) = body("| A | B |\n|---|---|\n| [tin](/tin-tuc/b.md) | `<table>` |\n\nLời.")
    frame = '<div class="table-scroll" role="group" tabindex="0" aria-label="Bảng"><table>'
    assert str(found).startswith(frame)
    assert str(found).count("</table></div>") == str(found).count("<div") == 1
    assert "&lt;table&gt;" in str(found)


def test_a_link_to_what_is_held_back_is_text() -> None:
    assert body("Xem [bản nháp](nhap.md) nhé.") == ("<p>Xem bản nháp nhé.</p>",)


def test_pictures_keep_their_words() -> None:
    found = str(body('![Một "ngày" mới](anh.svg "Chú thích")')[0])
    assert 'src="anh.svg" alt="Một &quot;ngày&quot; mới"' in found
    assert "<figcaption>Chú thích</figcaption>" in found


def test_a_gallery_gathers_pictures_and_keeps_other_text() -> None:
    gallery, *rest = body('/// gallery | Ngày hội\n![Một](anh.svg "Đầu")\n\nLời kể.\n\n![Hai](hai.svg)\n///\n')
    assert isinstance(gallery, Gallery)
    assert gallery.title == "Ngày hội"
    pictures = [(picture.src, picture.alt, picture.caption) for picture in gallery.pictures]
    assert pictures == [("anh.svg", "Một", "Đầu"), ("hai.svg", "Hai", None)]
    assert "Lời kể." in "".join(str(piece) for piece in rest)


def test_captions_are_typeset_like_the_text_around_them() -> None:
    caption = "Đi 5 km ngày 20/11/2026..."
    (figure,) = body(f'![Một](anh.svg "{caption}")')
    assert "<figcaption>Đi 5\u00a0km ngày\u00a020/11/2026…</figcaption>" in str(figure)
    (gallery,) = body(f'/// gallery\n![Một](anh.svg "{caption}")\n![Hai](hai.svg)\n///\n')
    assert isinstance(gallery, Gallery)
    assert gallery.pictures[0].caption == "Đi 5\u00a0km ngày\u00a020/11/2026…"


def test_quotes_in_a_caption_are_curved() -> None:
    (figure,) = body("![Một](anh.svg 'Vở \"Đất & nước\"')")
    assert "<figcaption>Vở “Đất &amp; nước”</figcaption>" in str(figure)


def test_a_gallery_of_pictures_alone_leaves_nothing_else() -> None:
    found = body("/// gallery\n![Một](anh.svg)\n![Hai](hai.svg)\n///\n")
    assert len(found) == 1
    assert isinstance(found[0], Gallery)
    assert len(found[0].pictures) == 2


def test_a_notice_has_its_title_tone_and_text() -> None:
    (notice,) = body("/// notice | Chú ý\n    type: warning\nĐã [dời](/cuoc-thi/a/the-le.md) hạn.\n///\n")
    assert isinstance(notice, Notice)
    assert (notice.title, notice.tone) == ("Chú ý", "warning")
    assert '<p>Đã <a href="../../cuoc-thi/a/the-le/">dời</a> hạn.</p>' in str(notice.body[0])


def test_a_video_is_a_file_of_ours_or_a_card_that_leads_elsewhere() -> None:
    own, foreign = body(
        "/// video | Phim Hay.mp4\n    title: Lễ phát động\n///\n\n/// video | https://phim.example/x\n///\n"
    )
    assert own == Video("Lễ phát động", src="phim-hay.mp4", media_type="video/mp4")
    assert isinstance(foreign, Video)
    assert foreign.link is not None
    assert (foreign.link.href, foreign.host) == ("https://phim.example/x", "phim.example")


def test_a_block_about_what_is_not_known_says_so() -> None:
    assert "Chưa công bố" in str(body("/// prizes | cuoc-thi/a\n///\n")[0])


def test_headings_become_a_table_of_contents() -> None:
    text = "## Một\n\n### Một nhỏ\n\n## Hai\n"
    article = f"---\ntitle: Tin\ndate: 01/11/2026\n---\n{text}"
    toc = planned({"tin-tuc/b.md": article}).view("/tin-tuc/b/", ArticlePage).toc
    assert [(one.href, [child.href for child in one.children]) for one in toc] == [
        ("#mot", ["#mot-nho"]),
        ("#hai", []),
    ]


def test_a_gallery_takes_pictures_out_of_links_and_from_elsewhere() -> None:
    text = '/// gallery\n![A](https://x.example/a.png "Xa")\n\n[![B](anh.svg)](/cuoc-thi/a/the-le.md) và lời\n///\n'
    gallery, rest = body(text)
    assert isinstance(gallery, Gallery)
    pictures = [(picture.src, picture.caption) for picture in gallery.pictures]
    assert pictures == [("https://x.example/a.png", "Xa"), ("anh.svg", None)]
    assert ("<a " in str(rest), "và lời" in str(rest)) == (False, True)


def test_a_block_in_rules_that_names_no_entry_is_about_their_competition() -> None:
    prizes = "title: Cuộc thi\nrounds: chưa công bố\nprizes: [{rank: Giải nhất, count: 1, value: 1.000.000 đồng}]"
    found = planned(FILES | {"cuoc-thi/a/index.md": prizes})
    (table,) = found.view("/cuoc-thi/a/the-le/", RulesPage).body
    assert table == found.view("/cuoc-thi/a/", CompetitionPage).prizes
