"""Galleries: the pictures of a block stand side by side, whatever else it holds comes after them."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from msgspec.structs import replace

from bantin.html import Html
from bantin.markdown.body import LinkEnd, Slot
from bantin.markdown.resolved import BlockOf, LinkTo, PictureAt, ResolvedPiece
from bantin.views.here import Here
from bantin.views.pictures import picture_record, placed
from bantin.views.records import Gallery, Picture
from bantin.views.titles import line

ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
FOREIGN = re.compile(r"(<img [^>]*>)")
CAPTION = re.compile(r"\s*<figcaption>(.*?)</figcaption>", re.DOTALL)
FRAME = re.compile(r"</?(?:figure|p|br)\b[^>]*>")


def gallery_of(here: Here, block: BlockOf, key: str = "") -> tuple[Gallery | None, tuple[ResolvedPiece, ...]]:
    """The gallery of a block, None without pictures, and the pieces that are none; `key` is that of its body."""
    pictures: list[Picture] = []
    rest: list[ResolvedPiece] = []
    for piece in _apart(_told(here, block.pieces, key)):
        if isinstance(piece, PictureAt):
            pictures.append(_own(here, piece))
        elif isinstance(piece, Html):
            pictures, text = _met(pictures, piece)
            rest += [text] if text else []
        elif isinstance(piece, LinkEnd) and rest and isinstance(rest[-1], LinkTo):
            rest.pop()  # the link held a picture only
        else:
            rest.append(piece)
    if not pictures:
        return None, block.pieces
    return Gallery(tuple(pictures), block.argument or None), _worth(rest)


def _told(here: Here, pieces: Iterable[ResolvedPiece], key: str) -> Iterator[ResolvedPiece]:
    """The pieces with the HTML of each slot in its place: captions, and pictures from elsewhere, stand in it."""
    for piece in pieces:
        yield Html(here.finished.markup(key).html[piece.number]) if isinstance(piece, Slot) else piece


def _apart(pieces: Iterable[ResolvedPiece]) -> list[ResolvedPiece]:
    """The pieces with pictures from elsewhere cut out of their HTML."""
    found: list[ResolvedPiece] = []
    for piece in pieces:
        cut = FOREIGN.split(piece) if isinstance(piece, Html) else [piece]
        found += [Html(part) if isinstance(part, str) else part for part in cut if part]
    return found


def _met(pictures: list[Picture], html: Html) -> tuple[list[Picture], Html]:
    """A picture from elsewhere, or the caption of the last picture and the text after it."""
    if FOREIGN.fullmatch(html):
        values = {name: unescape(value) for name, value in ATTRIBUTE.findall(html)}
        picture = _picture(values.pop("src", ""), values.pop("alt", ""), html)
        return [*pictures, picture], Html("")
    caption = CAPTION.match(html)
    if caption is None or not pictures:
        return pictures, Html(html)
    last = pictures[-1]
    return [*pictures[:-1], replace(last, caption=unescape(caption[1]))], Html(html[caption.end() :])


def _own(here: Here, piece: PictureAt) -> Picture:
    """A picture of this site, in the shape that it has or that its editor gives it."""
    picture = placed(here, picture_record(piece.address, piece.alt, piece.look))
    given = _picture(picture.src, picture.alt, piece.attributes)
    sides = (given.width, given.height) if given.width and given.height else (picture.width, picture.height)
    return replace(picture, width=sides[0], height=sides[1], caption=given.caption)


def _picture(src: str, alt: str, attributes: str) -> Picture:
    values = {name: unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
    return Picture(src, alt, _pixels(values.get("width")), _pixels(values.get("height")), line(values.get("title")))


def _pixels(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch("[0-9]{1,5}", text) else None


def _worth(rest: list[ResolvedPiece]) -> tuple[ResolvedPiece, ...]:
    """What is left, without the paragraphs and figures that held pictures only, and links around them."""
    says = any(
        FRAME.sub("", piece).strip() if isinstance(piece, Html) else not isinstance(piece, LinkTo | LinkEnd)
        for piece in rest
    )
    return tuple(_unframed(piece) for piece in rest) if says else ()


def _unframed(piece: ResolvedPiece) -> ResolvedPiece:
    return Html(re.sub(r"</?figure\b[^>]*>", "", piece)) if isinstance(piece, Html) else piece
