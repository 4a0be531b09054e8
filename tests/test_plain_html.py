"""What passes as plain HTML is what the sanitiser gives back unchanged, and is told in bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.markdown.allowed import CLEANER
from bantin.markdown.converter import converter_for
from bantin.markdown.plain_html import is_plain
from bantin.markdown.sanitise import sanitise
from benchmarks.corpus import body
from tests.test_fast_markdown import texts

ADDRESS_PARTS = r"""
http:// https:// HTTP:// // / /// a b vn com example.vn 9 127 0x7f . .. - -- xn-- ? # % %zz & &amp; ; @ : :80 é ạ _ ~ *
! mailto: tel: javascript: data: + = , $ [ ] \ www. localhost &#106;
""".split()
PARTS = (
    *"""
    <p> </p> <strong> </strong> <em> </em> <code> </code> <a></a> <br> <hr> <ul> </ul> <ol> </ol> <li> </li> <h3> </h3>
    </h2> <script> <table> </table> <div> </div> <a> </a> <td> </td> &amp; &lt; &quot; & < > " ' ạ x
    """.split(),
    '<h2 id="a">', '<a href="x">', '<a href="#a" title="b">', '<p id="a">', '<p id="_a">', '<img alt="a" src="b.jpg">',
    '<img alt="" src="b.jpg" title="“c”">', "<ul>\n", "</li>\n", "\u00a0", "\x00", "\x0c", "\ufeff", "\u200b", "\n",
)  # fmt: skip
FRAMES = (
    "{}", "<p>{}</p>", "<p>{0}</p>\n<p>{0}</p>", '<h2 id="a">{}</h2>', "<ul>\n<li>{}</li>\n<li>x</li>\n</ul>",
    '<p><a href="x">{}</a></p>', "<p><strong>{}</strong></p>", "<table>\n{}</table>",
    "<table>\n<thead>\n<tr>\n<th>{0}</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>{0}</td>\n</tr>\n</tbody>\n</table>",
)  # fmt: skip


def test_articles_are_plain() -> None:
    found = [converter_for("prose").convert(body(number)) for number in range(30)]
    assert all(is_plain(sanitise(one.html, one.token, raw=one.raw).html) for one in found)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "x",
        "<p>a</p>x",
        "<p>a</p>\n",
        "<p>a",
        "<p><script>a</script></p>",
        '<p onclick="a">b</p>',
        '<p id="_main">a</p>',
        '<h2 id="_main">a</h2>',
        '<h2 id="a" class="b">c</h2>',
        '<p><a href="javascript:a">b</a></p>',
        '<p><a href="&#106;avascript:a">b</a></p>',
        '<p><a href="java\tscript:a">b</a></p>',
        '<p><a href="https://127.0.0.1/">a</a></p>',
        '<p><a href="https://xn--a.vn/">a</a></p>',
        '<p><a href="https://a@b.vn/">a</a></p>',
        '<p><a href="x"><a href="y">a</a></a></p>',
        "<p><strong>a</em></p>",
        "<p>a<p>b</p></p>",
        "<ul>\n<p>a</p>\n</ul>",
        "<table>\n<p>a</p>\n</table>",
    ],
)
def test_what_a_parser_may_see_otherwise_is_not_plain(html: str) -> None:
    assert not is_plain(html)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(FRAMES), st.lists(st.sampled_from(PARTS), max_size=5))
def test_the_sanitiser_gives_plain_html_back(frame: str, parts: list[str]) -> None:
    html = frame.format("".join(parts))
    assert not is_plain(html) or CLEANER.clean(html) == html


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(ADDRESS_PARTS), max_size=7).map("".join))
def test_the_sanitiser_gives_plain_addresses_back(address: str) -> None:
    html = f'<p><a href="{address}">a</a></p>\n<p><img alt="b" src="{address}"></p>'
    assert not is_plain(html) or CLEANER.clean(html) == html


@settings(max_examples=200, deadline=None)
@given(texts)
def test_plain_bodies_are_what_the_sanitiser_makes_of_them(text: str) -> None:
    converted = converter_for("prose").convert(text)
    assert not is_plain(converted.html) or CLEANER.clean(converted.html) == converted.html


@pytest.mark.parametrize("begins", ["", "<p>", "<ul>\n", '<p><a href="https://', "<p><strong>", "<table>\n<thead>\n"])
@pytest.mark.parametrize("again", ["<p>a</p>\n", "<p>a&amp;", "a-", "a.", "<li>x</li>\n", "<em>x</em>", "&amp;"])
def test_what_is_not_plain_is_told_soon(begins: str, again: str) -> None:
    start = time.process_time()
    assert not is_plain(f"{begins}{again * 50_000}<")
    assert time.process_time() - start < 1
