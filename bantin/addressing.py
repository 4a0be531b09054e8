"""Addressing: every entry gets one address from its slug, name or title, and no two get the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bantin.entries import EntrySource
from bantin.held import Held
from bantin.model.entry import is_free_slug, slug_problem
from bantin.model.pages import Home, Results, Rules
from bantin.model.settings import Settings
from bantin.problems import Problem, Span, problem, softened
from bantin.site import Linked
from bantin.urls import reserved_slugs, section_address
from bantin.vi.reading import Wording
from bantin.vi.slug import slug_of


@dataclass(frozen=True, slots=True)
class Ids:
    """Every readable entry by id, and the ids whose entry could not be read."""

    sources: Mapping[str, EntrySource]
    unreadable: frozenset[str]


def addressed(ids: Ids, held: Mapping[str, Held], settings: Settings) -> tuple[list[Linked], list[Problem]]:
    """Every readable entry with its address, held ones too, and the problems of slugs and collisions."""
    linked: list[Linked] = []
    problems: list[Problem] = []
    taken: dict[str, Linked] = {}
    for source in sorted(ids.sources.values(), key=lambda source: (parent_of(source) is not None, source.file)):
        slug, found = _slug(source, settings)
        if found is not None:
            problems.append(softened(found) if source.place.id in held else found)
            continue
        one = _linked(source, slug, ids, settings)
        if source.place.id not in held:
            problems += _claim(one, taken)
        linked.append(one)
    for one in linked:
        if one.id not in held:
            problems += _claim_aliases(one, taken)
    return linked, problems


def _slug(source: EntrySource, settings: Settings) -> tuple[str, Problem | None]:
    entry, place = source.entry, source.place
    if place.is_index:
        return "", None
    slug = entry.slug or slug_of(place.name) or slug_of(entry.title or "")
    if not slug:
        said = Wording(
            f"Tên tệp “{place.name}” không còn chữ nào để làm đường dẫn.",
            f"The name “{place.name}” leaves nothing for an address.",
        )
        hint = Wording("Thêm “slug: ten-trang”.", "Add “slug: page-name”.")
        return "", problem("slug-empty", Span.at(source.file), said, hint)
    clashes = (
        place.section == "trang" and section_address(settings, "trang") == "/" and slug in reserved_slugs(settings)
    )
    if not is_free_slug(slug) or clashes:
        said, hint = slug_problem(slug)
        if clashes:
            hint = Wording(
                f"Ghi “slug: {slug}-1” hoặc tên khác: địa chỉ này là của trang tự sinh.",
                f"Write “slug: {slug}-1”: this address belongs to a generated page.",
            )
        where = entry.where("slug") if entry.slug else Span.at(source.file)
        return "", problem("slug-invalid", where, said, hint)
    return slug, None


def _linked(source: EntrySource, slug: str, ids: Ids, settings: Settings) -> Linked:
    parent = parent_of(source)
    mother = ids.sources.get(parent or "")
    if source.place.section is None:
        address = "/"
    elif parent is not None:
        address = f"{_address_of_parent(parent, mother, settings)}{slug}/"
    elif source.place.is_index:
        address = section_address(settings, source.place.section)
    else:
        address = f"{section_address(settings, source.place.section)}{slug}/"
    return Linked(source, address, _title(source, mother, settings), parent)


def _address_of_parent(parent: str, mother: EntrySource | None, settings: Settings) -> str:
    if mother is not None and mother.place.section is not None:
        slug = mother.entry.slug or slug_of(mother.place.name) or slug_of(mother.entry.title)
        return f"{section_address(settings, mother.place.section)}{slug}/"
    return f"/{parent}/"


def _title(source: EntrySource, mother: EntrySource | None, settings: Settings) -> str:
    entry = source.entry
    if entry.title:
        return entry.title
    if isinstance(entry, Home):
        return settings.title
    word = "Thể lệ" if isinstance(entry, Rules) else "Kết quả"
    return f"{word} {mother.entry.title}" if mother is not None else word


def _claim(one: Linked, taken: dict[str, Linked]) -> list[Problem]:
    key = one.address.casefold()
    if key in taken:
        return [_address_taken(one, one.entry.where("slug"), taken[key])]
    taken[key] = one
    return []


def _claim_aliases(one: Linked, taken: dict[str, Linked]) -> list[Problem]:
    problems = []
    for index, alias in enumerate(one.entry.aliases):
        other = taken.get(alias.casefold())
        if other is not None and other.id != one.id:
            problems.append(_address_taken(replace(one, address=alias), one.entry.where("aliases", index), other))
        taken.setdefault(alias.casefold(), one)
    return problems


def parent_of(source: EntrySource) -> str | None:
    """The id of the competition or campaign that a page belongs to."""
    of = source.entry.of if isinstance(source.entry, Rules | Results) else None
    return of.id if of else source.place.parent


def _address_taken(one: Linked, where: Span, other: Linked) -> Problem:
    first = f"{other.source.file} (“{other.title}”)"
    return problem("address-taken", where, *taken_words(one.address, f"{one.source.file} (“{one.title}”)", first))


def taken_words(address: str, one: str, other: str) -> tuple[Wording, Wording]:
    """The words for two pages at one address."""
    return (
        Wording(
            f"Hai trang cùng địa chỉ {address}: {one} và {other}.",
            f"Two pages at one address {address}: {one} and {other}.",
        ),
        Wording("Thêm “slug: ten-khac” vào một trong hai bài.", "Add “slug: another-name” to one of them."),
    )
