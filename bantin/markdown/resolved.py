"""Bodies whose every reference is known: what views are made from. No resolving is needed to read this."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bantin.files import PublishedFile
from bantin.html import Html
from bantin.markdown.body import Heading, LinkEnd, Slot
from bantin.pictures.looks import Look


@dataclass(frozen=True, slots=True)
class LinkTo:
    """The start of a link to one of our addresses."""

    address: str
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class PictureAt:
    """A picture at one of our addresses."""

    address: str
    alt: str
    attributes: str = ""
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class BlockOf:
    """A block with the entry that it is about, its options and its own content."""

    name: str
    entry: str
    argument: str
    options: tuple[tuple[str, str], ...]
    pieces: "tuple[ResolvedPiece, ...]"


ResolvedPiece: TypeAlias = Html | Slot | LinkTo | LinkEnd | PictureAt | BlockOf


@dataclass(frozen=True, slots=True)
class ResolvedBody:
    """A body whose every reference is known; `files` are published with its page, `key` names its `Markup`.

    `archived` is the day from which on places or offices that an older page names are no more.
    """

    pieces: tuple[ResolvedPiece, ...] = ()
    headings: tuple[Heading, ...] = ()
    text: str = ""
    files: tuple[PublishedFile, ...] = ()
    key: str = ""
    archived: date | None = None


NO_BODY = ResolvedBody()
