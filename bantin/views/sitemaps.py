"""Sitemaps: what search engines may list, what they may list as news, and where the sitemaps of a large site lie."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from bantin.files import PICTURES
from bantin.model.article import Article
from bantin.site import Linked
from bantin.urls import absolute
from bantin.views.feed_texts import legal
from bantin.views.frame import is_hidden
from bantin.views.here import Here
from bantin.views.instants import published_at, w3c
from bantin.views.records import NewsItem, NewsSitemap, Sitemap, SitemapAddress, SitemapIndex

NEWS = timedelta(days=2)  # what Google News takes for new
PICTURES_OF_A_PAGE = 1_000  # Google reads no more
MOST_NEWS = 1_000


def sitemap_of(here: Here, pages: Iterable[tuple[str, str | None]]) -> Sitemap:
    """These pages, each with its last change and the pictures that it shows."""
    return Sitemap(
        tuple(SitemapAddress(absolute(here.settings, page), last, _pictures(here, page)) for page, last in pages)
    )


def sitemap_index_of(here: Here, sitemaps: Iterable[tuple[str, str | None]]) -> SitemapIndex:
    """These sitemaps, each with the last change of any of its pages."""
    return SitemapIndex(tuple(SitemapAddress(absolute(here.settings, address), last) for address, last in sitemaps))


def news_sitemap_of(here: Here) -> NewsSitemap:
    """The articles of the last two days."""
    found = [one for one in news_of(here) if not is_hidden(here, one)]
    return NewsSitemap(legal(here.settings.title), tuple(_item(here, one) for one in found[:MOST_NEWS]))


def news_of(here: Here) -> tuple[Linked, ...]:
    """The articles that are still news."""
    return tuple(one for one in here.site.sections["tin-tuc"].entries if _is_news(one, here.site.now))


def news_until(one: Linked) -> datetime | None:
    """The instant from which an article is no longer news."""
    published = published_at(one.entry)
    return published + NEWS if published else None


def _is_news(one: Linked, now: datetime) -> bool:
    until = news_until(one)
    return until is not None and now < until


def _item(here: Here, one: Linked) -> NewsItem:
    entry = one.entry
    published = w3c(entry.date) if isinstance(entry, Article) else None
    return NewsItem(
        address=absolute(here.settings, one.address),
        title=legal(one.title),
        published=published or "",
        lang=(entry.lang or here.settings.lang).partition("-")[0],
    )


def _pictures(here: Here, page: str) -> tuple[str, ...]:
    """The pictures of a page that lie on this site.

    Bodies are looked at without a note of it: which pictures they show is front matter or a reference, so no edit that
    changes words only changes the answer.
    """
    entry_id = here.site.addresses.get(page, "")
    files = here.finished.files.get(entry_id, {})
    body = here.finished.bodies.get(entry_id)
    one = here.site.entries.get(entry_id)
    cover = one.entry.cover if one else None
    covers = [files[cover.file.path].address] if cover and cover.file.path in files else []
    shown = [file.address for file in body.files if PurePosixPath(file.address).suffix in PICTURES] if body else []
    return tuple(absolute(here.settings, address) for address in dict.fromkeys((*covers, *shown)))[:PICTURES_OF_A_PAGE]
