"""Every page: of each entry, and those that are generated (home, sections, tags, calendar, 404)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Home, Page, Results, Rules
from bantin.outputs.changes import earliest, ends, reordering, withdrawals
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.site import Linked
from bantin.urls import CALENDAR, NOT_FOUND, TAGS, number_of_pages, page_of_list
from bantin.views.calendar import calendar_page
from bantin.views.contests import campaign_page, competition_page
from bantin.views.here import Here
from bantin.views.home import coming, home_page, home_text, not_found_page, open_contests
from bantin.views.lists import in_order_of_status, section_page, tag_page, tags_page
from bantin.views.menu import OWN_LISTS
from bantin.views.news import article_page, plain_page
from bantin.views.outcomes import results_page, rules_page

Builder = Callable[[Here, Linked, Any], object]
KINDS: dict[type[Entry], tuple[str, Builder]] = {
    Article: ("pages/article.html", article_page),
    Campaign: ("pages/campaign.html", campaign_page),
    Competition: ("pages/competition.html", competition_page),
    Rules: ("pages/rules.html", rules_page),
    Results: ("pages/results.html", results_page),
    Page: ("pages/page.html", plain_page),
    Home: ("pages/page.html", plain_page),
}


def outputs(material: Material) -> Iterator[PlannedPage]:
    """Every page of the site."""
    here = material.here
    changes = material.changes
    yield _home(here, changes)
    for one in _entries(here):
        yield _entry(here, one, changes)
    for name in OWN_LISTS:
        yield from _section(here, name, changes)
    yield from _tags(here, changes)
    yield page(CALENDAR, "pages/calendar.html", calendar, source=None, until=changes)
    yield page(NOT_FOUND, "pages/404.html", lost, source=None, until=changes)


def home(here: Here) -> object:
    """The view of the home page."""
    return home_page(here.at("/"))


def entry(here: Here, entry_id: str) -> object:
    """The view of an entry's page."""
    one = here.site.entries[entry_id]
    _, build = KINDS[type(one.entry)]
    return build(here.at(one.address), one, one.entry)


def section(here: Here, name: str, number: str) -> object:
    """The view of one page of a section's list."""
    found = here.shared.lists[name]
    return section_page(here.at(page_of_list(found.address, int(number))), found, int(number))


def tag(here: Here, address: str, number: str) -> object:
    """The view of one page of a tag's list."""
    found = here.shared.tag_at(address)
    return tag_page(here.at(page_of_list(address, int(number))), found, int(number))


def tags(here: Here) -> object:
    """The view of the page of all tags."""
    return tags_page(here.at(TAGS))


def calendar(here: Here) -> object:
    """The view of the calendar."""
    return calendar_page(here.at(CALENDAR))


def lost(here: Here) -> object:
    """The view of the page for addresses that do not exist: shown at any of them, so its links cannot be relative."""
    return not_found_page(replace(here.at(NOT_FOUND), movable=False))


def _home(here: Here, changes: datetime | None) -> PlannedPage:
    text = home_text(here)
    now = here.site.now
    lists = (here.site.sections[name].entries for name in ("cuoc-thi", "phong-trao"))
    openings = (reordering(now, entries, open_contests) for entries in lists)
    until = earliest(now, (changes,), openings, ends(coming(here)))
    return page("/", "pages/home.html", home, source=text.source.file if text else None, until=until)


def _entries(here: Here) -> Iterator[Linked]:
    """The entries with a page of their own: not the text of the home page or of a section's list."""
    lists = {here.site.sections[name].address for name in OWN_LISTS} | {"/"}
    for one in here.site.entries.values():
        if not (one.source.place.is_index and one.address in lists):
            yield one


def _entry(here: Here, one: Linked, changes: datetime | None) -> PlannedPage:
    template, _ = KINDS[type(one.entry)]
    winners = here.finished.winners.get(one.id, ())
    until = earliest(here.site.now, (changes,), withdrawals(one.entry, winners))
    return page(one.address, template, entry, one.id, source=one.source.file, until=until)


def _section(here: Here, name: str, changes: datetime | None) -> Iterator[PlannedPage]:
    now, found = here.site.now, here.shared.lists[name]
    until = earliest(now, (changes, reordering(now, here.site.sections[name].entries, in_order_of_status)))
    for number in range(1, number_of_pages(len(found.entries), here.settings) + 1):
        address = page_of_list(found.address, number)
        source = found.text.source.file if found.text and number == 1 else None
        yield page(address, "pages/section.html", section, name, str(number), source=source, until=until)


def _tags(here: Here, changes: datetime | None) -> Iterator[PlannedPage]:
    yield page(TAGS, "pages/tags.html", tags, source=None, until=changes)
    for each in here.site.tags:
        for number in range(1, number_of_pages(len(each.entries), here.settings) + 1):
            address = page_of_list(each.address, number)
            yield page(address, "pages/tag.html", tag, each.address, str(number), source=None, until=changes)
