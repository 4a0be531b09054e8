"""An entry and its body as what they are found by."""

import re
from collections.abc import Iterator
from html import escape

from bantin.entries import EntrySource
from bantin.html import Html
from bantin.markdown.body import Abbreviation, Block, Body, Piece, PlaceName
from bantin.markdown.plain_text import plain_text
from bantin.model.pages import Rules
from bantin.search.fields import texts_of
from bantin.search.row import Found, packed_row
from bantin.search.words import Phrases

HEADING = re.compile(r'<h[1-6] id="([^"]*)"')
ARTICLE = re.compile("dieu-[0-9a-z]+")


def row_of(source: EntrySource | None, body: Body, phrases: Phrases) -> bytes:
    """The row of an entry as read; empty where it is not to be found."""
    if source is None or not source.entry.search:
        return b""
    return packed_row(_found(source, body), phrases)


def _found(source: EntrySource, body: Body) -> Iterator[Found]:
    entry = source.entry
    headings = tuple(heading.text for heading in body.headings)
    yield Found(entry.title, entry.summary, entry.tags, headings, (body.text, *texts_of(entry)))
    if isinstance(entry, Rules):
        titles = {heading.id: heading.text for heading in body.headings if ARTICLE.fullmatch(heading.id)}
        for anchor, html in _stretches("".join(_html(body.pieces))):
            if anchor in titles:
                yield Found(titles[anchor], texts=(plain_text(html),), anchor=anchor)


def _stretches(html: str) -> Iterator[tuple[str, str]]:
    """What follows each heading, up to the next one."""
    starts = list(HEADING.finditer(html))
    ends = [*(each.start() for each in starts[1:]), len(html)]
    for start, end in zip(starts, ends, strict=False):
        yield start[1], html[start.start() : end]


def _html(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Html):
            yield str(piece)
        elif isinstance(piece, Abbreviation | PlaceName):
            yield escape(piece.text)
        elif isinstance(piece, Block):
            yield from _html(piece.pieces)
