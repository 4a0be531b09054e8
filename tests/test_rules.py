"""The grammar of rules: markers begin blocks, labels stay text, anchors and citations, gaps and danglers."""

import re

import pytest

from bantin.markdown.body import Body, Heading
from bantin.vi.typography import NBSP
from tests.bodies import body_of, html_of, places

LAYOUT_A = """\
Căn cứ Kế hoạch của Ủy ban nhân dân tỉnh;

CHƯƠNG I
QUY ĐỊNH CHUNG
## Điều 1. Đối tượng dự thi
1. Cá nhân
là công dân:
    - một
    - hai
2. **Nhóm** không quá 05 người, gồm:
a) Học sinh
b) Sinh viên
- hệ chính quy
+ năm cuối
c) Khác
d) Nông dân
đ) Phụ nữ
Chương II

TỔ CHỨC

Mục 1. Thời gian
**Điều 2. Thời gian**
Từ tháng 4 đến tháng 6.
Điều 2a. Bổ sung
**1.** Một
"""


def rules(text: str) -> Body:
    return body_of(text, "rules")


def html(text: str) -> str:
    """The HTML of rules without line ends between tags, numbers apart from their words as they are typed."""
    return re.sub(r">\n+<", "><", html_of(rules(text))).replace(NBSP, " ")


def label(text: str) -> str:
    return f'<span class="label">{text}</span>'


def test_chapters_and_articles_make_the_table_of_contents() -> None:
    assert rules(LAYOUT_A).headings == (
        Heading(2, "chuong-1", f"CHƯƠNG{NBSP}I QUY ĐỊNH CHUNG"),
        Heading(3, "dieu-1", f"Điều{NBSP}1. Đối tượng dự thi"),
        Heading(2, "chuong-2", f"Chương{NBSP}II TỔ CHỨC"),
        Heading(3, "chuong-2-muc-1", f"Mục{NBSP}1. Thời gian"),
        Heading(4, "dieu-2", f"Điều{NBSP}2. Thời gian"),
        Heading(4, "dieu-2a", f"Điều{NBSP}2a. Bổ sung"),
    )


def test_every_part_has_its_anchor_and_d_with_stroke_one_of_its_own() -> None:
    parts = "khoan-1 khoan-2 khoan-2-diem-a khoan-2-diem-b khoan-2-diem-c khoan-2-diem-d khoan-2-diem-dd".split()
    chapters = {"chuong-1", "chuong-2", "chuong-2-muc-1", "dieu-1", "dieu-2", "dieu-2a", "dieu-2a-khoan-1"}
    assert rules(LAYOUT_A).anchors == chapters | {f"dieu-1-{part}" for part in parts}


def test_right_rules_have_no_problem() -> None:
    assert rules(LAYOUT_A).problems == ()


def test_every_label_is_text_as_it_was_typed() -> None:
    text = rules(LAYOUT_A).text
    assert "1. Cá nhân là công dân: một hai 2. Nhóm không quá 05 người, gồm: a) Học sinh" in text
    assert "b) Sinh viên - hệ chính quy + năm cuối c) Khác d) Nông dân đ) Phụ nữ Chương II TỔ CHỨC" in text


def test_a_marker_begins_a_block_without_an_empty_line() -> None:
    assert html("1. Một\na) Hai\n- Ba\n+ Bốn\n2. Năm") == (
        '<ol class="cac-khoan">'
        f'<li class="khoan" id="khoan-1"><p>{label("1.")} Một</p>'
        f'<ol class="cac-diem"><li class="diem" id="khoan-1-diem-a"><p>{label("a)")} Hai</p>'
        f'<ul class="cac-gach"><li class="gach"><p>{label("-")} Ba</p>'
        f'<ul class="cac-cong"><li class="cong"><p>{label("+")} Bốn</p></li></ul></li></ul></li></ol></li>'
        f'<li class="khoan" id="khoan-2"><p>{label("2.")} Năm</p></li></ol>'
    )


def test_empty_lines_between_markers_change_nothing() -> None:
    spaced = re.sub(r"\n(?=[a-zđ]\)|\d\.|[-+] |Điều|##|\*\*)", "\n\n", LAYOUT_A)
    assert html_of(rules(spaced)) == html_of(rules(LAYOUT_A))


def test_a_table_and_emphasis_work_inside_a_khoan() -> None:
    text = "Điều 1. Giải\n1. Cơ cấu *giải*:\n| Giải | Tiền |\n|---|--:|\n| 1. Nhất | **80** |\n\n2. Khác"
    got = html(text)
    assert f'<li class="khoan" id="dieu-1-khoan-1"><p>{label("1.")} Cơ cấu <em>giải</em>:</p><table>' in got
    assert '<td>1. Nhất</td><td class="align-right"><strong>80</strong></td>' in got
    assert f'</table></li><li class="khoan" id="dieu-1-khoan-2"><p>{label("2.")} Khác</p></li></ol>' in got


def test_a_table_without_outer_bars_keeps_its_rows() -> None:
    assert "<td>1. Nhất</td>" in html("Giải | Tiền\n--- | ---\n1. Nhất | 80\n")


def test_what_is_indented_by_four_belongs_to_the_khoan() -> None:
    got = html("1. Gồm\n\n    - một\n        - nhỏ\n\n    Đoạn hai.\n\n        mã\n2. Sau")
    assert f"<p>{label('1.')} Gồm</p><ul><li>một<ul><li>nhỏ</li></ul></li></ul><p>Đoạn hai.</p><pre>" in got
    assert "Sau</p></li></ol>" in got


def test_an_ordinary_list_keeps_its_own_paragraphs() -> None:
    assert "<ul><li><p>mục</p><p>tiếp</p></li></ul>" in html("1. Gồm\n\n* mục\n\n    tiếp\n")


def test_prose_before_the_first_article_is_prose() -> None:
    assert html("Căn cứ *Luật*;\n\n> trích\n\nĐiều 1. A").startswith(
        "<p>Căn cứ <em>Luật</em>;</p><blockquote><p>trích</p></blockquote><section"
    )


def test_an_ordinary_heading_ends_the_articles() -> None:
    got = html("Điều 1. A\n1. x\n\n## Ghi chú\n\nHết.")
    assert got.endswith('</section><h3 id="ghi-chu">Ghi chú</h3><p>Hết.</p>')


@pytest.mark.parametrize(
    "line", ["## Điều 3. Tên", "**Điều 3.** Tên", "**Điều 3. Tên**", "### **Điều 3. Tên** ###", "Điều 3. Tên"]
)
def test_hashes_and_stars_around_a_label_change_nothing(line: str) -> None:
    got = html(f"{line}\n\nChữ.")
    assert got == f'<section class="dieu"><h2 id="dieu-3">{label("Điều 3.")} Tên</h2><p>Chữ.</p></section>'


def test_roman_sections_have_anchors_of_their_own() -> None:
    body = rules("I. MỤC ĐÍCH\n1. Một\na) A\nb) B\nII. YÊU CẦU\n1. Một\n1.1. Nhỏ")
    assert body.anchors == {
        "phan-i", "phan-i-1", "phan-i-1-a", "phan-i-1-b", "phan-ii", "phan-ii-1", "phan-ii-1-1",
    }  # fmt: skip
    assert [heading.text for heading in body.headings] == ["I. MỤC ĐÍCH", "II. YÊU CẦU"]


def test_a_khoan_outside_any_article_has_an_anchor() -> None:
    assert rules("1. Một\n2. Hai").anchors == {"khoan-1", "khoan-2"}


def test_an_article_given_twice_keeps_both_texts_and_one_anchor_each() -> None:
    body = rules("Điều 1. A\n\nmột\n\nĐiều 1. B\n\nhai")
    assert body.anchors == {"dieu-1", "dieu-1-2"}
    assert places(body) == [("dieu-gap", 5, 1, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n1. mã\n```",
        "<div>\n1. html\n</div>",
        "/// notice\n1. khối\n///",
        "    1. mã",
        "---",
        "2025. x",
        "1.500.000 đồng",
    ],
)
def test_what_only_looks_like_a_marker_is_left_alone(text: str) -> None:
    body = rules(f"Đoạn.\n\n{text}\n\nHết.")
    assert "label" not in html_of(body)
    assert body.problems == ()


def citations(text: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="citation" href="#([^"]*)">([^<]*)</a>', html(text))


PARTS = "Điều 1. A\n1. Một\na) A\nb) B\nc) C\nd) D\nđ) Đ\n2. Hai\n"


def test_citations_become_links() -> None:
    assert citations(f"{PARTS}Điều 2. B\nTheo điểm đ khoản 1 Điều 1, khoản 2 Điều 1 và Điều 1.") == [
        ("dieu-1-khoan-1-diem-dd", "điểm đ khoản 1 Điều 1"),
        ("dieu-1-khoan-2", "khoản 2 Điều 1"),
        ("dieu-1", "Điều 1"),
    ]


def test_a_list_of_points_links_each() -> None:
    assert [anchor for anchor, _ in citations(f"{PARTS}Điều 2. B\nTheo các điểm a, b và c khoản 1 Điều 1.")] == [
        "dieu-1-khoan-1-diem-a", "dieu-1-khoan-1-diem-b", "dieu-1-khoan-1-diem-c",
    ]  # fmt: skip


def test_this_article_and_this_khoan_are_found_from_where_they_stand() -> None:
    assert citations("Điều 1. A\n1. Theo Điều này\n2. Theo khoản này\na) Theo khoản 1 Điều này") == [
        ("dieu-1", "Điều này"),
        ("dieu-1-khoan-2", "khoản này"),
        ("dieu-1-khoan-1", "khoản 1 Điều này"),
    ]


def test_a_citation_of_a_law_is_left_alone() -> None:
    body = rules("Điều 1. A\nTheo khoản 3 Điều 17 Luật Thi đua, khen thưởng.")
    assert "<a" not in html_of(body)
    assert body.problems == ()


def test_this_article_is_of_these_rules_also_beside_a_law() -> None:
    text = "Điều 1. A\n1. Theo khoản 2 Điều này, Điều 2 Nghị định số 13/2023/NĐ-CP\n2. B"
    assert citations(text) == [("dieu-1-khoan-2", "khoản 2 Điều này")]


def test_headings_links_and_code_keep_their_text() -> None:
    text = "Điều 1. A\nx\n\nĐiều 2. Sửa Điều 1\n[Điều 1](a.md) `Điều 1` [khoản 9 Điều 1](b.md)"
    assert citations(text) == []
    assert rules(text).problems == ()


def test_a_citation_may_go_through_emphasis() -> None:
    assert citations("Điều 1. A\n1. x\n\nĐiều 2. B\nTheo khoản 1 **Điều 1**.") == [
        ("dieu-1-khoan-1", "khoản 1 "),
        ("dieu-1-khoan-1", "Điều 1"),
    ]


def test_danglers_are_reported_at_their_words() -> None:
    text = "Điều 1. A\n1. Theo khoản 9 Điều 1 và\n**điểm b** khoản\n1 Điều 1.\n2. Theo khoản 9 Điều 1."
    body = body_of(text, "rules", line=11)
    found = [(one.span.line, one.span.column, one.span.end_line, one.span.end_column) for one in body.problems]
    assert found == [(12, 9, 12, 23), (13, 3, 14, 9), (15, 9, 15, 23)]
    assert {one.code for one in body.problems} == {"citation-dangling"}
    assert "khoản 9 Điều 1" in body.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 1. A\n\nx\n\nĐiều 3. B", ("dieu-gap", 5, 1, 8)),
        ("Chương I\n\nĐiều 1. A\n\nChương II\n\n## Điều 3. B", ("dieu-gap", 7, 4, 11)),
        ("I. A\n\nIII. B", ("dieu-gap", 3, 1, 5)),
        ("Điều 1. A\n1. x\n3. y", ("khoan-gap", 3, 1, 3)),
        ("Điều 1. A\n1. x\n\nĐiều 2. B\n2. y", ("khoan-gap", 5, 1, 3)),
        ("1. x\na) y\nc) z", ("diem-order", 3, 1, 3)),
        ("1. x\na) y\nb) y\nc) y\nd) y\ne) y", ("diem-order", 6, 1, 3)),
        ("1. x\na) y\nf) z", ("diem-order", 3, 1, 3)),
        ("1. x\na) y\n**a)** z", ("diem-order", 3, 3, 5)),
    ],
)
def test_a_gap_is_reported_at_its_marker(text: str, expected: tuple[str, int, int, int]) -> None:
    assert places(rules(text)) == [expected]


def test_numbers_begin_anew_in_each_larger_part() -> None:
    assert rules("Điều 1. A\n1. x\na) y\n2. x\na) y\nĐiều 2. B\n1. x\na) y\nb) y").problems == ()


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("1. Một\n\ta) x", (2, 2, 4), "Ghi “a)” ở đầu dòng, không thụt vào."),
        ("1. Một\n a) x", (2, 2, 4), "Ghi “a)” ở đầu dòng, không thụt vào."),
        ("1. Một\n\n   đ) x", (3, 4, 6), "Ghi “đ)” ở đầu dòng, không thụt vào."),
        ("Điều 1. A\n\u00a0\u00a01. Một", (2, 3, 5), "Ghi “1.” ở đầu dòng, không thụt vào."),
        ("## Điều 1. A\n\n\t1. Một", (3, 2, 4), "Ghi “1.” ở đầu dòng, không thụt vào."),
        ("A\n\n  Điều 3\n", (3, 3, 9), "Ghi “Điều 3” ở đầu dòng, không thụt vào."),
        ("\tCHƯƠNG I\n", (1, 2, 10), "Ghi “CHƯƠNG I” ở đầu dòng, không thụt vào."),
        ("1/ Tạo sân chơi.", (1, 1, 3), "Ghi “1.” ở đầu dòng."),
        ("**1/ Tạo** sân chơi.", (1, 3, 5), "Ghi “1.” ở đầu dòng."),
        ("1. Một\na/ x", (2, 1, 3), "Ghi “a)” ở đầu dòng."),
        ("1. Một\n  a/ x", (2, 3, 5), "Ghi “a)” ở đầu dòng, không thụt vào."),
        ("I/ MỤC ĐÍCH", (1, 1, 3), "Ghi “I.” ở đầu dòng."),
        ("1\\. Một", (1, 1, 4), "Ghi “1.” ở đầu dòng."),
        ("1. Một\na\\) x", (2, 1, 4), "Ghi “a)” ở đầu dòng."),
    ],
)
def test_what_looks_like_a_marker_but_is_none_is_reported(text: str, expected: tuple[int, int, int], hint: str) -> None:
    problems = [found for found in rules(text).problems if found.code == "rules-marker"]
    assert [(one.span.line, one.span.column, one.span.end_column) for one in problems] == [expected]
    assert [one.hint.vi for one in problems] == [hint]


@pytest.mark.parametrize(
    "text",
    [
        "1. Gồm\n    1. một\n    a) hai\n        - ba",
        "```\n a) x\n1/ y\n```",
        "<!--\n a) x\n-->",
        "/// notice\n1/ x\n///",
        "A | B\n--|--\n 1. x | y\n",
        "1/4/2025 là hạn nộp.",
        "1/2 số bài",
        "đ/c Nguyễn Văn A",
        "2025\\. Năm",
        "  - gạch\n  + cộng",
        "  một dòng chữ, 1. và a)",
    ],
)
def test_what_no_one_takes_for_a_marker_is_not_reported(text: str) -> None:
    assert places(rules(text)) == []


def test_prose_may_indent_its_lists() -> None:
    assert body_of(" 1. một\n 2. hai\n\n1/ ba").problems == ()
