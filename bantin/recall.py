"""Recalling: what was read of unchanged files comes from the store, the rest is read on all cores and put there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bantin.cores import Budget, Work
from bantin.desk import Desk
from bantin.markdown.body import Markup
from bantin.markdown.slots import unpacked as unpacked_markup
from bantin.memo import StoreBroken
from bantin.project import Project
from bantin.reading import Packed, ReadEntry, ReadTask, load, load_for_contests, lost, read_packed, unpacked
from bantin.search.index import ROW
from bantin.source import SourceFile
from bantin.stamps import digest_of
from bantin.survey import CONTENT
from bantin.urls import section_folders

Pairs: TypeAlias = tuple[tuple[str, str], ...]
ENTRY = "entry"
MARKUP = "markup"
TOO_SLOW = "body-too-slow"
TOGETHER = 200  # results that go into the store at once


@dataclass(frozen=True, slots=True)
class Terms:
    """What of the settings reading depends on: the folders with the section that each holds, and the acronyms."""

    sections: Pairs
    acronyms: Pairs
    key: bytes

    @classmethod
    def of(cls, project: Project) -> "Terms":
        """Those of a project."""
        sections = tuple(section_folders(project.settings).items())
        acronyms = project.settings.acronyms
        return cls(sections, acronyms, digest_of(repr((sections, acronyms)).encode()))


def budget_of(project: Project) -> Budget:
    """How long one body may take, in seconds."""
    limits = project.settings.limits
    seconds = float(limits.body_seconds.value) if limits and limits.body_seconds else 2.0
    return Budget(cpu=seconds, wall=seconds + 3.0)


def read_entries(files: Sequence[SourceFile], terms: Terms, budget: Budget, desk: Desk) -> tuple[ReadEntry, ...]:
    """Each file as read, in order; what was not in the store is in it afterwards."""
    reader = _Reader(files, terms, desk)
    reader.recall()
    prepare = load_for_contests if reader.wants_contests() else load
    for place, packed in desk.crew.stream(Work(read_packed, _size, lost, budget, prepare), reader.tasks()):
        reader.keep(place, packed)
    reader.flush()
    return tuple(reader.read[at] for at in range(len(files)))


def markup_of(key: str, desk: Desk) -> Markup:
    """The HTML and the text of a body."""
    return unpacked_markup(packed_markup(key, desk))


def packed_markup(key: str, desk: Desk) -> bytes:
    """The same as it is stored; StoreBroken where the store has lost it."""
    packed = desk.memo.get(MARKUP, bytes.fromhex(key))
    if packed is None:
        raise StoreBroken("the markup of a body is missing")
    return packed


@dataclass(slots=True)
class _Reader:
    """One reading of many files: what is read by place, what was asked for in order, what waits for the store."""

    files: Sequence[SourceFile]
    terms: Terms
    desk: Desk
    read: dict[int, ReadEntry] = field(default_factory=dict)
    asked: list[tuple[int, bytes]] = field(default_factory=list)
    made: list[tuple[bytes, Packed]] = field(default_factory=list)

    def recall(self) -> None:
        """Take from the store what is there of files whose stamps prove that they have not changed."""
        places: dict[bytes, int] = {}
        for at, file in enumerate(self.files):
            digest = self.desk.ledger.known(file.location, file.found)
            if digest is not None:
                places[stored_key(file, digest, self.terms, self.desk)] = at
        for key, stored in self.desk.memo.many(ENTRY, places):
            self._recalled(places[key], key, stored)

    def wants_contests(self) -> bool:
        """Whether competitions are among the files that may have to be read."""
        folders = tuple(f"{CONTENT}/{folder}/" for folder, name in self.terms.sections if name == "cuoc-thi")
        unread = (file for at, file in enumerate(self.files) if at not in self.read)
        return any(file.path.startswith(folders) for file in unread)

    def tasks(self) -> Iterator[ReadTask]:
        """The files that must be read, each looked for under its content once more."""
        for at, file in enumerate(self.files):
            if at in self.read:
                continue
            content = file.read()
            digest = self.desk.ledger.note(file.location, file.found, content)
            key = stored_key(file, digest, self.terms, self.desk)
            stored = self.desk.memo.get(ENTRY, key)
            if stored is None or not self._recalled(at, key, stored):
                self.asked.append((at, key))
                yield ReadTask(file.path, content, self.terms.sections, self.terms.acronyms)

    def keep(self, place: int, packed: Packed) -> None:
        """Take what a worker has read."""
        at, key = self.asked[place]
        self.read[at] = unpacked(packed.entry, key)
        if any(one.code == TOO_SLOW for one in self.read[at].body.problems):
            # The machine was busy, perhaps: it is tried again. What there is of it may be shown in this build only.
            self.desk.memo.put(MARKUP, [(bytes.fromhex(packed.key), packed.markup)])
            self.desk.memo.put(ROW, [(key, packed.row)])
            return
        self.made.append((key, packed))
        if len(self.made) == TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Put what was read into the store."""
        self.desk.memo.put(MARKUP, [(bytes.fromhex(packed.key), packed.markup) for _, packed in self.made])
        self.desk.memo.put(ENTRY, [(key, packed.entry) for key, packed in self.made])
        self.desk.memo.put(ROW, [(key, packed.row) for key, packed in self.made])
        self.made.clear()

    def _recalled(self, at: int, key: bytes, stored: bytes) -> bool:
        try:
            self.read[at] = unpacked(stored, key)
        except ValueError:  # sound, but of other types
            return False
        return True


def stored_key(file: SourceFile, digest: bytes, terms: Terms, desk: Desk) -> bytes:
    """Under which key the store has an entry of this content in this place."""
    name = file.path.encode("utf-8", "surrogateescape")
    return digest_of(b"\0".join((desk.asked.tool, digest, terms.key, name)))


def _size(task: ReadTask) -> int:
    return len(task.data)
