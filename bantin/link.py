"""Linking: entries become a site with addresses, relations, tags and orderings; nothing is rendered yet."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bantin.addressing import Ids, addressed, parent_of
from bantin.entries import EntrySource, ReadFile
from bantin.held import Held, held_now
from bantin.model.settings import Settings
from bantin.problems import Problem, Span, problem
from bantin.project import Project
from bantin.references import generated_problems, id_taken, reference_problems
from bantin.relations import (
    Order,
    about_index,
    children_index,
    in_menu_order,
    neighbours_of,
    newest_first,
    order_of,
    related_index,
    tagged,
)
from bantin.site import ContentFile, Linked, Section, Site, Tag
from bantin.urls import (
    CALENDAR,
    FEED,
    JSON_FEED,
    NOT_FOUND,
    RSS,
    SEARCH,
    SECTION_TITLES,
    SITEMAP,
    TAGS,
    number_of_pages,
    page_of_list,
    section_address,
    section_title,
)
from bantin.vi.collate import natural_key
from bantin.vi.reading import Wording
from bantin.vi.slug import slug_of


def link(
    project: Project, files: tuple[ReadFile, ...], content_files: Mapping[str, ContentFile]
) -> tuple[Site, tuple[Problem, ...]]:
    """The site of all readable entries, and every problem of ids, addresses, tags and references."""
    settings = project.settings
    ids, problems = _by_id(files)
    held = _held(ids, files, project)
    linked, address_problems = addressed(ids, held, settings)
    published = {one.id: one for one in linked if one.id not in held}
    order = order_of(published.values())
    tags, tag_problems = _tags(published.values(), order)
    sections = {name: _section(name, published, order, settings) for name in SECTION_TITLES}
    articles = sections["tin-tuc"].entries
    site = Site(
        settings=settings,
        now=project.now,
        entries=published,
        held=held,
        unreadable=ids.unreadable,
        sections=sections,
        tags=tags,
        about=about_index(articles, order),
        children=children_index(published.values()),
        neighbours=neighbours_of(articles),
        related=related_index(articles),
        addresses=_planned_addresses(settings, published, sections, tags),
        files=content_files,
        waiting=_waiting_addresses(linked, held, sections, tags, settings),
    )
    sources = [*ids.sources.values(), *(one.unread for one in files if one.unread is not None)]
    of_site = (*generated_problems(site), *reference_problems(sources, site))
    return site, (*problems, *address_problems, *tag_problems, *of_site)


def _by_id(files: Iterable[ReadFile]) -> tuple[Ids, list[Problem]]:
    sources: dict[str, EntrySource] = {}
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for file in files:
        if file.source is None:
            unreadable.add(file.id)
        elif file.id in sources:
            problems.append(id_taken(file.source, sources[file.id]))
        else:
            sources[file.id] = file.source
    return Ids(sources, frozenset(unreadable - set(sources))), problems


def _held(ids: Ids, files: Iterable[ReadFile], project: Project) -> dict[str, Held]:
    held = {}
    unread = {file.id: file.unread for file in files if file.unread and file.id in ids.unreadable}
    for entry_id, source in (*unread.items(), *ids.sources.items()):
        found = held_now(source, project.now, drafts=project.flags.drafts)
        if found is not None:
            held[entry_id] = found
    for entry_id, source in ids.sources.items():
        parent = held.get(parent_of(source) or "")
        if parent is not None and entry_id not in held:
            held[entry_id] = Held(source, "parent", parent.until)
    return held


def _tags(published: Iterable[Linked], order: Order) -> tuple[tuple[Tag, ...], list[Problem]]:
    tags: list[Tag] = []
    problems: list[Problem] = []
    slugs: dict[str, str] = {}
    for name, entries in tagged(published).values():
        first = entries[0].entry
        slug, where = slug_of(name), first.where("tags", first.tags.index(name))
        if not slug:
            problems.append(_nameless_tag(name, where))
        elif slug in slugs:
            problems.append(_tags_at_one_address(slugs[slug], name, f"{TAGS}{slug}/", where))
        else:
            slugs[slug] = name
            tags.append(Tag(name, f"{TAGS}{slug}/", newest_first(entries, order)))
    return tuple(sorted(tags, key=lambda tag: natural_key(tag.name))), problems


def _nameless_tag(name: str, where: Span) -> Problem:
    said = Wording(
        f"Thẻ “{name[:60]}” không còn chữ nào để làm đường dẫn.",
        f"The tag “{name[:60]}” leaves nothing for an address.",
    )
    return problem("slug-empty", where, said, Wording("Đổi tên thẻ.", "Rename the tag."))


def _tags_at_one_address(first: str, other: str, address: str, where: Span) -> Problem:
    said = Wording(
        f"Hai thẻ “{first}” và “{other}” cùng địa chỉ {address}.",
        f"The tags “{first}” and “{other}” share the address {address}.",
    )
    hint = Wording("Dùng một cách viết cho cả hai, hoặc đổi tên một thẻ.", "Use one spelling, or rename one of them.")
    return problem("address-taken", where, said, hint)


def _section(name: str, published: Mapping[str, Linked], order: Order, settings: Settings) -> Section:
    inside = [one for one in published.values() if one.source.place.section == name and one.parent is None]
    members = [one for one in inside if not one.source.place.is_index]
    ordered = in_menu_order(members) if name == "trang" else newest_first(members, order)
    text = next((one for one in inside if one.source.place.is_index), None)
    title = text.title if text and name != "trang" else section_title(settings, name)
    return Section(name, title, section_address(settings, name), ordered, text)


def _planned_addresses(
    settings: Settings, published: Mapping[str, Linked], sections: Mapping[str, Section], tags: tuple[Tag, ...]
) -> dict[str, str]:
    found = dict.fromkeys(("/", TAGS, CALENDAR, FEED, RSS, JSON_FEED, SITEMAP, SEARCH, NOT_FOUND), "")
    lists: list[Section | Tag] = [*(section for section in sections.values() if section.name != "trang"), *tags]
    for one in lists:
        pages = number_of_pages(len(one.entries), settings)
        found |= {page_of_list(one.address, number): "" for number in range(1, pages + 1)}
    former = {alias: one.id for one in published.values() for alias in one.entry.aliases}
    return former | found | {one.address: one.id for one in published.values()}


def _waiting_addresses(
    linked: Iterable[Linked],
    held: Mapping[str, Held],
    sections: Mapping[str, Section],
    tags: tuple[Tag, ...],
    settings: Settings,
) -> dict[str, Held]:
    """The addresses that are planned once entries are no longer held back, their places in lists too."""
    lengths = Counter({one.address: len(one.entries) for one in sections.values()})
    lengths.update({one.address: len(one.entries) for one in tags})
    waiting: dict[str, Held] = {}
    for one in linked:
        if one.id not in held:
            continue
        waiting |= dict.fromkeys((one.address, *one.entry.aliases), held[one.id])
        section = one.source.place.section
        lists = [sections[section].address] if section and one.parent is None else []
        for address in (*lists, *(f"{TAGS}{slug_of(tag)}/" for tag in one.entry.tags)):
            lengths[address] += 1
            waiting.setdefault(page_of_list(address, number_of_pages(lengths[address], settings)), held[one.id])
    return waiting
