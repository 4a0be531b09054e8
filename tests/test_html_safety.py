"""Whatever a body holds, the page gets only allowed HTML, stays whole, and what was removed is reported."""

import time
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.markdown.allowed import ATTRIBUTES, EVERYWHERE, TAGS
from bantin.markdown.body import Body
from tests.bodies import body_of, html_of, places, render_html

NASTY = Path(__file__).parent / "nasty" / "html"
REFUSED = ("javascript:", "vbscript:", "data:", "//")

# File, the text that must remain, and each problem: code, line, first and last column.
EXPECTED = {
    "STX-placeholder": ("wzxhzdk:0 raw", []),
    "attr_list-href": ("x", [("url-scheme", 1, 17, 36)]),
    "attr_list-on-header": ("T", [("html-removed", 1, 8, 28)]),
    "data-html": ("x", [("url-scheme", 1, 5, 39)]),
    "fence-lang": ('{.x onclick="alert(1)"} code', []),
    "fence-lang-quote": ('"><script>alert(1)</script> code', []),
    "footnote-id": ("1 x", []),
    "jinja-in-md": ("{{ 7*7 }} {% raw %}", []),
    "js-leading-ctrl": ("x", [("url-scheme", 1, 5, 25)]),
    "js-link-entity": ("x", [("url-scheme", 1, 5, 29)]),
    "js-link-newline-entity": ("x", [("url-scheme", 1, 5, 29)]),
    "js-link-tab": ("x", [("url-scheme", 1, 5, 29)]),
    "link-in-url-quote": ("x)", []),
    "md-in-html": ("*x*", [("html-removed", 1, 6, 18)]),
    "meta-refresh": ("", [("html-removed", 1, 1, 6)]),
    "raw-script": ("", [("html-removed", 1, 1, 8)]),
    "ref-js": ("x", [("url-scheme", 3, 6, 25)]),
    "style": ("", [("html-removed", 1, 1, 7)]),
    "svg": ("", [("html-removed", 1, 1, 5)]),
    "toc-header-html": ("", [("picture-alt", 1, 12, 13), ("html-removed", 1, 14, 30)]),
    "unclosed-div": ("# T x", []),
    "unclosed-textarea": ("a b c", [("html-removed", 1, 3, 12)]),
    "vbscript": ("x", [("url-scheme", 1, 5, 20)]),
}


def assert_safe(body: Body) -> None:
    """A parser that is not ours finds nothing but allowed tags and attributes, and the page around the body whole."""
    page = f"<main>{html_of(body)}</main><footer>chân trang</footer>"
    document = html5lib.parse(page, namespaceHTMLElements=False)
    around = document.find("body")
    assert [child.tag for child in around] == ["main", "footer"]
    assert around.find("footer").text == "chân trang"
    for element in document.find("body/main").iter():
        assert_element_is_safe(element)


def assert_element_is_safe(element: ET.Element) -> None:
    assert element.tag in TAGS | {"main"}
    allowed = EVERYWHERE | ATTRIBUTES.get(element.tag, set()) | {"class", "rel"}
    assert allowed.issuperset(element.attrib)
    for name in ("href", "src", "cite"):
        value = element.get(name, "").strip().lower()
        # What has no scheme is a reference that the site resolves or refuses.
        assert not value.startswith(REFUSED)


def test_every_nasty_file_has_an_expectation() -> None:
    assert {path.stem for path in NASTY.glob("*.md")} == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_nasty_html_is_made_safe_and_reported(name: str) -> None:
    text, problems = EXPECTED[name]
    body = body_of((NASTY / f"{name}.md").read_text(encoding="utf-8"))
    assert_safe(body)
    assert places(body) == problems
    assert body.text == text


@pytest.mark.parametrize(
    ("source", "kept", "tag"),
    [
        ("trước <script>mất\n\nsau", "trước mất sau", "script"),
        ("trước <style> sau", "trước sau", "style"),
        ("a <title>b\n\nc", "a b c", "title"),
        ("a <plaintext>b\n\nc", "a b c", "plaintext"),
        ("a <iframe>b</iframe> c", "a b c", "iframe"),
        ("a <select>b\n\nc", "a b c", "select"),
        ("a <form><input> b</form>", "a b", "form"),
        ("<td>a</td> b", "a b", "td"),
        ("a <svg> b\n\nc", "a b c", "svg"),
        ("a <template> b\n\nc", "a b c", "template"),
        ("a <video>b</video>", "a b", "video"),
    ],
)
def test_the_text_around_a_removed_tag_stays(source: str, kept: str, tag: str) -> None:
    body = body_of(source)
    assert_safe(body)
    assert body.text == kept
    assert any(f"<{tag}>" in found.message.vi for found in body.problems if found.code == "html-removed")


@pytest.mark.parametrize(
    "source", ["<div> a <br b", '<div title="a> b', "<div><!-- a b", "<p>a</p>\n\n<b <i <u a b", "a <!-- b"]
)
def test_an_unfinished_tag_is_text(source: str) -> None:
    body = body_of(source)
    assert_safe(body)
    assert "a" in body.text
    assert body.text.endswith("b")


def test_comments_go_silently() -> None:
    body = body_of("trước <!-- ghi chú --> sau\n\n<!-- [x](y) -->")
    assert body.text == "trước sau"
    assert body.problems == ()


@pytest.mark.parametrize("construct", ["<![CDATA[ chữ ]]>", "<?php echo 1 ?>", "<!DOCTYPE html>"])
def test_what_html_has_no_use_for_is_reported(construct: str) -> None:
    assert places(body_of(f"Đoạn.\n\n{construct}\n"))[0][:3] == ("html-removed", 3, 1)


def test_each_removed_construct_is_reported_where_it_stands() -> None:
    source = "`<script>` và <b onclick=a>x</b>\n\n    <font>\n\n<font>y</font> <font>z</font> <i style='a'>t</i>"
    assert places(body_of(source, line=1)) == [
        ("html-removed", 1, 18, 27),
        ("html-removed", 5, 1, 6),
        ("html-removed", 5, 16, 21),
        ("html-removed", 5, 34, 43),
    ]


def test_an_attribute_is_found_by_its_value() -> None:
    source = 'Đoạn style a.\n\n<p class="lead">a</p>\n\n<p class="b">c</p>\n\nD\n{: .lead .e style="f" }'
    assert places(body_of(source)) == [("html-removed", 5, 4, 13), ("html-removed", 8, 10, 12)]


def test_a_class_that_is_not_ours_is_removed() -> None:
    body = body_of('<p class="MsoNormal lead">x</p>')
    assert '<p class="lead">x</p>' in html_of(body)
    assert places(body) == [("html-removed", 1, 4, 26)]


@pytest.mark.parametrize(
    "construct",
    ['<img src="a.jpg" alt="a" width="100%">', '<b id="a b">x</b>', '<b dir="up">x</b>', '<th scope="x">y</th>'],
)
def test_a_value_that_html_does_not_know_is_removed(construct: str) -> None:
    html, body = html_of(body_of(construct)), body_of(construct)
    assert not any(name in html for name in ("width", "id=", "dir", "scope"))
    assert "html-removed" in {found.code for found in body.problems}


def test_an_address_that_cannot_be_read_is_refused() -> None:
    body = body_of("[a](http://[b) [c](https://d.vn)")
    assert html_of(body) == '<p>a <a href="https://d.vn">c</a></p>'
    assert places(body) == [("url-scheme", 1, 5, 14)]


def test_an_id_comes_once_in_a_page() -> None:
    assert render_html('<b id="a">x</b> <i id="a">y</i>') == '<p><b id="a">x</b> <i>y</i></p>'


def test_a_block_cannot_be_forged_by_html() -> None:
    body = body_of('<div data-block="x-0">a</div>\n\n/// prizes\n///\n')
    assert [found.code for found in body.problems] == ["html-removed"]
    assert html_of(body).count("prizes|") == 1
    assert "data-block" not in html_of(body)


def test_deep_nesting_costs_little_and_keeps_its_text() -> None:
    began = time.process_time()
    body = body_of("<div>" * 20_000 + "đáy" + "</div>" * 20_000)
    assert body.text == "đáy"
    assert [found.code for found in body.problems] == ["html-removed"]
    assert time.process_time() - began < 2


# One piece of Markdown or HTML each; ⎵ is a space and ⏎ a line end.
SNIPPETS = st.sampled_from(
    [
        snippet.replace("⎵", " ").replace("⏎", "\n")
        for snippet in """
        <div> </div> <script> </script> <style> <!-- --> <![CDATA[ ]]> <?x ?> <svg> </svg> <math> <mtext> <textarea>
        <title> <a⎵href="javascript:x"> <img⎵src=x⎵onerror=a> <table> <td> <tr> <li> <p> </p> <plaintext> <noscript>
        <template> <form> <iframe⎵srcdoc="<b>"> <base⎵href=//e> <div⎵data-block="0"> <h1> <details⎵open> {:⎵.x⎵}
        {:⎵onclick=x⎵} [^1] [^1]: [TOC] ![a](b.jpg⎵"c") [x](y.md) [x](javascript:y) <x@y.vn> &amp; &#106; \\ ``` ** * _
        [ ] ( ) < > " ' = | # - + ⏎1.⎵ ⏎a)⎵ ⏎đ)⎵ ⏎Điều⎵1. ⏎Chương⎵I⏎ khoản⎵1⎵Điều⎵1 điểm⎵a ⏎/// ⏎///⎵notice⏎
        ⏎///⎵prizes⎵|⎵x⏎ ⏎!!!⎵note⏎ ⏎:⎵ *[A]:⎵x A ⏎|⎵a⎵|⎵b⎵|⏎|--|--|⏎ ⏎ ⏎⏎ ⏎⎵⎵⎵⎵ ⎵
        """.split()
    ]
)
MARKDOWN = st.lists(st.one_of(SNIPPETS, st.text(max_size=5)), max_size=25).map("".join)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKDOWN, st.sampled_from(["prose", "rules"]))
def test_no_text_breaks_rendering_or_the_page(text: str, grammar: str) -> None:
    body = body_of(text, "rules" if grammar == "rules" else "prose")
    assert_safe(body)
    lines = text.count("\n") + 1
    assert all(1 <= found.span.line <= lines for found in body.problems)
