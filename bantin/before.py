"""The site of the last build: kept as rows, and taken up again while only texts have changed."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

import msgspec

from bantin.desk import Desk
from bantin.finished import FinishedSite
from bantin.last import KIND
from bantin.memo import StoreBroken
from bantin.named_pictures import Seen, keep_only_pictures
from bantin.outputs.plan import Plan
from bantin.outputs.search import pieces
from bantin.problems import Problem, is_error
from bantin.project import Project
from bantin.reading import ReadEntry, unpacked
from bantin.recall import ENTRY, MARKUP, Terms, budget_of, read_entries, stored_key
from bantin.recollect import Skeleton, recollect
from bantin.rows import SiteRows, key_of, rows_of
from bantin.search.index import ROW, Shelf, with_texts
from bantin.source import SourceFile
from bantin.stamps import digest_of
from bantin.survey import ENTRIES

MANY = 200  # changed files from which on nothing is gained


@dataclass(frozen=True, slots=True)
class Made:
    """A site before it is printed: its plan, and every problem but those of templates.

    `read` are the entries that were read for it: all of them, or only the changed ones if `before` says that the rest
    is the last build's. `pictures` are those that they name. `by_text` says that problems depend on more of the texts
    than their marks tell, so that it must not be taken up again.
    """

    finished: FinishedSite
    plan: Plan
    problems: tuple[Problem, ...]
    read: tuple[ReadEntry, ...]
    before: bytes | None = None
    pictures: tuple[Seen, ...] = ()
    by_text: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps it from being written."""
        return not any(map(is_error, self.problems))


def as_before(project: Project, desk: Desk) -> Made | None:
    """The site as the last build left it, where nothing but the texts of a few entries has changed."""
    last = desk.last
    if last is None or last.site is None or not last.holds_at(project.now):
        return None
    changed = _changed(desk)
    if len(changed) > MANY:
        return None
    terms = Terms.of(project)
    read = read_entries(changed, terms, budget_of(project), desk)
    marks = {**last.marks, **{file.path: each.mark for file, each in zip(changed, read, strict=True)}}
    if key_of(desk.survey, desk.ledger.seen, marks) != last.site:
        return None
    skeleton = _skeleton(project.output, last.site, desk)
    if skeleton is None:
        return None
    shelf = Shelf.of(desk, {each.file.id: each.stored for each in read})
    index = with_texts(shelf.before, shelf) if shelf.before else None
    if index is None:
        return None
    shelf.catalogue = index
    by_file = {file.path: file for file in desk.survey.content.files}
    take = partial(_taken, by_file=by_file, terms=terms, desk=desk)
    ids = frozenset(each.file.id for each in read)
    found = recollect(skeleton, project, desk, take, ids)
    finished = replace(found.finished, shelf=shelf)
    outputs = sorted((*found.plan.outputs, *pieces(index, shelf)), key=attrgetter("path"))
    return Made(finished, replace(found.plan, outputs=tuple(outputs)), tuple(skeleton.rows.problems), read, last.site)


def keep_site(made: Made, project: Project, desk: Desk) -> bytes | None:
    """Keep the rows of a site where that is of use, and of entries and bodies only its own; the key of the rows."""
    if made.before is not None:
        return made.before
    _forget_others(made, desk)
    key = None if made.by_text else key_of(desk.survey, desk.ledger.seen, marks_of(made, desk))
    if key is None:
        return None
    try:
        rows = msgspec.msgpack.encode(rows_of(key, made.finished.site, made.plan, made.problems))
    except UnicodeEncodeError:  # a file's name is no text: such a site is always made anew
        return None
    desk.memo.put(KIND, [(_key(project.output), rows)])
    return key


def _forget_others(made: Made, desk: Desk) -> None:
    """Of entries, their rows, bodies and pictures keep only those of this site."""
    desk.memo.keep_only(ENTRY, {each.stored for each in made.read})
    shelf = made.finished.shelf
    desk.memo.keep_only(ROW, {each.stored for each in made.read} | (shelf.row_keys if shelf else frozenset()))
    desk.memo.keep_only(MARKUP, {bytes.fromhex(each.body.key) for each in made.read})
    keep_only_pictures(made.pictures, desk)


def marks_of(made: Made, desk: Desk) -> dict[str, bytes]:
    """The marks of all entries by file."""
    own = {file: each.mark for each in made.read if (file := _file_of(each)) is not None}
    return {**desk.last.marks, **own} if made.before is not None and desk.last else own


def _file_of(each: ReadEntry) -> str | None:
    source = each.file.source or each.file.unread
    return source.file if source else None


def _changed(desk: Desk) -> Sequence[SourceFile]:
    """The entries whose content is not known to be that of the last build."""
    entries = [file for file in desk.survey.content.files if file.path.endswith(ENTRIES)]
    return [file for file in entries if desk.ledger.known(file.location, file.found) is None]


def _taken(file: str, by_file: Mapping[str, SourceFile], terms: Terms, desk: Desk) -> ReadEntry:
    found = by_file[file]
    key = stored_key(found, desk.ledger.seen[found.location].digest, terms, desk)
    stored = desk.memo.get(ENTRY, key)
    if stored is None:
        raise StoreBroken("an entry is missing")
    return unpacked(stored, key)


def _skeleton(output: Path, key: bytes, desk: Desk) -> Skeleton | None:
    known = desk.recent.skeleton
    if isinstance(known, Skeleton) and known.rows.key == key:
        return known
    rows = _stored_rows(output, desk)
    made = desk.recent.skeleton = Skeleton.of(rows) if rows is not None and rows.key == key else None
    return made


def _stored_rows(output: Path, desk: Desk) -> SiteRows | None:
    data = desk.memo.get(KIND, _key(output))
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=SiteRows)
    except (msgspec.MsgspecError, ValueError):
        return None


def _key(output: Path) -> bytes:
    return digest_of(b"rows\0" + os.fsencode(output))
