"""What is read by machines: feeds, sitemaps, and pages that only lead on. All addresses are absolute."""

from bantin.views.records.record import Record


class FeedText(Record, frozen=True):
    """A whole body whose HTML is kept elsewhere: markup of ours, and numbers of slots of the body so named.

    `address` is that of its page, to which fragments lead.
    """

    body: str
    parts: tuple[str | int, ...]
    address: str


class FeedEntry(Record, frozen=True, kw_only=True):
    """An entry of a feed; instants are RFC 3339 text, `mailed` is `published` as RFC 5322 writes it.

    `content` is a whole body's HTML; no printer sees it unfilled.
    """

    id: str
    title: str
    href: str
    updated: str
    published: str | None = None
    mailed: str | None = None
    authors: tuple[str, ...] = ()
    summary: str | None = None
    content: str | FeedText | None = None
    tags: tuple[str, ...] = ()
    picture: str | None = None


class Feed(Record, frozen=True, kw_only=True):
    """A feed in any form: templates/feeds/atom.xml (RFC 4287), templates/feeds/rss.xml (RSS 2.0), JSON Feed 1.1.

    `home` is the page that it follows, `address` its own. `author` is the site's, for entries that name none.
    """

    id: str
    title: str
    home: str
    address: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]
    lang: str = "vi"
    subtitle: str | None = None
    mailed: str | None = None
    picture: str | None = None


class SitemapAddress(Record, frozen=True):
    """A page of the sitemap; `changed` is a W3C date or date-time, `pictures` are those that the page shows."""

    address: str
    changed: str | None = None
    pictures: tuple[str, ...] = ()


class Sitemap(Record, frozen=True):
    """Pages that search engines may list: templates/feeds/sitemap.xml."""

    pages: tuple[SitemapAddress, ...]


class SitemapIndex(Record, frozen=True):
    """The sitemaps of a site that has too many pages for one: templates/feeds/sitemap-index.xml."""

    sitemaps: tuple[SitemapAddress, ...]


class NewsItem(Record, frozen=True):
    """An article of the last two days."""

    address: str
    title: str
    published: str
    lang: str


class NewsSitemap(Record, frozen=True):
    """The newest articles for Google News: templates/feeds/sitemap-news.xml. `site` is the publication's name."""

    site: str
    items: tuple[NewsItem, ...]


class RedirectPage(Record, frozen=True, kw_only=True):
    """An old address that leads on: templates/pages/redirect.html. `href` is relative, `canonical` absolute."""

    site: str
    title: str
    href: str
    canonical: str
    lang: str = "vi"
