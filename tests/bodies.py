"""Short ways to render a body in a test."""

from collections.abc import Iterable, Iterator
from html import escape

from bantin.markdown.body import (
    Abbreviation,
    Block,
    Body,
    BodySource,
    Grammar,
    Link,
    LinkEnd,
    Picture,
    Piece,
    PlaceName,
    Slot,
)
from bantin.markdown.render import render


def body_of(text: str, grammar: Grammar = "prose", line: int = 1) -> Body:
    return render(BodySource("tin-tuc/bai.md", text, line, grammar))


def html_of(body: Body) -> str:
    """The body as a page would have it, references unresolved."""
    return "".join(_html(body.pieces))


def render_html(text: str, grammar: Grammar = "prose") -> str:
    return html_of(body_of(text, grammar))


def places(body: Body) -> list[tuple[str, int, int, int]]:
    """Code, line, first and last column of each problem."""
    return [(found.code, found.span.line, found.span.column, found.span.end_column) for found in body.problems]


def _html(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Link():
                yield f'<a href="{escape(piece.target)}"{piece.attributes}>'
            case LinkEnd():
                yield "</a>"
            case Picture():
                yield f'<img src="{escape(piece.target)}" alt="{escape(piece.alt)}"{piece.attributes}>'
            case Block():
                yield f"<div>{piece.name}|{escape(piece.argument)}|{''.join(_html(piece.pieces))}</div>"
            case Abbreviation() | PlaceName():
                yield escape(piece.text)
            case Slot():
                raise AssertionError("a body as it is rendered has no slots")
            case _:
                yield piece
