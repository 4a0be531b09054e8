"""Terms that a page may explain: abbreviations and places that changed, cut out of the HTML where they stand first."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bantin.html import Html
from bantin.markdown.body import Abbreviation, Block, Link, LinkEnd, Piece, PlaceName
from bantin.markdown.locate import Source
from bantin.problems import Span
from bantin.vi import places
from bantin.vi.abbreviations import FORM, PAIR, is_everyday, is_shouted
from bantin.vi.places import Unit
from bantin.vi.typography import NBSP

TAG = re.compile(r"<[^<>]*>?")
# Within these nothing is explained: a heading is a name, code is code, a link is somebody's title.
UNTOUCHED = re.compile(r"<(?P<end>/?)(?:abbr|a|code|h[1-6]|kbd|pre|samp|script|style)(?=[\s>])")
MOST = 100  # terms of one text that are looked at
AROUND = 160  # characters around a mention in which its sentence is looked at
SENTENCE_END = re.compile(r"[.!?](?=\s)")
YEAR = re.compile(r"(?<![\w/])(?:[0-9]{1,2}/)*((?:19|20)[0-9]{2})(?!\w)")
ALREADY = re.compile(
    r"\s*\(?\s*(?:nay|hiện)\s+(?:là|thuộc|gồm)\s+(?P<now>[^()<>.;]{3,60})|\s+\(?\s*(?:cũ|trước\s+đây)(?!\w)"
)
TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|dự\s+kiến|thành\s+lập|sắp\s+xếp|hợp\s+nhất|sáp\s+nhập|chia\s+tách|đổi\s+tên|chuyển\s+về)(?!\w)"
)
INTRODUCED = re.compile(r"\w[”\"]?\s+\(\s*(?:(?:sau\s+đây\s+)?(?:gọi|viết)\s+tắt\s+là\s+)?\Z", re.IGNORECASE)
SAID_AFTER = re.compile(r"\s*\((?:là\s+|tức\s+(?:là\s+)?)?[^()]{6,}\)|\s+là\s+(?:chữ\s+)?viết\s+tắt")
SAID_BEFORE = re.compile(r"(?:gọi|viết)\s+tắt\s+(?:là|thành)\s+[“\"]?\Z", re.IGNORECASE)


def with_terms(pieces: tuple[Piece, ...], place: Source) -> tuple[Piece, ...]:
    """The pieces with the first mention of each term as a piece of its own."""
    if PAIR.search(place.text) is None and not places.names_in(_in_blanks(place.text)):
        return pieces
    return tuple(_Finder(place).pieces(pieces))


@dataclass(slots=True)
class _Finder:
    """One walk over the pieces of a body: what was met already, and how deep it is within what is left alone."""

    place: Source
    met: set[str] = field(default_factory=set)
    within: int = 0

    def pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if isinstance(piece, Html):
                yield from self._cut(str(piece))
                continue
            if isinstance(piece, Link | LinkEnd):
                self.within += 1 if isinstance(piece, Link) else -1
            yield replace(piece, pieces=tuple(self.pieces(piece.pieces))) if isinstance(piece, Block) else piece

    def _cut(self, markup: str) -> Iterator[Piece]:
        edges = iter(UNTOUCHED.finditer(markup))
        edge = next(edges, None)
        done = 0
        for start, end, unit in _candidates(markup):
            while edge and edge.start() < start:
                self.within += -1 if edge["end"] else 1
                edge = next(edges, None)
            untouched = self.within > 0 or start < done or len(self.met) == MOST
            term = None if untouched else self._term(markup, start, end, unit)
            if term is not None:
                yield from (Html(markup[done:start]), term) if start > done else (term,)
                done = end
        while edge:
            self.within += -1 if edge["end"] else 1
            edge = next(edges, None)
        if done < len(markup):
            yield Html(markup[done:])

    def _term(self, markup: str, start: int, end: int, unit: Unit | None) -> Piece | None:
        name = unit.id if unit else html.unescape(markup[start:end])
        if name in self.met or _is_in_tag(markup, start):
            return None
        before = html.unescape(TAG.sub("", markup[max(0, start - AROUND) : start]))
        after = html.unescape(TAG.sub("", markup[end : end + AROUND]))
        text = markup[start:end]
        term = self._place(unit, text, before, after) if unit else self._abbreviation(name, before, after)
        if term is not None:
            self.met.add(name)
        return term

    def _abbreviation(self, text: str, before: str, after: str) -> Abbreviation | None:
        if is_everyday(text) or is_shouted(before, after):
            return None
        said = INTRODUCED.search(before) is not None and after.lstrip().startswith(")")
        introduced = said or SAID_AFTER.match(after) is not None or SAID_BEFORE.search(before) is not None
        return Abbreviation(text, self._span(text), introduced)

    def _place(self, unit: Unit, written: str, before: str, after: str) -> PlaceName | None:
        if before.count("“") > before.count("”"):  # somebody else's words
            return None
        text = html.unescape(written)
        told = ALREADY.match(after)
        said = " ".join(told[0].split()).lstrip("( ") if told else ""
        past = bool(told) or _is_of_another_time(unit, _sentence(before, after))
        return PlaceName(text, unit.id, self._span(" ".join(text.split())), past, said)

    def _span(self, text: str) -> Span:
        """Where words stand first that are not part of others."""
        seen = self.place.visible.replace("\n", " ")
        at = seen.find(text)
        while at != -1 and (seen[at - 1 : at].isalnum() or seen[at + len(text) : at + len(text) + 1].isalnum()):
            at = seen.find(text, at + 1)
        return self.place.span(at, at + len(text)) if at != -1 else self.place.words(text, 0)


def _candidates(markup: str) -> list[tuple[int, int, Unit | None]]:
    """Where a term may stand in HTML, in order; of those that begin at one place the longest first."""
    found: list[tuple[int, int, Unit | None]] = [*places.names_in(_in_blanks(markup))]
    for pair in PAIR.finditer(markup):
        form = FORM.match(markup, pair.start())
        if form:
            found.append((*form.span(), None))
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _in_blanks(text: str) -> str:
    """The text with a plain blank for each line end and each blank that no line breaks at."""
    return text.replace("\n", " ").replace(NBSP, " ")


def _is_in_tag(markup: str, at: int) -> bool:
    """Whether a place lies within a tag; those are short, and hold no bare "<"."""
    return markup.rfind("<", 0, at) > markup.rfind(">", 0, at)


def _sentence(before: str, after: str) -> str:
    """What is around a mention, up to the ends of its sentence."""
    starts = [found.end() for found in SENTENCE_END.finditer(before)]
    end = SENTENCE_END.search(after)
    return before[starts[-1] if starts else 0 :] + "·" + (after[: end.start()] if end else after)


def _is_of_another_time(unit: Unit, sentence: str) -> bool:
    """Whether a sentence tells of the time when a unit was there, or of how it came and went."""
    if TO_COME.search(sentence):
        return True
    years = [int(found[1]) for found in YEAR.finditer(sentence)]
    return bool(years) and unit.abolished is not None and max(years) <= unit.abolished.year
