"""Cards: an entry as a list shows it."""

from collections.abc import Iterable

from msgspec.structs import replace

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Results
from bantin.site import Linked
from bantin.vi.numbers import roman_of
from bantin.views.dates import clock_of, day_only, printed
from bantin.views.files import picture_at
from bantin.views.here import Here
from bantin.views.pictures import placed
from bantin.views.records import Card, Link
from bantin.views.titles import headline, line

KINDS = {
    "article": "Tin tức",
    "campaign": "Phong trào",
    "competition": "Cuộc thi",
    "rules": "Thể lệ",
    "results": "Kết quả",
    "page": "Trang",
}


def cards(here: Here, entries: Iterable[Linked]) -> tuple[Card, ...]:
    """Entries of one kind."""
    return tuple(card(here, one) for one in entries)


def mixed_cards(here: Here, entries: Iterable[Linked]) -> tuple[Card, ...]:
    """Entries of several kinds, each with its label."""
    return tuple(_labelled(here, one) for one in entries)


def card(here: Here, one: Linked) -> Card:
    """An entry with what a list needs to say of it."""
    cards = here.alike.cards if here.is_apart(one.address) else {}
    if one.id not in cards:
        cards[one.id] = _placed(here, _told(here, one))
    return cards[one.id]


def _labelled(here: Here, one: Linked) -> Card:
    cards = here.alike.labelled_cards if here.is_apart(one.address) else {}
    if one.id not in cards:
        cards[one.id] = replace(_placed(here, _told(here, one)), kind=KINDS[one.entry.kind_name])
    return cards[one.id]


def _placed(here: Here, told: Card) -> Card:
    """A card with links from here in place of addresses; the files of an entry are published at its own address."""
    picture = placed(here, told.picture) if told.picture else None
    return replace(told, href=here.to(told.href), picture=picture)


def _told(here: Here, one: Linked) -> Card:
    """What a card says wherever it stands."""
    cards = here.shared.kept.cards
    if one.id not in cards:
        cards[one.id] = _card(here, one)
    return cards[one.id]


def _card(here: Here, one: Linked) -> Card:
    entry = one.entry
    contest = entry if isinstance(entry, Competition | Campaign) else None
    duration = entry.duration if isinstance(entry, Campaign) else None
    return Card(
        title=headline(one.title),
        href=one.address,
        date=day_only(here, entry.date) if isinstance(entry, Article | Results) else None,
        when=printed(here, (contest.when or duration) if contest else None),
        summary=line(entry.summary or entry.description),
        picture=picture_at(here, one, entry.cover),
        clock=clock_of(here, contest) if contest else None,
        edition=edition_of(entry),
    )


def edition_of(entry: Entry) -> str | None:
    """Which time a competition is held, as its name says it: Lần thứ IV."""
    if not isinstance(entry, Competition) or entry.edition is None:
        return None
    return f"Lần thứ {roman_of(entry.edition)}"


def link_to(here: Here, one: Linked | None) -> Link | None:
    """A link to an entry by its title."""
    return None if one is None else Link(headline(one.title), here.to(one.address))


def tag_links(here: Here, one: Linked) -> tuple[Link, ...]:
    """The tags of an entry, in its own order, by the spelling that the site uses."""
    return tuple(here.link(tag.name, tag.address) for tag in here.tags_of(one))
