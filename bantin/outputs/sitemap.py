"""The sitemap: every page that search engines may list."""

from collections.abc import Iterator

from bantin.outputs.changes import comings_and_goings, earliest
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.site import Linked
from bantin.urls import CALENDAR, SITEMAP, TAGS, number_of_pages, page_of_list
from bantin.views.feeds import changed, sitemap_of
from bantin.views.frame import is_hidden
from bantin.views.here import Here
from bantin.views.menu import OWN_LISTS
from bantin.views.records import Sitemap


def outputs(material: Material) -> Iterator[PlannedPage]:
    """The sitemap."""
    here = material.here
    until = earliest(here.site.now, comings_and_goings(here.site))
    yield page(here, SITEMAP, "feeds/sitemap.xml", sitemap, source=None, until=until)


def sitemap(here: Here) -> Sitemap:
    """Its view."""
    pages = dict(_entries(here))
    for address, last in _lists(here):
        pages[address] = max(filter(None, (last, pages.get(address))), default=None)
    hidden = {one.address for one in here.site.entries.values() if is_hidden(here, one)}
    return sitemap_of(here, [(address, pages[address]) for address in sorted(pages) if address not in hidden])


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
