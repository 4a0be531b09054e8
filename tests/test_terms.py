"""Abbreviations and places that changed: what a page explains of them, and what an editor is told."""

from datetime import date

from bantin.tool import PACKAGE, _code
from bantin.vi.places import next_change, units
from tests.minisite import MiniSite

SETTINGS = "title: Trang thử\nurl: https://vidu.example/\nglossary:\n  TTHC: thủ tục “hành chính” & khác\n  KH&ĐT: x\n"
TTHC = '<abbr title="thủ tục “hành chính” &amp; khác">TTHC</abbr>'
NOTE = '<span class="place-note">(nay thuộc thành phố Cần Thơ)</span>'
OURS = ("abbreviation-", "place-")
CONTEST = """---
title: Cuộc thi cũ
rounds: [{{name: Vòng một, when: từ ngày 01/5/2025 đến ngày {last}}}]
prizes: chưa công bố
---
Do Ủy ban nhân dân tỉnh Hậu Giang tổ chức.
"""


def page(site: MiniSite, body: str, day: str = "01/11/2026", now: str = "2026-12-01T09:00") -> str:
    """The page of an article with this text."""
    return site.write("site.yaml", SETTINGS).article("bai", body=body, date=day).built(now=now).page("/tin-tuc/bai/")


def codes(site: MiniSite, body: str, day: str = "01/11/2026") -> list[str]:
    """What is said of terms in an article with this text."""
    return all_codes(site, [(body, day)])[0]


def all_codes(site: MiniSite, texts: list[tuple[str, str]]) -> list[list[str]]:
    """What is said of terms in each of several articles, given with their dates."""
    for number, (body, day) in enumerate(texts):
        site.article(f"bai-{number}", title=f"Bài {number}", body=body, date=day)
    found = [one for one in site.check().problems if one["code"].startswith(OURS)]
    files = [f"content/tin-tuc/bai-{number}.md" for number in range(len(texts))]
    return [[one["code"] for one in found if one["file"] == file] for file in files]


def test_first_use_of_an_abbreviation_is_explained_and_no_other(site: MiniSite) -> None:
    html = page(site, "## TTHC là gì\n\nNộp [TTHC](https://vidu.vn) và `TTHC`, rồi TTHC mới, TTHC cũ.\n\nHết TTHC.")
    assert html.count("<abbr") == 1
    assert f"rồi {TTHC} mới, TTHC cũ." in html


def test_abbreviation_with_an_ampersand_is_explained(site: MiniSite) -> None:
    assert '<abbr title="x">KH&amp;ĐT</abbr>' in page(site, "Ngành KH&ĐT họp.")


def test_abbreviation_within_a_block_is_explained(site: MiniSite) -> None:
    assert TTHC in page(site, "/// notice | Chú ý\nLàm TTHC ở đây.\n///\n\nTTHC nữa.")


def test_changed_glossary_changes_the_page_as_a_clean_build_would(site: MiniSite) -> None:
    page(site, "Làm TTHC.")
    site.write("site.yaml", SETTINGS.replace("thủ tục “hành chính” & khác", "thủ tục")).built()
    changed = site.tree()
    site.delete(".cache").delete("output").built()
    assert '<abbr title="thủ tục">TTHC</abbr>' in site.page("/tin-tuc/bai/")
    assert site.tree() == changed


def test_abbreviation_that_nobody_explains_is_reported(site: MiniSite) -> None:
    texts = ["Hội đồng NTM xã họp.", "NVH (2025) là năm thứ mười.", "Cán bộ/THCS tiếp tục."]
    found = all_codes(site, [(text, "01/11/2026") for text in texts])
    assert found == [["abbreviation-undeclared"]] * len(texts)


UNDERSTOOD = [
    "Chương trình nông thôn mới (NTM) tiếp tục; NTM là việc lớn.",
    "Chương trình nông thôn mới (sau đây gọi tắt là NTM).",
    "NTM (nông thôn mới) tiếp tục.",
    "Kế hoạch số 124/KH-UBND, Nghị quyết 02-NQ/TU, Nghị quyết số 202/2025/QH15.",
    "Tệp PDF, mã QR, lần thứ XIV, phủ sóng 3G/4G, mã SKS2026.",
    "## THỂ LỆ CUỘC THI\n\nMỜI BÀ CON THAM GIA!",
    "Dùng `NTM` trong mã.",
]


def test_abbreviation_that_needs_no_explanation_is_left_alone(site: MiniSite) -> None:
    found = all_codes(site, [(text, "01/11/2026") for text in UNDERSTOOD])
    assert found == [[]] * len(UNDERSTOOD)


def test_undeclared_abbreviation_is_reported_once_with_its_number_of_pages(site: MiniSite) -> None:
    site.article("a", title="A", body="Xã NTM đầu tiên.").article("b", title="B", body="Xã NTM thứ hai.")
    (one,) = [one for one in site.check().problems if one["code"] == "abbreviation-undeclared"]
    assert (one["file"], one["line"], one["column"], one["end_column"]) == ("content/tin-tuc/a.md", 6, 4, 7)
    assert "2 trang" in one["message"]


def test_abbreviation_of_the_glossary_is_declared(site: MiniSite) -> None:
    site.write("site.yaml", SETTINGS)
    assert codes(site, "Làm TTHC.") == []


def test_older_page_says_at_the_first_mention_where_a_place_is_now(site: MiniSite) -> None:
    html = page(site, "Ở tỉnh Hậu Giang có nắng, tỉnh Hậu Giang có mưa.", day="20/6/2025")
    assert f"Ở tỉnh Hậu Giang {NOTE} có nắng, tỉnh Hậu Giang có mưa." in html
    assert "Bài đăng trước ngày\u00a001/7/2025; tên địa danh, cơ quan giữ nguyên theo thời điểm đăng." in html


def test_newer_page_has_no_note_and_no_banner(site: MiniSite) -> None:
    html = page(site, "Tỉnh Hậu Giang nay thuộc thành phố Cần Thơ.")
    assert "place-note" not in html
    assert "archive-note" not in html


def test_older_page_without_such_a_place_has_no_banner(site: MiniSite) -> None:
    assert "archive-note" not in page(site, "Ở tỉnh Cà Mau có nắng, sông Hậu Giang có nước.", day="20/6/2025")


def test_page_that_says_it_itself_gets_the_banner_only(site: MiniSite) -> None:
    html = page(site, "Tỉnh Hậu Giang (nay thuộc thành phố Cần Thơ) có nắng.", day="20/6/2025")
    assert "place-note" not in html
    assert "archive-note" in html


def test_build_before_the_change_knows_when_it_comes(site: MiniSite) -> None:
    html = page(site, "Ở tỉnh Hậu Giang có nắng.", day="01/6/2025", now="2025-06-20T09:00")
    assert "place-note" not in html
    assert NOTE in site.built(now="2025-07-01T00:00").page("/tin-tuc/bai/")
    assert next_change(date(2025, 6, 30)) == date(2025, 7, 1)
    assert next_change(date(2025, 7, 1)) is None


def test_contest_is_of_its_last_day_and_its_rules_go_with_it(site: MiniSite) -> None:
    site.write("content/cuoc-thi/cu/index.md", CONTEST.format(last="14/6/2025"))
    site.write(
        "content/cuoc-thi/cu/the-le.md", "---\nsummary: x\n---\nĐiều 1. Ở tỉnh Hậu Giang\n\n1. Ở tỉnh Hậu Giang.\n"
    )
    site.built()
    assert NOTE in site.page("/cuoc-thi/cu/")
    assert "archive-note" in site.page("/cuoc-thi/cu/")
    assert NOTE in site.page("/cuoc-thi/cu/the-le/")
    site.write("content/cuoc-thi/cu/index.md", CONTEST.format(last="14/8/2025")).built()
    assert "place-note" not in site.page("/cuoc-thi/cu/") + site.page("/cuoc-thi/cu/the-le/")


OF_ANOTHER_TIME = [
    ("Mời bà con huyện Châu Thành A dự hội thi.", "15/3/2026", "place-abolished"),
    ("Gửi về Sở Kế hoạch và Đầu tư trước giờ nghỉ.", "15/3/2026", "place-abolished"),
    ("Gửi về Sở KH&ĐT trước giờ nghỉ.", "15/4/2025", "place-abolished"),
    ("Mưa lớn ở phường Vị Tân.", "15/3/2024", "place-successor"),
    ("Tỉnh Hậu Giang (nay thuộc tỉnh Vĩnh Long) có nắng.", "15/3/2024", "place-successor"),
]


def test_place_of_another_time_is_reported(site: MiniSite) -> None:
    site.write("site.yaml", SETTINGS)
    found = all_codes(site, [(body, day) for body, day, _ in OF_ANOTHER_TIME])
    assert found == [[expected] for _, _, expected in OF_ANOTHER_TIME]


OF_ITS_TIME = [
    ("Mời bà con huyện Châu Thành A dự hội thi.", "15/3/2025"),
    ("Tỉnh Hậu Giang, nay thuộc thành phố Cần Thơ, có nắng.", "15/3/2026"),
    ("Huyện Châu Thành A cũ nay là ba xã của thành phố Cần Thơ.", "15/3/2026"),
    ("Năm 2024, tỉnh Hậu Giang được mùa.", "15/3/2026"),
    ("Sách viết “tỉnh Hậu Giang có nắng”.", "15/3/2026"),
    ("Xem [cuộc thi của tỉnh Hậu Giang](https://vidu.vn/a).", "15/3/2026"),
    ("Tỉnh Hậu Giang hợp nhất từ năm ngoái.", "15/3/2026"),
    ("Mưa lớn ở phường Vị Tân.", "15/3/2026"),
    ("Phường Vị Tân sẽ ra mắt ngày mai.", "30/6/2025"),
    ("Thành phố Vị Thanh trước đây, nay là phường Vị Thanh.", "15/3/2026"),
    ("Sông Hậu Giang đầy nước, chợ Sóc Trăng đông khách.", "15/3/2026"),
]


def test_place_that_is_right_for_its_page_is_left_alone(site: MiniSite) -> None:
    assert all_codes(site, OF_ITS_TIME) == [[]] * len(OF_ITS_TIME)


def test_table_of_places_is_part_of_the_tool() -> None:
    """Another table is another tool: what was read with the old one is read again."""
    assert b"vi/places.csv" in tuple(_code(PACKAGE))


def test_every_unit_that_ended_has_a_successor_and_every_row_a_source() -> None:
    for unit in units().values():
        assert unit.source
        assert bool(unit.abolished) == bool(unit.successors)
        assert unit.founded is None or unit.abolished is None or unit.founded < unit.abolished
