"""The facts of one text: its sentences, and what each states."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bantin.problems import Span
from bantin.prose.counts import count_facts
from bantin.prose.dated import date_facts, weekday_facts
from bantin.prose.facts import NO_PROSE, Prose
from bantin.prose.plain import plain_of
from bantin.prose.sentences import Sentence, sentences_of
from bantin.prose.sums import sum_facts

# A text without any of these states nothing that could be compared; most are told apart by this alone.
TELLING = re.compile(
    r"[vV]òng|[gG]iải\s|VÒNG|GIẢI|uộc thi|ội thi|hong trào|hiến dịch|thi đua|ạn (?:chót|cuối|nộp|nhận|gửi)"
    r"|[nN]hận |[nN]ộp |[gG]ửi |hảo|án kết|hung kết|ứ kết|ỗ trợ|hưởng|hứ|hủ nhật"
)

SpanOf = Callable[[int, int], Span]
Fact = TypeVar("Fact")


def prose_of(visible: str, span_of: SpanOf) -> Prose:
    """What a Markdown text states; its code and comments are blank already."""
    if TELLING.search(visible) is None:
        return NO_PROSE
    sentences = tuple(sentences_of(plain_of(visible)))
    dated = tuple(one for one in sentences if one.dated)
    return Prose(
        _facts(date_facts, dated, span_of),
        _facts(sum_facts, sentences, span_of),
        _facts(count_facts, sentences, span_of),
        _facts(weekday_facts, dated, span_of),
    )


def _facts(
    reader: Callable[[Sentence, SpanOf], Iterator[Fact]], sentences: Iterable[Sentence], span_of: SpanOf
) -> tuple[Fact, ...]:
    """What a reader finds in each sentence, but not in those that speak of plans, changes or other times."""
    found = ((one, tuple(reader(one, span_of))) for one in sentences)
    return tuple(fact for one, facts in found if facts and not one.doubtful for fact in facts)


def joined(parts: Iterable[Prose]) -> Prose:
    """What several texts of one entry state together."""
    found = tuple(parts)
    return Prose(
        tuple(fact for one in found for fact in one.dates),
        tuple(fact for one in found for fact in one.sums),
        tuple(fact for one in found for fact in one.counts),
        tuple(fact for one in found for fact in one.weekdays),
    )
