"""The configured Python-Markdown: one converter for each grammar and process, used for one text after the other."""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from bantin.markdown.blocks import OurBlocks, Placed
from bantin.markdown.body import Grammar, Heading
from bantin.markdown.fast import FastPasses
from bantin.markdown.fast_tree import Headings
from bantin.markdown.rules_blocks import RulesGrammar
from bantin.markdown.rules_citations import CitationLinks, Dangling
from bantin.markdown.rules_lines import Item
from bantin.vi.slug import slug_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")
ESCAPED = re.compile("\x02([0-9]+)\x03")
EMPTY_SLUG = "muc"


@dataclass(frozen=True, slots=True)
class Converted:
    """What Python-Markdown made of a text; `raw` tells whether tags or attributes of the editor's may be in it."""

    html: str
    headings: tuple[Heading, ...]
    placed: tuple[Placed, ...]
    token: str
    raw: bool
    items: tuple[Item, ...] = ()
    dangling: tuple[Dangling, ...] = ()


class Converter:
    """A Python-Markdown with our extensions, and the state that they keep while they read one text."""

    def __init__(self, *more: Extension) -> None:
        self.blocks = OurBlocks()
        self.md = Markdown(extensions=[*_extensions(), self.blocks, *more], output_format="html")
        self.md.treeprocessors.register(_HeadingLevels(self.md), "heading-levels", 7)
        self.md.treeprocessors.register(_HeadingIds(self.md), "heading-ids", 6)

    def convert(self, text: str) -> Converted:
        """The text as HTML that is not yet safe."""
        token = blake2b(text.encode(), digest_size=12).hexdigest()
        self.md.reset()
        self.blocks.begin(token)
        output = self.md.convert(text)
        raw = self.md.htmlStash.html_counter > 0 or "{" in text
        headings = tuple(_headings(getattr(self.md, "toc_tokens", [])))
        return Converted(output, headings, tuple(self.blocks.placed), token, raw)


class RulesConverter(Converter):
    """A converter that knows the rules grammar too."""

    def __init__(self, *more: Extension) -> None:
        super().__init__(*more)
        self.grammar = RulesGrammar()
        self.grammar.extendMarkdown(self.md)
        self.links = CitationLinks(self.md, self.grammar)
        self.md.treeprocessors.register(self.links, "citations", 15)

    def convert(self, text: str) -> Converted:
        """The rules as HTML that is not yet safe, with what was found in them."""
        self.grammar.begin(text)
        converted = super().convert(text)
        return replace(converted, items=self.grammar.items, dangling=tuple(self.links.dangling))


@cache
def converter_for(grammar: Grammar) -> Converter:
    """The converter of this process for a grammar."""
    return (RulesConverter if grammar == "rules" else Converter)(FastPasses(Headings))


def forget_converters() -> None:
    """Throw the converters away: one that was interrupted half-way cannot be trusted."""
    converter_for.cache_clear()


ADMONITIONS = {
    "note": "Ghi chú",
    "info": "Thông tin",
    "tip": "Mẹo",
    "hint": "Gợi ý",
    "important": "Quan trọng",
    "attention": "Chú ý",
    "caution": "Thận trọng",
    "warning": "Lưu ý",
    "danger": "Nguy hiểm",
    "error": "Lỗi",
    "example": "Ví dụ",
    "question": "Câu hỏi",
    "quote": "Trích dẫn",
}


class _AdmonitionProcessor(AdmonitionProcessor):
    """Admonitions whose title, where none is written, is Vietnamese."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """The class and title of an admonition."""
        classes, title = super().get_class_and_title(match)
        return classes, (ADMONITIONS.get(classes.split()[0], title) if match.group(2) is None else title)


class _Admonitions(Extension):
    """The admonition extension with our processor in place of its own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base's)
        """Register the extension, then our processor under the same name."""
        AdmonitionExtension().extendMarkdown(md)
        md.parser.blockprocessors.register(_AdmonitionProcessor(md.parser), "admonition", 105)


class _Footnotes(FootnoteExtension):
    """Footnote ids without the white space that a label may hold, which no id may."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 (the base's)
        return super().makeFootnoteId("-".join(id.split()))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, FBT001, FBT002, N802
        return super().makeFootnoteRefId("-".join(id.split()), found)


class _HeadingLevels(Treeprocessor):
    """Puts headings in order below the page's title (h1): the outermost become h2, and no level is skipped."""

    def run(self, root: ET.Element) -> None:
        outer: list[int] = []
        for element in root.iter():
            if element.tag in HEADINGS:
                level = int(element.tag[1])
                while outer and outer[-1] >= level:
                    outer.pop()
                outer.append(level)
                element.tag = f"h{min(len(outer) + 1, 6)}"


class _HeadingIds(Treeprocessor):
    """Gives every heading our slug as its id, before `toc` would give it one of its own."""

    def run(self, root: ET.Element) -> None:
        taken = {element.get("id") for element in root.iter()}
        last: dict[str, int] = {}
        for element in root.iter():
            if element.tag in HEADINGS and "id" not in element.attrib:
                slug = slug_of(self._text(element)) or EMPTY_SLUG
                element.set("id", _unique(slug, taken, last))

    def _text(self, element: ET.Element) -> str:
        text = "".join(_visible(element))
        if "\x02" not in text:
            return text
        text = STASHED.sub(self._entity, text)
        return ESCAPED.sub(lambda found: chr(int(found[1])), text).replace("\x02amp\x03", "&")

    def _entity(self, found: re.Match[str]) -> str:
        stashed = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
        return html.unescape(stashed) if isinstance(stashed, str) and stashed.startswith("&") else ""


def _extensions() -> list[Extension]:
    return [
        TableExtension(),
        _Footnotes(BACKLINK_TITLE="Trở lại chỗ có chú thích {}"),
        DefListExtension(),
        AttrListExtension(),
        SaneListExtension(),
        _Admonitions(),
        AbbrExtension(),
        TocExtension(),
    ]


def _visible(element: ET.Element) -> Iterator[str]:
    """The text of a heading without the numbers of footnotes."""
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        return
    yield element.text or ""
    for child in element:
        yield from _visible(child)
        yield child.tail or ""


def _unique(slug: str, taken: set[str | None], last: dict[str, int]) -> str:
    number = last.get(slug, 1)
    found = slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    last[slug] = number
    taken.add(found)
    return found


def _headings(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], html.unescape(token["id"]), html.unescape(token["name"]))
        yield from _headings(token["children"])
