"""What is wrong with the numbers and citations of rules: gaps, letters out of order, strays, danglers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bantin.markdown import remarks
from bantin.markdown.locate import Source
from bantin.markdown.rules_citations import Dangling
from bantin.markdown.rules_lines import Item, Stray, label_of, strays
from bantin.problems import Problem, Span
from bantin.vi.numbering import MarkerKind, check_sequence

CODES = {
    MarkerKind.DIEU: "dieu-gap",
    MarkerKind.LA_MA: "dieu-gap",
    MarkerKind.KHOAN: "khoan-gap",
    MarkerKind.DIEM: "diem-order",
    MarkerKind.ERROR: "diem-order",
}
NAMES = {
    MarkerKind.PHAN: "phần",
    MarkerKind.CHUONG: "chương",
    MarkerKind.MUC: "mục",
    MarkerKind.LA_MA: "phần",
    MarkerKind.DIEU: "điều",
    MarkerKind.KHOAN: "khoản",
    MarkerKind.SO_THAP_PHAN: "khoản",
    MarkerKind.DIEM: "điểm",
    MarkerKind.ERROR: "điểm",
}


def check_rules(items: Sequence[Item], dangling: Sequence[Dangling], place: Source) -> Iterator[Problem]:
    """The warnings about the numbering and the citations of one body of rules."""
    for group in _groups(items):
        for fault in check_sequence([label_of(item.line.marker) for item in group]):
            item = group[fault.index]
            yield remarks.out_of_order(CODES[item.kind], _span(item, place), item.line.marker.label, fault.message)
    for stray in strays(place.uncommented.split("\n")):
        start = place.offset(stray.number, stray.column)
        yield _said_of(stray, place.span(start, start + len(stray.label)))
    for citation in dangling:
        after = place.offset(citation.item.line.number) if citation.item else 0
        yield remarks.citation_dangling(place.words(citation.text, after, citation.lead), citation.text)


def _said_of(stray: Stray, span: Span) -> Problem:
    said = remarks.marker_indented if stray.indented else remarks.marker_ends_otherwise
    return said(span, stray.label, stray.meant.label, NAMES[stray.meant.kind])


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """Items that count together: all Điều, the khoản of one Điều, the điểm of one khoản."""
    groups: defaultdict[tuple[str, int], list[Item]] = defaultdict(list)
    last: dict[int, int] = {}
    for number, item in enumerate(items):
        code = CODES.get(item.kind)
        if code:
            within = 0 if item.kind is MarkerKind.DIEU else _start_of_group(item, last)
            groups[item.kind.value if item.kind is not MarkerKind.ERROR else "diem", within].append(item)
        last[item.level] = number
    return list(groups.values())


def _start_of_group(item: Item, last: dict[int, int]) -> int:
    """The number of the last item that is larger: a new one begins a new list."""
    return max((number for level, number in last.items() if level < item.level), default=-1) + 1


def _span(item: Item, place: Source) -> Span:
    label = item.line.marker.label
    column = max(0, item.line.text.find(label))
    start = place.offset(item.line.number, column)
    return place.span(start, start + len(label))
