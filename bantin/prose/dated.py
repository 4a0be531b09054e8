"""What the dates of a sentence are said of: the round, the submission or the contest named right before them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bantin.problems import Span
from bantin.prose.cues import Cue, cues_in
from bantin.prose.dates import CLOCK, Dated, dates_in
from bantin.prose.facts import DateFact, WeekdayFact
from bantin.prose.sentences import Sentence
from bantin.vi.date_words import WEEKDAY

FURTHEST = 70  # characters between a cue and its date, where no verb of time joins them
VERBS = (
    r"(?:diễn\s+ra|tổ\s+chức|kéo\s+dài|bắt\s+đầu|khởi\s+động|khởi\s+tranh|khai\s+mạc|mở\s+màn|kết\s+thúc|khép\s+lại"
    r"|bế\s+mạc|tranh\s+tài|thi\s+đấu)"
)
JOINED = re.compile(rf"(?<!\w){VERBS}(?!\w)(?:(?:{WEEKDAY})\s*,|[^,;:]){{0,30}}\Z")
TAIL = rf"(?:\s+(?:vào|trong|lúc|khi|sáng|trưa|chiều|tối))*\s*\(?(?:{CLOCK}\s*,?\s*)?"
TAIL += rf"(?:(?:{WEEKDAY})\s*,?\s*)?\(?(?:ngày\s+)?\Z"
BEFORE = re.compile(rf"(?<!\w)trước{TAIL}")
END = re.compile(
    r"(?<!\w)(?:(?:cho\s+)?(?:đến|tới)(?:\s+hết)?|hết|(?:chậm|muộn)\s+nhất(?:\s+(?:là|đến))?|không\s+muộn\s+hơn"
    rf"|(?:kết\s+thúc|khép\s+lại|bế\s+mạc)(?:\s+(?:vào|khi))?(?:\s+hết)?|hạn\s+(?:chót|cuối)(?:\s+là)?){TAIL}",
)
START = re.compile(
    rf"(?<!\w)(?:(?:kể\s+)?từ|(?:bắt\s+đầu|khởi\s+động|khởi\s+tranh|khai\s+mạc|mở\s+màn)(?:\s+từ)?){TAIL}",
)
WITHIN = re.compile(
    rf"(?<!\w)(?:diễn\s+ra|tổ\s+chức|tranh\s+tài|thi\s+đấu|thi)(?:\s+(?:trong|vào|các|hai|02|ngày)){{0,4}}{TAIL}",
)
PARTS = ((BEFORE, "before"), (END, "end"), (START, "start"))
LIMIT = re.compile(r"hạn\s")  # "hạn nộp bài là ngày …"
IS = re.compile(rf"[\s:(]*(?:là|vào|:)?{TAIL}")
AFTER = re.compile(r"\s*,?\s*(?:\w+\s+){0,4}?(?:sẽ\s+)?(?:là|diễn\s+ra|bước\s+vào|tổ\s+chức|tranh\s+tài)(?!\w)")
BRACKETS = re.compile(r"\([^()]*\)|,\s*hình\s+thức[^,]*,|[:,–-]")
LEAD = re.compile(
    rf"(?<!\w)(?:(?:kể\s+)?từ|(?:cho\s+)?(?:đến|tới)(?:\s+hết)?|hết|trước|trong|là|các|hai|03|02|sẽ|ngày|vào)*{TAIL}",
)
SEQUEL = re.compile(r"\s*,?\s*(?:và\s+)?(?:sẽ\s+)?(?:kết\s+thúc|khép\s+lại|bế\s+mạc|kéo\s+dài)(?!\w)")
OWNED = re.compile(r"(?:\s+[^\W\d_]+){0,3}\s+")
STAGE_SAID = re.compile(r"(?:so|ban|chung|tu) (?:khao|ket|loai|tuyen)")
MORE_OF_A_NAME = 3  # words of a round's own name behind "vòng"
SOON = 45  # characters after a range within which the round that it is about may follow

# What most sentences have none of.
SUBJECT = ("vòng", "khảo", "kết", "nộp", "nhận", "gửi", "thu ", "hạn ", "thi ", "phong trào", "chiến dịch", "thi đua")
WEEKDAY_SAID = ("thứ ", "chủ nhật", "cn", "t2", "t3", "t4", "t5", "t6", "t7")

SpanOf = Callable[[int, int], Span]


def date_facts(sentence: Sentence, span_of: SpanOf) -> Iterator[DateFact]:
    """What a sentence says about the dates of rounds, of the submission and of the whole."""
    dated = dates_in(sentence.text) if sentence.has_any(SUBJECT) else ()
    if not dated:
        return
    cues = cues_in(sentence.text)
    for number, one in enumerate(dated):
        cue = _cue_of(one, dated[number - 1] if number else None, cues, sentence.text)
        part = _part(one, cue, sentence.text) if cue else None
        if cue is not None and part is not None and cue.of != "other":
            yield _fact(one, cue, part, sentence, span_of)


def weekday_facts(sentence: Sentence, span_of: SpanOf) -> Iterator[WeekdayFact]:
    """The weekdays beside days whose year is not said."""
    if not sentence.has_any(WEEKDAY_SAID):
        return
    for one in dates_in(sentence.text):
        if one.weekday is not None and one.last is None and one.first.day and not one.first.year:
            text, span = _place(one, sentence, span_of)
            yield WeekdayFact(one.weekday, one.first.iso, text, span, sentence.context)


def _fact(one: Dated, cue: Cue, part: str, sentence: Sentence, span_of: SpanOf) -> DateFact:
    text, span = _place(one, sentence, span_of)
    return DateFact(
        of=cue.of,
        part=part,
        first=one.first.iso,
        last=one.last.iso if one.last else "",
        text=text,
        span=span,
        name=cue.name,
        clock=one.clock,
        context=sentence.context,
    )


def _place(one: Dated, sentence: Sentence, span_of: SpanOf) -> tuple[str, Span]:
    return sentence.as_written(one.start, one.end), span_of(sentence.start + one.start, sentence.start + one.end)


def _cue_of(one: Dated, before: Dated | None, cues: tuple[Cue, ...], text: str) -> Cue | None:
    """The last cue in front of a date and behind the one before it; else the one that follows right after a range."""
    since = before.end if before else 0
    ahead = [cue for cue in cues if cue.end <= one.start]
    if ahead:
        cue = ahead[-1]
        if before and cue.start < since and SEQUEL.match(text, before.end, one.start):
            return replace(cue, end=before.end)
        return cue if cue.start >= since and not _belongs_to_other(cue, ahead, text) else None
    after = next((cue for cue in cues if cue.start >= one.end), None)
    if before or after is None or after.of != "round" or one.last is None or after.start - one.end > SOON:
        return None
    return after if AFTER.match(text, one.end) else None


def _belongs_to_other(cue: Cue, ahead: list[Cue], text: str) -> bool:
    """Whether a round is only named within something else: "công bố kết quả vòng bán kết ngày …"."""
    before = ahead[-2] if len(ahead) > 1 else None
    return before is not None and before.of == "other" and OWNED.fullmatch(text, before.end, cue.start) is not None


def _part(one: Dated, cue: Cue, text: str) -> str | None:
    """Which part of the time a date is; None where nothing says so."""
    if cue.start >= one.end:
        return "range"
    between = text[cue.end : one.start]
    if JOINED.search(between) is None and not _is_near(cue, between):
        return None
    if one.last is not None:
        return "range"
    part = next((part for pattern, part in PARTS if pattern.search(between)), None)
    return part or _unsaid_part(cue, between, text)


def _unsaid_part(cue: Cue, between: str, text: str) -> str | None:
    """The part that is meant where no word names it: a deadline is an end, a round lies around its days."""
    if cue.of == "submission":
        return "end" if LIMIT.match(text[cue.start :]) and IS.fullmatch(between) else None
    if WITHIN.search(between) or (cue.of == "round" and not re.search("[,;]", BRACKETS.sub("", between))):
        return "within"
    return None


def _is_near(cue: Cue, between: str) -> bool:
    """Whether nothing of weight stands between a cue and its date: "vòng chung kết (thuyết trình) từ ngày …"."""
    if cue.of in {"contest", "campaign"} or len(between) > FURTHEST:
        return False
    if cue.of == "submission":
        return True
    words = LEAD.sub("", BRACKETS.sub("", between)).split()
    return len(words) <= (0 if STAGE_SAID.search(cue.name) else MORE_OF_A_NAME)
