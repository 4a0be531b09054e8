"""Citations in rules become links to what they cite; those of something that is not there are noted."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from bantin.markdown.rules_blocks import RulesGrammar
from bantin.markdown.rules_lines import Item
from bantin.vi.citations import NOWHERE, Citation, find_citations

INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split()
)
UNTOUCHED = frozenset("a code h1 h2 h3 h4 h5 h6 kbd pre samp".split())
# So many characters tell a "2" of a list from all others.
LEAD = 30
CITABLE = ("iều", "hoản", "iểm", "ục ", "ương ", "hần ", "IỀU", "HOẢN", "IỂM")


@dataclass(frozen=True, slots=True)
class Dangling:
    """A citation of what the rules do not have, the item in which it stands, and the words right before it."""

    text: str
    anchor: str
    item: Item | None
    lead: str = ""


@dataclass(slots=True)
class _Segment:
    """A stretch of text in the tree: the text of `owner`, or the tail of its child `after`."""

    owner: ET.Element
    after: ET.Element | None
    text: str
    linkable: bool
    start: int = 0


class CitationLinks(Treeprocessor):
    """Runs after inline markup; a citation may go through emphasis ("khoản 1 **Điều 5**")."""

    def __init__(self, md: Markdown, grammar: RulesGrammar) -> None:
        super().__init__(md)
        self.grammar = grammar
        self.dangling: list[Dangling] = []

    def run(self, root: ET.Element) -> None:
        """Link the citations of a whole text."""
        self.dangling = []
        self.anchors = {item.anchor for item in self.grammar.items}
        for run, item in list(self._runs(root, None)):
            self._link(run, item)

    def _runs(self, element: ET.Element, outer: Item | None) -> Iterator[tuple[list[_Segment], Item | None]]:
        """Unbroken runs of text, each with the item that it stands in."""
        item = self.grammar.places.get(element, outer)
        run = [_Segment(element, None, element.text or "", linkable=element.tag not in UNTOUCHED)]
        for child in element:
            if child.tag in INLINE:
                run += _segments(child, linkable=child.get("class") != "label")
            else:
                yield run, item
                yield from self._runs(child, item)
                run = []
            run.append(_Segment(element, child, child.tail or "", linkable=element.tag not in UNTOUCHED))
        yield run, item

    def _link(self, run: list[_Segment], item: Item | None) -> None:
        text = ""
        for segment in run:
            segment.start = len(text)
            text += segment.text
        if not any(word in text for word in CITABLE):
            return
        here = item.position if item else NOWHERE
        citations = []
        for found in find_citations(text, here):
            if found.anchor in self.anchors:
                citations.append(found)
            elif all(segment.linkable for segment in run if _meets(found, segment)):
                lead = text[max(0, found.start - LEAD) : found.start]
                self.dangling.append(Dangling(found.text, found.anchor, item, lead))
        for segment in reversed(run):
            if segment.linkable:
                _place_links(segment, [found for found in citations if _meets(found, segment)])


def _segments(element: ET.Element, *, linkable: bool) -> Iterator[_Segment]:
    linkable = linkable and element.tag not in UNTOUCHED
    yield _Segment(element, None, element.text or "", linkable=linkable)
    for child in element:
        yield from _segments(child, linkable=linkable)
        yield _Segment(element, child, child.tail or "", linkable=linkable)


def _meets(found: Citation, segment: _Segment) -> bool:
    return found.start < segment.start + len(segment.text) and segment.start < found.end


def _place_links(segment: _Segment, citations: list[Citation]) -> None:
    """Cuts a segment at its citations and puts links between."""
    if not citations:
        return
    text, index = segment.text, 0
    if segment.after is not None:
        index = list(segment.owner).index(segment.after) + 1
    ends = [*(max(0, found.start - segment.start) for found in citations[1:]), len(text)]
    first = text[: max(0, citations[0].start - segment.start)]
    if segment.after is None:
        segment.owner.text = first
    else:
        segment.after.tail = first
    for place, (found, end) in enumerate(zip(citations, ends, strict=True)):
        link = ET.Element("a", {"class": "citation", "href": f"#{found.anchor}"})
        start, stop = max(0, found.start - segment.start), min(len(text), found.end - segment.start)
        link.text = AtomicString(text[start:stop])
        link.tail = text[stop:end]
        segment.owner.insert(index + place, link)
