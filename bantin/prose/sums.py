"""Sums in running text: what a prize, all prizes or the support are said to be worth."""

import re
from collections.abc import Callable, Iterator

from bantin.problems import Span
from bantin.prose.beginnings import found_from
from bantin.prose.facts import SumFact
from bantin.prose.sentences import Sentence
from bantin.vi.money import Money, read_money
from bantin.vi.text import fold

SpanOf = Callable[[int, int], Span]

WORDS = r"(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|trăm|linh|lẻ)"
SCALE = r"(?:nghìn|ngàn|triệu|tỷ|tỉ)"
CURRENCY = r"(?:đồng|đ|vnđ|vnd|₫)(?!\w)"
AMOUNT = (
    rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:\s?{SCALE})?\s?(?:{CURRENCY})?"
    rf"|[0-9]+(?:,[0-9]+)?\s?(?:{SCALE}|tr)(?:\s+rưỡi)?(?!\w)(?:\s?{CURRENCY})?|[0-9]{{4,}}\s?{CURRENCY}"
    rf"|(?:{WORDS}\s+)+{SCALE}(?:\s+rưỡi)?(?!\w)(?:\s+{CURRENCY})?)"
)
RANK = (
    r"(?P<rank>đặc\s+biệt|nhất|nhì|ba|tư|khuyến\s+khích|triển\s+vọng|tiềm\s+năng|phụ)(?!\w)(?!\s+(?:cuộc|chung|toàn))"
)
# What most sentences have none of.
SUM = ("triệu", "nghìn", "ngàn", "tỷ", "tỉ ", "đồng", "vnd", "000")
# Only these may stand between a prize and its worth: whatever else does may be worth something itself.
FILLER = (
    r"(?:[\s:,(–-]|(?<!\w)(?:trị\s+giá|giá\s+trị|có|là|được|sẽ|nhận|thưởng|tiền\s+mặt|tiền|mỗi\s+giải|với|mức|số|bằng"
    r"|tổng|cộng|tương\s+đương|phần|giải\s+thưởng|đều|cùng|của\s+cuộc\s+thi|năm\s+nay)(?!\w))*"
)
PRIZE = re.compile(
    rf"(?<!\w)(?P<lead>(?P<each>mỗi\s+)?giải\s+(?:thưởng\s+)?{RANK}(?:\s*(?:\(|gồm\s+|có\s+)[0-9]+\s+giải\)?,?)?)(?P<filler>{FILLER})(?P<amount>{AMOUNT})",
)
PRIZE_AFTER = re.compile(
    rf"(?P<amount>{AMOUNT})\s+(?:dành\s+)?cho\s+(?P<each>mỗi\s+)?(?:(?:[0-9]+|{WORDS})\s+)?giải\s+{RANK}"
)
TOTAL = re.compile(
    r"(?<!\w)tổng\s+(?:(?:giá\s+trị|trị\s+giá|số\s+tiền|kinh\s+phí|cơ\s+cấu)\s+)?(?:các\s+)?(?:giải\s+thưởng|tiền\s+thưởng)"
    rf"(?:\s+(?:của|cho)\s+(?:cả\s+)?cuộc\s+thi)?(?:\s+bằng\s+tiền(?:\s+mặt)?)?{FILLER}(?P<amount>{AMOUNT})",
)
SUPPORT = re.compile(
    rf"(?<!\w)(?:được\s+)?(?:ban\s+tổ\s+chức\s+)?hỗ\s+trợ(?:[^,;.]|\.(?=[0-9])|,\s(?=[^;.]{{0,60}}?(?<!\w)mức(?!\w))){{0,80}}?(?<![\w.,])(?P<amount>{AMOUNT})"
    r"\s?(?:/|cho\s+mỗi\s+|mỗi\s+)\s?(?P<per>\w+\s?\w*)",
)
SHORT = re.compile(r"[0-9]\s?tr(?!\w)")
PERSON = r"(?:thành\s+viên|người|em|bạn|thí\s+sinh|tác\s+giả|cá\s+nhân)(?!\w)"
PER_PERSON = re.compile(rf"(?<!\w)(?:mỗi|từng|một)\s+{PERSON}[^;:]*\Z")
PER_PERSON_AFTER = re.compile(rf"\s?(?:/|(?:cho\s+)?mỗi)\s?{PERSON}")
# Each with what it is said of, a word that it has, and what it begins with.
STATEMENTS = (
    (PRIZE, "prize", "giải", re.compile("mỗi|giải")),
    (PRIZE_AFTER, "prize", "cho", re.compile(f"[0-9]|{WORDS}")),
    (TOTAL, "total", "tổng", re.compile("tổng")),
    (SUPPORT, "support", "hỗ", re.compile("được|ban|hỗ")),
)
# A bound or a rough figure is another statement than a plain one, and so is one end of a range.
ROUGH = re.compile(
    r"(?<!\w)(?:hơn|gần|trên|dưới|khoảng|chừng|tới|lên\s+(?:tới|đến)|tối\s+(?:đa|thiểu)|ít\s+nhất|không\s+quá|từ|đến|thêm)"
    r"\s*\Z",
)
RANGE = re.compile(rf"\s?(?:[-–]|đến(?!\w))\s?(?:[0-9]|{WORDS})|\s?/\s?(?:năm|tháng)")
OF_THE_NEXT = re.compile(r"\s+(?:dành\s+)?cho\s+(?:mỗi\s+)?(?:\w+\s+)?giải(?!\w)")
NOT_EACH = re.compile(r"(?<!\w)(?:tổng|cả|cộng)(?!\w)")
EACH = re.compile(r"(?<!\w)mỗi\s+giải(?!\w)")
EACH_AFTER = re.compile(r"\s?(?:/\s?giải|mỗi\s+giải)(?!\w)")


def sum_facts(sentence: Sentence, span_of: SpanOf) -> Iterator[SumFact]:
    """What a sentence says about the worth of prizes and of the support."""
    text = sentence.text
    if ("giải" not in text and "thưởng" not in text and "hỗ trợ" not in text) or not (
        sentence.has_any(SUM) or SHORT.search(text)
    ):
        return
    for pattern, of, word, begins in STATEMENTS:
        if word not in text:
            continue
        for found in found_from(pattern, begins, text):
            amount = _amount(found, sentence)
            if amount is not None and not (of == "prize" and _is_for_others(found, of_next=pattern is PRIZE)):
                yield _fact(found, of, amount, sentence, span_of)


def _is_for_others(found: re.Match[str], *, of_next: bool) -> bool:
    """Whether an amount beside a prize is what each winner gets of it, or that of the prize named next."""
    text, start, end = found.string, found.start(), found.end("amount")
    if of_next and OF_THE_NEXT.match(text, end):
        return True
    return PER_PERSON_AFTER.match(text, end) is not None or PER_PERSON.search(text[:start]) is not None


def _fact(found: re.Match[str], of: str, amount: int, sentence: Sentence, span_of: SpanOf) -> SumFact:
    start, end = found.span("amount")
    written = sentence.written[start:end].rstrip()
    name = fold(found["rank"]) if of == "prize" else fold(found["per"]) if of == "support" else ""
    span = span_of(sentence.start + start, sentence.start + start + len(written))
    basis = _basis(found, end) if of == "prize" else ""
    return SumFact(of, amount, " ".join(written.split()), span, name, basis, sentence.context)


def _amount(found: re.Match[str], sentence: Sentence) -> int | None:
    text = sentence.text
    start, end = found.span("amount")
    if ROUGH.search(text[max(0, start - 15) : start]) or RANGE.match(text, end):
        return None
    money = read_money(sentence.as_written(start, end)).value
    return money.min if isinstance(money, Money) and money.exact else None


def _basis(found: re.Match[str], end: int) -> str:
    between = found["filler"] if "filler" in found.re.groupindex else ""
    if found["each"] or EACH.search(between) or EACH_AFTER.match(found.string, end):
        return "each"
    return "total" if NOT_EACH.search(between) else ""
