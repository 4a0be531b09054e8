"""Passes over the finished tree that look before they work: most elements give them nothing to do."""

import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnotePostprocessor
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens
from markdown.postprocessors import AndSubstitutePostprocessor, RawHtmlPostprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

VERBATIM = frozenset({"code", "pre"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PLAIN_HEADING = re.compile("[^<>&\x02\x03]+")
# These change nothing where there are no marks.
POSTPROCESSORS = frozenset({RawHtmlPostprocessor, FootnotePostprocessor, AndSubstitutePostprocessor})


class LineBreaks(PrettifyTreeprocessor):
    """Puts line breaks between block-level elements, asking once for each tag whether it is one."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.known_for: list[str] = []
        self.known: dict[str, bool] = {}

    def run(self, root: ET.Element) -> None:
        """Add the line breaks, and end each block of code with exactly one."""
        self._break_lines(root)
        for element in root.iter("br"):
            tail = element.tail
            element.tail = f"\n{tail}" if tail and tail.strip() else "\n"
        for element in root.iter("pre"):
            code = element[0] if len(element) else None
            if code is not None and code.tag == "code" and not len(code) and code.text is not None:
                code.text = AtomicString(code.text.rstrip() + "\n")

    def _break_lines(self, root: ET.Element) -> None:
        blocks = self._blocks_of({element.tag for element in root.iter()})
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if not element.tail or element.tail.isspace():
                element.tail = "\n"
            if not len(element) or element.tag in VERBATIM or element.tag not in blocks:
                continue
            if element[0].tag in blocks and (not element.text or element.text.isspace()):
                element.text = "\n"
            waiting += [child for child in element if child.tag in blocks]

    def _blocks_of(self, tags: set[str]) -> set[str]:
        """Those tags that are of block-level elements."""
        if self.known_for != self.md.block_level_elements:
            self.known_for = list(self.md.block_level_elements)
            self.known = {}
        for tag in tags - self.known.keys():
            self.known[tag] = self.md.is_block_level(tag)
        return {tag for tag in tags if self.known[tag]}


class AttributeLists(AttrListTreeprocessor):
    """Reads attribute lists only where there is a brace."""

    def run(self, doc: ET.Element) -> None:
        """Give elements the attributes that follow them."""
        for element in doc.iter():
            text, tail = element.text, element.tail
            if (text and "{" in text) or (tail and "{" in tail):
                super().run(doc)
                return


class Contents(TocTreeprocessor):
    """Gathers plain headings, which have an id already, as they are; others are left to the library."""

    def __init__(self, like: TocTreeprocessor) -> None:
        vars(self).update(vars(like))

    def run(self, doc: ET.Element) -> None:
        """Note the headings of a document, and make its table of contents."""
        tokens = self._tokens(doc) if self._is_simple() else None
        if tokens is None:
            super().run(doc)
        else:
            md: Any = self.md  # declares neither
            md.toc_tokens = nest_toc_tokens(tokens)
            md.toc = self._html(md.toc_tokens)

    def replace_marker(self, root: ET.Element, elem: ET.Element) -> None:
        """Put the table of contents where the mark stands, if it stands anywhere."""
        if any(element.text and self.marker in element.text for element in root.iter()):
            super().replace_marker(root, elem)

    def _is_simple(self) -> bool:
        """Whether headings are to stay as they are, and nothing unknown is done to their text."""
        changes = self.base_level or self.use_anchors or self.use_permalinks not in {False, None}
        return not changes and all(type(one) in POSTPROCESSORS for one in self.md.postprocessors)

    def _tokens(self, doc: ET.Element) -> list[Any] | None:
        """What is to be known of each heading; None where one is not plain, or where the table is to stand."""
        if self.marker and self.marker in "".join(doc.itertext()):
            return None
        tokens = []
        tags: set[Any] = {element.tag for element in doc.iter()}  # of a comment it is no text
        headings = {tag for tag in tags if isinstance(tag, str) and self.header_rgx.match(tag)}
        for element in doc.iter() if headings else ():
            if element.tag in headings:
                if not _is_plain(element):
                    return None
                level = int(element.tag[1])
                if self.toc_top <= level <= self.toc_bottom:
                    tokens.append(_token(level, element.attrib["id"], element.text or ""))
        return tokens

    def _html(self, tokens: list[Any]) -> str:
        toc = self.md.serializer(self.build_toc_div(tokens))
        for one in self.md.postprocessors:
            toc = one.run(toc)
        return toc


class Headings(Contents):
    """The same for a converter whose table of contents nobody asks for, unless by its mark in the text."""

    def _html(self, tokens: list[Any]) -> str:
        del tokens
        return ""


def _is_plain(heading: ET.Element) -> bool:
    """Whether a heading is its text, and its id is its id."""
    return (
        heading.tag in HEADINGS
        and not len(heading)
        and heading.attrib.keys() == {"id"}
        and PLAIN_HEADING.fullmatch(f"{heading.attrib['id']}{heading.text}") is not None
    )


def _token(level: int, id_: str, text: str) -> dict[str, Any]:
    name = " ".join(text.split())
    return {"level": level, "id": id_, "name": name, "html": text.strip(), "data-toc-label": ""}


class Unescaping(UnescapeTreeprocessor):
    """Restores escaped characters where there are any."""

    def run(self, root: ET.Element) -> None:
        """Restore the characters in texts and attributes, but not in code."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            for key, value in element.items():
                if value and STX in value:
                    element.set(key, self.unescape(value))
