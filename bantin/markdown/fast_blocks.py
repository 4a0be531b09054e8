"""Block processing that recognises plain blocks at once, where no other block processor can want them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from markdown import blockprocessors as library
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from pymdownx.blocks import RE_START, BlocksProcessor

from bantin.markdown.rules_blocks import RulesBlocks

# Every processor below takes a block only for a line that begins with one of these or with a decimal digit.
OPENERS = frozenset("#=-_*+>[:!/|`~ \t\n\x02")
TAB_LENGTH = 4


# How a bulleted item begins whose list nothing else can be.
BULLETS = frozenset({"- ", "* ", "+ "})
LIST_TAGS = frozenset({"ol", "ul"})

# Makes the elements of the first block, and takes it off.
_Way: TypeAlias = Callable[[ET.Element, list[str]], object]


class Tables(TableProcessor):
    """Splits rows that hold no code and no escaped bar at their bars."""

    # Should the library ever call it otherwise, its own method does the work.
    def _split_row(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            return list(super()._split_row(row))  # type: ignore[misc]  # not in the stubs
        return (row.removeprefix("|").removesuffix("|") if self.border else row).split("|")


KNOWN = frozenset(
    {
        library.EmptyBlockProcessor,
        library.ListIndentProcessor,
        library.CodeBlockProcessor,
        library.HashHeaderProcessor,
        library.SetextHeaderProcessor,
        library.HRProcessor,
        library.BlockQuoteProcessor,
        library.ReferenceProcessor,
        library.ParagraphProcessor,
        DefListIndentProcessor,
        DefListProcessor,
        TableProcessor,
        Tables,
        AbbrBlockprocessor,
        FootnoteBlockProcessor,
        RulesBlocks,
    }
)
NUMBERED = re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)")
BULLETED = re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)")
LISTS = {
    library.OListProcessor: NUMBERED,
    library.UListProcessor: BULLETED,
    SaneOListProcessor: NUMBERED,
    SaneUListProcessor: BULLETED,
}
BULLETED_LISTS = frozenset({library.UListProcessor, SaneUListProcessor})
NEEDED = frozenset({library.ParagraphProcessor, library.HashHeaderProcessor})


class PlainBlocks(library.BlockProcessor):
    """Stands before all others: plain paragraphs, headings of one line and plain bulleted lists are made at once."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.document: ET.Element | None = None
        self.sure = False
        self.others: list[library.BlockProcessor] = []
        self.blocks: list[BlocksProcessor] = []
        self.ways: dict[type, library.BlockProcessor] = {}
        self.way: _Way | None = None

    def test(self, parent: ET.Element, block: str) -> bool:
        """Whether it is known what the block is."""
        document = getattr(self.parser, "root", None)
        if self.document is not document:
            self._begin(document)
        # A block of ours that is open takes all that follows.
        known = self.sure and not any(one.stack for one in self.blocks)
        self.way = self._way_of(parent, block) if known else None
        return self.way is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Make the elements of the block, and of those after it that are plain too."""
        while self.way is not None:
            self.way(parent, blocks)
            self.way = self._way_of(parent, blocks[0]) if blocks else None

    def _way_of(self, parent: ET.Element, block: str) -> _Way | None:
        first = block[:1]
        if _begins_plainly(block):
            plain = "\n" not in block or all(map(_begins_plainly, block.split("\n")))
            return self.ways[library.ParagraphProcessor].run if plain else None
        if first == "#" and "\n" not in block:
            headings = self.ways[library.HashHeaderProcessor]
            return headings.run if headings.test(parent, block) else None
        if block[:2] in BULLETS and self._begins_list(parent):
            items = _plain_items(block)
            return partial(_add_list, items) if items else None
        return None

    def _begins_list(self, parent: ET.Element) -> bool:
        """Whether a list would be the first one at its place."""
        last = self.lastChild(parent)
        return parent.tag not in LIST_TAGS and (last is None or last.tag not in LIST_TAGS)

    def _begin(self, document: ET.Element | None) -> None:
        """With a new text: see whether all the processors are those whose blocks are known."""
        self.document = document
        others = [one for one in self.parser.blockprocessors if one is not self]
        if others != self.others:
            self.others = others
            self.blocks = [one for one in others if isinstance(one, BlocksProcessor)]
            self.ways = {type(one): one for one in others}
            complete = self.ways.keys() >= NEEDED and bool(self.ways.keys() & BULLETED_LISTS)
            self.sure = complete and self.tab_length == TAB_LENGTH and all(map(_is_known, others))


def _begins_plainly(line: str) -> bool:
    first = line[:1]
    return first != "" and first not in OPENERS and not first.isdecimal()


def _plain_items(block: str) -> list[str]:
    """The items of a list of one line each, all of them plain; none where it is not such a list."""
    items = []
    for line in block.split("\n"):
        item = line[2:].lstrip(" ")
        if line[:2] not in BULLETS or not _begins_plainly(item):
            return []
        items.append(item)
    return items


def _add_list(items: list[str], parent: ET.Element, blocks: list[str]) -> None:
    del blocks[0]
    found = ET.SubElement(parent, "ul")
    for item in items:
        ET.SubElement(found, "li").text = item.lstrip() or None


def _is_known(one: Any) -> bool:  # noqa: ANN401 (what it is, is the question)
    """Whether a processor's test is one of those that `OPENERS` was gathered from."""
    kind = type(one)
    if isinstance(one, BlocksProcessor):
        return kind.test is BlocksProcessor.test and one.start is RE_START
    if isinstance(one, AdmonitionProcessor):
        library_own = AdmonitionProcessor
        same = kind.test is library_own.test and kind.parse_content is library_own.parse_content
        return same and one.RE is library_own.RE
    if kind in LISTS:
        return bool(LISTS[kind] == one.RE)
    # An extension may have given the library's processor an expression of its own.
    return kind in KNOWN and not vars(one).keys() & {"RE", "SEARCH_RE", "test"}
