"""Counts in running text: how many prizes of a rank, prizes, rounds and supported entries there are said to be."""

import re
from collections.abc import Callable, Iterator

from bantin.problems import Span
from bantin.prose.facts import CountFact
from bantin.prose.sentences import Sentence
from bantin.prose.sums import RANK
from bantin.vi.number_words import number_of
from bantin.vi.text import fold

SpanOf = Callable[[int, int], Span]

NUMBER = (
    r"(?P<count>(?<![\w.,/-])[0-9]{1,2}|(?<!\w)(?:mười\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)|một|hai|ba|bốn|năm|sáu"
    r"|bảy|tám|chín|mười))"
)
HAS = r"(?:gồm|bao\s+gồm|có|qua|trải\s+qua|với|chia\s+(?:làm|thành)|:)"
PRIZES = re.compile(rf"{NUMBER}(?:\s+\(0?[0-9]+\))?\s+giải\s+{RANK}", re.IGNORECASE)
ALL_PRIZES = re.compile(
    rf"(?<!\w)(?:{HAS}|sẽ\s+trao|cơ\s+cấu)\s+(?:tổng\s+cộng\s+)?{NUMBER}\s+giải(?:\s+thưởng)?(?!\w)"
    rf"(?!\s+(?:{RANK.replace('?P<rank>', '?:')}|chính|pháp|quyết|đáp|trình|ngân|thích|bóng|chạy|đấu|thể|tập|cá))",
    re.IGNORECASE,
)
ROUNDS = re.compile(
    rf"(?<!\w){HAS}\s+{NUMBER}\s+vòng(?:\s+thi)?(?!\w)(?!\s+(?:quanh|tròn|đấu|bảng|lặp|chạy))", re.IGNORECASE
)
SUPPORTED = re.compile(
    rf"(?<!\w)hỗ\s+trợ\s[^,;.]{{0,50}}?cho\s+{NUMBER}\s+(?P<unit>ý\s+tưởng|dự\s+án|đội|nhóm|bài|thí\s+sinh|tác\s+giả)",
    re.IGNORECASE,
)
# What most sentences have none of.
COUNTED = (
    "vòng",
    "hỗ trợ",
    *(f"giải {rank}" for rank in ("nhất", "nhì", "ba", "tư", "khuyến", "đặc", "thưởng", "phụ", "tr")),
)
ANY_PRIZES = re.compile(r"(?:[0-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mốt|lăm)\s+giải", re.IGNORECASE)
CONTEST = re.compile(r"(?<!\w)(?:cuộc|hội)\s+thi(?!\w)", re.IGNORECASE)
# What was awarded is not what was planned; what is for each board or unit is not the sum.
AWARDED = re.compile(
    r"(?<!\w)(?:đã\s+trao|(?<!sẽ\s)trao|đoạt|đạt|giành|nhận|được\s+trao|thêm|mỗi|từng|không|chưa|thiếu|còn|chỉ|tỉnh|huyện|xã"
    r"|trường|nhà\s+trường|em|anh|chị|ông|bà|đội|nhóm|bảng)(?!\w)",
    re.IGNORECASE,
)
HELD = re.compile(r"\s*(?:thuộc\s+về|vào\s+tay|về\s+tay|cho\s+(?!mỗi)|đã)", re.IGNORECASE)


def count_facts(sentence: Sentence, span_of: SpanOf) -> Iterator[CountFact]:
    """What a sentence says about how many there are."""
    text = sentence.text
    told = sentence.has_any(COUNTED) or ("giải" in sentence.lowered and ANY_PRIZES.search(text))
    if not told or sentence.doubtful:
        return
    if "iải" in text or "GIẢI" in text:
        yield from _prizes(sentence, span_of)
    if "vòng" in text and CONTEST.search(text):
        for found in ROUNDS.finditer(text):
            yield from _fact(found, "rounds", "", sentence, span_of)
    if "hỗ trợ" in text:
        for found in SUPPORTED.finditer(text):
            yield from _fact(found, "support", fold(found["unit"]), sentence, span_of)


def _prizes(sentence: Sentence, span_of: SpanOf) -> Iterator[CountFact]:
    text = sentence.text
    for found in PRIZES.finditer(text):
        if not AWARDED.search(text[: found.start()]) and not HELD.match(text, found.end()):
            yield from _fact(found, "prize", fold(found["rank"]), sentence, span_of)
    for found in ALL_PRIZES.finditer(text):
        if not AWARDED.search(text[: found.start()]):
            yield from _fact(found, "prizes", "", sentence, span_of)


def _fact(found: re.Match[str], of: str, name: str, sentence: Sentence, span_of: SpanOf) -> Iterator[CountFact]:
    written = " ".join(found["count"].split())
    count = int(written) if written.isdecimal() else number_of(written)
    if count is None:
        return
    start = found.start("count")
    text = " ".join(found.string[start : found.end()].split())
    span = span_of(sentence.start + start, sentence.start + found.end())
    yield CountFact(of, count, text, span, name, sentence.context)
