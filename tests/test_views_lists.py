"""Home, sections, tags, calendar, menu, and the frame around every page."""

from bantin.project import Flags
from bantin.views.lists import letter_of
from bantin.views.records import (
    ArticlePage,
    CalendarPage,
    CompetitionPage,
    HomePage,
    Link,
    NotFoundPage,
    PageLink,
    SectionPage,
    TagPage,
    TagsPage,
)
from tests.planned_sites import Files, planned

ROUNDS = "rounds: [{{name: Vòng một, when: {0}}}]\nprizes: chưa công bố"


def articles(count: int) -> Files:
    return {f"tin-tuc/bai-{day:02}.md": f"title: Bài {day}\ndate: {day:02}/10/2026" for day in range(1, count + 1)}


def competition(title: str, when: str, more: str = "") -> str:
    return f"title: {title}\n{ROUNDS.format(when)}\n{more}"


def test_lists_are_cut_into_pages_with_the_newest_first() -> None:
    found = planned(articles(5), settings="page_size: 2\n")
    first = found.view("/tin-tuc/", SectionPage)
    last = found.view("/tin-tuc/trang-3/", SectionPage)
    assert [card.title for card in first.groups[0].cards] == ["Bài 5", "Bài 4"]
    assert [card.title for card in last.groups[0].cards] == ["Bài 1"]
    assert (first.number, last.number) == (None, "Trang 3")
    assert "tin-tuc/trang-4/index.html" not in found.paths


def test_the_pager_links_relatively() -> None:
    pager = planned(articles(5), settings="page_size: 2\n").view("/tin-tuc/trang-2/", SectionPage).pager
    assert pager is not None
    assert pager.pages == (PageLink("1", "../"), PageLink("2", None, current=True), PageLink("3", "../trang-3/"))
    assert (pager.previous, pager.next) == ("../", "../trang-3/")


def test_a_long_pager_has_gaps() -> None:
    pager = planned(articles(20), settings="page_size: 2\n").view("/tin-tuc/trang-5/", SectionPage).pager
    assert pager is not None
    assert [page.text for page in pager.pages] == ["1", "…", "3", "4", "5", "6", "7", "…", "10"]


def test_an_empty_section_has_its_page() -> None:
    assert planned({}).view("/cuoc-thi/", SectionPage).groups == ()


def test_what_lists_say_of_a_section_and_of_its_entries_is_typeset() -> None:
    section = "---\ntitle: Tin\nsummary: Lời dẫn của 5 km...\n---\n"
    article = "title: Bài\ndate: 01/10/2026\nsummary: Chạy 5 km ngày 20/11"
    found = planned({"tin-tuc/index.md": section, "tin-tuc/a.md": article}).view("/tin-tuc/", SectionPage)
    assert found.summary == "Lời dẫn của 5\u00a0km…"
    assert [card.summary for card in found.groups[0].cards] == ["Chạy 5\u00a0km ngày\u00a020/11"]


def test_the_text_of_a_section_stands_on_its_first_page_only() -> None:
    text = "---\ntitle: Tin\nsummary: Lời dẫn\n---\nGiới thiệu mục.\n"
    found = planned(articles(3) | {"tin-tuc/index.md": text}, settings="page_size: 2\n")
    assert (found.view("/tin-tuc/", SectionPage).title, len(found.view("/tin-tuc/", SectionPage).body)) == ("Tin", 1)
    assert found.view("/tin-tuc/trang-2/", SectionPage).body == ()


def test_competitions_stand_in_the_order_of_their_status() -> None:
    found = planned(
        {
            "cuoc-thi/xong.md": competition("Xong", "từ ngày 01/11/2026 đến ngày 02/11/2026"),
            "cuoc-thi/sap.md": competition("Sắp", "từ ngày 01/12/2027 đến ngày 02/12/2027"),
            "cuoc-thi/dang.md": competition("Đang", "từ ngày 01/12/2026 đến ngày 05/12/2026"),
            "cuoc-thi/huy.md": competition("Hủy", "từ ngày 01/12/2026 đến ngày 05/12/2026", "state: đã hủy"),
            "cuoc-thi/cho.md": competition("Chờ", "chưa công bố"),
        }
    )
    cards = found.view("/cuoc-thi/", SectionPage).groups[0].cards
    assert [card.title for card in cards] == ["Đang", "Sắp", "Chờ", "Xong", "Hủy"]
    home = found.view("/", HomePage).competitions
    assert home is not None
    assert [card.title for card in home.cards] == ["Đang", "Sắp", "Chờ"]


def test_home_shows_what_comes_next_and_the_featured_article_first() -> None:
    files = articles(3) | {"cuoc-thi/a.md": competition("Thi", "từ ngày 01/12/2026 đến ngày 05/12/2026")}
    files["tin-tuc/bai-01.md"] += "\nfeatured: có"
    home = planned(files).view("/", HomePage)
    assert home.featured is not None
    assert home.featured.title == "Bài 1"
    assert home.news is not None
    assert [card.title for card in home.news.cards] == ["Bài 3", "Bài 2"]
    assert [(line.what, line.entry.href) for line in home.dates] == [("Vòng một", "cuoc-thi/a/")]


def test_home_forgets_dates_that_are_over() -> None:
    files = {"cuoc-thi/a.md": competition("Thi", "từ ngày 01/12/2026 đến ngày 05/12/2026")}
    home = planned(files, now="2026-12-06T00:00").view("/", HomePage)
    assert (home.dates, home.competitions) == ((), None)


def test_pages_do_not_depend_on_now_beyond_membership_and_order() -> None:
    files = {"cuoc-thi/a.md": competition("Thi", "từ ngày 01/12/2026 đến ngày 05/12/2026")}
    first, second = (planned(files, now=now) for now in ("2026-11-01T09:00", "2026-12-04T09:00"))
    assert first.everything == second.everything


def test_tags_mix_kinds_and_say_which() -> None:
    found = planned(
        {
            "tin-tuc/a.md": "title: Tin\ndate: 01/10/2026\ntags: [Hoà bình]",
            "cuoc-thi/b.md": competition("Thi", "chưa công bố", "tags: [hòa bình]"),
        }
    )
    assert [(card.title, card.kind) for card in found.view("/chu-de/hoa-binh/", TagPage).cards] == [
        ("Tin", "Tin tức"),
        ("Thi", "Cuộc thi"),
    ]
    assert found.view("/cuoc-thi/b/", CompetitionPage).tags == (Link("hòa bình", "../../chu-de/hoa-binh/"),)


def test_tags_stand_under_vietnamese_letters() -> None:
    tags = "title: Tin\ndate: 01/10/2026\ntags: [Đổi mới, An toàn, Ảnh, Ân cần, Dân số, 5G]"
    letters = planned({"tin-tuc/a.md": tags}).view("/chu-de/", TagsPage).letters
    assert [(one.letter, [tag.text for tag in one.tags]) for one in letters] == [
        ("0-9", ["5G"]),
        ("A", ["An toàn", "Ảnh"]),
        ("Â", ["Ân cần"]),
        ("D", ["Dân số"]),
        ("Đ", ["Đổi mới"]),
    ]
    assert letters[0].tags[0].count == "1 bài"
    assert letter_of("“Trích dẫn”") == "#"


def test_the_calendar_lists_every_date_in_its_month() -> None:
    found = planned(
        {
            "cuoc-thi/a/index.md": competition("Thi", "từ ngày 16/5/2026 đến ngày 17/5/2026").replace(
                "}]", ", results: 20/5/2026}]"
            )
            + "when: tháng 5/2026\nsubmission: {deadline: 30/4/2026}",
            "cuoc-thi/a/ket-qua.md": "date: 01/6/2026",
            "phong-trao/p.md": "title: Phong trào\nduration: 60 ngày đêm\nphases: [{name: Một, when: chưa công bố}]",
        }
    ).view("/lich/", CalendarPage)
    assert [(month.title, [line.what for line in month.lines]) for month in found.months] == [
        ("Tháng 4/2026", ["Hạn nộp bài"]),
        ("Tháng 5/2026", [None, "Vòng một", "Công bố kết quả vòng một"]),
        ("Tháng 6/2026", ["Công bố kết quả"]),
    ]
    assert [card.title for card in found.undated] == ["Phong trào"]


def test_related_articles_share_references_before_tags() -> None:
    files = {
        "cuoc-thi/a.md": competition("Thi", "chưa công bố"),
        "tin-tuc/chinh.md": "title: Chính\ndate: 10/10/2026\nabout: cuoc-thi/a\ntags: [X]",
        "tin-tuc/the.md": "title: Cùng thẻ\ndate: 10/10/2026\ntags: [X]",
        "tin-tuc/thi.md": "title: Cùng cuộc thi\ndate: 01/01/2026\nabout: cuoc-thi/a",
        "tin-tuc/khac.md": "title: Khác\ndate: 10/10/2026",
    }
    page = planned(files).view("/tin-tuc/chinh/", ArticlePage)
    assert [card.title for card in page.related] == ["Cùng cuộc thi", "Cùng thẻ"]
    assert [(card.title, card.kind, card.href) for card in page.about] == [("Thi", "Cuộc thi", "../../cuoc-thi/a/")]


def test_the_menu_follows_the_settings_and_pages_that_ask_for_it() -> None:
    files = {
        "trang/gioi-thieu.md": "title: Giới thiệu\nmenu: có",
        "trang/dieu-khoan.md": "title: Điều khoản",
        "trang/nhap.md": "title: Nháp\ndraft: có",
    }
    menu = "menu: [{title: Đầu, to: /}, tin-tuc, trang/dieu-khoan, trang/nhap, khong-co]\n"
    found = planned(files, settings=menu)
    frame = found.view("/gioi-thieu/", object).frame  # type: ignore[attr-defined]
    assert [(item.text, item.href, item.current) for item in frame.menu] == [
        ("Đầu", "../", False),
        ("Tin tức", "../tin-tuc/", False),
        ("Điều khoản", "../dieu-khoan/", False),
        ("Giới thiệu", "./", True),
    ]
    assert frame.footer.links == ()
    assert [(one.code, one.span.file, one.span.line) for one in found.problems] == [("ref-unknown", "site.yaml", 3)]


def test_the_frame_knows_where_the_page_stands() -> None:
    files = articles(1) | {
        "cuoc-thi/a/index.md": competition("Thi", "chưa công bố"),
        "cuoc-thi/a/the-le.md": "slug: luat",
    }
    frame = planned(files).view("/cuoc-thi/a/luat/", object).frame  # type: ignore[attr-defined]
    assert frame.canonical == "https://vidu.example/cuoc-thi/a/luat/"
    assert [(crumb.text, crumb.href) for crumb in frame.breadcrumbs] == [
        ("Trang chủ", "../../../"),
        ("Cuộc thi", "../../"),
        ("Thi", "../"),
    ]
    assert [(item.text, item.within) for item in frame.menu if item.within] == [("Cuộc thi", True)]


def test_descriptions_fall_back_to_the_summary_and_then_to_the_text() -> None:
    long = "---\ntitle: Dài\ndate: 01/10/2026\n---\n" + "từng chữ một " * 40
    files = {
        "tin-tuc/a.md": "title: A\ndate: 01/10/2026\nsummary: Tóm\ndescription: Tả",
        "tin-tuc/b.md": "title: B\ndate: 01/10/2026\nsummary: Tóm",
        "tin-tuc/c.md": long,
    }
    found = planned(files)
    said = [found.view(f"/tin-tuc/{name}/", ArticlePage).frame.description for name in "abc"]
    assert said[:2] == ["Tả", "Tóm"]
    assert said[2] is not None
    assert said[2].endswith(("từng…", "chữ…", "một…"))
    assert len(said[2]) <= 161


def test_search_engines_are_kept_from_what_is_not_for_them() -> None:
    files = {
        "tin-tuc/a.md": "title: A\ndate: 01/10/2026\nsearch: không",
        "tin-tuc/b.md": "title: B\ndate: 01/10/2026\ndraft: có",
        "tin-tuc/c.md": "title: C\ndate: 01/10/2026\nlang: en",
    }
    found = planned(files, flags=Flags(drafts=True))
    frames = [found.view(f"/tin-tuc/{name}/", ArticlePage).frame for name in "abc"]
    assert [frame.hidden for frame in frames] == [False, True, False]
    assert [frame.lang for frame in frames] == ["vi", "vi", "en"]


def test_the_404_page_links_from_the_root_of_the_server() -> None:
    found = planned(articles(1), settings="url: https://vidu.example/ban-tin/\n").view("/404.html", NotFoundPage)
    assert (found.frame.home, found.frame.canonical) == ("/ban-tin/", None)
    assert [link.href for link in found.links] == [
        "/ban-tin/tin-tuc/",
        "/ban-tin/phong-trao/",
        "/ban-tin/cuoc-thi/",
        "/ban-tin/lich/",
    ]
    assert found.frame.css[0].startswith("/ban-tin/static/css/site-")


def test_the_404_page_links_relatively_when_read_from_the_disk() -> None:
    offline = planned(articles(1), flags=Flags(offline=True)).view("/404.html", NotFoundPage)
    assert offline.links[0].href == "tin-tuc/index.html"
