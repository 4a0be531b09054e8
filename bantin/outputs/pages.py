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
from bantin.outputs.changes import comings_and_goings, earliest, ends, reordering, withdrawals
from bantin.outputs.planned import Material, PlannedPage
from bantin.site import Linked, Section
from bantin.urls import CALENDAR, NOT_FOUND, TAGS, number_of_pages, output_path, page_of_list
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
    changes = earliest(here.site.now, comings_and_goings(here.site))
    yield _home(here, changes)
    for one in _entries(here):
        yield _entry(here, one, changes)
    for name in OWN_LISTS:
        yield from _section(here, here.site.sections[name], changes)
    yield from _tags(here, changes)
    yield PlannedPage(output_path(CALENDAR), "pages/calendar.html", calendar_page(here.at(CALENDAR)), None, changes)
    lost = replace(here.at(NOT_FOUND), movable=False)
    yield PlannedPage(output_path(NOT_FOUND), "pages/404.html", not_found_page(lost), None, changes)


def _home(here: Here, changes: datetime | None) -> PlannedPage:
    text = home_text(here)
    now = here.site.now
    lists = (here.site.sections[name].entries for name in ("cuoc-thi", "phong-trao"))
    openings = (reordering(now, entries, open_contests) for entries in lists)
    until = earliest(now, (changes,), openings, ends(coming(here)))
    return PlannedPage("index.html", "pages/home.html", home_page(here), text.source.file if text else None, until)


def _entries(here: Here) -> Iterator[Linked]:
    """The entries with a page of their own: not the text of the home page or of a section's list."""
    lists = {here.site.sections[name].address for name in OWN_LISTS} | {"/"}
    for one in here.site.entries.values():
        if not (one.source.place.is_index and one.address in lists):
            yield one


def _entry(here: Here, one: Linked, changes: datetime | None) -> PlannedPage:
    template, build = KINDS[type(one.entry)]
    winners = here.finished.winners.get(one.id, ())
    until = earliest(here.site.now, (changes,), withdrawals(one.entry, winners))
    view = build(here.at(one.address), one, one.entry)
    return PlannedPage(output_path(one.address), template, view, one.source.file, until)


def _section(here: Here, section: Section, changes: datetime | None) -> Iterator[PlannedPage]:
    now = here.site.now
    until = earliest(now, (changes, reordering(now, section.entries, in_order_of_status)))
    section = replace(section, entries=in_order_of_status(section.entries, now))
    for number in range(1, number_of_pages(len(section.entries), here.settings) + 1):
        address = page_of_list(section.address, number)
        source = section.text.source.file if section.text and number == 1 else None
        view = section_page(here.at(address), section, number)
        yield PlannedPage(output_path(address), "pages/section.html", view, source, until)


def _tags(here: Here, changes: datetime | None) -> Iterator[PlannedPage]:
    yield PlannedPage(output_path(TAGS), "pages/tags.html", tags_page(here.at(TAGS)), None, changes)
    for tag in here.site.tags:
        for number in range(1, number_of_pages(len(tag.entries), here.settings) + 1):
            address = page_of_list(tag.address, number)
            view = tag_page(here.at(address), tag, number)
            yield PlannedPage(output_path(address), "pages/tag.html", view, None, changes)
