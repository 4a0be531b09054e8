"""Counts in running text: how many prizes of a rank, prizes, rounds and supported entries there are said to be."""

import re
from collections.abc import Callable, Iterator

from bantin.problems import Span
from bantin.prose.beginnings import found_from
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
PRIZES = re.compile(rf"{NUMBER}(?:\s+\(0?[0-9]+\))?\s+giải\s+{RANK}")
ALL_PRIZES = re.compile(
    rf"(?<!\w)(?:{HAS}|sẽ\s+trao|cơ\s+cấu)\s+(?:tổng\s+cộng\s+)?{NUMBER}\s+giải(?:\s+thưởng)?(?!\w)"
    rf"(?!\s+(?:{RANK.replace('?P<rank>', '?:')}|chính|pháp|quyết|đáp|trình|ngân|thích|bóng|chạy|đấu|thể|tập|cá))",
)
ROUNDS = re.compile(rf"(?<!\w){HAS}\s+{NUMBER}\s+vòng(?:\s+thi)?(?!\w)(?!\s+(?:quanh|tròn|đấu|bảng|lặp|chạy))")
SUPPORTED = re.compile(
    rf"(?<!\w)hỗ\s+trợ\s[^,;.]{{0,50}}?cho\s+{NUMBER}\s+(?P<unit>ý\s+tưởng|dự\s+án|đội|nhóm|bài|thí\s+sinh|tác\s+giả)",
)
# What these begin with, and what stands before "giải" or "vòng" where they are counted.
NUMBERED = re.compile("[0-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười")
HAVING = re.compile("gồm|bao|có|qua|trải|với|chia|:|sẽ|cơ")
SUPPORTING = re.compile("hỗ")
LAST_OF_A_NUMBER = (*"0123456789)", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "lăm")
BACK = 40  # characters in which the last word before stands
CONTEST = re.compile(r"(?<!\w)(?:cuộc|hội)\s+thi(?!\w)")
# What was awarded is not what was planned; what is for each board or unit is not the sum.
AWARDED = re.compile(
    r"(?<!\w)(?:đã\s+trao|(?<!sẽ\s)trao|đoạt|đạt|giành|nhận|được\s+trao|thêm|mỗi|từng|không|chưa|thiếu|còn|chỉ|tỉnh|huyện|xã"
    r"|trường|nhà\s+trường|em|anh|chị|ông|bà|đội|nhóm|bảng)(?!\w)",
)
OF_A_RANK = re.compile(rf"giải\s+{RANK}[\s(:,]*\Z")
HELD = re.compile(r"\s*(?:thuộc\s+về|vào\s+tay|về\s+tay|cho\s+(?!mỗi)|đã)")


def count_facts(sentence: Sentence, span_of: SpanOf) -> Iterator[CountFact]:
    """What a sentence says about how many there are."""
    text = sentence.text
    if _is_counted("giải", text):
        yield from _prizes(sentence, span_of)
    if _is_counted("vòng", text) and CONTEST.search(text):
        for found in found_from(ROUNDS, HAVING, text):
            yield from _fact(found, "rounds", "", sentence, span_of)
    if "hỗ trợ" in text:
        for found in found_from(SUPPORTED, SUPPORTING, text):
            yield from _fact(found, "support", fold(found["unit"]), sentence, span_of)


def _is_counted(word: str, text: str) -> bool:
    """Whether there may be a number right before a word."""
    at = text.find(word)
    while at != -1:
        if text[max(0, at - BACK) : at].rstrip().endswith(LAST_OF_A_NUMBER):
            return True
        at = text.find(word, at + 1)
    return False


def _prizes(sentence: Sentence, span_of: SpanOf) -> Iterator[CountFact]:
    text = sentence.text
    for found in found_from(PRIZES, NUMBERED, text):
        if not AWARDED.search(text[: found.start()]) and not HELD.match(text, found.end()):
            yield from _fact(found, "prize", fold(found["rank"]), sentence, span_of)
    for found in found_from(ALL_PRIZES, HAVING, text):
        before = text[: found.start()]
        rank = OF_A_RANK.search(before)
        if not AWARDED.search(before):
            of, name = ("prize", fold(rank["rank"])) if rank else ("prizes", "")
            yield from _fact(found, of, name, sentence, span_of)


def _fact(found: re.Match[str], of: str, name: str, sentence: Sentence, span_of: SpanOf) -> Iterator[CountFact]:
    written = " ".join(found["count"].split())
    count = int(written) if written.isdecimal() else number_of(written)
    if count is None:
        return
    start = found.start("count")
    text = sentence.as_written(start, found.end())
    span = span_of(sentence.start + start, sentence.start + found.end())
    yield CountFact(of, count, text, span, name, sentence.context)
