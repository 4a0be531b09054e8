"""Cards under which pages are shared, and QR codes: who has one, what it says, when it is drawn."""

import io
import re
from pathlib import Path

import pytest
import segno
from PIL import Image

from bantin.pictures.card import HEIGHT, MARGIN, WIDTH, Card, draw_card
from bantin.qr import QUIET, qr_svg
from bantin.views.records import ShareCard
from tests.drawn import photo, saved
from tests.minisite import MiniSite
from tests.planned_sites import PlannedSite, planned

CONTEST = """
title: Cuộc thi Ý tưởng trẻ lần thứ IV
when: từ ngày 01/4/2027 đến hết ngày 30/4/2027
submission: {deadline: 17 giờ 00 ngày 15/4/2027, how: [Gửi qua thư điện tử]}
rounds: chưa công bố
prizes: [{rank: Giải nhất, count: 2, value: 10.000.000 đồng, basis: mỗi giải}]
"""
SITE = {
    "index.md": "title: Trang đầu\nsummary: Mọi tin trong ngày.",
    "cuoc-thi/y-tuong/index.md": CONTEST,
    "cuoc-thi/y-tuong/the-le.md": "---\n---\nĐiều 1. Tên\n",
    "phong-trao/xanh/index.md": "title: Phong trào xanh\nwhen: từ ngày 01/4/2027 đến hết ngày 30/4/2027",
    "tin-tuc/khai-mac.md": "title: Khai mạc\ndate: 01/11/2026",
}
LONG = "Ẳ Ộ Ữ Ỵ cuộc thi khởi nghiệp đổi mới sáng tạo " * 20


def cards(site: PlannedSite) -> dict[str, ShareCard]:
    return {f"/{path}": view for path, view in site.views.items() if isinstance(view, ShareCard)}


def shared_as(site: PlannedSite, address: str) -> ShareCard | None:
    """The card that a page names."""
    view = site.views[f"{address.strip('/')}/index.html".lstrip("/")]
    picture = view.frame.share_picture  # type: ignore[attr-defined]
    return None if picture is None else cards(site)[picture.removeprefix("https://vidu.example")]


def test_contests_sections_and_the_site_have_cards() -> None:
    titles = sorted(card.title.replace("\u00a0", " ") for card in cards(planned(SITE)).values())
    assert titles == [
        "Cuộc thi",
        "Cuộc thi Ý tưởng trẻ lần thứ IV",
        "Phong trào",
        "Phong trào xanh",
        "Tin tức",
        "Trang đầu",
    ]


def test_a_card_says_until_when_and_for_how_much() -> None:
    card = shared_as(planned(SITE), "/cuoc-thi/y-tuong/")
    assert card is not None
    assert (card.site, card.section) == ("Trang thử", "Cuộc thi")
    assert [line.replace("\u00a0", " ") for line in card.lines] == [
        "Hạn nộp bài: 17 giờ 00 ngày 15/4/2027",
        "Tổng giá trị giải thưởng: 20.000.000 đồng",
    ]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "Trang đầu"),
        ("/tin-tuc/", "Tin tức"),
        ("/tin-tuc/khai-mac/", "Tin tức"),
        ("/cuoc-thi/y-tuong/the-le/", "Cuộc thi"),
        ("/lich/", "Trang đầu"),
    ],
)
def test_a_page_without_a_card_is_shared_under_that_of_its_section(address: str, title: str) -> None:
    card = shared_as(planned(SITE), address)
    assert card is not None
    assert card.title == title


def test_every_page_without_a_cover_has_a_card_where_that_is_asked() -> None:
    site = planned(SITE, settings="cards: tất cả\n")
    assert len(cards(site)) == 8
    card = shared_as(site, "/tin-tuc/khai-mac/")
    assert card is not None
    assert (card.title, card.lines) == ("Khai mạc", ("01/11/2026",))


def test_no_page_has_a_card_where_none_is_asked() -> None:
    site = planned(SITE, settings="cards: không\n")
    assert (cards(site), shared_as(site, "/cuoc-thi/y-tuong/")) == ({}, None)


def test_two_entries_that_say_the_same_share_a_card() -> None:
    same = {f"phong-trao/{name}/index.md": "title: Phong trào xanh" for name in "ab"}
    found = planned(same)
    assert found.problems == ()
    assert [card.title for card in cards(found).values()].count("Phong trào xanh") == 1


@pytest.mark.parametrize(
    ("title", "colour"),
    [
        ("Tin", None),
        ("Cuộc thi khởi nghiệp tỉnh Hậu Giang lần thứ IV", "#0b5d4b"),
        (LONG, "#fe0"),
        ("Ộ" * 300, "#ffffff"),
    ],
)
def test_a_card_is_a_small_picture_with_everything_inside_its_margins(title: str, colour: str | None) -> None:
    content = draw_card(Card("Trang thử", title, "Cuộc thi", ("Hạn nộp: 15/4/2027", LONG), colour))
    image = Image.open(io.BytesIO(content))
    assert (image.mode, image.size) == ("P", (1200, 630))
    assert len(content) < 60_000
    drawn = image.convert("L").point([255] * 160 + [0] * 96)
    left, top, right, bottom = drawn.crop((0, 30, WIDTH, HEIGHT)).getbbox() or (0, 0, 0, 0)
    assert (left >= MARGIN - 4, right <= WIDTH - MARGIN + 4) == (True, True)
    assert (top + 30 > 40, bottom + 30 < HEIGHT - 20) == (True, True)


def test_the_lines_of_a_card_do_not_touch_one_another() -> None:
    image = Image.open(io.BytesIO(draw_card(Card("Ẵ Ộ", LONG, "Ẵ Ộ", ("Ẵ Ộ", "Ẵ Ộ"), None)))).convert("L")
    darkest = [min(image.crop((0, y, WIDTH, y + 1)).tobytes()) for y in range(HEIGHT)]
    stretches = len(re.findall("1+", "".join("1" if one < 160 else "0" for one in darkest)))
    assert stretches >= 1 + 1 + 3 + 2 + 1  # the band, the section, the title, two lines, the site


def test_cards_and_codes_are_drawn_once_and_named_by_pages(site: MiniSite) -> None:
    site.write("content/cuoc-thi/y/index.md", f"---{CONTEST}---\n").article("a").built()
    page = (site.output / "cuoc-thi/y/index.html").read_text(encoding="utf-8")
    card = re.search(r'property="og:image" content="https://vidu.example/([^"]+)"', page)
    assert card is not None
    drawn = {path: path.stat().st_mtime_ns for path in _drawings(site)}
    assert site.output / card[1] in drawn
    with Image.open(site.output / card[1]) as image:
        told = dict(re.findall(r'property="og:image:(width|height)" content="([0-9]+)"', page))
        assert told == {"width": str(image.width), "height": str(image.height)}
    assert site.output / "cuoc-thi/y/ma-qr.svg" in drawn
    site.article("b").built()
    assert {path: path.stat().st_mtime_ns for path in _drawings(site)} == drawn


def test_another_title_is_another_card_and_the_old_one_is_gone(site: MiniSite) -> None:
    site.write("content/cuoc-thi/y/index.md", f"---{CONTEST}---\n").built()
    before = {path.name for path in _drawings(site)}
    site.write("content/cuoc-thi/y/index.md", f"---{CONTEST.replace('IV', 'V')}---\n").built()
    after = {path.name for path in _drawings(site)}
    assert (len(before - after), len(after - before)) == (1, 1)


def test_a_cover_is_what_an_article_is_shared_under(site: MiniSite) -> None:
    site.write("content/tin-tuc/a/anh.png", saved(photo(60, 40), "png"))
    site.article("a/index", more="cover: {file: anh.png, alt: Một}\n").built()
    assert 'content="https://vidu.example/tin-tuc/a/anh.png"' in (site.output / "tin-tuc/a/index.html").read_text(
        "utf-8"
    )


def test_a_code_is_drawn_square_for_square() -> None:
    text = "https://vidu.example/cuoc-thi/y-tuong/"
    svg = qr_svg(text).decode()
    matrix = [list(map(int, row)) for row in segno.make_qr(text, error="m").matrix]
    side = len(matrix) + 2 * QUIET
    assert f'viewBox="0 0 {side} {side}"' in svg
    drawn = [[0] * len(matrix) for _ in matrix]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        for at in range(int(x), int(x) + int(width)):
            drawn[int(y) - QUIET][at - QUIET] += 1
    assert drawn == matrix


def _drawings(site: MiniSite) -> list[Path]:
    return [*(site.output / "static/the").iterdir(), *site.output.rglob("ma-qr.svg")]
