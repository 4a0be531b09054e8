"""Odd bodies and headers of every kind: nothing bad stays, no text vanishes, each removal is told at its place."""

import html5lib
import pytest

from bantin.markdown.body import BodySource
from bantin.markdown.locate import Source
from tests.bodies import body_of, html_of, places
from tests.minisite import MiniSite

FOREIGN = ("text", "g", "path", "use", "set", "desc", "mi", "mtext", "mglyph", "annotation-xml", "semantics")


@pytest.mark.parametrize("tag", FOREIGN)
@pytest.mark.parametrize("form", ["nhập <{0}> rồi", "<table><tr><td><{0}>nhập</{0}> rồi</td></tr></table>"])
def test_text_behind_a_tag_of_drawings_or_formulas_stays(tag: str, form: str) -> None:
    body = body_of(f"{form.format(tag)}\n\ncuối")
    assert body.text == "nhập rồi cuối"
    assert [found.code for found in body.problems] == ["html-removed"]


@pytest.mark.parametrize(
    "source",
    [
        "<template><template>a</template>",
        "<![CDATA[<g>]]>",
        "<svg><p>a</svg><?x<textarea>",
        "<math><h2><desc></math>",
        "<body><?x<option>",
    ],
)
def test_no_heap_of_odd_tags_takes_the_text_after_it(source: str) -> None:
    assert body_of(f"{source}\n\ncuối").text.endswith("cuối")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("</div></main>", [("html-removed", 1, 1, 6), ("html-removed", 1, 7, 13)]),
        ("<div>a</div>\n\n</div>\n\nx</section>", [("html-removed", 3, 1, 6), ("html-removed", 5, 2, 11)]),
        ("x </title> y", [("html-removed", 1, 3, 10)]),
        ("<title>x</title></title>", [("html-removed", 1, 1, 7), ("html-removed", 1, 17, 24)]),
        ("a</script> b", [("html-removed", 1, 2, 10)]),
        ("*a*</em>", [("html-removed", 1, 4, 8)]),
        ("<ul><li>a</ul></li>", []),
        ("x <b>y\n\nz</b>", []),
    ],
)
def test_an_end_tag_that_ends_nothing_is_told_at_its_place(
    source: str, expected: list[tuple[str, int, int, int]]
) -> None:
    assert places(body_of(source)) == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("<!--\n<script>\n-->\n\n<iframe></iframe>", "", [("html-removed", 5, 1, 8)]),
        ("a <!-- <title> <style> --> b", "a b", []),
        ("<!--><script>a</script>-->x", "--> x", [("html-removed", 1, 6, 13)]),
        ("a <!-- x --!> <b onclick=y>z</b> -->", "a z -->", [("html-removed", 1, 18, 27)]),
        ("x <!-- a --> y <!-- b", "x y <!-- b", []),
    ],
)
def test_comments_end_where_browsers_end_them(
    source: str, text: str, expected: list[tuple[str, int, int, int]]
) -> None:
    body = body_of(source)
    assert (body.text, places(body)) == (text, expected)


@pytest.mark.parametrize("attribute", ["javascript:alert(1)", " data:text/html,x", "//vidu.example"])
@pytest.mark.parametrize("tag", ["q", "blockquote", "ins", "del"])
def test_a_refused_address_does_not_stay_in_cite(tag: str, attribute: str) -> None:
    body = body_of(f'<{tag} cite="{attribute}">x</{tag}>')
    found = html5lib.parse(html_of(body), namespaceHTMLElements=False).find(f".//{tag}")
    assert found is not None
    assert found.get("cite") is None
    assert [one.code for one in body.problems] == ["url-scheme"]


@pytest.mark.parametrize(
    ("source", "start", "end"),
    [
        ("[x](javascript&colon;alert(1))", 5, 30),
        ("[x](&#106;avascript:alert(1))", 5, 29),
        ("[x](javascript:alert(1))", 5, 24),
    ],
)
def test_the_place_of_a_target_has_its_own_brackets(source: str, start: int, end: int) -> None:
    assert places(body_of(source)) == [("url-scheme", 1, start, end)]


def test_html_within_what_only_looks_like_code_is_told_at_its_line() -> None:
    assert places(body_of("```html\n<script>a</script>\n```")) == [("html-removed", 2, 1, 8)]


def test_a_line_that_begins_with_a_comment_is_no_code() -> None:
    assert places(body_of("<!-- a --><img src=x>")) == [("picture-alt", 1, 20, 21)]
    assert Source(BodySource("a.md", "<!-- a -->b\n\n    c", 1, "prose")).visible.split() == ["b"]


def test_each_dangling_part_of_a_list_is_told_where_it_stands() -> None:
    body = body_of(
        "Điều 1. Một\n1. Theo các khoản 1, 2 Điều 1; các Điều 1, 2 và **3**.\n2. Hai; điểm d khoản 2", "rules"
    )
    assert places(body) == [
        ("citation-dangling", 2, 44, 45),
        ("citation-dangling", 2, 51, 52),
        ("citation-dangling", 3, 9, 23),
    ]


def test_a_no_break_space_after_the_first_key_is_what_is_told(site: MiniSite) -> None:
    site.write("content/tin-tuc/a.md", "---\ntitle:\u00a0Một bài\ndate: 01/11/2026\n---\nx\n")
    (found,) = site.check().problems
    assert (found["code"], found["line"], found["column"]) == ("yaml-syntax", 2, 1)
    assert "U+00A0" in found["hint"]


def test_a_video_of_another_scheme_is_refused_as_such(site: MiniSite) -> None:
    site.article("a", body="/// video | javascript:alert(1)\n///")
    (found,) = site.check().problems
    assert (found["code"], found["line"], found["column"], found["end_column"]) == ("url-scheme", 6, 13, 32)
