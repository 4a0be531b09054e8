"""Markdown as CONTENT.md has it: slugs, figures, tables, footnotes; links and pictures as references at their place."""

import re

import markdown
import pytest

from bantin.html import Html
from bantin.markdown.body import Body, Heading, Link, LinkEnd, Picture
from bantin.problems import Span
from tests.bodies import body_of, html_of, places, render_html


def spans(body: Body) -> list[tuple[str, int, int, int]]:
    """Target, line, first and last column of each link and picture."""
    found = [piece for piece in body.pieces if isinstance(piece, Link | Picture)]
    return [(one.target, one.span.line, one.span.column, one.span.end_column) for one in found]


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Đăng ký dự thi", "dang-ky-du-thi"),
        ("Điều 1. Đối tượng", "dieu-1-doi-tuong"),
        ("**Đậm** và `mã` & [liên kết](x.md)", "dam-va-ma-lien-ket"),
        ("A&nbsp;B \\* C[^1]\n\n[^1]: x", "a-b-c"),
        ("🎉", "muc"),
        ("Tên {#rieng}", "rieng"),
    ],
)
def test_headings_get_vietnamese_slugs(heading: str, slug: str) -> None:
    assert body_of(f"# {heading}").headings[0].id == slug


def test_headings_begin_at_level_two_and_no_id_comes_twice() -> None:
    body = body_of("# Giải\n\n## Giải\n\n# Giải <em>lớn</em> & nhỏ\n\n# Giải")
    assert body.headings == (
        Heading(2, "giai", "Giải"),
        Heading(3, "giai-2", "Giải"),
        Heading(2, "giai-lon-nho", "Giải lớn & nhỏ"),
        Heading(2, "giai-3", "Giải"),
    )
    assert body.anchors == {"giai", "giai-2", "giai-lon-nho", "giai-3"}


def test_a_first_level_heading_in_html_leaves_the_page_its_own() -> None:
    assert render_html("<h1>Tên</h1>") == "<h2>Tên</h2>"


def test_a_link_within_the_site_is_a_reference_with_its_place() -> None:
    body = body_of('Xem [thể lệ](../the-le.md#a "Bản ký") nhé.', line=7)
    span = Span("tin-tuc/bai.md", 7, 14, 7, 28)
    assert body.pieces == (
        Html("<p>Xem "),
        Link("../the-le.md#a", span, ' title="Bản ký"'),
        Html("thể lệ"),
        LinkEnd(),
        Html(" nhé.</p>"),
    )


def test_links_elsewhere_stay_in_the_html() -> None:
    text = "[a](https://a.vn/?b=1&c) <x@y.vn> [t](tel:+84293) [m](#muc)\n\n# Mục"
    body = body_of(text)
    assert [type(piece) for piece in body.pieces] == [Html]
    for address in ('href="https://a.vn/?b=1&amp;c"', 'href="mailto:x@y.vn"', 'href="tel:+84293"', 'href="#muc"'):
        assert address in html_of(body)
    assert body.fragments == (("muc", Span("tin-tuc/bai.md", 1, 55, 1, 59)),)
    assert body.problems == ()


def test_every_form_of_link_is_found_at_its_target() -> None:
    text = """\
`[x](a.md)` [x](a.md) [y]( <b c.md> )

    [x](a.md)

[z][r] <a href="d.md">d</a> ![p](e.jpg) [lại](a.md)

1. mục

    [trong mục](f.md) <!-- [x](a.md) -->

[r]: g.md "tên"
"""
    assert spans(body_of(text)) == [
        ("a.md", 1, 17, 21),
        ("b c.md", 1, 29, 35),
        ("g.md", 11, 6, 10),
        ("d.md", 5, 17, 21),
        ("e.jpg", 5, 34, 39),
        ("a.md", 5, 47, 51),
        ("f.md", 9, 17, 21),
    ]


@pytest.mark.parametrize("target", ["javascript:x", "JaVaScRiPt:x", "data:text/html,x", "file:///etc", "//a.vn/x"])
def test_an_address_that_no_page_may_hold_is_refused_and_its_text_stays(target: str) -> None:
    body = body_of(f"Xem [đây]({target}) và ![ảnh]({target}).")
    assert html_of(body) == "<p>Xem đây và ảnh.</p>"
    long = len(target)
    assert places(body) == [("url-scheme", 1, 11, 11 + long), ("url-scheme", 1, 23 + long, 23 + 2 * long)]


def test_a_fragment_that_the_text_does_not_have_is_reported_with_the_nearest() -> None:
    body = body_of("# Giải thưởng\n\n[a](#giai-thuon) [b](#top) [c](#giai-thuong)")
    assert places(body) == [("anchor-broken", 3, 5, 16)]
    assert body.problems[0].hint.vi == "Có phải “#giai-thuong”?"


def test_a_place_of_the_page_around_the_body_is_judged_where_the_page_is_known() -> None:
    body = body_of("[a](#_giai-thuong)")
    assert body.fragments == (("_giai-thuong", Span("tin-tuc/bai.md", 1, 5, 1, 18)),)
    assert body.problems == ()


def test_a_body_cannot_take_an_id_of_the_page_around_it() -> None:
    body = body_of("# Giải {: #_giai-thuong }\n\nx")
    assert "_giai-thuong" not in html_of(body)
    assert (body.headings, body.anchors) == ((), frozenset())
    assert [found.code for found in body.problems] == ["html-removed"]


CONTROLS = [
    ("a&#2;b&#x0B;c", [2, 7]),
    ("&#8232;&#xFFFE;", [1, 8]),
    ("<b title='&#2;'>a</b>", [11]),
    ("![a&#11 b](x.png)", [4]),
    ("a&#x7F", [2]),
    ("`&#2;` &amp;#2; &#x80; &#0; &#9;", []),
    ("&#" + "9" * 5_000, [1]),
    ("# a <span id='&#" + "9" * 5_000 + ";'>b</span>", [15]),
]


@pytest.mark.parametrize(("text", "columns"), CONTROLS, ids=[text[:20] for text, _ in CONTROLS])
def test_a_control_character_by_its_number_is_reported_where_it_is_written(text: str, columns: list[int]) -> None:
    found = [one for one in body_of(text).problems if one.code != "picture-alt"]
    assert [(one.code, one.span.column) for one in found] == [("control-character", column) for column in columns]


def test_a_lone_picture_is_a_figure_with_its_title_as_caption() -> None:
    body = body_of('![Lễ phát động](a.jpg "Lễ phát động, *2025* & <b>")')
    picture = Picture("a.jpg", "Lễ phát động", Span("tin-tuc/bai.md", 1, 17, 1, 22))
    caption = "<figcaption>Lễ phát động, *2025* &amp; &lt;b&gt;</figcaption></figure>"
    assert body.pieces == (Html("<figure>"), picture, Html(caption))


def test_a_picture_within_text_is_no_figure() -> None:
    assert "<figure>" not in render_html("Biểu tượng ![sao](s.svg) ở đây.")


def test_a_picture_without_description_is_reported_at_its_target() -> None:
    assert places(body_of("x ![](a.jpg) ![ ](b.jpg) ![có](c.jpg)")) == [
        ("picture-alt", 1, 7, 12),
        ("picture-alt", 1, 19, 24),
    ]


def test_a_table_aligns_by_class_since_pages_hold_no_inline_style() -> None:
    body = body_of("| Giải | Tiền |\n|:--|--:|\n| Nhất | 80 |")
    assert '<td class="align-right">80</td>' in html_of(body)
    assert body.problems == ()


def test_the_plain_text_has_the_words_of_every_block() -> None:
    text = "# Tên\n\nMột **hai**\nba[^1].\n\n| a | b |\n|--|--|\n| c | d |\n\n- đ\n- e\n\n[^1]: Ghi chú."
    assert body_of(text).text == "Tên Một hai ba1. a b c d đ e Ghi chú."


def test_footnotes_and_references_do_not_leak_into_the_next_body() -> None:
    body_of("x[^1] [a]\n\n[^1]: một\n\n[a]: b.md\n\n*[HTML]: x")
    assert render_html("x[^1] [a] HTML") == "<p>x[^1] [a] HTML</p>"


def test_a_footnote_label_with_a_space_makes_a_valid_id() -> None:
    assert body_of("x[^ghi chú]\n\n[^ghi chú]: một").anchors == {"fn:ghi-chú", "fnref:ghi-chú"}


def test_an_empty_body_has_nothing() -> None:
    assert body_of(" \n\n") == Body()


STOCK = "tables footnotes def_list attr_list sane_lists admonition abbr".split()


@pytest.mark.parametrize(
    "text",
    [
        "Đoạn một\ndòng hai  \ndòng ba\n\n> trích\n\n---\n\n- a\n    - b\n\n1. c\n2. d",
        'Từ\n:   nghĩa\n\n!!! note "Chú ý"\n    Nội dung **đậm**\n\nHTML\n\n*[HTML]: x',
        "x[^1] `a<b>` \\* &amp; 3 < 4\n\n    mã <b>\n\n[^1]: ghi chú",
        "```\nmã\n```\n\n~~~\nx\n~~~",
        "<div>\n<p>a</p>\n</div>\n\n| a | b |\n|---|---|\n| 1 | `2` |",
    ],
)
def test_what_is_not_ours_is_rendered_exactly_as_by_python_markdown(text: str) -> None:
    def alike(html: str) -> str:
        """The same characters in one spelling; footnote links have a Vietnamese title."""
        html = html.replace("&#160;", "&nbsp;").replace("&#8617;", "↩").replace("&quot;", '"')
        html = re.sub(r' title="[^"]*"', "", html.replace("<br />", "<br>"))
        return re.sub(r"<(\w+)((?: [^>]*)?)>", lambda tag: f"<{tag[1]} {sorted(tag[2].split())}>", html)

    assert alike(render_html(text)) == alike(markdown.markdown(text, extensions=STOCK, output_format="html"))


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n\n## B\n\n# C", [2, 3, 2]),
        ("## A\n\n### B\n\n## C", [2, 3, 2]),
        ("### A\n\n## B", [2, 2]),
        ("## A\n\n#### B\n\n#### C\n\n## D", [2, 3, 3, 2]),
    ],
)
def test_headings_stand_in_order_below_the_title_of_the_page(text: str, levels: list[int]) -> None:
    assert [heading.level for heading in body_of(text).headings] == levels


def test_an_admonition_without_a_title_gets_a_vietnamese_one() -> None:
    assert '<p class="admonition-title">Lưu ý</p>' in render_html("!!! warning\n    Nộp trước hạn.")
    assert '<p class="admonition-title">Nhớ</p>' in render_html('!!! note "Nhớ"\n    Nộp trước hạn.')
