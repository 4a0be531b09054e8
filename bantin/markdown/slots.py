"""Bodies without their HTML: what the whole site is linked and checked with, while the HTML waits in the store."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec.json import Decoder, Encoder

from bantin.html import Html
from bantin.markdown.body import Block, Body, Markup, Piece, Slot

BEGINNING = 400  # characters of the text that stay: more than any description takes

_write = Encoder().encode
_read = Decoder(list[str]).decode


def slotted(body: Body) -> tuple[Body, Markup]:
    """The body with a slot for each stretch of HTML and without its text, and what belongs into the slots."""
    html: list[str] = []
    pieces = tuple(_slotted(body.pieces, html))
    return replace(body, pieces=pieces, text=""), Markup(tuple(html), body.text)


def key_of(packed: bytes) -> str:
    """The name of packed markup: equal for equal ones only."""
    return hashlib.blake2b(packed, digest_size=16).hexdigest()


def packed(markup: Markup) -> bytes:
    """Markup as it is stored."""
    return _write([markup.text, *markup.html])


def unpacked(data: bytes) -> Markup:
    """Stored markup."""
    text, *html = _read(data)
    return Markup(tuple(html), text)


def _slotted(pieces: Iterable[Piece], html: list[str]) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Html):
            html.append(str(piece))
            yield Slot(len(html) - 1)
        elif isinstance(piece, Block):
            yield replace(piece, pieces=tuple(_slotted(piece.pieces, html)))
        else:
            yield piece
