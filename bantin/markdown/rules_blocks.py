"""The rules grammar inside Python-Markdown: Điều as sections, khoản and điểm as lists whose labels are text."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict, deque
from collections.abc import Iterator

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from bantin.markdown.rules_lines import SECTIONS, TITLE_BELOW, Item, MarkedLine, marked_lines, placed
from bantin.vi.numbering import MarkerKind

MARK = re.compile(f"\n*{STX}rule:([0-9]+){ETX}")
LABEL = re.compile(f"{STX}label:([0-9]+){ETX}")
ORDINARY_HEADING = re.compile(r"\n*#{1,6}[ \t]")
# What holds the indented blocks below it, so that these do not belong to the khoản itself.
HOLDER = re.compile(r"\n* {0,3}(?:\[\^[^\]]*\]:|[*+-] |[0-9]+\. |!!! |: )")
INDENTED_LIST = re.compile(r" {4}\s*(?:[*+-]|[0-9]+\.) ")
WHOLLY_STRONG = re.compile(r"#{0,6} *(\*\*|__)(.*)\1 *#* *")
LONGEST_TITLE = 200

LISTS = {
    MarkerKind.KHOAN: ("ol", "khoan", "cac-khoan"),
    MarkerKind.SO_THAP_PHAN: ("ol", "so-thap-phan", "cac-muc"),
    MarkerKind.DIEM: ("ol", "diem", "cac-diem"),
    MarkerKind.ERROR: ("ol", "diem", "cac-diem"),
    MarkerKind.GACH: ("ul", "gach", "cac-gach"),
    MarkerKind.CONG: ("ul", "cong", "cac-cong"),
}


class RulesGrammar(Extension):
    """Adds the grammar to a converter; `items` and `positions` tell what the last text held."""

    def __init__(self) -> None:
        super().__init__()
        self.begin("")

    def begin(self, text: str) -> None:
        """Forget the last text; `text` comes next."""
        self.marked = tuple(marked_lines(text.split("\n")))
        self.items: tuple[Item, ...] = ()
        self.places: dict[ET.Element, Item] = {}
        self.open: list[tuple[int, ET.Element]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base's name)
        """Take part in reading a text: after raw HTML is put aside, before anything else looks at lines."""
        md.preprocessors.register(_Marks(md, self), "rules", 10)
        md.treeprocessors.register(_Labels(md, self), "rules-labels", 30)
        md.parser.blockprocessors.register(RulesBlocks(md, self), "rules", 110)


class _Marks(Preprocessor):
    """Makes every marked line the start of a block and puts the number of its item before it."""

    def __init__(self, md: Markdown, grammar: RulesGrammar) -> None:
        super().__init__(md)
        self.grammar = grammar

    def run(self, lines: list[str]) -> list[str]:
        met = _met(lines, self.grammar.marked)
        self.grammar.items = tuple(placed(met[number] for number in sorted(met)))
        order = {number: index for index, number in enumerate(sorted(met))}
        output: list[str] = []
        skip = 0
        first_paragraph = False
        for number, line in enumerate(lines):
            if skip:
                skip -= 1
            elif number not in met:
                if first_paragraph and INDENTED_LIST.match(line):
                    output.append("")
                first_paragraph = first_paragraph and line[:1] not in ("", " ")
                output.append(line)
            else:
                first_paragraph = True
                title, skip = _title(met[number], lines, number, met)
                output += ["", f"{STX}rule:{order[number]}{ETX}{title}"]
                if met[number].marker.kind in SECTIONS or _begins_block(lines, number + skip + 1):
                    output.append("")
        return output


def _met(lines: list[str], marked: tuple[MarkedLine, ...]) -> dict[int, MarkedLine]:
    """The marked lines of the source that are still lines of their own, by where they are now (not in raw HTML)."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for index, line in enumerate(marked):
        waiting[line.text.expandtabs(4)].append(index)
    last = -1
    met: dict[int, MarkedLine] = {}
    for number, text in enumerate(lines):
        queue = waiting.get(text)
        while queue and queue[0] <= last:
            queue.popleft()
        if queue:
            last = queue.popleft()
            met[number] = marked[last]
    return met


def _title(line: MarkedLine, lines: list[str], number: int, met: dict[int, MarkedLine]) -> tuple[str, int]:
    """The text after the label, and how many lines below it are part of it ("Chương I", then its title)."""
    rest = line.marker.rest
    if rest or line.marker.kind not in TITLE_BELOW:
        return rest, 0
    below = next((index for index in (number + 1, number + 2) if index < len(lines) and lines[index].strip()), None)
    if below is None or below in met or not _is_title(lines, below, met):
        return rest, 0
    strong = WHOLLY_STRONG.fullmatch(lines[below])
    return (strong[2] if strong else lines[below].lstrip("# ")).strip(), below - number


def _is_title(lines: list[str], number: int, met: dict[int, MarkedLine]) -> bool:
    """One short line of words, with nothing or a marker below it."""
    line = lines[number]
    after = number + 1
    alone = after >= len(lines) or not lines[after].strip() or after in met
    return (
        alone and len(line) <= LONGEST_TITLE and line[:1] not in " |>/[!" + STX and not line.endswith((".", ";", ":"))
    )


def _begins_block(lines: list[str], number: int) -> bool:
    return number < len(lines) and lines[number].startswith(("    ", "|"))


class RulesBlocks(BlockProcessor):
    """Builds sections and lists from blocks that `_Marks` has marked."""

    def __init__(self, md: Markdown, grammar: RulesGrammar) -> None:
        super().__init__(md.parser)
        self.grammar = grammar

    def test(self, parent: ET.Element, block: str) -> bool:
        """Whether a marked line begins the block."""
        del parent
        return MARK.match(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Make the element of the marked line, with the blocks that belong to it."""
        block = blocks.pop(0)
        mark = MARK.match(block)
        if mark is None:
            return
        item = self.grammar.items[int(mark[1])]
        container = self._placed(parent, item, block[mark.end() :])
        # Not parsed into the <li> itself, which other block processors would take for one of their own lists.
        holder = ET.Element("div") if container.tag == "li" else container
        self.parser.parseBlocks(holder, list(self._belonging(blocks, container)))
        if holder is not container:
            container.extend(holder)
        if blocks and ORDINARY_HEADING.match(blocks[0]):
            self.grammar.open.clear()

    def _belonging(self, blocks: list[str], container: ET.Element) -> Iterator[str]:
        """The blocks up to the next marker or ordinary heading; in a list item four spaces less."""
        held = False
        while blocks and not MARK.match(blocks[0]) and not ORDINARY_HEADING.match(blocks[0]):
            block = blocks.pop(0)
            indented = block.lstrip("\n").startswith(" " * 4)
            held = bool(HOLDER.match(block)) or (held and indented)
            loose = indented and container.tag == "li" and not held
            yield self.looseDetab(block) if loose else block

    def _placed(self, root: ET.Element, item: Item, text: str) -> ET.Element:
        """The element that holds what follows the item's label."""
        stack = self.grammar.open
        while stack and stack[-1][0] >= item.level:
            stack.pop()
        outer = stack[-1][1] if stack else root
        element = self._section(outer, item, text) if item.kind in SECTIONS else _entry(outer, item, text)
        stack.append((item.level, element))
        self.grammar.places[element] = item
        return element

    def _section(self, outer: ET.Element, item: Item, text: str) -> ET.Element:
        section = ET.SubElement(outer, "section", {"class": item.kind.value.replace("_", "-")})
        depth = 1 + sum(1 for _, element in self.grammar.open if element.tag == "section")
        heading = ET.SubElement(section, f"h{min(depth, 5)}", {"id": item.anchor})
        _label(heading, item, text)
        return section


def _entry(outer: ET.Element, item: Item, text: str) -> ET.Element:
    tag, name, names = LISTS[item.kind]
    last = outer[-1] if len(outer) else None
    entries = last if last is not None and last.get("class") == names else ET.SubElement(outer, tag, {"class": names})
    entry = ET.SubElement(entries, "li", {"class": name, **({"id": item.anchor} if item.anchor else {})})
    _label(ET.SubElement(entry, "p"), item, text)
    return entry


def _label(element: ET.Element, item: Item, text: str) -> None:
    """Text with the item's mark: a label must be text until `_Labels`, since other blocks may take the paragraph."""
    element.text = f"{STX}label:{item.line.number}{ETX}{text}"


class _Labels(Treeprocessor):
    """Makes elements of labels, which no inline markup may touch."""

    def __init__(self, md: Markdown, grammar: RulesGrammar) -> None:
        super().__init__(md)
        self.grammar = grammar

    def run(self, root: ET.Element) -> None:
        labels = {str(item.line.number): item.line.marker.label for item in self.grammar.items}
        for element in list(root.iter()):
            mark = LABEL.match(element.text or "")
            if mark and mark[1] in labels:
                text = (element.text or "")[mark.end() :]
                element.text = ""
                label = ET.Element("span", {"class": "label"})
                label.text = AtomicString(labels[mark[1]])
                label.tail = f" {text}" if text else ""
                element.insert(0, label)
