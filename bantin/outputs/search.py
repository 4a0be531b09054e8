"""Search: its page, and the index that the page's script fetches in pieces; planned with what they are made of."""

from collections.abc import Iterable, Iterator
from functools import partial

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.pages import Results, Rules
from bantin.model.persons import persons_in
from bantin.outputs.changes import comings_and_goings, earliest, withdrawals
from bantin.outputs.planned import Material, PlannedPage, PlannedPiece, page
from bantin.outputs.search_cards import files_of
from bantin.search.entry import ARTICLE
from bantin.search.index import ROW, Catalogue, Document, Shelf, index_of
from bantin.search.postings import numbers_of
from bantin.search.row import Found, packed_row
from bantin.search.words import Phrases, phrases_of
from bantin.site import Linked
from bantin.stamps import digest_of
from bantin.urls import SEARCH
from bantin.views.here import Here
from bantin.views.people import contact_lines, person_texts
from bantin.views.records import SearchPage
from bantin.views.search import INDEX, Place, search_page

TEMPLATE = "pages/search.html"


def outputs(material: Material) -> Iterator[PlannedPage | PlannedPiece]:
    """The page and its index."""
    here = material.here
    people = withdrawals(*(one.entry for one in here.site.entries.values()), *here.finished.winners.values())
    until = earliest(here.site.now, comings_and_goings(here.site), people)
    yield page(SEARCH, TEMPLATE, search, source=None, until=until)
    shelf = here.finished.shelf
    if shelf is not None:
        catalogue = _catalogue(here, shelf)
        shelf.catalogue = catalogue
        yield from pieces(catalogue, shelf)


def search(here: Here) -> SearchPage:
    """The view of the page."""
    return search_page(here.at(SEARCH))


def pieces(catalogue: Catalogue, shelf: Shelf) -> Iterator[PlannedPiece]:
    """The files of an index."""
    for name, digest in catalogue.files.items():
        yield PlannedPiece(f"{INDEX.lstrip('/')}{name}.json", digest, partial(shelf.piece, digest))


def _catalogue(here: Here, shelf: Shelf) -> Catalogue:
    places = tuple(_places(here))
    numbers = numbers_of(one.name for one in places)
    phrases = phrases_of(here.settings.acronyms)
    more = {one.entry.id: _more(here, one.entry, phrases, shelf) for one in places if not one.anchor}
    documents = {
        one.name: Document(
            numbers[one.name], (shelf.rows[one.entry.id], *(() if one.anchor else more[one.entry.id])), one.anchor
        )
        for one in places
    }
    return index_of(documents, dict(files_of(here, places, numbers)), shelf)


def _places(here: Here) -> Iterator[Place]:
    """Every page that may be found, and each Điều of rules."""
    for one in here.site.entries.values():
        if not one.entry.search:
            continue
        yield Place(one.id, one, one.title)
        if isinstance(one.entry, Rules):
            for heading in here.finished.bodies[one.id].headings:
                if ARTICLE.fullmatch(heading.id):
                    yield Place(f"{one.id}#{heading.id}", one, heading.text, heading.id)


def _more(here: Here, one: Linked, phrases: Phrases, shelf: Shelf) -> tuple[bytes, ...]:
    """The key of a row with what an entry is found by, but does not say itself; none where there is nothing."""
    texts = tuple(_texts(here, one))
    title = None if one.entry.title else one.title
    if not texts and title is None:
        return ()
    row = packed_row((Found(title, texts=texts),), phrases)
    key = digest_of(row)
    shelf.memo.put(ROW, [(key, row)])
    return (key,)


def _texts(here: Here, one: Linked) -> Iterable[str]:
    """What tables say, and persons who are shown for a time."""
    entry = one.entry
    if isinstance(entry, Article):
        passing = any(each.public_until for each in entry.authors)
        return person_texts(here, entry.authors) if passing else ()
    texts: list[str] = []
    if any(each.public_until for each in persons_in(entry)):
        texts += person_texts(here, persons_in(entry))
        contacts = contact_lines(here, entry, getattr(entry, "contacts", ()))
        texts += [" · ".join(filter(None, (each.name, each.unit, each.address))) for each in contacts]
    if isinstance(entry, Results) and entry.table:
        for winner in here.finished.winners.get(one.id, ())[len(entry.winners) :]:
            texts += filter(None, (winner.rank, winner.name, winner.unit, *person_texts(here, winner.authors)))
    if isinstance(entry, Campaign) and entry.scoreboard:
        texts += dict.fromkeys(line.unit for line in here.finished.scoreboards.get(one.id, ()))
    return texts
