"""The site: published entries with their addresses and relations. It knows front matter only, never HTML."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bantin.entries import EntrySource
from bantin.held import Held
from bantin.model.entry import Entry
from bantin.model.settings import Settings
from bantin.pictures.looks import Flaw, Look


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of `content/` that is no entry, with its size in bytes.

    `look` tells what is known of a picture that a page names; the others have not been looked at.
    """

    absolute: Path
    size: int | None = None
    look: Callable[[], Look | Flaw | None] | None = None

    @property
    def seen(self) -> Look | Flaw | None:
        """What a picture looks like, or why it may not be published even if a page names it."""
        return self.look() if self.look else None


@dataclass(frozen=True, slots=True)
class Linked:
    """A published entry: its source, its address, and its title with the default filled in."""

    source: EntrySource
    address: str
    title: str
    parent: str | None = None

    @property
    def id(self) -> str:
        """The id by which others refer to it."""
        return self.source.place.id

    @property
    def entry(self) -> Entry:
        """Its typed fields."""
        return self.source.entry


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its entries in order; `text` is its own index entry."""

    name: str
    title: str
    address: str
    entries: tuple[Linked, ...]
    text: Linked | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its first spelling and its entries in order."""

    name: str
    address: str
    entries: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Children:
    """The pages within a competition's or campaign's folder."""

    rules: Linked | None = None
    results: Linked | None = None
    pages: tuple[Linked, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages are made of, once linked."""

    settings: Settings
    now: datetime
    entries: Mapping[str, Linked]
    held: Mapping[str, Held]
    unreadable: frozenset[str]
    sections: Mapping[str, Section]
    tags: tuple[Tag, ...]
    about: Mapping[str, tuple[Linked, ...]]
    children: Mapping[str, Children]
    neighbours: Mapping[str, tuple[Linked | None, Linked | None]]
    related: Mapping[str, tuple[Linked, ...]]
    addresses: Mapping[str, str]
    files: Mapping[str, ContentFile]
    waiting: Mapping[str, Held] = field(
        default_factory=dict
    )  # addresses that come once an entry is no longer held back

    def published(self, ids: Iterable[str]) -> tuple[Linked, ...]:
        """The entries with these ids that are published, in the order given."""
        return tuple(self.entries[one] for one in ids if one in self.entries)

    def knows(self, entry_id: str) -> bool:
        """Whether an entry with this id exists, published or not."""
        return entry_id in self.entries or entry_id in self.held or entry_id in self.unreadable
