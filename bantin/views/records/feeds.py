"""What is read by machines: the Atom feed, the sitemap, and pages that only lead on. All addresses are absolute."""

from bantin.views.records.record import Record


class FeedEntry(Record, frozen=True, kw_only=True):
    """An entry of a feed; instants are RFC 3339 text. `content` is a whole body's HTML."""

    id: str
    title: str
    href: str
    updated: str
    published: str | None = None
    authors: tuple[str, ...] = ()
    summary: str | None = None
    content: str | None = None
    tags: tuple[str, ...] = ()


class Feed(Record, frozen=True, kw_only=True):
    """An Atom feed (RFC 4287): templates/feeds/atom.xml. `author` is the site's, for entries that name none."""

    id: str
    title: str
    home: str
    address: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]
    lang: str = "vi"
    subtitle: str | None = None


class SitemapAddress(Record, frozen=True):
    """A page of the sitemap; `changed` is a W3C date or date-time."""

    address: str
    changed: str | None = None


class Sitemap(Record, frozen=True):
    """All pages that search engines may list: templates/feeds/sitemap.xml."""

    pages: tuple[SitemapAddress, ...]


class RedirectPage(Record, frozen=True, kw_only=True):
    """An old address that leads on: templates/pages/redirect.html. `href` is relative, `canonical` absolute."""

    site: str
    title: str
    href: str
    canonical: str
    lang: str = "vi"
