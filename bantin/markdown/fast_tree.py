"""Passes over the finished tree that look before they work: most elements give them nothing to do."""

import xml.etree.ElementTree as ET

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

VERBATIM = frozenset({"code", "pre"})


class LineBreaks(PrettifyTreeprocessor):
    """Puts line breaks between block-level elements, asking once for each tag whether it is one."""

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
        is_block = {element.tag: False for element in root.iter()}
        for tag in is_block:
            is_block[tag] = self.md.is_block_level(tag)
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if not element.tail or not element.tail.strip():
                element.tail = "\n"
            if element.tag in VERBATIM or not is_block[element.tag]:
                continue
            if len(element) and is_block[element[0].tag] and (not element.text or not element.text.strip()):
                element.text = "\n"
            waiting += [child for child in element if is_block[child.tag]]


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
    """Looks for the place of the table of contents only in a text that holds its mark."""

    def __init__(self, like: TocTreeprocessor) -> None:
        vars(self).update(vars(like))

    def replace_marker(self, root: ET.Element, elem: ET.Element) -> None:
        """Put the table of contents where the mark stands."""
        marker = self.marker
        for element in root.iter():
            text = element.text
            if text and marker in text:
                super().replace_marker(root, elem)
                return


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
