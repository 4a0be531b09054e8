"""Feeds as Atom, RSS and JSON: of the site, of each section, competition and campaign, and of tags on many entries."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.outputs.changes import earliest, withdrawals
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.site import Linked
from bantin.urls import FEED, JSON_FEED, RSS
from bantin.views.alternates import has_feed
from bantin.views.feeds import feed_of, newest, newest_of_contest, newest_of_section, newest_tagged
from bantin.views.here import Here
from bantin.views.menu import OWN_LISTS
from bantin.views.records import Feed

FORMS = {FEED: "feeds/atom.xml", RSS: "feeds/rss.xml", JSON_FEED: "feed.json"}


class Channel(NamedTuple):
    """What a feed is about: the page that it follows, that page's title, the newest entries there."""

    home: str
    title: str
    entries: tuple[Linked, ...]


def outputs(material: Material) -> Iterator[PlannedPage]:
    """Every feed in every form."""
    here = material.here
    changes = material.changes
    known: dict[str, tuple[datetime | None, ...]] = {}
    for scope, name in _scopes(here):
        channel = channel_of(here, scope, name)
        until = earliest(here.site.now, (changes,), *(_withdrawals(one, known) for one in channel.entries))
        for file, template in FORMS.items():
            address = f"{channel.home}{file.lstrip('/')}"
            yield page(address, template, feed, scope, name, address, source=None, until=until)


def feed(here: Here, scope: str, name: str, address: str) -> Feed:
    """The view of a feed."""
    return feed_of(here.at(address), *channel_of(here, scope, name))


def channel_of(here: Here, scope: str, name: str) -> Channel:
    """What a feed holds: that of the site, or of a section, a tag or a contest by this name."""
    if scope == "section":
        section = here.site.sections[name]
        return Channel(section.address, section.title, newest_of_section(here, name))
    if scope == "tag":
        tag = here.shared.tag_at(name)
        return Channel(tag.address, tag.name, newest_tagged(tag.entries))
    if scope == "contest":
        one = here.site.entries[name]
        return Channel(one.address, one.title, newest_of_contest(here, one))
    return Channel("/", here.settings.title, newest(here))


def _scopes(here: Here) -> Iterator[tuple[str, str]]:
    yield "site", ""
    yield from (("section", name) for name in OWN_LISTS)
    yield from (("tag", tag.address) for tag in here.site.tags if has_feed(here.settings, tag))
    for one in here.site.entries.values():
        if isinstance(one.entry, Competition | Campaign):
            yield "contest", one.id


def _withdrawals(one: Linked, known: dict[str, tuple[datetime | None, ...]]) -> tuple[datetime | None, ...]:
    """When a person of an entry may be shown no more; an entry stands in several feeds."""
    if one.id not in known:
        known[one.id] = tuple(withdrawals(one.entry))
    return known[one.id]
