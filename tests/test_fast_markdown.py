"""The faster passes give what Python-Markdown's own give, for our grammars and for a stranger's extensions."""

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor, SimpleTextPattern

from bantin.markdown.converter import Converter, RulesConverter
from bantin.markdown.fast import FastPasses
from bantin.markdown.fast_tree import Headings
from benchmarks.corpus import body

HERE = Path(__file__).parent
EXAMPLES: list[str] = json.loads((HERE / "commonmark" / "inputs.json").read_text(encoding="utf-8"))
CONTENT = sorted((HERE.parent / "content").rglob("*.md"))
CASES = 10_000 if os.environ.get("NIGHTLY") else 300

# What random texts are made of: every syntax that a converter of ours knows, whole, broken and unclosed.
WORDS = """
** * *** __ _ ` `` ``` \\ \\* \\[ \\` \\| [ ] ( ) ![ < > & ! " ' { } | : # = ~ ^ + - . / 1 9 7) a) đ) @
**đậm** *nghiêng* ***cả_hai*** _một_ __hai__ `mã` ``a`b`` `|` \\`|` ![a][r] [r] [r][] [x][r] [R] ![r] [^1]
[^c] [^không] [c](a(b)c) <https://a.vn/?a=1&b=2> <a@b.vn> <b> </b> <br> <div> </div> &amp; &nbsp; &#38;
&#x26; &lạ; {#neo} {.lead} {:.a} { TTHC HTML [TOC] \x02 \x03 \x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03
\x02amp\x03 \x0242\x03 khoản điểm Cần đợt “trích” Ớt 30.000.000 đồng… 🎉 ạ\u0323
""".split()
PHRASES = (
    "[liên kết](x.md)", '[a](<b c> "d")', '[b]( c "t(" )', "[d [e]](f)", '![hình](a.jpg "chú thích")', "[x](a b)",
    "`mã | <b>`", "*[đ **r**](x)*", "{: #b .c d=e}", '{a="}" }', "<!-- c -->", "<?php ?>", "<a href='x'>", "a | b",
    "Điều 2", "điểm a khoản 1 Điều 1",
)  # fmt: skip
STARTS = (
    "", "", "", "", "# ", "## ", "###### ", "#", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", ">> ", "    ",
    "   ", "\t", ": ", ":   ", "!!! note\n    ", '!!! warning "Lưu ý"\n    ', '!!! tip ""\n    ', "        ",
    "[TOC]\n\n", "[r]: a.md\n", '[r]: <b.md> "Tên"\n', "[^1]: ", "[^c]: ", "*[TTHC]: thủ tục\n", "*[HTML]: ",
    "| a | b |\n|---|:-:|\n| ", "|a|\n|-|\n|", "a | b\n--|--\n", "```\n", "~~~\n", "---\n", "***\n", "===\n",
    "- - -\n", "/// notice | Tên\n    type: x\n", "///\n", "/// gallery\n", "/// prizes\n///\n", "//// video\n",
    "- /// notice\n\n    ", "a | b\n--|--\n`a|b` | ", "|`a|b`|\\||\n|--|--|\n",
    "Điều 1. ", "**Điều 2.** ", "## Chương I\n", "Phần thứ nhất\n", "I. ", "1.1. ", "a) ", "đ) ", "<div>\n",
    "<p>", "<!--\n",
)  # fmt: skip
ENDS = (
    "\n", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", " \n", "\\\n", "\r\n", "\n===\n", "\n---\n", "\n///\n\n",
    " #\n", "", " {#a .b}\n", "\n{: .c}\n",
)  # fmt: skip

pieces = st.lists(st.sampled_from((*WORDS, *PHRASES)), max_size=6).flatmap(
    lambda words: st.sampled_from(("", " ", "\n", "  \n")).map(lambda between: between.join(words))
)
lines = st.tuples(st.sampled_from(STARTS), pieces, st.sampled_from((" ", "")), pieces, st.sampled_from(ENDS)).map(
    "".join
)
signs = st.text(alphabet="ab1ạ \n\t*_`[]()!<>&#-+:|{}\\\"'/=~^.;\x02\x03", max_size=60)
texts = st.lists(lines | signs, min_size=1, max_size=8).map("".join)


class _Marks(InlineProcessor):
    """An inline pattern that no pass knows: its sign is a letter."""

    ANCESTOR_EXCLUDES = ("LI",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, Any, Any]:  # type: ignore[override]  # noqa: N802
        del data
        if m[0] == "ơ":
            return None, None, None
        element = ET.Element("mark")
        element.text = "*x* __y__"
        element.tail = "[r]"
        return element, m.start(0), m.end(0)


class _Shouts(BlockProcessor):
    """A block processor that takes what looks like plain paragraphs."""

    def test(self, parent: ET.Element, block: str) -> bool:
        del parent
        return block.startswith("Điều")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        ET.SubElement(parent, "h4").text = blocks.pop(0).upper()


class _Stranger(Extension):
    def __init__(self, *, old_style: bool) -> None:
        super().__init__()
        self.old_style = old_style

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(_Marks("đ|ơ", md), "marks", 165)
        md.inlinePatterns.register(SimpleTagInlineProcessor("(\\^)(.+?)\\^", "sup"), "sup", 65)
        md.parser.blockprocessors.register(_Shouts(md.parser), "shouts", 12)
        if self.old_style:
            md.inlinePatterns.register(SimpleTextPattern("(~)(.)"), "old", 70)


def stranger(names: str, *more: Extension, old_style: bool = False) -> Markdown:
    return Markdown(extensions=[*names.split(), _Stranger(old_style=old_style), *more], output_format="html")


NAMES = "extra nl2br smarty wikilinks toc admonition sane_lists"
PROSE = (Converter(), Converter(FastPasses(Headings)))
RULES = (RulesConverter(), RulesConverter(FastPasses(Headings)))
STRANGERS = tuple(
    (stranger(names, old_style=old), stranger(names, FastPasses(), old_style=old))
    for names, old in (("", False), (NAMES, False), (NAMES, True), ("attr_list tables footnotes toc", False))
)


def foreign_output(md: Markdown, text: str) -> tuple[str, object, object]:
    output = md.reset().convert(text)
    return output, getattr(md, "toc", None), getattr(md, "toc_tokens", None)


def same_for_us(text: str) -> bool:
    return all(own.convert(text) == fast.convert(text) for own, fast in (PROSE, RULES))


def same_for_strangers(text: str) -> bool:
    return all(foreign_output(own, text) == foreign_output(fast, text) for own, fast in STRANGERS)


@pytest.mark.parametrize("converter", [PROSE[1], RULES[1]], ids=["prose", "rules"])
def test_the_passes_know_all_that_our_converters_hold(converter: Converter) -> None:
    converter.convert("Xin chào")
    blocks: Any = converter.md.parser.blockprocessors["plain-block"]
    inline: Any = converter.md.treeprocessors["inline"]
    assert blocks.sure
    assert "" not in inline._signs


def test_a_stranger_makes_the_passes_careful() -> None:
    md = STRANGERS[0][1]
    md.reset().convert("Xin chào")
    blocks: Any = md.parser.blockprocessors["plain-block"]
    inline: Any = md.treeprocessors["inline"]
    assert not blocks.sure
    assert "" in inline._signs


def test_articles_are_the_same() -> None:
    assert [number for number in range(60) if not same_for_us(body(number))] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_the_sample_content_is_the_same(path: Path) -> None:
    assert same_for_us(path.read_text(encoding="utf-8").split("---\n", 2)[-1])


def test_the_examples_of_commonmark_are_the_same() -> None:
    assert len(EXAMPLES) == 652
    assert [text for text in EXAMPLES if not (same_for_us(text) and same_for_strangers(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "- /// notice | Tên\n\n    Một\n\n    Hai\n\n    ///\n\nSau",
        "> /// notice\n\nLời\n\n///\n",
        "a \\| b | c\n--|--\nd | e \\| f",
        "`a|b` | c\n--|--\nd | `e|f`",
        "&copy 2026 &#169 &amp",
        "a\n\n[TOC]\n\n# Mục",
        "- đ ơ *đ*\n\nđ ơ *đ*",
        "[r]\n\n![r][]\n\n[r]: a.md",
        "Lời\nĐiều 1\n: nghĩa\n\nLời\n===\n\nLời | b\n--|--",
    ],
)
def test_texts_that_look_plainer_than_they_are_are_the_same(text: str) -> None:
    assert same_for_us(text)
    assert same_for_strangers(text)


@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_random_texts_are_the_same(text: str) -> None:
    assert same_for_us(text)
    assert same_for_strangers(text)
