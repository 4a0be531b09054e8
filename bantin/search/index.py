"""The index of a site: what the last build kept of it with the changes of today, or made anew from all rows.

All of it lies in the store: rows under what they were made of, files of the index under their digests, and a catalogue
that says which documents and which files there are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from bantin.desk import Desk
from bantin.memo import Memo, StoreBroken
from bantin.recent import Recent
from bantin.search.fold import Grain, fold_of, shard_of
from bantin.search.postings import Merging, changed, entries_of, packed_shard, unpacked_shard
from bantin.search.row import parts_of
from bantin.search.words import Form
from bantin.stamps import digest_of

ROW, PIECE = "row", "piece"
WORDS = "danh-muc"
TOGETHER = 500  # documents whose rows are in memory at once
FINE_FROM = 1_000  # documents
FEW = 300  # changed documents up to which shards are changed; where there are more, all are made anew


class Document(msgspec.Struct, frozen=True, array_like=True):
    """What can be found: its number, the keys of its rows, and which part of these it is."""

    number: int
    rows: tuple[bytes, ...]
    anchor: str = ""


class File(msgspec.Struct, frozen=True, array_like=True):
    """A file of the index: its digest, and of a shard how large it is, in powers of two."""

    digest: bytes
    size: int = 0


class Catalogue(msgspec.Struct, frozen=True):
    """What an index is made of: documents by id, shards and other files by name."""

    documents: dict[str, Document]
    shards: dict[str, File]
    others: dict[str, File]

    @property
    def files(self) -> dict[str, bytes]:
        """The digest of every file."""
        return {name: file.digest for files in (self.shards, self.others) for name, file in files.items()}


@dataclass(slots=True)
class Shelf:
    """Where an index is kept: the store, the index of the last build, the key of each entry's row by the entry's id.

    `catalogue` is that of this build, once there is one.
    """

    memo: Memo
    recent: Recent
    rows: Mapping[str, bytes]
    before: Catalogue | None = None
    catalogue: Catalogue | None = None

    @classmethod
    def of(cls, desk: Desk, rows: Mapping[str, bytes]) -> "Shelf":
        """The shelf of a build."""
        key = desk.last.index if desk.last else b""
        known, catalogue = desk.recent.catalogue
        if known != key or not isinstance(catalogue, Catalogue):
            catalogue = catalogue_at(desk.memo, key) if key else None
        return cls(desk.memo, desk.recent, rows, catalogue)

    @property
    def row_keys(self) -> frozenset[bytes]:
        """The keys of all rows that the index is made of."""
        documents = self.catalogue.documents.values() if self.catalogue else ()
        return frozenset(key for one in documents for key in one.rows)

    def keep(self) -> bytes:
        """Keep the catalogue, and forget what none has asked for in a while; its key."""
        if self.catalogue is None:
            return b""
        packed = msgspec.msgpack.encode(self.catalogue)
        key = digest_of(packed)
        self.memo.put(PIECE, [(key, packed)])
        self.memo.keep_only(PIECE, {key, *self.catalogue.files.values()})
        self.recent.catalogue = key, self.catalogue
        return key

    def piece(self, digest: bytes) -> bytes:
        """A file of the index; StoreBroken where the store has lost it."""
        found = self.memo.get(PIECE, digest)
        if found is None:
            raise StoreBroken("a file of the index is missing")
        return found

    def put(self, content: bytes) -> File:
        """Keep a file of the index."""
        digest = digest_of(content)
        self.memo.put(PIECE, [(digest, content)])
        return File(digest, len(content).bit_length())


def catalogue_at(memo: Memo, key: bytes) -> Catalogue | None:
    """A kept catalogue."""
    packed = memo.get(PIECE, key)
    try:
        return None if packed is None else msgspec.msgpack.decode(packed, type=Catalogue)
    except (msgspec.MsgspecError, ValueError):
        return None


def index_of(documents: dict[str, Document], others: Mapping[str, bytes], shelf: Shelf) -> Catalogue:
    """The index of these documents; `others` are its files that are not made of rows."""
    before = shelf.before
    shards = None if before is None else _changed_shards(before, documents, shelf)
    if shards is None:
        shards = {name: shelf.put(content) for name, content in _merged(documents, shelf.memo)}
    kept = {name: shelf.put(content) for name, content in others.items()}
    return Catalogue(documents, shards, {**kept, WORDS: shelf.put(_words(shards))})


def grain_of(documents: Collection[object]) -> Grain:
    """Whether an index of so many documents has a shard for each syllable: few documents need few files."""
    return "fine" if len(documents) >= FINE_FROM else "coarse"


def with_texts(before: Catalogue, shelf: Shelf) -> Catalogue | None:
    """The index where only the texts of these entries have changed; None where the store lacks what that takes."""
    rows = {name: row for name in before.documents if (row := shelf.rows.get(name.partition("#")[0])) is not None}
    documents = before.documents | {name: _with_row(before.documents[name], row) for name, row in rows.items()}
    shards = _changed_shards(before, documents, shelf)
    if shards is None:
        return None
    return Catalogue(documents, shards, before.others | {WORDS: shelf.put(_words(shards))})


def _with_row(one: Document, row: bytes) -> Document:
    return one if one.rows[0] == row else Document(one.number, (row, *one.rows[1:]), one.anchor)


def _merged(documents: Mapping[str, Document], memo: Memo) -> Iterable[tuple[str, bytes]]:
    merging = Merging()
    ordered = sorted(documents.values(), key=lambda one: one.number)
    for start in range(0, len(ordered), TOGETHER):
        some = ordered[start : start + TOGETHER]
        rows = dict(memo.many(ROW, {key for one in some for key in one.rows}))
        for one in some:
            for key in one.rows:
                for part in parts_of(_there(rows.get(key))):
                    if part.anchor == one.anchor:
                        merging.add(one.number, part.forms, part.entries)
    return merging.shards(grain_of(documents))


def _changed_shards(before: Catalogue, documents: Mapping[str, Document], shelf: Shelf) -> dict[str, File] | None:
    """The shards of the last build with today's changes; None where these are too many, or rows are lost."""
    known = before.documents
    gone = known.keys() - documents.keys()
    others = (name for name, one in documents.items() if (old := known.get(name)) is not one and old != one)
    different = sorted((*gone, *others))
    grain = grain_of(documents)
    if len(different) > FEW or grain != grain_of(before.documents):
        return None
    try:
        changes = _changes(different, before.documents, documents, shelf.memo)
        return _with_changes(before.shards, changes, grain, shelf)
    except StoreBroken:
        return None


Changes = dict[Form, dict[int, tuple[str, ...]]]


def _changes(
    names: Iterable[str], before: Mapping[str, Document], documents: Mapping[str, Document], memo: Memo
) -> Changes:
    """The entries of each form that are other ones, by document's number."""
    old: dict[tuple[Form, int], list[str]] = {}
    new: dict[tuple[Form, int], list[str]] = {}
    for name in names:
        for found, kept in ((before.get(name), old), (documents.get(name), new)):
            for form, entry in _entries(found, memo) if found else ():
                assert found is not None  # noqa: S101
                kept.setdefault((form, found.number), []).append(entry)
    changes: Changes = {}
    for form, number in old.keys() | new.keys():
        if old.get((form, number)) != new.get((form, number)):
            changes.setdefault(form, {})[number] = tuple(new.get((form, number), ()))
    return changes


def _entries(one: Document, memo: Memo) -> Iterator[tuple[Form, str]]:
    for key in one.rows:
        yield from entries_of(_there(memo.get(ROW, key))).get(one.anchor, ())


def _with_changes(before: Mapping[str, File], changes: Changes, grain: Grain, shelf: Shelf) -> dict[str, File]:
    by_shard: dict[str, list[Form]] = {}
    for form in changes:
        by_shard.setdefault(shard_of(fold_of(form), grain), []).append(form)
    shards = dict(before)
    for name, forms in by_shard.items():
        shard = unpacked_shard(shelf.piece(before[name].digest)) if name in before else {}
        for form in forms:
            for number, entries in changes[form].items():
                shard[form] = changed(shard.get(form, ""), number, entries)
        left = {form: postings for form, postings in shard.items() if postings}
        if left:
            shards[name] = shelf.put(packed_shard(left))
        else:
            shards.pop(name, None)
    return dict(sorted(shards.items()))


def _there(row: bytes | None) -> bytes:
    if row is None:
        raise StoreBroken("a row is missing")
    return row


def _words(shards: Mapping[str, File]) -> bytes:
    """The names of all shards, each with a letter that says how large it is."""
    return ("[" + ",".join(f'"{name}{chr(ord("a") + shards[name].size)}"' for name in sorted(shards)) + "]\n").encode()
