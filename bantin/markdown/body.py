"""What a body is before and after rendering. No Markdown library is needed to read this."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bantin.html import Html
from bantin.problems import Problem, Span

Grammar: TypeAlias = Literal["prose", "rules"]


@dataclass(frozen=True, slots=True)
class BodySource:
    """The Markdown of one body: regular text (NFC, no control characters) and where it stands in its file."""

    file: str
    text: str
    line: int = 1
    grammar: Grammar = "prose"


@dataclass(frozen=True, slots=True)
class Link:
    """The start of a link whose target the site must resolve; `attributes` is safe HTML (` title="…"`) or empty."""

    target: str
    span: Span
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """The end of the last `Link`."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the site must resolve; `attributes` is safe HTML (` width="…"`) without src and alt."""

    target: str
    alt: str
    span: Span
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """The first mention of an abbreviation; `introduced` where the text itself says what it stands for."""

    text: str
    span: Span
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The first mention of a unit of the table of places; `past` where its sentence speaks of another time.

    `said` is what the text itself says of it today ("thành phố Cần Thơ").
    """

    text: str
    unit: str
    span: Span
    past: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a body's HTML that is kept elsewhere: the one of this number in its `Markup`."""

    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of ours; the span is that of its argument, or of its name where it has none."""

    name: str
    argument: str
    options: tuple[tuple[str, str], ...]
    pieces: "tuple[Piece, ...]"
    span: Span


Piece: TypeAlias = Html | Slot | Link | LinkEnd | Picture | Block | Abbreviation | PlaceName

Term: TypeAlias = Abbreviation | PlaceName


def terms_in(pieces: "tuple[Piece, ...]") -> Iterator[Term]:
    """The terms among pieces, also those within blocks."""
    for piece in pieces:
        if isinstance(piece, Abbreviation | PlaceName):
            yield piece
        elif isinstance(piece, Block):
            yield from terms_in(piece.pieces)


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the table of contents; levels begin at 2, the page's title being 1."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: pieces in order, what can be linked to, its plain text, and what was wrong.

    Of a body whose HTML is kept elsewhere, `key` names the `Markup` and `text` is only the beginning.
    """

    pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    fragments: tuple[tuple[str, Span], ...] = ()
    text: str = ""
    problems: tuple[Problem, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """What a body takes most room for: its HTML, piece by piece, and its whole plain text."""

    html: tuple[str, ...] = ()
    text: str = ""
