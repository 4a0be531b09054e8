"""Terms that a page may explain: abbreviations and places that changed, cut out of the HTML where they stand first."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bantin.html import Html
from bantin.markdown.body import Abbreviation, Block, Link, LinkEnd, Piece, PlaceName
from bantin.markdown.locate import Source
from bantin.vi import places
from bantin.vi.abbreviations import FORM, is_everyday, is_shouted
from bantin.vi.places import Unit

TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>")
# Within these nothing is explained: a heading is a name, code is code, a link is somebody's title.
UNTOUCHED = frozenset("a abbr code h1 h2 h3 h4 h5 h6 kbd pre samp script style".split())
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
    text = place.text
    names = any(word in text for word in places.keywords())
    if not names and FORM.search(text) is None:
        return pieces
    return tuple(_Finder(place, _form(names=names)).pieces(pieces))


def _form(*, names: bool) -> re.Pattern[str]:
    return re.compile(f"{places.name_form().pattern}|{FORM.pattern}") if names else FORM


@dataclass(slots=True)
class _Finder:
    """One walk over the pieces of a body: what was met already, and how deep it is within what is left alone."""

    place: Source
    form: re.Pattern[str]
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
        done = at = 0
        for tag in TAG.finditer(markup):
            for start, end, term in self._terms(markup, at, tag.start()):
                yield from (Html(markup[done:start]), term) if start > done else (term,)
                done = end
            self._enter(tag)
            at = tag.end()
        for start, end, term in self._terms(markup, at, len(markup)):
            yield from (Html(markup[done:start]), term) if start > done else (term,)
            done = end
        if done < len(markup):
            yield Html(markup[done:])

    def _enter(self, tag: re.Match[str]) -> None:
        if tag["name"] in UNTOUCHED:
            self.within += -1 if tag["end"] else 1

    def _terms(self, markup: str, start: int, end: int) -> Iterator[tuple[int, int, Piece]]:
        if self.within > 0:
            return
        for found in self.form.finditer(markup, start, end):
            term = self._term(found, markup)
            if term is not None:
                yield found.start(), found.end(), term

    def _term(self, found: re.Match[str], markup: str) -> Piece | None:
        unit = places.unit_named(found[0])
        name = unit.id if unit else html.unescape(found[0])
        if name in self.met:
            return None
        before = html.unescape(TAG.sub("", markup[max(0, found.start() - AROUND) : found.start()]))
        after = html.unescape(TAG.sub("", markup[found.end() : found.end() + AROUND]))
        term = self._place(unit, found[0], before, after) if unit else self._abbreviation(name, before, after)
        if term is not None:
            self.met.add(name)
        return term

    def _abbreviation(self, text: str, before: str, after: str) -> Abbreviation | None:
        if is_everyday(text) or is_shouted(before, after):
            return None
        said = INTRODUCED.search(before) is not None and after.lstrip().startswith(")")
        introduced = said or SAID_AFTER.match(after) is not None or SAID_BEFORE.search(before) is not None
        return Abbreviation(text, self.place.words(text, 0), introduced)

    def _place(self, unit: Unit, written: str, before: str, after: str) -> PlaceName | None:
        if before.count("“") > before.count("”"):  # somebody else's words
            return None
        text = html.unescape(written)
        told = ALREADY.match(after)
        said = " ".join(told[0].split()).lstrip("( ") if told else ""
        past = bool(told) or _is_of_another_time(unit, _sentence(before, after))
        return PlaceName(text, unit.id, self.place.words(text, 0), past, said)


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
