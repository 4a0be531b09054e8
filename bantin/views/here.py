"""Where a page stands and what its view is made from: the one value that every builder of views takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote, urlsplit

from msgspec import Raw

from bantin.finished import FinishedSite
from bantin.model.settings import Settings
from bantin.project import Project
from bantin.relations import tag_key
from bantin.site import Linked, Section, Site, Tag
from bantin.urls import absolute, quoted, relative
from bantin.views.records import CalendarEvent, Card, DateText, FeedEntry, Frame, Link, SharePicture


@dataclass(slots=True)
class Alike:
    """What pages side by side have alike, made once for all of them: the links that lead out of their own folders.

    From /tin-tuc/a/ and /tin-tuc/b/ the way to any third page is the same; so are records with such links only.
    """

    links: dict[str, str] = field(default_factory=dict)  # by address
    named: dict[tuple[str, str], Link] = field(default_factory=dict)  # by text and address
    cards: dict[str, Card] = field(default_factory=dict)  # by entry
    labelled_cards: dict[str, Card] = field(default_factory=dict)
    frame: Frame | None = None


@dataclass(slots=True)
class Kept:
    """What has been made for one page and serves others of the same build as it is."""

    alike: dict[str, Alike] = field(default_factory=dict)  # by the folder above those of the pages
    days: dict[date, DateText] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)  # by entry, with addresses where the links belong
    feed_entries: dict[str, FeedEntry] = field(default_factory=dict)  # by entry, without its text
    events: dict[str, tuple[CalendarEvent, ...]] = field(default_factory=dict)  # by entry
    publisher: list[Raw] = field(default_factory=list)
    trails: dict[tuple[tuple[str, str], ...], bytes] = field(default_factory=dict)  # encoded, for structured data
    tag_keys: dict[str, object] = field(default_factory=dict)
    tag_at: dict[str, Tag] = field(default_factory=dict)  # by address
    shares: dict[str | None, SharePicture] = field(default_factory=dict)  # by section
    framed: frozenset[str] = frozenset()

    def beside(self, above: str) -> Alike:
        """What the pages have alike whose folders lie in this one."""
        if above not in self.alike:
            self.alike[above] = Alike()
        return self.alike[above]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages are made from.

    `assets` maps a file's name in static/ to its address, `tags` the key of a tag to the tag, `lists` the name of a
    section to it with its entries in the order of its list; `menu` and `footer` are texts with their targets.
    """

    finished: FinishedSite
    project: Project
    assets: Mapping[str, str]
    tags: Mapping[object, Tag]
    lists: Mapping[str, Section] = field(default_factory=dict)
    menu: tuple[tuple[str, str], ...] = ()
    footer: tuple[tuple[str, str], ...] = ()
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)

    def tag_at(self, address: str) -> Tag:
        """The tag whose list has this address."""
        if not self.kept.tag_at:
            self.kept.tag_at |= {tag.address: tag for tag in self.tags.values()}
        return self.kept.tag_at[address]


@dataclass(frozen=True, slots=True)
class Here:
    """A page's address, with all that its view may be made from.

    A page that the server shows at any address (404.html) is not `movable`: its links begin at the server's root.
    """

    shared: Shared
    address: str = "/"
    movable: bool = True
    folder: str = field(init=False, compare=False, repr=False)
    alike: Alike = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Find the folder of this page, and what there is already of the pages beside it."""
        folder = self.address[: self.address.rindex("/") + 1]
        above = folder[: folder.rindex("/", 0, -1) + 1] if folder != "/" else ""
        object.__setattr__(self, "folder", folder)
        object.__setattr__(self, "alike", self.shared.kept.beside(above) if self.movable else Alike())

    @property
    def finished(self) -> FinishedSite:
        """The finished site."""
        return self.shared.finished

    @property
    def site(self) -> Site:
        """The linked site."""
        return self.shared.finished.site

    @property
    def project(self) -> Project:
        """The project."""
        return self.shared.project

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.shared.project.settings

    def at(self, address: str) -> "Here":
        """The same site seen from another page."""
        return Here(self.shared, address, self.movable)

    def to(self, address: str) -> str:
        """The link from here to one of our addresses."""
        if self.is_apart(address):
            links = self.alike.links
            if address not in links:
                links[address] = self._way(address)
            return links[address]
        return self._way(address)

    def is_apart(self, address: str) -> bool:
        """Whether an address lies outside the folder of this page, so that pages beside it link to it alike."""
        return not address.startswith(self.folder)

    def link(self, text: str, address: str) -> Link:
        """The link to an address that many pages link to by this text."""
        if not self.is_apart(address):
            return Link(text, self._way(address))
        named = self.alike.named
        if (text, address) not in named:
            named[text, address] = Link(text, self.to(address))
        return named[text, address]

    def _way(self, address: str) -> str:
        if self.movable or self.project.flags.offline:
            return relative(self.address, address, offline=self.project.flags.offline)
        path, mark, fragment = address.partition("#")
        base = urlsplit(self.settings.url).path.rstrip("/")
        return base + quoted(path) + (f"#{quote(fragment)}" if mark else "")

    def asset(self, name: str) -> str | None:
        """The link to a file of static/, or None where there is none of that name."""
        address = self.shared.assets.get(name)
        return None if address is None else self.to(address)

    def logo_address(self) -> str | None:
        """The whole web address of the site's logo."""
        logo = self.settings.logo
        address = self.shared.assets.get(logo.file.path.strip("/").removeprefix("static/")) if logo else None
        return absolute(self.settings, address) if address else None

    def canonical(self) -> str:
        """The whole web address of this page."""
        return absolute(self.settings, self.address)

    def parent_of(self, one: Linked) -> Linked | None:
        """The published competition or campaign that a page belongs to."""
        return self.site.entries.get(one.parent or "")

    def tags_of(self, one: Linked) -> tuple[Tag, ...]:
        """The tags of an entry in its own order, each once."""
        found = {self._tag_key(name): None for name in one.entry.tags}
        return tuple(self.shared.tags[key] for key in found if key in self.shared.tags)

    def _tag_key(self, name: str) -> object:
        keys = self.shared.kept.tag_keys
        if name not in keys:
            keys[name] = tag_key(name)
        return keys[name]


def tags_by_key(site: Site) -> dict[object, Tag]:
    """Every tag of the site by the key under which its spellings are one."""
    return {tag_key(tag.name): tag for tag in site.tags}
