"""The pictures that entries name, looked at and encoded on all cores before anything is linked, or recalled."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from msgspec import DecodeError, msgpack

from bantin.cores import Budget, Work
from bantin.desk import Desk
from bantin.files import PICTURES, beside_file, content_path, folder_of, named_files
from bantin.markdown.body import Block, Link, Picture, Piece
from bantin.memo import StoreBroken
from bantin.pictures import looks
from bantin.pictures.looks import FORMATS, Encoded, Flaw, Look, Named
from bantin.pictures.making import encoded, load, lost
from bantin.reading import ReadEntry
from bantin.source import SourceFile
from bantin.stamps import digest_of
from bantin.vi.text import nfc

LOOK = "picture"
PIXELS = "pixels"
LEAST = 40_000  # what the smallest picture weighs to a worker: ten of them are sent at once
BUDGET = Budget(cpu=60, wall=120)

Seen: TypeAlias = Look | Flaw


def pictures_of(read: Iterable[ReadEntry], files: Iterable[SourceFile], desk: Desk) -> dict[str, Seen]:
    """Every picture that an entry or its body names, published or not, by where the file lies."""
    by_path = {nfc(file.path).removeprefix("content/"): file for file in files if is_picture(file.path)}
    if not by_path:
        return {}
    wanted = {path for each in read for path in _named(each) if path in by_path}
    gallery = _Gallery([by_path[path] for path in sorted(wanted)], desk)
    for place, made in desk.crew.stream(Work(encoded, _weight, lost, BUDGET, load), gallery.tasks()):
        gallery.keep(place, made)
    return gallery.seen


def recalled_look(file: SourceFile, desk: Desk) -> Look:
    """A picture that the last build has seen; StoreBroken where the store has lost it."""
    found = _recalled(_name_of(file, desk.ledger.seen[file.location].digest), desk)
    if found is None:
        raise StoreBroken("a picture is missing")
    return found


def pixels_of(key: bytes, desk: Desk) -> bytes:
    """The bytes of a picture's file; StoreBroken where the store has lost them."""
    found = desk.memo.get(PIXELS, key)
    if found is None:
        raise StoreBroken("the file of a picture is missing")
    return found


def keep_only_pictures(seen: Iterable[Seen], desk: Desk) -> None:
    """Forget the pictures that no entry names any more."""
    kept = [look for look in seen if isinstance(look, Look)]
    desk.memo.keep_only(LOOK, {bytes.fromhex(look.name) for look in kept})
    desk.memo.keep_only(PIXELS, {file.key for look in kept for file in look.files})


def is_picture(path: str) -> bool:
    """Whether a file says by its name that it is a picture."""
    return PurePosixPath(path).suffix.lower() in PICTURES


@dataclass(slots=True)
class _Gallery:
    """The pictures of one build: what is seen of each by where it lies, and those handed out, in order."""

    files: Sequence[SourceFile]
    desk: Desk
    seen: dict[str, Seen] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)  # where the pictures of one content lie, by its name

    def tasks(self) -> Iterator[Named]:
        """The pictures that the store does not have, each content once."""
        for file in self.files:
            digest = self.desk.digest_at(file.location)
            look = _recalled(_name_of(file, digest), self.desk) if digest else None
            if look is not None:
                self.seen[file.location] = look
                continue
            content = file.read()
            name = _name_of(file, digest_of(content))
            if name in self.asked:
                self.asked[name].append(file.location)
            else:
                self.asked[name] = [file.location]
                yield Named(_kind_of(file), content, name)

    def keep(self, place: int, made: Encoded | Flaw) -> None:
        """Take what a worker has made, and leave it to the next build even if this one is ended."""
        name = list(self.asked)[place]
        look = made.look if isinstance(made, Encoded) else made
        self.seen.update(dict.fromkeys(self.asked[name], look))
        if isinstance(made, Encoded):
            files = zip(made.look.files, made.contents, strict=True)
            self.desk.memo.put(PIXELS, [(file.key, content) for file, content in files])
            self.desk.memo.put(LOOK, [(bytes.fromhex(name), msgpack.encode(made.look))])
            self.desk.memo.commit()


def _named(each: ReadEntry) -> Iterator[str]:
    """The paths below `content/` that an entry names, as a picture or as something to follow."""
    source = each.file.source or each.file.unread
    if source is not None:
        named = (beside_file(source.file, one.path) for one in named_files(source.entry))
        linked = (content_path(folder_of(source.file), target) for target in _targets(each.body.pieces))
        yield from (path for paths in (named, linked) for path in paths if isinstance(path, str))


def _targets(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Link | Picture):
            yield piece.target.partition("#")[0]
        elif isinstance(piece, Block):
            yield from _targets(piece.pieces)


def _recalled(name: str, desk: Desk) -> Look | None:
    data = desk.memo.get(LOOK, bytes.fromhex(name))
    try:
        return None if data is None else msgpack.decode(data, type=Look)
    except DecodeError:  # sound, but of other types
        return None


def _name_of(file: SourceFile, digest: bytes) -> str:
    """What stands for a picture made of this content: another recipe makes another one."""
    return digest_of(b"\0".join((_recipe(), _kind_of(file).encode(), digest))).hex()


@cache
def _recipe() -> bytes:
    """All that the files of a picture depend on besides its content."""
    code = sorted(Path(looks.__file__).parent.glob("*.py"))
    return digest_of(b"\0".join([version("pillow").encode(), *(path.read_bytes() for path in code)]))


def _kind_of(file: SourceFile) -> str:
    return FORMATS[PurePosixPath(file.path).suffix.lower()]


def _weight(named: Named) -> int:
    return max(LEAST, len(named.content))
