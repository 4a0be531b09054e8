"""Orderings and relations between published entries: sections, tags, neighbours, related; each indexed once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.kinds import CHILD_FILES
from bantin.model.pages import Page, Results, Rules
from bantin.model.status import boundaries, stretches_of
from bantin.site import Children, Linked
from bantin.vi.collate import dictionary_key, natural_key
from bantin.vi.text import nfc
from bantin.vi.when import ZONE

RELATED = 4
NEAR = 12  # how many entries on either side in a tag's list can be related: keeps large tags linear
BEGINNING = datetime(1900, 1, 1, tzinfo=ZONE)
Order: TypeAlias = Mapping[str, int]


def order_of(entries: Iterable[Linked]) -> Order:
    """Each entry's place, the newest first, then by title in Vietnamese order, then by id."""
    by_title = sorted(entries, key=lambda one: (natural_key(one.title), one.id))
    return {one.id: place for place, one in enumerate(sorted(by_title, key=date_of, reverse=True))}


def newest_first(entries: Iterable[Linked], order: Order) -> tuple[Linked, ...]:
    """Entries in that order."""
    return tuple(sorted(entries, key=lambda one: order[one.id]))


def in_menu_order(entries: Iterable[Linked]) -> tuple[Linked, ...]:
    """Plain pages by their `order`, then by title."""
    return tuple(sorted(entries, key=lambda one: (_order(one), natural_key(one.title), one.id)))


def date_of(one: Linked) -> datetime:
    """The date that orders an entry: of an article its own, of a contest its last boundary."""
    entry = one.entry
    if isinstance(entry, Article | Results):
        return entry.date.start or BEGINNING
    if isinstance(entry, Competition | Campaign):
        return max(boundaries(stretches_of(entry)), default=BEGINNING)
    return BEGINNING


@lru_cache(maxsize=4096)
def tag_key(tag: str) -> object:
    """Equal for tags that are one: case, composition and tone placement do not count."""
    return dictionary_key(nfc(tag).casefold())[0]


def tagged(entries: Iterable[Linked]) -> dict[object, tuple[str, list[Linked]]]:
    """Each tag's key with its first spelling by file order and its entries."""
    found: dict[object, tuple[str, list[Linked]]] = {}
    for one in sorted(entries, key=lambda one: one.source.file):
        seen: set[object] = set()
        for tag in one.entry.tags:
            key = tag_key(tag)
            if key not in seen:
                seen.add(key)
                found.setdefault(key, (tag, []))[1].append(one)
    return found


def about_index(entries: Iterable[Linked], order: Order) -> dict[str, tuple[Linked, ...]]:
    """The articles about each entry, newest first."""
    found: dict[str, list[Linked]] = defaultdict(list)
    for one in entries:
        if isinstance(one.entry, Article):
            for ref in dict.fromkeys(ref.id for ref in one.entry.about):
                found[ref].append(one)
    return {entry_id: newest_first(articles, order) for entry_id, articles in found.items()}


def children_index(entries: Iterable[Linked]) -> dict[str, Children]:
    """The rules, results and pages of each competition and campaign."""
    found: dict[str, list[Linked]] = defaultdict(list)
    for one in entries:
        if one.parent is not None:
            found[one.parent].append(one)
    return {parent: _children(pages) for parent, pages in found.items()}


def neighbours_of(ordered: tuple[Linked, ...]) -> dict[str, tuple[Linked | None, Linked | None]]:
    """Each article's older and newer neighbour."""
    around = (None, *ordered, None)
    return {one.id: (around[place + 2], around[place]) for place, one in enumerate(ordered)}


def related_index(articles: tuple[Linked, ...], order: Order) -> dict[str, tuple[Linked, ...]]:
    """Related articles of each: by shared references, then shared tags, then nearness in date."""
    groups = _groups(articles)
    places = {key: {one.id: place for place, one in enumerate(members)} for key, members in groups.items()}
    return {one.id: _related(one, groups, places, order) for one in articles}


def _groups(articles: tuple[Linked, ...]) -> dict[tuple[str, object], list[Linked]]:
    groups: dict[tuple[str, object], list[Linked]] = defaultdict(list)
    for one in articles:
        for key in _keys(one):
            groups[key].append(one)
    return groups


def _keys(one: Linked) -> tuple[tuple[str, object], ...]:
    entry = one.entry
    refs = [("ref", ref.id) for ref in entry.about] if isinstance(entry, Article) else []
    return tuple(dict.fromkeys([*refs, *(("tag", tag_key(tag)) for tag in entry.tags)]))


def _related(
    one: Linked,
    groups: Mapping[tuple[str, object], list[Linked]],
    places: Mapping[tuple[str, object], Mapping[str, int]],
    order: Order,
) -> tuple[Linked, ...]:
    shared: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    candidates: dict[str, Linked] = {}
    for key in _keys(one):
        place = places[key][one.id]
        for other in groups[key][max(0, place - NEAR) : place + NEAR + 1]:
            if other.id != one.id:
                candidates[other.id] = other
                shared[other.id][key[0] == "tag"] += 1
    own = date_of(one)

    def rank(other: Linked) -> tuple[int, int, float, int]:
        refs, tags = shared[other.id]
        away = abs((date_of(other) - own).total_seconds())
        return -refs, -tags, away, order[other.id]

    return tuple(sorted(candidates.values(), key=rank)[:RELATED])


def _children(pages: list[Linked]) -> Children:
    rules = sorted((one for one in pages if isinstance(one.entry, Rules)), key=_by_name)
    results = sorted((one for one in pages if isinstance(one.entry, Results)), key=_by_name)
    others = [one for one in pages if isinstance(one.entry, Page)]
    more = in_menu_order([*rules[1:], *results[1:], *others])
    return Children(rules[0] if rules else None, results[0] if results else None, more)


def _by_name(one: Linked) -> tuple[bool, str]:
    """The usual file (`the-le.md`, `ket-qua.md`) before others that declare their kind."""
    return one.source.place.name not in CHILD_FILES, one.source.file


def _order(one: Linked) -> tuple[bool, float]:
    order = one.entry.order if isinstance(one.entry, Page) else None
    return order is None, float(order.value) if order else 0.0
