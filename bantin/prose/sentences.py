"""Sentences: what belongs together in a text, with the edition, year and contest that each is about."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.prose.beginnings import found_from, lowered
from bantin.prose.facts import Context
from bantin.vi.numbers import read_edition
from bantin.vi.text import fold

# A sentence ends with its mark, with its paragraph, or where a list item, a table's row or a heading begins.
END = re.compile(r"[\n.!?…;](?:(?<!\n)(?=\s)|(?<=\n)(?:\s*\n|(?=\s*(?:[-+*#|>]|[0-9]{1,3}[.)]\s|[a-zđ]\)\s|///|!!!))))")
LONGEST = 2000  # characters: what is longer is no sentence
# A sentence with nothing like a date, no prizes, rounds and support states nothing that could be compared.
WORTH = ("giải", "vòng", "thưởng", "hỗ trợ")
DATE_LIKE = re.compile(r"[0-9]\s?(?:/\s?[0-9]|[.-]\s?(?:0?[1-9]|1[0-2])(?![0-9]))")
HEADING = re.compile(r"\s*#{1,6}\s")
EDITION = re.compile(r"lần\s+thứ\s+([IVXLC]+|[0-9]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)", re.IGNORECASE)
YEAR = re.compile(r"(?<!\w)(?<!tháng [0-9] )(?<!tháng [0-9]{2} )(?:năm|mùa|mùa giải|kỳ)\s+((?:19|20)[0-9]{2})(?!\w)")
YEAR_BEGINS = re.compile("năm|mùa|kỳ")
CONTEST = re.compile(r"(?:cuộc|hội)\s+thi\s+[“\"]?(?P<name>[^\W\d_]\w*(?:\s+\w+){0,5})")
CONTEST_BEGINS = re.compile("cuộc|hội")
AFTER_NAME = frozenset(
    """dien co gom duoc do se da la nam lan tu nhan vua ket bat trao voi khai mo to chia cung dang chi nay tren cho o
    tai trong vao den de khong con lai thu keo khep va qua moi nop huong mang cua""".split()
)
# What is not said of this contest as it is: plans, changes, other times, suppositions, quarrels about words.
DOUBTS = (
    "dự kiến|thay vì|lùi|dời|hoãn|gia hạn|điều chỉnh|ban đầu|trước đây|năm ngoái|năm trước|kỳ trước"
    "|lần trước|mùa trước|năm sau|năm tới|lần sau|ví dụ|thí dụ|chẳng hạn|giả sử|giả định|nếu|không phải|nhầm"
    "|từng đạt|từng đoạt|từng giành"
    "|đính chính|tin đồn|so với|thay đổi|cuộc thi khác|các cuộc thi|nhiều cuộc thi|tương tự"
)
DOUBTFUL = re.compile(rf"(?<!\w)(?:{DOUBTS})(?!\w)")
DOUBT = tuple(DOUBTS.split("|"))
QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the text, as written and as it is looked at.

    `text` is the sentence in one line and in small letters, without what it quotes; `dated` where it may hold a date.
    """

    start: int
    written: str
    above: Context
    text: str
    dated: bool

    def has_any(self, words: tuple[str, ...]) -> bool:
        """Whether it has any of these in it; most sentences are told apart by this alone."""
        return any(map(self.text.__contains__, words))

    @property
    def context(self) -> Context:
        """What it is about; looked for only where it states something."""
        return _context(self.written, self.above)

    @property
    def doubtful(self) -> bool:
        """Whether it speaks of plans, changes or other times."""
        return self.has_any(DOUBT) and DOUBTFUL.search(self.text) is not None

    def as_written(self, start: int, end: int) -> str:
        """A part of it as it was typed, with single spaces."""
        return " ".join(self.written[start:end].split())


def sentences_of(plain: str) -> Iterator[Sentence]:
    """The sentences of plain words; what a heading is about holds for those below it."""
    above = Context()
    small = lowered(plain)
    dates = [found.start() for found in DATE_LIKE.finditer(small)]
    for start, end in _stretches(plain):
        part = small[start:end]
        if "#" in part and HEADING.match(part):
            above = _context(plain[start:end], Context())
        at = bisect_left(dates, start)
        dated = (at < len(dates) and dates[at] < end) or "tháng" in part
        if (dated or any(map(part.__contains__, WORTH))) and len(part) <= LONGEST:
            yield _sentence(start, plain[start:end], part, above, dated)


def _sentence(start: int, written: str, small: str, above: Context, dated: bool) -> Sentence:  # noqa: FBT001
    text = QUOTED.sub(_blank_with_digits, small) if "“" in small or '"' in small else small
    return Sentence(start, written, above, text.replace("\n", " "), dated)


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in END.finditer(plain):
        yield start, found.end()
        start = found.end()
    yield start, len(plain)


def _blank_with_digits(found: re.Match[str]) -> str:
    """A quotation with a figure is somebody else's statement; one without is a name."""
    return " " * len(found[0]) if any(map(str.isdecimal, found[0])) else found[0]


def _context(text: str, above: Context) -> Context:
    small = lowered(text)
    edition = EDITION.search(text) if "lần" in small else None
    years = {int(found[1]) for found in found_from(YEAR, YEAR_BEGINS, small)}
    number = read_edition(edition[1]).value if edition else None
    return Context(
        number or above.edition, min(years) if len(years) == 1 else above.year, _contest(small) or above.contest
    )


def _contest(text: str) -> str:
    """The folded name of the contest that a sentence names: the words that cannot belong to the sentence itself."""
    for found in found_from(CONTEST, CONTEST_BEGINS, text):
        words: list[str] = []
        for word in fold(found["name"]).split():
            if word in AFTER_NAME:
                break
            words.append(word)
        if words:
            return " ".join(words[:4])
    return ""
