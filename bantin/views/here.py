"""Where a page stands and what its view is made from: the one value that every builder of views takes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from bantin.finished import FinishedSite
from bantin.model.settings import Settings
from bantin.project import Project
from bantin.relations import tag_key
from bantin.site import Linked, Site, Tag
from bantin.urls import absolute, relative


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages are made from.

    `assets` maps a file's name in static/ to its address, `sizes` a published file's source to its bytes, `tags` the
    key of a tag to the tag; `menu` and `footer` are texts with their targets.
    """

    finished: FinishedSite
    project: Project
    assets: Mapping[str, str]
    sizes: Mapping[str, int]
    tags: Mapping[object, Tag]
    menu: tuple[tuple[str, str], ...] = ()
    footer: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """A page's address, with all that its view may be made from.

    A page that the server shows at any address (404.html) is not `movable`: its links begin at the server's root.
    """

    shared: Shared
    address: str = "/"
    movable: bool = True

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
        return replace(self, address=address)

    def to(self, address: str) -> str:
        """The link from here to one of our addresses."""
        if self.movable or self.project.flags.offline:
            return relative(self.address, address, offline=self.project.flags.offline)
        path, mark, fragment = address.partition("#")
        base = urlsplit(self.settings.url).path.rstrip("/")
        return base + quote(path, safe="/-._~") + (f"#{quote(fragment)}" if mark else "")

    def asset(self, name: str) -> str | None:
        """The link to a file of static/, or None where there is none of that name."""
        address = self.shared.assets.get(name)
        return None if address is None else self.to(address)

    def canonical(self) -> str:
        """The whole web address of this page."""
        return absolute(self.settings, self.address)

    def parent_of(self, one: Linked) -> Linked | None:
        """The published competition or campaign that a page belongs to."""
        return self.site.entries.get(one.parent or "")

    def tags_of(self, one: Linked) -> tuple[Tag, ...]:
        """The tags of an entry in its own order, each once."""
        found = {tag_key(name): None for name in one.entry.tags}
        return tuple(self.shared.tags[key] for key in found if key in self.shared.tags)


def tags_by_key(site: Site) -> dict[object, Tag]:
    """Every tag of the site by the key under which its spellings are one."""
    return {tag_key(tag.name): tag for tag in site.tags}
