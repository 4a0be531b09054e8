"""Sitemaps: every page that search engines may list, in several files where they are too many for one; and the news."""

from collections.abc import Iterator

from bantin.outputs.changes import earliest
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.site import Linked, Section, Tag
from bantin.urls import CALENDAR, NEWS_SITEMAP, SITEMAP, TAGS, number_of_pages, page_of_list
from bantin.views.frame import is_hidden
from bantin.views.here import Here
from bantin.views.instants import changed
from bantin.views.menu import OWN_LISTS
from bantin.views.records import NewsSitemap, Sitemap, SitemapIndex
from bantin.views.sitemaps import news_of, news_sitemap_of, news_until, sitemap_index_of, sitemap_of

MOST = 50_000  # pages in one sitemap (sitemaps.org)


def outputs(material: Material) -> Iterator[PlannedPage]:
    """The sitemap, or its parts and where they are; the news."""
    here = material.here
    now = here.site.now
    changes = material.changes
    count = _parts(here)
    if count == 1:
        yield page(SITEMAP, "feeds/sitemap.xml", sitemap, "1", source=None, until=changes)
    else:
        yield page(SITEMAP, "feeds/sitemap-index.xml", sitemap_index, source=None, until=changes)
        for number in range(1, count + 1):
            yield page(_part(number), "feeds/sitemap.xml", sitemap, str(number), source=None, until=changes)
    until = earliest(now, (changes,), map(news_until, news_of(here)))
    yield page(NEWS_SITEMAP, "feeds/sitemap-news.xml", news_sitemap, source=None, until=until)


def sitemap(here: Here, number: str) -> Sitemap:
    """The view of one part of all pages."""
    return sitemap_of(here, _slice(_pages(here), int(number)))


def sitemap_index(here: Here) -> SitemapIndex:
    """The view of where the parts are."""
    pages = _pages(here)
    parts = ((number, _slice(pages, number)) for number in range(1, _parts(here) + 1))
    return sitemap_index_of(here, ((_part(number), _last(part)) for number, part in parts))


def news_sitemap(here: Here) -> NewsSitemap:
    """The view of the news."""
    return news_sitemap_of(here)


def _parts(here: Here) -> int:
    """On how many sitemaps all pages stand."""
    listed = {one.address for one in here.site.entries.values() if not is_hidden(here, one)}
    listed |= {page_of_list(address, number) for address, count in _lengths(here) for number in range(1, count + 1)}
    return -(-len(listed | {"/", CALENDAR, TAGS}) // MOST)


def _lengths(here: Here) -> Iterator[tuple[str, int]]:
    """Every list with the number of its pages."""
    lists: list[Section | Tag] = [*(here.site.sections[name] for name in OWN_LISTS), *here.site.tags]
    for each in lists:
        yield each.address, number_of_pages(len(each.entries), here.settings)


def _part(number: int) -> str:
    return f"{SITEMAP.removesuffix('.xml')}-{number}.xml"


def _slice(pages: list[tuple[str, str | None]], number: int) -> list[tuple[str, str | None]]:
    return pages[(number - 1) * MOST : number * MOST]


def _last(pages: list[tuple[str, str | None]]) -> str | None:
    return max((last[:10] for _, last in pages if last), default=None)


def _pages(here: Here) -> list[tuple[str, str | None]]:
    """Every page that search engines may list, with its last change."""
    pages = dict(_entries(here))
    for address, last in _lists(here):
        pages[address] = max(filter(None, (last, pages.get(address))), default=None)
    hidden = {one.address for one in here.site.entries.values() if is_hidden(here, one)}
    return [(address, pages[address]) for address in sorted(pages) if address not in hidden]


def _entries(here: Here) -> Iterator[tuple[str, str | None]]:
    for one in here.site.entries.values():
        yield one.address, changed(one.entry)


def _lists(here: Here) -> Iterator[tuple[str, str | None]]:
    sections = [(here.site.sections[name].address, here.site.sections[name].entries) for name in OWN_LISTS]
    tags = [(tag.address, tag.entries) for tag in here.site.tags]
    yield "/", _last_change(tuple(here.site.entries.values()))
    yield CALENDAR, None
    yield TAGS, None
    for address, entries in (*sections, *tags):
        last = _last_change(entries)
        for number in range(1, number_of_pages(len(entries), here.settings) + 1):
            yield page_of_list(address, number), last


def _last_change(entries: tuple[Linked, ...]) -> str | None:
    """The day of the last change of any of these entries."""
    return max((said[:10] for one in entries if (said := changed(one.entry))), default=None)
