"""What pages side by side share is one object, and each page is what it would be if nothing were shared."""

import pickle

import pytest

from bantin.urls import relative
from bantin.views import frame
from bantin.views.here import Here
from bantin.views.records import ArticlePage, CompetitionPage, RulesPage, TagPage
from tests.planned_sites import Files, planned

COVER = "cover: {file: bia.svg, alt: Bìa}"
ARTICLE = "title: Bài – {0}\ndate: {0:02}/10/2026\ntags: [Một, Hai]\nabout: cuoc-thi/a\n"
FILES: Files = {
    "tin-tuc/bia.svg": "",
    "tin-tuc/b/index.md": "title: Bài có tệp\ndate: 01/09/2026\ntags: [Một]\naliases: [/cu/bai.html, /tin-tuc/cu/]\n"
    + COVER,
    "tin-tuc/b/bia.svg": "",
    "cuoc-thi/a/index.md": f"title: Cuộc thi\nrounds: chưa công bố\nprizes: chưa công bố\ntags: [Hai]\n{COVER}",
    "cuoc-thi/a/bia.svg": "",
    "cuoc-thi/a/the-le.md": "---\ntitle: Thể lệ\n---\nXem [cuộc thi](index.md#_lien-he).\n",
    "cuoc-thi/a/ket-qua.md": "title: Kết quả\ndate: 02/10/2026",
    "cuoc-thi/a/huong-dan.md": "title: Hướng dẫn",
    "cuoc-thi/b/index.md": "title: Cuộc thi b\nrounds: chưa công bố\nprizes: chưa công bố",
    "cuoc-thi/b/the-le.md": "title: Thể lệ b",
    "trang/static.md": "title: Trang tĩnh",
    "trang/gioi-thieu.md": "title: Giới thiệu\nmenu: có",
    "trang/index.md": "title: Trang chủ",
} | {f"tin-tuc/bai-{day:02}.md": ARTICLE.format(day) + COVER for day in range(1, 7)}
MENU = """page_size: 2
organisation: {name: Sở, phone: 0900 000 000}
menu:
  - {title: Nhà, to: /}
  - {title: Tin, to: tin-tuc}
  - {title: Luật, to: cuoc-thi/a/the-le}
  - {title: Bài, to: tin-tuc/bai-02}
  - {title: Chủ đề, to: /chu-de/}
  - {title: Xa, to: "https://vidu.example/tin-tuc/"}
"""


@pytest.mark.parametrize("settings", ["", MENU])
def test_every_view_is_what_it_is_with_nothing_shared(settings: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = planned(FILES, settings=settings).views
    monkeypatch.setattr(Here, "is_apart", lambda _self, _address: False)
    monkeypatch.setattr(frame, "_common", frame._frame)
    apart = planned(FILES, settings=settings).views
    assert len(shared) > 25
    assert shared == apart


def test_links_are_those_of_the_rule_from_wherever_they_are_asked() -> None:
    finished = planned(FILES)
    here = finished.plan.here
    addresses = [
        *finished.finished.site.addresses,
        "/404.html",
        "/cu/bai.html",
        "/feed.xml",
        "/tin-tuc/b/bia.svg",
        "/x y/",
    ]
    for page in addresses:
        for target in addresses:
            for fragment in ("", "#_dau", "#đ"):
                assert here.at(page).to(target + fragment) == relative(page, target + fragment), (page, target)


def test_pages_side_by_side_share_what_they_have_alike() -> None:
    site = planned(FILES)
    first, second = (site.view(f"/tin-tuc/bai-{day:02}/", ArticlePage) for day in (1, 6))
    assert first.frame.menu is second.frame.menu
    assert first.frame.footer is second.frame.footer
    assert first.kicker is second.kicker
    assert all(one is other for one, other in zip(first.tags, second.tags, strict=True))
    assert first.about[0] is second.about[0]
    assert len(pickle.dumps((first, second))) < 1.5 * len(pickle.dumps(first))


def test_what_lies_in_the_folder_of_a_page_is_linked_from_there() -> None:
    site = planned(FILES)
    contest, rules = site.view("/cuoc-thi/a/", CompetitionPage), site.view("/cuoc-thi/a/the-le/", RulesPage)
    other = site.view("/cuoc-thi/b/", CompetitionPage)
    assert contest.rules is not None
    assert other.rules is not None
    assert rules.parent is not None
    assert (contest.rules.href, other.rules.href, rules.parent.href) == ("the-le/", "the-le/", "../")
    card = site.view("/tin-tuc/bai-01/", ArticlePage).about[0]
    assert card.picture is not None
    assert (card.href, card.picture.src) == ("../../cuoc-thi/a/", "../../cuoc-thi/a/bia.svg")


def test_two_sites_share_nothing() -> None:
    one, other = planned(FILES), planned(FILES, settings="title: Trang khác\n".replace("title", "description"))
    page, same = (site.view("/tin-tuc/bai-01/", ArticlePage) for site in (one, other))
    assert page.frame.footer is not same.frame.footer


def test_no_line_of_a_title_begins_with_a_dash() -> None:
    site = planned({"tin-tuc/a.md": "title: Kết quả – lần I - 2026 — hết\ndate: 01/10/2026\ntags: [Một]"})
    page = site.view("/tin-tuc/a/", ArticlePage)
    assert page.title == "Kết quả\u00a0– lần\u00a0I\u00a0- 2026\u00a0— hết"
    assert site.view("/chu-de/mot/", TagPage).cards[0].title == page.title
    assert page.frame.title == "Kết quả – lần I - 2026 — hết"
