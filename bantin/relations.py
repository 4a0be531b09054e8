"""Orderings and relations between published entries: sections, tags, neighbours, related; each indexed once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cmp_to_key, lru_cache
from itertools import chain, groupby
from typing import TypeAlias

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.kinds import CHILD_FILES
from bantin.model.pages import Page, Results, Rules
from bantin.model.status import boundaries, stretches_of
from bantin.site import Children, Linked
from bantin.vi.collate import dictionary_key, natural_key, natural_order
from bantin.vi.text import nfc
from bantin.vi.when import ZONE

RELATED = 4
NEAR = 12  # how many entries on either side in a tag's list can be related: keeps large tags linear
BEGINNING = datetime(1900, 1, 1, tzinfo=ZONE)
TICK = timedelta(microseconds=1)
REFERENCE = 10_000  # a shared reference in tags: an entry has fewer
Order: TypeAlias = Mapping[str, int]
Key: TypeAlias = tuple[str, str]  # of what articles share: a reference, a tag


def order_of(entries: Iterable[Linked]) -> Order:
    """Each entry's place, the newest first, then by title in Vietnamese order, then by id."""
    by_date = groupby(sorted(entries, key=date_of, reverse=True), date_of)  # few titles have to be compared
    ordered = chain.from_iterable(sorted(sorted(same, key=_id), key=cmp_to_key(_by_title)) for _, same in by_date)
    return {one.id: place for place, one in enumerate(ordered)}


def _id(one: Linked) -> str:
    return one.source.place.id


def _by_title(one: Linked, other: Linked) -> int:
    return natural_order(one.title, other.title)


def newest_first(entries: Iterable[Linked], order: Order) -> tuple[Linked, ...]:
    """Entries in that order."""
    return tuple(sorted(entries, key=lambda one: order[one.id]))


def in_menu_order(entries: Iterable[Linked]) -> tuple[Linked, ...]:
    """Plain pages by their `order`, then by title."""
    return tuple(sorted(entries, key=lambda one: (_order(one), natural_key(one.title), one.id)))


def date_of(one: Linked) -> datetime:
    """The date that orders an entry: of an article its own, of a contest its last boundary."""
    entry = one.entry
    if isinstance(entry, (Article, Results)):
        return entry.date.start or BEGINNING
    if isinstance(entry, (Competition, Campaign)):
        return max(boundaries(stretches_of(entry)), default=BEGINNING)
    return BEGINNING


@lru_cache(maxsize=4096)
def tag_key(tag: str) -> str:
    """Equal for tags that are one: case, composition and tone placement do not count."""
    return repr(dictionary_key(nfc(tag).casefold())[0])  # a text keeps its hash, which is asked for often


def tagged(entries: Iterable[Linked]) -> dict[str, tuple[str, list[Linked]]]:
    """Each tag's key with its first spelling by file order and its entries."""
    found: dict[str, tuple[str, list[Linked]]] = {}
    for one in sorted(entries, key=lambda one: one.source.file):
        seen: set[str] = set()
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


def related_index(articles: tuple[Linked, ...]) -> dict[str, tuple[Linked, ...]]:
    """Related articles of each, which are given newest first: by shared references, then shared tags, then date."""
    keys = [_keys(one) for one in articles]
    groups = _groups(keys)
    instants = [(date_of(one) - BEGINNING) // TICK for one in articles]
    found = {}
    for place, one in enumerate(articles):
        shared = _shared(place, keys[place], groups)
        found[one.id] = tuple([articles[other] for other in _nearest(place, shared, instants)])
    return found


def _keys(one: Linked) -> tuple[Key, ...]:
    entry = one.entry
    refs = [("ref", ref.id) for ref in entry.about] if isinstance(entry, Article) else []
    return tuple(dict.fromkeys([*refs, *(("tag", tag_key(tag)) for tag in entry.tags)]))


def _groups(keys: Iterable[tuple[Key, ...]]) -> dict[Key, tuple[list[int], dict[int, int]]]:
    """The places of the articles that share a key, and where in that list each stands."""
    groups: dict[Key, tuple[list[int], dict[int, int]]] = {}
    for place, own in enumerate(keys):
        for key in own:
            members, index = groups.setdefault(key, ([], {}))
            index[place] = len(members)
            members.append(place)
    return groups


def _shared(
    place: int, keys: tuple[Key, ...], groups: Mapping[Key, tuple[list[int], Mapping[int, int]]]
) -> Mapping[int, int]:
    """How much an article shares with those near it in the list of each key; a reference outweighs all tags."""
    near: dict[str, list[int]] = {"ref": [], "tag": []}
    for key in keys:
        members, index = groups[key]
        at = index[place]
        near[key[0]] += members[max(0, at - NEAR) : at] + members[at + 1 : at + NEAR + 1]
    shared = Counter(near["tag"])
    for other in near["ref"]:
        shared[other] += REFERENCE
    return shared


def _nearest(place: int, shared: Mapping[int, int], instants: Sequence[int]) -> list[int]:
    """The few that share most, of those that share as much the nearest in date."""
    found: list[int] = []
    own = instants[place]
    for much in sorted(set(shared.values()), reverse=True):
        alike = sorted([(abs(instants[other] - own), other) for other, count in shared.items() if count == much])
        found += [other for _, other in alike]
        if len(found) >= RELATED:
            break
    return found[:RELATED]


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
