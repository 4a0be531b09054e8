"""Citations in the prose of rules ("điểm đ khoản 1 Điều 5"): where they stand and which anchor they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from bantin.vi.numbering import LETTERS, anchor_part
from bantin.vi.numbers import roman_value

W = r"[ \t\n\u00a0]{1,4}"
O = r"[ \t\n\u00a0]{0,4}"  # noqa: E741 - short, for it stands in every pattern
NUMBER = r"[0-9]{1,3}[a-zđ]?(?![\w/])(?![.,][0-9])"
LETTER = r"[a-zđ][0-9]{0,2}(?![\w/)])"
ROMAN = r"[IVXLC]{1,8}(?!\w)"
JOIN = rf"(?:{O}[,;]{O}(?:(?:và|hoặc|hay){W})?|{W}(?:và|hoặc|hay|đến){W})"
THIS = r"này(?!\w)"

# From small to large, as Decree 30/2020 has them cited.
RANKS = ("diem", "khoan", "dieu", "muc", "chuong", "phan")
DIEU = RANKS.index("dieu")
WORDS = {"điểm": "diem", "khoản": "khoan", "điều": "dieu", "mục": "muc", "chương": "chuong", "phần": "phan"}
LABELS = {
    "điểm": LETTER,
    "khoản": NUMBER,
    "điều": NUMBER,
    "Mục": f"(?:{ROMAN}|{NUMBER})",
    "Chương": f"(?:{ROMAN}|{NUMBER})",
    "Phần": ROMAN,
}


def _form(word: str, label: str) -> str:
    """The regular expression of one kind of part. Mục, Chương, Phần need their capital: they are common words too."""
    name = word if word[0].isupper() else f"(?:{word}|{word.capitalize()}|{word.upper()})"
    labels = f"(?i:{label})" if word == "điểm" else label
    return rf"{name}{W}(?:{THIS}|{labels}(?:{JOIN}{labels})*)"


UNIT = re.compile(
    rf"(?<!\w)(?:(?P<all>[Cc]ác){W})?(?:{'|'.join(_form(word, label) for word, label in LABELS.items())})"
)
LABEL = re.compile(rf"(?<!\w)(?:{THIS}|{NUMBER}|{ROMAN}|(?i:{LETTER}))")
UP = re.compile(rf"{O},?{O}(?:(?:của|thuộc|tại|ở){W})?")
ACROSS = re.compile(rf"{O}[,;]?{O}(?:(?:và|hoặc|hay|đến|cùng){W})?")
AMOUNT_AFTER = re.compile(rf"{O}(?:nghìn|ngàn|triệu|tỷ|tỉ|tr|k|đồng|đ|%|₫)(?!\w)", re.IGNORECASE)
END_OF_LIST = re.compile(rf"{O}(?:$|[.;:)\]”\n]|(?:của|thuộc|tại|này|nêu|trên|và|hoặc|Thể){W}?)")

# A citation of another document: its name or number follows.
LAW = r"(?i:bộ luật|luật|nghị định|thông tư|nghị quyết|pháp lệnh|hiến pháp)"
# A law's name in short: a code ("BLHS"), any other with its year ("LSHTT 2005"); "BTC" is the organisers.
SHORT = rf"(?:BL[A-ZĐ]{{1,5}}|L[A-ZĐ]{{2,6}}{W}(?:năm{W})?[12][0-9]{{3}})"
ACT = r"(?:(?:Quyết định|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|Lệnh|Công ước|Hiệp định|Văn bản|Tờ trình)|quyết định số)"
OWN_NAME = rf"(?:Quy chế|Quy định|Điều lệ|Thông báo)(?!{W}này)"
SYMBOL = r"(?:số[ \u00a0])?[0-9]{1,5}(?:/[0-9]{4})?[/-][A-ZĐ][\w-]*"
ELSEWHERE = re.compile(
    rf"{O}[,(]?{O}(?:(?:của|theo|tại|thuộc|trong|ban hành kèm theo){W})?"
    rf"(?:{LAW}|{SHORT}|{ACT}|{OWN_NAME}|{SYMBOL})(?!\w)"
)

# "khoản 1 Điều trên": the larger part is named by where it stands, which is nothing to follow.
SOMEWHERE = re.compile(
    rf"{UP.pattern}(?:[Đđ]iều|[Kk]hoản|Mục|Chương|Phần){W}(?:(?:nêu|nói){W})?(?:trên|dưới|trước|sau|đó|kế|liền)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where in the rules a sentence stands, or what it cites: the labels of each part, None where there is none."""

    diem: str | None = None
    khoan: str | None = None
    dieu: str | None = None
    muc: str | None = None
    chuong: str | None = None
    phan: str | None = None

    @property
    def anchor(self) -> str:
        """The id that the cited part has in the page."""
        inner = tuple(anchor_part(label) for label in (self.khoan, self.diem) if label)
        if self.phan and inner and not self.dieu:
            return "-".join(("phan", anchor_part(self.phan), *inner))
        if self.dieu or inner:
            named = (("dieu", self.dieu), ("khoan", self.khoan), ("diem", self.diem))
        else:
            named = (("phan", self.phan), ("chuong", self.chuong), ("muc", self.muc))
        return "-".join(f"{name}-{anchor_part(label)}" for name, label in named if label)


NOWHERE = Position()


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited part of these rules: the stretch of text to link, and what it means."""

    start: int
    end: int
    text: str
    target: Position

    @property
    def anchor(self) -> str:
        """The id to link to."""
        return self.target.anchor


class Label(NamedTuple):
    """One label and its place in the text."""

    text: str
    start: int
    end: int


class Unit(NamedTuple):
    """A kind of part with its labels: "các điểm a, b và c"."""

    rank: int
    start: int
    labels: tuple[Label, ...]

    @property
    def end(self) -> int:
        """Where the last label ends."""
        return self.labels[-1].end


Chain = tuple[Unit, ...]  # from small to large: điểm, khoản, Điều


def find_citations(text: str, here: Position = NOWHERE) -> tuple[Citation, ...]:
    """The citations of these rules in the text, in order; those of other documents are left out.

    `here` is the place of the text itself: "Điều này", and a khoản without its Điều, are found from it.
    """
    found: list[Citation] = []
    for cluster in _clusters(text):
        end = cluster[-1][-1].end
        if ELSEWHERE.match(text, end) or SOMEWHERE.match(text, end):
            # "khoản 1 Điều này, Điều 2 Luật …": what says "này" is of these rules all the same.
            cluster = [chain for chain in cluster if _is_here(chain)]  # noqa: PLW2901 - the same cluster, less what is elsewhere
        found += _citations(cluster, text, here)
    return tuple(found)


def _is_here(chain: Chain) -> bool:
    return any(label.text == "này" for unit in chain for label in unit.labels)


def _clusters(text: str) -> Iterator[list[Chain]]:
    """Chains that belong together: "điểm a khoản 1 và điểm b khoản 2 Điều 5"."""
    cluster: list[Chain] = []
    for unit in _units(text):
        if not cluster:
            cluster = [(unit,)]
            continue
        last = cluster[-1][-1]
        between = text[last.end : unit.start]
        if unit.rank > last.rank and UP.fullmatch(between):
            cluster[-1] = (*cluster[-1], unit)
        elif ACROSS.fullmatch(between):
            cluster.append((unit,))
        else:
            yield cluster
            cluster = [(unit,)]
    if cluster:
        yield cluster


def _units(text: str) -> Iterator[Unit]:
    for match in UNIT.finditer(text):
        start = match.end("all") if match["all"] else match.start()
        word = re.search(r"\w+", text[start : match.end()])
        if not word or word[0].lower() not in WORDS:
            continue
        after = start + word.end()
        labels = tuple(
            Label(found[0], found.start(), found.end()) for found in LABEL.finditer(text, after, match.end())
        )
        labels = _certain(labels, text, word[0].lower(), named_all=bool(match["all"]))
        if labels:
            yield Unit(_rank(word[0].lower(), labels), match.start(), labels)


def _rank(word: str, labels: tuple[Label, ...]) -> int:
    """The rank of a part; "Mục I" is a section with a Roman number, which stands where a Phần would."""
    roman = word == "mục" and labels[0].text[0] in "IVXLC"
    return RANKS.index("phan" if roman else WORDS[word])


def _certain(labels: tuple[Label, ...], text: str, word: str, *, named_all: bool) -> tuple[Label, ...]:
    """The labels that cannot be anything else: "Điều 5, 10 thí sinh" cites Điều 5 only, "khoản 5 triệu" nothing."""
    if word == "khoản" and AMOUNT_AFTER.match(text, labels[-1].end):
        labels = labels[:-1]
    listed = len(labels) > 1 and word != "điểm" and not named_all
    if listed and not (END_OF_LIST.match(text, labels[-1].end) or _goes_up(text, labels[-1].end)):
        return labels[:1]
    return labels


def _goes_up(text: str, at: int) -> bool:
    """Whether a larger part follows, as Điều after "khoản 1, 2 và 3"."""
    gap = UP.match(text, at)
    return bool(gap and UNIT.match(text, gap.end()))


def _citations(cluster: list[Chain], text: str, here: Position) -> list[Citation]:
    found: list[Citation] = []
    for chain, outer in zip(cluster, _outers(cluster, here), strict=True):
        target = _resolved(chain, outer, here)
        if target is not None:
            found += _links(chain, target, text, here)
    return found


def _outers(cluster: list[Chain], here: Position) -> list[Position]:
    """What each chain takes its missing larger parts from.

    That is the chain after it ("điểm a và điểm b khoản 1 Điều 5"), or a larger one before it ("Điều 5, khoản 1"),
    or the place of the text itself.
    """
    outers: list[Position | None] = [None] * len(cluster)
    right: Position | None = None
    for place in reversed(range(len(cluster))):
        chain = cluster[place]
        outers[place] = here if chain[-1].rank >= DIEU else right
        right = _resolved(chain, outers[place] or here, here) if outers[place] else None
    settled: list[Position] = []
    for place, chain in enumerate(cluster):
        before = cluster[place - 1] if place else None
        larger = _resolved(before, settled[-1], here) if before and before[0].rank >= chain[-1].rank else None
        settled.append(outers[place] or larger or here)
    return settled


def _resolved(chain: Chain, outer: Position, here: Position) -> Position | None:
    """What the chain means with the first label of each unit; None for a "này" that has no place to mean."""
    top = chain[-1].rank
    kept = {name: getattr(outer, name) for name in RANKS[top + 1 :]}
    target = Position(**kept)
    for unit in chain:
        label = _label(unit, unit.labels[0], here)
        if label is None:
            return None
        target = replace(target, **{RANKS[unit.rank]: label})
    return target if _is_citable(chain, target) else None


def _label(unit: Unit, label: Label, here: Position) -> str | None:
    name = RANKS[unit.rank]
    if label.text == "này":
        found: str | None = getattr(here, name)
        return found
    if name == "diem":
        return label.text.lower()
    roman = roman_value(label.text) if name == "chuong" else None
    return str(roman) if roman else label.text.lower()


def _is_citable(chain: Chain, target: Position) -> bool:
    """Whether the chain is a citation. A điểm alone must have a place and a small letter: "điểm A" is a mark."""
    first = chain[0]
    if first.rank != RANKS.index("diem"):
        return True
    if any(label.text != "này" and label.text[0].lower() not in LETTERS for label in first.labels):
        return False
    return len(chain) > 1 or (bool(target.khoan or target.dieu) and first.labels[0].text.islower())


def _links(chain: Chain, target: Position, text: str, here: Position) -> list[Citation]:
    """One citation for each label of the smallest unit; the last one reaches to the end of the chain."""
    unit = chain[0]
    name = RANKS[unit.rank]
    links = []
    for label in unit.labels:
        start = unit.start if label is unit.labels[0] else label.start
        end = chain[-1].end if label is unit.labels[-1] else label.end
        meant = replace(target, **{name: _label(unit, label, here)})
        links.append(Citation(start, end, text[start:end], meant))
    return links
