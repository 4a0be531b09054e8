"""What search engines read of a page, in schema.org's words as JSON-LD: only what the source says, nothing guessed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeAlias

from msgspec import Raw
from msgspec.json import Encoder

from bantin.html import Html
from bantin.model.article import Article
from bantin.model.campaign import Campaign, Phase
from bantin.model.competition import Competition, Round
from bantin.model.pages import Results, Rules
from bantin.model.types import Announced
from bantin.site import Linked
from bantin.urls import SEARCH, absolute
from bantin.vi.when import When
from bantin.views.here import Here
from bantin.views.instants import rfc3339
from bantin.views.occasions import DAYS
from bantin.views.records import About

Thing: TypeAlias = dict[str, Any]
STATUS = {
    None: "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}
QUERY = "required name=search_term_string"
encode = Encoder().encode
UNSAFE = tuple(one.encode() for one in "<>&\u2028\u2029")
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_of(things: Iterable[bytes]) -> Html | None:
    """Encoded things as the text of a script element: no text in them can end it."""
    graph = b",".join(things)
    if not graph:
        return None
    told = b"".join((b'{"@context":"https://schema.org","@graph":[', graph, b"]}")).decode()
    return Html(told.translate(ESCAPES) if any(one in graph for one in UNSAFE) else told)


def thing_of(here: Here, one: Linked, about: About, description: str | None, picture: str | None) -> bytes:
    """What an entry is, encoded."""
    entry = one.entry
    common: Thing = {
        "description": description,
        "url": here.canonical(),
        "image": picture,
        "inLanguage": entry.lang or here.settings.lang,
        "keywords": about.tags,
    }
    if isinstance(entry, Article):
        return encode(_given({"@type": "NewsArticle", "headline": one.title, **common, **_article(here, entry, about)}))
    common["name"] = one.title
    if isinstance(entry, Competition | Campaign):
        return encode(_given({"@type": "EventSeries", **common, **_contest(entry, common["url"])}))
    page = {"@type": "WebPage", **common, "dateModified": about.updated, "about": _parent(here, one)}
    return encode(_given(page))


def trail_thing(here: Here, trail: tuple[tuple[str, str], ...], title: str) -> bytes:
    """The way to a page from the home page, the page itself last, encoded; pages side by side begin it alike."""
    kept = here.shared.kept.trails
    if trail not in kept:
        above = [_step(here, place, *each) for place, each in enumerate(trail, 1)]
        kept[trail] = b",".join((b'{"@type":"BreadcrumbList","itemListElement":[' + above[0], *above[1:], b""))
    return b"".join((kept[trail], _step(here, len(trail) + 1, title, here.address), b"]}"))


def site_thing(here: Here) -> bytes:
    """The site and who is responsible for it, for the home page, encoded."""
    settings, logo = here.settings, here.logo_address()
    target = {"@type": "EntryPoint", "urlTemplate": f"{absolute(settings, SEARCH)}?q={{search_term_string}}"}
    named = settings.organisation
    contact = {"email": named.email, "telephone": named.phone, "address": named.address} if named else {}
    site = {
        "@type": "WebSite",
        "@id": f"{settings.url}#website",
        "name": settings.title,
        "description": settings.description,
        "url": settings.url,
        "inLanguage": settings.lang,
        "publisher": _given({**_responsible(here), **contact, "logo": _image(logo)}),
        "potentialAction": {"@type": "SearchAction", "target": target, "query-input": QUERY},
    }
    return encode(_given(site))


def _step(here: Here, place: int, name: str, address: str) -> bytes:
    return encode({"@type": "ListItem", "position": place, "name": name, "item": absolute(here.settings, address)})


def _article(here: Here, article: Article, about: About) -> Thing:
    publisher = _publisher(here)
    contests = here.site.published(dict.fromkeys(ref.id for ref in article.about)) if article.about else ()
    return {
        "datePublished": about.published,
        "dateModified": about.updated if article.updated else None,
        "author": [{"@type": "Person", "name": name} for name in about.creators] or publisher,
        "publisher": publisher,
        "articleSection": about.section,
        "dateline": article.dateline,
        "isBasedOn": article.source.url if article.source else None,
        "correction": article.correction,
        "about": [_reference(here, each) for each in contests if isinstance(each.entry, Competition | Campaign)],
    }


def _contest(entry: Competition | Campaign, url: str) -> Thing:
    status = STATUS[entry.state.value if entry.state else None]
    parts = entry.rounds if isinstance(entry, Competition) else entry.phases
    sponsors = entry.sponsors if isinstance(entry, Competition) else ()
    organisers = [_organisation(each.name, each.url) for each in entry.organisers]
    return {
        "@id": f"{url}#",
        **_span(entry.when),
        "eventStatus": status,
        "organizer": organisers,
        "sponsor": [_organisation(each.name, each.url) for each in sponsors],
        "subEvent": [_part(each, url, status, organisers) for each in parts],
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


def _publisher(here: Here) -> Raw:
    """Who is responsible for the site, encoded once for all pages."""
    kept = here.shared.kept.publisher
    if not kept:
        kept.append(Raw(encode(_responsible(here))))
    return kept[0]


def _responsible(here: Here) -> Thing:
    """Who is responsible for the site, without the ways to reach them; the home page tells these and the logo."""
    settings = here.settings
    return {
        "@type": "Organization",
        "@id": f"{settings.url}#organization",
        "name": settings.organisation.name if settings.organisation else settings.title,
        "url": settings.url,
    }


def _image(address: str | None) -> Thing | None:
    return {"@type": "ImageObject", "url": address} if address else None


def _organisation(name: str, url: str | None) -> Thing:
    return _given({"@type": "Organization", "name": name, "url": url})


def _parent(here: Here, one: Linked) -> Thing | None:
    parent = here.parent_of(one) if isinstance(one.entry, Rules | Results) else None
    return _reference(here, parent) if parent else None


def _reference(here: Here, one: Linked) -> Thing:
    url = absolute(here.settings, one.address)
    return {"@type": "EventSeries", "@id": f"{url}#", "name": one.title, "url": url}


def _instant(instant: datetime | None) -> str | None:
    return rfc3339(instant) if instant else None


def _given(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}
