"""A planned site as plain rows: all that link and plan have found out, without the entries themselves.

While the marks of all entries and the digests of all other files stay as they were (see `key_of`), these rows are what
linking, checking and planning would find out again.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import TypeAlias

import msgspec

from bantin.outputs.plan import Plan
from bantin.outputs.planned import PlannedFile, PlannedPage, PlannedPicture
from bantin.problems import Problem
from bantin.site import Children, Linked, Section, Site
from bantin.stamps import DIGEST, Known
from bantin.survey import ENTRIES, TEMPLATES, Survey

Place: TypeAlias = int
"""An entry by its place in the rows of entries."""


class Row(msgspec.Struct, frozen=True, array_like=True):
    """Plain data in the order of its fields."""


class EntryRow(Row, frozen=True):
    """A published entry."""

    id: str
    file: str
    address: str
    title: str
    parent: str | None


class HeldRow(Row, frozen=True):
    """An entry that is held back."""

    id: str
    file: str
    reason: str
    until: datetime | None


class ListRow(Row, frozen=True):
    """A section or a tag with its entries in order."""

    title: str
    address: str
    entries: list[Place]
    text: Place | None = None


class ChildrenRow(Row, frozen=True):
    """The pages within a competition's or campaign's folder."""

    rules: Place | None
    results: Place | None
    pages: list[Place]


class FileRow(Row, frozen=True):
    """A file that is published as it is; `location` in the system's own bytes."""

    path: str
    location: bytes
    source: str | None


class PictureRow(Row, frozen=True):
    """A file of a picture; `key` is the digest of its bytes."""

    path: str
    key: bytes
    source: str | None


class SiteRows(msgspec.Struct, frozen=True):
    """The whole site; `key` says of which state of its sources."""

    key: bytes
    entries: list[EntryRow]
    held: list[HeldRow]
    sections: dict[str, ListRow]
    lists: dict[str, list[Place]]
    tags: list[ListRow]
    about: dict[str, list[Place]]
    children: dict[str, ChildrenRow]
    related: dict[str, list[Place]]
    addresses: dict[str, str]
    waiting: dict[str, str]
    pages: list[PlannedPage]
    files: list[FileRow]
    pictures: list[PictureRow]
    problems: list[Problem]


def key_of(found: Survey, seen: Mapping[str, Known], marks: Mapping[str, bytes]) -> bytes | None:
    """What the rows depend on: where all files lie, the marks of the entries, the digests of the others.

    Templates are left out: they make no difference before pages are rendered. None where a file is not known.
    """
    templates = f"{TEMPLATES}/"
    names: list[str] = []
    parts: list[bytes] = []
    for file in found.files:
        path, location, _ = file
        if path.startswith(templates):
            continue
        if path.endswith(ENTRIES):
            part = marks.get(path)
        else:
            known = seen.get(location)
            part = known.digest if known else None
        if part is None:
            return None
        names.append(location)
        parts.append(part)
    told = "\0".join((*names, "", *found.links)).encode("utf-8", "surrogateescape")
    return blake2b(b"\0\0".join((told, *parts)), digest_size=DIGEST).digest()


def rows_of(key: bytes, site: Site, plan: Plan, problems: Iterable[Problem]) -> SiteRows:
    """The rows of a site that was linked and planned."""
    places = {entry_id: place for place, entry_id in enumerate(site.entries)}

    def at(entries: Iterable[Linked]) -> list[Place]:
        return [places[one.id] for one in entries]

    return SiteRows(
        key=key,
        entries=[
            EntryRow(one.id, one.source.file, one.address, one.title, one.parent) for one in site.entries.values()
        ],
        held=[HeldRow(name, one.source.file, one.reason, one.until) for name, one in site.held.items()],
        sections={name: _section(one, places, at(one.entries)) for name, one in site.sections.items()},
        lists={name: at(one.entries) for name, one in plan.lists.items()},
        tags=[ListRow(one.name, one.address, at(one.entries)) for one in site.tags],
        about={name: at(entries) for name, entries in site.about.items()},
        children={name: _children(one, places, at(one.pages)) for name, one in site.children.items()},
        related={name: at(entries) for name, entries in site.related.items()},
        addresses=dict(site.addresses),
        waiting={address: held.source.place.id for address, held in site.waiting.items()},
        pages=[one for one in plan.outputs if isinstance(one, PlannedPage)],
        files=[
            FileRow(one.path, os.fsencode(one.absolute), one.source)
            for one in plan.outputs
            if isinstance(one, PlannedFile) and (one.source or "").startswith("content/")
        ],
        pictures=[PictureRow(one.path, one.key, one.source) for one in plan.outputs if isinstance(one, PlannedPicture)],
        problems=list(problems),
    )


def _section(section: Section, places: Mapping[str, Place], entries: list[Place]) -> ListRow:
    text = None if section.text is None else places[section.text.id]
    return ListRow(section.title, section.address, entries, text)


def _children(children: Children, places: Mapping[str, Place], pages: Sequence[Place]) -> ChildrenRow:
    rules = None if children.rules is None else places[children.rules.id]
    results = None if children.results is None else places[children.results.id]
    return ChildrenRow(rules, results, list(pages))
