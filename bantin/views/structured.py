"""What search engines read of a page, in schema.org's words as JSON-LD: only what the source says, nothing guessed."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeAlias

from msgspec.json import encode

from bantin.html import Html
from bantin.model.article import Article
from bantin.model.campaign import Campaign, Phase
from bantin.model.competition import Competition, Round
from bantin.model.pages import Results, Rules
from bantin.model.shapes import Org, Person
from bantin.model.types import Announced
from bantin.site import Linked
from bantin.urls import absolute
from bantin.vi.when import When
from bantin.views.here import Here
from bantin.views.instants import changed, rfc3339, w3c
from bantin.views.occasions import DAYS
from bantin.views.people import person_lines

Thing: TypeAlias = dict[str, Any]
CONTEXT = "https://schema.org"
STATUS = {
    None: "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}
SEARCH = "tim-kiem/?q={search_term_string}"
UNSAFE = re.compile("[<>&\u2028\u2029]")
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_of(things: Iterable[Thing]) -> Html | None:
    """Things as the text of a script element: no text in them can end it."""
    graph = [_given(one) for one in things]
    if not graph:
        return None
    told = encode({"@context": CONTEXT, "@graph": graph}).decode()
    return Html(told.translate(ESCAPES) if UNSAFE.search(told) else told)


def thing_of(here: Here, one: Linked, description: str | None, picture: str | None) -> Thing:
    """What an entry is."""
    entry = one.entry
    common = {
        "name": one.title,
        "description": description,
        "url": absolute(here.settings, one.address),
        "image": picture,
        "inLanguage": entry.lang or here.settings.lang,
    }
    if isinstance(entry, Article):
        return _article(here, one, entry, common)
    if isinstance(entry, Competition | Campaign):
        return _contest(here, one, entry, common)
    return common | {"@type": "WebPage", "dateModified": changed(entry), "about": _parent(here, one)}


def trail_of_things(here: Here, trail: Iterable[tuple[str, str]], title: str) -> Thing:
    """The way to a page from the home page, the page itself last."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(here.settings, address)}
        for place, (name, address) in enumerate((*trail, (title, here.address)), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def site_things(here: Here) -> tuple[Thing, ...]:
    """The site and who is responsible for it, for the home page."""
    settings = here.settings
    target = {"@type": "EntryPoint", "urlTemplate": settings.url + SEARCH}
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    site = {
        "@type": "WebSite",
        "@id": f"{settings.url}#website",
        "name": settings.title,
        "description": settings.description,
        "url": settings.url,
        "inLanguage": settings.lang,
        "publisher": _publisher(here),
        "potentialAction": search,
    }
    return (site,)


def _article(here: Here, one: Linked, article: Article, common: Thing) -> Thing:
    names = common.pop("name")
    about = here.site.published(dict.fromkeys(ref.id for ref in article.about))
    section = here.site.sections[one.source.place.section or "tin-tuc"]
    return {
        "@type": "NewsArticle",
        "headline": names,
        **common,
        "mainEntityOfPage": common["url"],
        "datePublished": w3c(article.date),
        "dateModified": w3c(article.updated) if article.updated else None,
        "author": _authors(here, article.authors) or _publisher(here),
        "publisher": _publisher(here),
        "articleSection": section.title,
        "keywords": [tag.name for tag in here.tags_of(one)],
        "dateline": article.dateline,
        "isBasedOn": article.source.url if article.source else None,
        "correction": article.correction,
        "about": [_reference(here, each) for each in about if isinstance(each.entry, Competition | Campaign)],
    }


def _contest(here: Here, one: Linked, entry: Competition | Campaign, common: Thing) -> Thing:
    status = STATUS[entry.state.value if entry.state else None]
    parts = entry.rounds if isinstance(entry, Competition) else entry.phases
    sponsors = entry.sponsors if isinstance(entry, Competition) else ()
    organisers = [_org(each) for each in entry.organisers]
    return {
        "@type": "EventSeries",
        "@id": f"{common['url']}#",
        **common,
        **_span(entry.when),
        "eventStatus": status,
        "organizer": organisers,
        "sponsor": [_given({"@type": "Organization", "name": each.name, "url": each.url}) for each in sponsors],
        "keywords": [tag.name for tag in here.tags_of(one)],
        "subEvent": [_part(each, common["url"], status, organisers) for each in parts],
    }


def _part(part: Round | Phase, url: str, status: str, organisers: list[Thing]) -> Thing:
    """A round or phase: without an hour or a place unless the source has one."""
    venue = part.venue if isinstance(part, Round) else None
    told = {
        "@type": "Event",
        "name": part.name,
        "description": part.note,
        "url": url,
        **_span(part.when),
        "eventStatus": status,
        "location": {"@type": "Place", "name": venue} if venue else None,
        "organizer": organisers,
        "superEvent": {"@id": f"{url}#"},
    }
    return _given(told)


def _span(when: When | Announced | None) -> Thing:
    """The first and the last day, or the instants where hours are given; of what is vaguer nothing."""
    if not isinstance(when, When) or not (when.timed or when.kind in DAYS):
        return {}
    if when.timed:
        end = when.end if when.end != when.start else None
        return {"startDate": _instant(when.start), "endDate": _instant(end)}
    first, last = when.first_day, when.last_day
    return {"startDate": first.isoformat() if first else None, "endDate": last.isoformat() if last else None}


def _publisher(here: Here) -> Thing:
    """Who is responsible for the site."""
    kept = here.shared.kept.organisation
    if not kept:
        settings, organisation = here.settings, here.settings.organisation
        kept["@type"] = "Organization"
        kept["@id"] = f"{settings.url}#organization"
        kept["name"] = organisation.name if organisation else settings.title
        kept["url"] = settings.url
        if logo := here.logo_address():
            kept["logo"] = {"@type": "ImageObject", "url": logo}
        if organisation:
            contact = {"email": organisation.email, "telephone": organisation.phone, "address": organisation.address}
            kept |= _given(contact)
    return kept


def _authors(here: Here, people: tuple[Person, ...]) -> list[Thing]:
    return [{"@type": "Person", "name": each.name} for each in person_lines(here, people)]


def _org(org: Org) -> Thing:
    return _given({"@type": "Organization", "name": org.name, "url": org.url})


def _parent(here: Here, one: Linked) -> Thing | None:
    parent = here.parent_of(one) if isinstance(one.entry, Rules | Results) else None
    return _reference(here, parent) if parent else None


def _reference(here: Here, one: Linked) -> Thing:
    url = absolute(here.settings, one.address)
    return {"@type": "EventSeries", "@id": f"{url}#", "name": one.title, "url": url}


def _instant(instant: datetime | None) -> str | None:
    return rfc3339(instant) if instant else None


def _given(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, [], "")}
