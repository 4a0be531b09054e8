"""Of which day a page is: what its names of places and offices are true for."""

from datetime import date

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Page, Results
from bantin.site import Linked, Site
from bantin.vi.when import When


def day_of(one: Linked, site: Site) -> date | None:
    """The day of an article's source or its own, the last day of a contest; pages beside one go with it."""
    own = _own_day(one.entry)
    parent = site.entries.get(one.parent or "")
    return own if own is not None or parent is None else _own_day(parent.entry)


def _own_day(entry: Entry) -> date | None:
    if isinstance(entry, Article):
        source = entry.source.published if entry.source else None
        return source.first_day if isinstance(source, When) else entry.date.first_day
    if isinstance(entry, Competition):
        days = [one.when.last_day for one in entry.rounds if isinstance(one.when, When) and one.when.last_day]
        return max(days, default=None) or _last_day(entry.when)
    if isinstance(entry, Campaign):
        return _last_day(entry.when)
    if isinstance(entry, Results):
        return entry.date.first_day
    return entry.updated.first_day if isinstance(entry, Page) and entry.updated else None


def _last_day(when: When | None) -> date | None:
    return when.last_day if when else None
