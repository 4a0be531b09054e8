"""A site as the last build left it, where only texts have changed: linked and planned already, entries read on demand.

The same `Site` as linking gives, but its entries come out of the store when a view asks for them.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from bantin.desk import Desk
from bantin.entries import EntrySource
from bantin.finished import FinishedSite
from bantin.held import Held
from bantin.last import Last
from bantin.loading import Sources, content_files, find_files, read_scoreboards, read_winner_lists
from bantin.markdown.body import Body
from bantin.markdown.resolve import resolve
from bantin.markdown.resolved import ResolvedBody
from bantin.memo import StoreBroken
from bantin.named_pictures import recalled_look
from bantin.outputs import assets
from bantin.outputs.plan import Plan, shared_of
from bantin.outputs.planned import Material, Planned, PlannedFile, PlannedPicture
from bantin.project import Project
from bantin.reading import ReadEntry
from bantin.recall import markup_of
from bantin.relations import neighbours_of
from bantin.rows import EntryRow, ListRow, Place, SiteRows
from bantin.site import Children, ContentFile, Linked, Section, Site, Tag
from bantin.urls import PAGE_ANCHORS
from bantin.views.here import Here

Value = TypeVar("Value")
_set = object.__setattr__  # past the freezing


class OnDemand(Mapping[str, Value], Generic[Value]):
    """A value for each of these ids, made when it is asked for."""

    def __init__(self, ids: Iterable[str], make: Callable[[str], Value]) -> None:
        self._ids = dict.fromkeys(ids)
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        """The value of an id."""
        if name not in self._ids:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)


class Recollected(Linked):
    """A published entry whose source is read when it is asked for."""

    __slots__ = ("_read", "_row")
    _row: EntryRow
    _read: Callable[[str], EntrySource]

    def __init__(self, row: EntryRow, read: Callable[[str], EntrySource]) -> None:
        _set(self, "address", row.address)
        _set(self, "title", row.title)
        _set(self, "parent", row.parent)
        _set(self, "_row", row)
        _set(self, "_read", read)

    @property
    def id(self) -> str:
        """The id by which others refer to it."""
        return self._row.id

    @property
    def source(self) -> EntrySource:
        """Where it stands, its fields, its body."""
        return self._read(self._row.file)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Linked) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self._row.id)


@dataclass(frozen=True, slots=True)
class Recollection:
    """A site that was recollected, as the stages give it."""

    finished: FinishedSite
    plan: Plan


@dataclass(slots=True)
class _Entries:
    """The entries as read, by file, each taken from the store once in a build."""

    take: Callable[[str], ReadEntry]
    taken: dict[str, ReadEntry] = field(default_factory=dict)

    def read(self, file: str) -> ReadEntry:
        if file not in self.taken:
            self.taken[file] = self.take(file)
        return self.taken[file]

    def source(self, file: str) -> EntrySource:
        read = self.read(file).file
        found = read.source or read.unread  # a draft may be past reading
        if found is None:  # only sites without errors are kept
            raise StoreBroken("an entry is none")
        return found


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What of a site is the same for as long as its rows are: a process that builds again and again makes it once.

    Its entries are read anew in each build.
    """

    rows: SiteRows
    read: _Entries
    linked: tuple[Linked, ...]
    sections: Mapping[str, Section]
    tags: tuple[Tag, ...]
    about: Mapping[str, tuple[Linked, ...]]
    children: Mapping[str, Children]
    neighbours: Mapping[str, tuple[Linked | None, Linked | None]]
    lists: Mapping[str, Section]

    @classmethod
    def of(cls, rows: SiteRows) -> "Skeleton":
        """That of these rows."""
        read = _Entries(_not_yet)
        linked = tuple(Recollected(row, read.source) for row in rows.entries)
        sections = {name: _section(name, row, linked) for name, row in rows.sections.items()}
        return cls(
            rows,
            read,
            linked,
            sections,
            tags=tuple(Tag(row.title, row.address, _at(row.entries, linked)) for row in rows.tags),
            about={name: _at(places, linked) for name, places in rows.about.items()},
            children={
                name: Children(_one(row.rules, linked), _one(row.results, linked), _at(row.pages, linked))
                for name, row in rows.children.items()
            },
            neighbours=neighbours_of(sections["tin-tuc"].entries),
            lists={name: replace(sections[name], entries=_at(places, linked)) for name, places in rows.lists.items()},
        )

    def site(self, project: Project, files: Mapping[str, ContentFile]) -> Site:
        """The site, with the settings and files of today."""
        rows = self.rows
        held = {row.id: Held(self.read.source(row.file), row.reason, row.until) for row in rows.held}
        return Site(
            settings=project.settings,
            now=project.now,
            entries={one.id: one for one in self.linked},
            held=held,
            unreadable=frozenset(),
            sections=self.sections,
            tags=self.tags,
            about=self.about,
            children=self.children,
            neighbours=self.neighbours,
            related=OnDemand(rows.related, lambda name: _at(rows.related[name], self.linked)),
            addresses=rows.addresses,
            files=files,
            waiting={address: held[name] for address, name in rows.waiting.items()},
        )


def _not_yet(file: str) -> ReadEntry:
    raise AssertionError(file)  # a build says how entries are read before it asks for one


def recollect(
    skeleton: Skeleton, project: Project, desk: Desk, take: Callable[[str], ReadEntry], changed: frozenset[str]
) -> Recollection:
    """The site of a skeleton, its outputs in no order; the bodies of the entries that have `changed` are new."""
    rows, read = skeleton.rows, skeleton.read
    read.take = take
    read.taken.clear()
    site = skeleton.site(project, content_files(desk.survey.content, partial(recalled_look, desk=desk)))
    finished = _finished(site, read, Sources((), site.files), desk)
    static, _ = assets.read_assets(project)
    here = Here(shared_of(finished, project, static, skeleton.lists))
    files = [PlannedFile(row.path, Path(os.fsdecode(row.location)), row.source) for row in rows.files]
    pictures = [PlannedPicture(row.path, row.key, row.source) for row in rows.pictures]
    outputs: list[Planned] = [*rows.pages, *files, *pictures, *assets.outputs(Material(here, static))]
    return Recollection(finished, Plan(tuple(outputs), here, skeleton.lists, _again(rows, desk.last, changed)))


def _again(rows: SiteRows, last: Last | None, changed: frozenset[str]) -> frozenset[str]:
    """The pages that show the body of an entry that has changed, or of which nothing is known."""
    made = last.made if last else {}
    return frozenset(
        path
        for path in (row.path for row in rows.pages)
        if path not in made or not changed.isdisjoint(made[path].reads)
    )


def _section(name: str, row: ListRow, linked: tuple[Linked, ...]) -> Section:
    return Section(name, row.title, row.address, _at(row.entries, linked), _one(row.text, linked))


def _at(places: Iterable[Place], linked: tuple[Linked, ...]) -> tuple[Linked, ...]:
    return tuple(linked[place] for place in places)


def _one(place: Place | None, linked: tuple[Linked, ...]) -> Linked | None:
    return None if place is None else linked[place]


def _finished(site: Site, entries: _Entries, sources: Sources, desk: Desk) -> FinishedSite:
    def alone(name: str) -> Site:
        return replace(site, entries={name: site.entries[name]})

    def body(name: str) -> ResolvedBody:
        one = site.entries[name]
        return resolve(_body(one), one, site, anchors)[0]

    def anchors(name: str) -> frozenset[str]:
        one = site.entries[name]
        return _body(one).anchors | PAGE_ANCHORS.get(one.entry.kind_name, frozenset())

    def _body(one: Linked) -> Body:
        return entries.read(one.source.file).body

    ids = tuple(site.entries)
    return FinishedSite(
        site,
        bodies=OnDemand(ids, body),
        scoreboards=OnDemand(ids, lambda name: read_scoreboards(alone(name), sources)[0].get(name, ())),
        winners=OnDemand(ids, lambda name: read_winner_lists(alone(name), sources)[0].get(name, ())),
        files=OnDemand(ids, lambda name: find_files([site.entries[name]], site.files)[0].get(name, {})),
        markup=partial(markup_of, desk=desk),
    )
