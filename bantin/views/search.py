"""The search page: a form, where its index lies, and for those without scripts all sections and tags."""

from typing import NamedTuple

from bantin.site import Linked
from bantin.urls import CALENDAR, SEARCH, TAGS
from bantin.views.frame import Head, frame_of, styled
from bantin.views.here import Here
from bantin.views.lists import TAGS_TITLE
from bantin.views.menu import CALENDAR_TITLE, OWN_LISTS
from bantin.views.records import Link, SearchPage, TagLine

SEARCH_TITLE = "Tìm kiếm"
INDEX = f"{SEARCH}chi-muc/"
DOCUMENTS = "tai-lieu"
SCRIPT = "js/search.js"
STYLESHEET = "css/search.css"


class Place(NamedTuple):
    """What can be found: a page, or a part of one by its anchor; `name` is its id."""

    name: str
    entry: Linked
    title: str
    anchor: str = ""


def search_page(here: Here) -> SearchPage:
    """The page that finds others."""
    sections = (here.site.sections[name] for name in OWN_LISTS)
    links = (*(Link(one.title, here.to(one.address)) for one in sections), Link(CALENDAR_TITLE, here.to(CALENDAR)))
    description = f"Tìm trong các bài của {here.settings.title}."
    frame = frame_of(here, Head(title=SEARCH_TITLE, description=description, hidden=True))
    return SearchPage(
        frame=styled(here, frame, STYLESHEET),
        title=SEARCH_TITLE,
        index=here.to(INDEX) if not here.project.flags.offline else "chi-muc/",
        script=here.asset(SCRIPT),
        offline=here.project.flags.offline,
        links=links,
        tags=tuple(TagLine(tag.name, here.to(tag.address), f"{len(tag.entries)} bài") for tag in here.site.tags),
        all_tags=Link(TAGS_TITLE, here.to(TAGS)),
    )
