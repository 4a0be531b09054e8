"""The lines of rules that begin something: which are markers, and what each one's place in the whole is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bantin.vi.citations import NOWHERE, Position
from bantin.vi.numbering import CAPITALS, LETTERS, Marker, MarkerKind, read_marker

# From large to small. Roman sections ("I. MỤC ĐÍCH") stand where layouts without Điều have them.
LEVELS = {
    MarkerKind.PHAN: 0,
    MarkerKind.CHUONG: 1,
    MarkerKind.MUC: 2,
    MarkerKind.LA_MA: 3,
    MarkerKind.DIEU: 4,
    MarkerKind.KHOAN: 5,
    MarkerKind.SO_THAP_PHAN: 6,
    MarkerKind.DIEM: 7,
    MarkerKind.ERROR: 7,
    MarkerKind.GACH: 8,
    MarkerKind.CONG: 9,
}
PARTS = {
    MarkerKind.PHAN: "phan",
    MarkerKind.CHUONG: "chuong",
    MarkerKind.MUC: "muc",
    MarkerKind.LA_MA: "phan",
    MarkerKind.DIEU: "dieu",
    MarkerKind.KHOAN: "khoan",
    MarkerKind.SO_THAP_PHAN: "khoan",
    MarkerKind.DIEM: "diem",
    MarkerKind.ERROR: "diem",
}
SECTIONS = frozenset(kind for kind, level in LEVELS.items() if level <= LEVELS[MarkerKind.DIEU])
TITLE_BELOW = SECTIONS - {MarkerKind.DIEU}

POSSIBLE = re.compile(r"[#*_\-–+0-9IVXLCPpDdĐđMm]|[^\W\d_][0-9]{0,2}\)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
BLOCK_START = re.compile(r" {0,3}(/{3,}) *[\w-]+ *(?:\|.*)?")
TABLE_RULE = re.compile(r" *\|?[ :]*-[-| :]*\|[-| :]*")
RULE = re.compile(r"(?:[-*_] ?){3,}\s*")
ROMAN = re.compile(r"[IVXLC]+(?!\w)")
# Four spaces begin an ordinary list inside a khoản; a tab or fewer spaces are what Word leaves before a marker.
INDENT = re.compile(r"(?! {4})[ \t\u00a0]*")
DECORATION = re.compile(r"(?:#{1,6}[ \t\u00a0]+)?(?:\*\*|__)?")
# No date, fraction or “đ/c” (đồng chí): a space or a capital follows the slash.
OTHER_END = re.compile(rf"([0-9]{{1,3}}[a-zđ]?|[IVX]{{1,8}}|[a-zđ][0-9]{{0,2}})(\\[.)]|/(?=[ \t\u00a0{CAPITALS}]|$))")


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line that begins with a marker; lines count from 0."""

    number: int
    text: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class Stray:
    """What looks like a marker and is none: where its label stands, as typed, and the marker that was meant.

    Lines and columns count from 0.
    """

    number: int
    column: int
    label: str
    meant: Marker
    indented: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A marked line with its place in the whole: what it is inside of, and its own anchor ("" for dashes)."""

    line: MarkedLine
    level: int
    position: Position
    anchor: str

    @property
    def kind(self) -> MarkerKind:
        """What the line begins."""
        return self.line.marker.kind


def marked_lines(lines: Iterable[str]) -> Iterator[MarkedLine]:
    """The lines that begin something; those in a code fence, a block of ours or a table do not."""
    for number, line in _open_lines(lines):
        marker = read_marker(line) if POSSIBLE.match(line) and not RULE.fullmatch(line) else None
        if marker:
            yield MarkedLine(number, line, marker)


def strays(lines: Iterable[str]) -> Iterator[Stray]:
    r"""What looks like a marker but stands indented, or has another end (“1/”, “1\.”): it begins nothing."""
    for number, line in _open_lines(lines):
        indent = INDENT.match(line)
        stray = _stray(number, line, indent.end()) if indent else None
        if stray:
            yield stray


def _stray(number: int, line: str, indent: int) -> Stray | None:
    decorated = DECORATION.match(line, indent)
    start = decorated.end() if decorated else indent
    other = OTHER_END.match(line, start)
    meant = read_marker(_regular(other[1], other[2])) if other else read_marker(line[start:]) if indent else None
    if meant is None or meant.kind not in PARTS:
        return None
    return Stray(number, start, other[0] if other else meant.label, meant, indented=indent > 0)


def _regular(label: str, end: str) -> str:
    """A label with the end that its kind has: “1.”, “I.”, “a)”."""
    usual = "." if label[0].isdecimal() or label[0].isupper() else ")"
    return label + usual if end in {"/", f"\\{usual}"} else ""


def _open_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines, with their numbers, that stand in no code fence, block of ours or table."""
    fence = ""
    block = ""
    before = ""
    in_table = False
    for number, line in enumerate(lines):
        in_table = (in_table or ("|" in before and TABLE_RULE.fullmatch(line) is not None)) and bool(line.strip())
        before = line
        if fence or block:
            fence = "" if fence and line.strip().startswith(fence) else fence
            block = "" if block and line.strip() == block else block
        elif found := FENCE.match(line):
            fence = found[1]
        elif found := BLOCK_START.fullmatch(line):
            block = found[1]
        elif not in_table:
            yield number, line


def placed(lines: Iterable[MarkedLine]) -> Iterator[Item]:
    """Each marked line as an item: its position is the last one of each larger level and its own label."""
    open_items: list[tuple[int, Position]] = []
    taken: set[str] = set()
    for line in lines:
        level = LEVELS[line.marker.kind]
        while open_items and open_items[-1][0] >= level:
            open_items.pop()
        position = _position(line.marker, open_items[-1][1] if open_items else NOWHERE)
        open_items.append((level, position))
        anchor = "" if level >= LEVELS[MarkerKind.GACH] else _free(position.anchor, taken)
        yield Item(line, level, position, anchor)


def label_of(marker: Marker) -> str:
    """The label without its dot or bracket: "5", "5a", "đ", "đ1"."""
    if marker.kind is MarkerKind.DIEM and isinstance(marker.value, int):
        return LETTERS[marker.value - 1]
    if marker.kind is MarkerKind.ERROR:
        return marker.label.strip("*#_ )").lower()
    return str(marker.value)


def _position(marker: Marker, outer: Position) -> Position:
    name = PARTS.get(marker.kind)
    if name is None:
        return outer
    label = label_of(marker)
    roman = ROMAN.search(marker.label) if name == "phan" else None
    return replace(outer, **{name: roman[0] if roman else label.replace(".", "-")})


def _free(anchor: str, taken: set[str]) -> str:
    number = 1
    free = anchor
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free
