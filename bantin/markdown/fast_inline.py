"""The inline pass that tries a pattern only on texts that hold a sign of it.

The steps and their order are those of Python-Markdown's `InlineProcessor` (BSD-3-Clause, © the Python Markdown
Project; fast_inline.LICENSE.md), oddities included: the output is part of what is promised.
"""

import re
import xml.etree.ElementTree as ET
from collections import deque
from dataclasses import dataclass
from typing import Any, TypeAlias

from markdown import Markdown
from markdown import inlinepatterns as library
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

# For each expression of the library the one or two signs without which it matches nothing.
SIGNS = {
    re.compile(expression, re.DOTALL): signs
    for expression, signs in {
        library.BACKTICK_RE: ("`",),
        library.ESCAPE_RE: ("\\",),
        library.LINK_RE: ("[",),
        library.IMAGE_LINK_RE: ("![",),
        library.AUTOLINK_RE: ("<",),
        library.AUTOMAIL_RE: ("<",),
        library.LINE_BREAK_RE: ("  \n",),
        library.HTML_RE: ("<",),
        library.ENTITY_RE: ("&",),
        r"\*|_": ("*", "_"),  # strong and emphasis
        r"\[\^([^\]]*)\]": ("[^",),  # footnotes
    }.items()
}
ANY = ("",)
# These change nothing as long as no reference is defined.
OF_REFERENCES = frozenset(
    {
        library.ReferenceInlineProcessor,
        library.ShortReferenceInlineProcessor,
        library.ImageReferenceInlineProcessor,
        library.ShortImageReferenceInlineProcessor,
    }
)

_Expressed: TypeAlias = tuple[library.InlineProcessor, re.Pattern[str] | None]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern, its signs ("" is in every text), and elements that it may not stand in."""

    processor: library.InlineProcessor
    sign: str
    other: str
    of_references: bool
    excludes: tuple[str, ...]


class InlinePass(InlineProcessor):
    """Applies inline patterns to a tree."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._judged: list[_Expressed] = []
        self._patterns: list[_Pattern] = []
        self._signs: tuple[str, ...] = ()

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """The tree with its inline markup as elements."""
        processors: list[Any] = list(self.inlinePatterns)
        if not all(isinstance(one, library.InlineProcessor) for one in processors):
            return super().run(tree, ancestors)
        now = [(one, getattr(one, "compiled_re", None)) for one in processors]
        if self._judged != now:
            self._judge(now)
        self.stashed_nodes: dict[str, ET.Element | str] = {}
        self.parent_map = {child: parent for parent in tree.iter() for child in parent}
        self._walk(tree, [*(ancestors or ()), tree.tag.lower()])
        return tree

    def _judge(self, processors: "list[_Expressed]") -> None:
        """Find the signs of all patterns, when they are not those of the last text."""
        self._judged = processors
        self._patterns = [_known(*one) for one in processors]
        # A text without any of these is done. Placeholders may come from outside.
        signs = {sign for one in self._patterns for sign in (one.sign, one.other)}
        self._signs = (*sorted(signs), INLINE_PLACEHOLDER_PREFIX)

    def _walk(self, tree: ET.Element, ancestors: list[str]) -> None:
        waiting = deque([(tree, ancestors)])
        while waiting:
            element, self.ancestors = waiting.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            placed: list[tuple[ET.Element, list[ET.Element]]] = []
            for child in element:  # grows by what is found in tails
                text = child.text
                if text and not isinstance(text, AtomicString) and self._has_sign(text):
                    found = self._of_text(child, text)
                    waiting.extend(found)
                    placed.append((child, [one for one, _ in found]))
                if child.tail and self._has_sign(child.tail):
                    self._of_tail(element, child, child.tail)
                if len(child):
                    self.parent_map[child] = element
                    waiting.append((child, self.ancestors[:]))
            for child, found_in_text in placed:
                for place, one in enumerate(found_in_text):
                    child.insert(place, one)

    def _has_sign(self, text: str) -> bool:
        for sign in self._signs:  # noqa: SIM110 (a generator takes twice as long)
            if sign in text:
                return True
        return False

    def _of_text(self, child: ET.Element, text: str) -> list[tuple[ET.Element, list[str]]]:
        self.ancestors.append(child.tag.lower())
        child.text = None
        found = self._filled(self._read(text), child, of_text=True)
        for one, _ in found:
            self.parent_map[one] = child
        self.ancestors.pop()
        return found

    def _of_tail(self, element: ET.Element, child: ET.Element, tail: str) -> None:
        text = self._read(tail)
        holder = ET.Element("d")
        child.tail = None
        found = self._filled(text, holder, of_text=False)
        if holder.tail:
            child.tail = holder.tail
        place = list(element).index(child) + 1 if found else 0
        for one, _ in reversed(found):
            self.parent_map[one] = element
            element.insert(place, one)

    def _read(self, text: str, first: int = 0) -> str:
        """The text with a placeholder for each thing that patterns find, from the pattern at `first` on."""
        if isinstance(text, AtomicString):
            return text
        for index in range(first, len(self._patterns)):
            pattern = self._patterns[index]
            if pattern.sign not in text and pattern.other not in text:
                continue
            if pattern.of_references and not pattern.processor.md.references:
                continue
            start: int | None = 0
            while start is not None:
                text, start = self._applied(pattern, text, index, start)
        return text

    def _applied(self, pattern: _Pattern, text: str, index: int, start: int) -> tuple[str, int | None]:
        """The text with the pattern's next match replaced, and where to look on (None: there was no match)."""
        if pattern.excludes and any(tag in self.ancestors for tag in pattern.excludes):
            return text, None
        processor = pattern.processor
        for match in processor.getCompiledRegExp().finditer(text, start):
            node, begin, end = processor.handleMatch(match, text)
            if begin is not None and end is not None:
                break
        else:
            return text, None
        if node is None:
            return text, end
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            self._read_within(node, index)
        placeholder = self._stashed(node)
        return f"{text[:begin]}{placeholder}{text[end:]}", begin + len(placeholder)

    def _read_within(self, node: ET.Element, index: int) -> None:
        """What a pattern found may hold what later patterns find."""
        for child in (node, *node):
            if child.text:
                self.ancestors.append(child.tag.lower())
                child.text = self._read(child.text, index + 1)
                self.ancestors.pop()
            if child.tail:
                child.tail = self._read(child.tail, index)

    def _stashed(self, node: ET.Element | str) -> str:
        number = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[number] = node
        return INLINE_PLACEHOLDER % number

    def _filled(self, text: str, parent: ET.Element, *, of_text: bool) -> list[tuple[ET.Element, list[str]]]:
        """The elements that a text's placeholders stand for; the text between goes into their tails or the parent."""
        found: list[tuple[ET.Element, list[str]]] = []
        start = 0
        while (index := text.find(INLINE_PLACEHOLDER_PREFIX, start)) != -1:
            # Not necessarily the placeholder at `index`, which may be a broken one.
            mark = INLINE_PLACEHOLDER_RE.search(text, index)
            node = self.stashed_nodes.get(mark[1]) if mark else None
            if mark is None or node is None:
                end = index + len(INLINE_PLACEHOLDER_PREFIX)
                _link(text[start:end], found, parent, of_text=of_text)
                start = end
                continue
            if index > 0:
                _link(text[start:index], found, parent, of_text=of_text)
            start = mark.end()
            if isinstance(node, str):
                _link(node, found, parent, of_text=of_text)
            else:
                self._fill_within(node)
                found.append((node, self.ancestors[:]))
        rest = text[start:]
        _link(AtomicString(rest) if isinstance(text, AtomicString) else rest, found, parent, of_text=of_text)
        return found

    def _fill_within(self, node: ET.Element) -> None:
        for child in (node, *node):
            if (tail := child.tail) and INLINE_PLACEHOLDER_PREFIX in tail:
                child.tail = None
                found = self._filled(tail, child, of_text=False)
                place = list(node).index(child) + 1 if child is not node else 0
                for one, _ in reversed(found):
                    node.insert(place, one)
            if (text := child.text) and INLINE_PLACEHOLDER_PREFIX in text:
                child.text = None
                found = self._filled(text, child, of_text=True)
                for one, _ in reversed(found):
                    child.insert(0, one)


def _known(processor: library.InlineProcessor, expression: re.Pattern[str] | None) -> _Pattern:
    own = type(processor).getCompiledRegExp is library.Pattern.getCompiledRegExp
    signs = SIGNS.get(expression, ANY) if own and expression else ANY
    excludes = tuple(tag.lower() for tag in processor.ANCESTOR_EXCLUDES)
    return _Pattern(processor, signs[0], signs[-1], type(processor) in OF_REFERENCES, excludes)


def _link(text: str, found: list[tuple[ET.Element, list[str]]], parent: ET.Element, *, of_text: bool) -> None:
    """Puts text where it comes to stand: after the last element found, else into the parent's text or tail."""
    if not text:
        return
    if found:
        found[-1][0].tail = found[-1][0].tail + text if found[-1][0].tail else text
    elif of_text:
        parent.text = parent.text + text if parent.text else text
    else:
        parent.tail = parent.tail + text if parent.tail else text
