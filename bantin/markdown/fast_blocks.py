"""Block processing that recognises plain paragraphs at once, where no other block processor can want them."""

import re
import xml.etree.ElementTree as ET
from typing import Any

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


class Tables(TableProcessor):
    """Splits rows that hold no code and no escaped bar at their bars."""

    # Should the library ever call it otherwise, its own method does the work.
    def _split(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            return list(super()._split(row))  # type: ignore[misc]  # not in the stubs
        return row.split("|")


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


class PlainParagraphs(library.BlockProcessor):
    """Stands before all others and hands a plain paragraph to the processor of paragraphs."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.document: ET.Element | None = None
        self.sure = False
        self.others: list[library.BlockProcessor] = []
        self.blocks: list[BlocksProcessor] = []
        self.paragraphs: list[library.BlockProcessor] = []

    def test(self, parent: ET.Element, block: str) -> bool:
        """Whether the block is a paragraph whatever `parent` is."""
        del parent
        document = getattr(self.parser, "root", None)
        if self.document is not document:
            self._begin(document)
        if not self.sure or not _begins_plainly(block):
            return False
        # A block of ours that is open takes all that follows.
        if any(one.stack for one in self.blocks):
            return False
        return "\n" not in block or all(map(_begins_plainly, block.split("\n")))

    def run(self, parent: ET.Element, blocks: list[str]) -> bool | None:
        """Make the paragraph."""
        return self.paragraphs[0].run(parent, blocks)

    def _begin(self, document: ET.Element | None) -> None:
        """With a new text: see whether all the processors are those whose blocks are known."""
        self.document = document
        others = [one for one in self.parser.blockprocessors if one is not self]
        if others != self.others:
            self.others = others
            self.blocks = [one for one in others if isinstance(one, BlocksProcessor)]
            self.paragraphs = [one for one in others if type(one) is library.ParagraphProcessor]
            self.sure = bool(self.paragraphs) and self.tab_length == TAB_LENGTH and all(map(_is_known, others))


def _begins_plainly(line: str) -> bool:
    first = line[:1]
    return first != "" and first not in OPENERS and not first.isdecimal()


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
