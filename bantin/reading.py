"""Reading, done in whatever process: the bytes of one file become its entry and its body, packed for the store.

Both depend on nothing but these bytes, the file's path and the site's folders, so they are made once for each content.
"""

import json
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from bantin import days_off
from bantin.codec import Codec
from bantin.entries import EntrySource, ReadFile, read_entry
from bantin.markdown.body import Body, BodySource, Grammar
from bantin.markdown.remarks import too_slow
from bantin.markdown.slots import BEGINNING, key_of, packed, slotted
from bantin.model.pages import Rules
from bantin.search.words import phrases_of
from bantin.stamps import digest_of

_about = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read; `sections` are the site's folders with the section that each holds, `acronyms` what they mean."""

    file: str
    data: bytes
    sections: tuple[tuple[str, str], ...]
    acronyms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """What is known of a file for as long as a build lasts: its entry without the body's text, its body in slots.

    `mark` is a digest of all this, less what the slots hold: two entries of one mark link, list and check alike.
    `stored` is its key in the store.
    """

    file: ReadFile
    body: Body
    mark: bytes = b""
    stored: bytes = b""


@dataclass(frozen=True, slots=True)
class Outline:
    """The same as it is written: the body without its key and the beginning of its text, which stand before it."""

    file: ReadFile
    body: Body


class Packed(NamedTuple):
    """A read file as the store keeps it: the entry, the markup under its key, and the entry's row of the index."""

    entry: bytes
    key: str
    markup: bytes
    row: bytes = b""


def read_packed(task: ReadTask) -> Packed:
    """A file read and its body rendered."""
    from bantin.markdown.converter import forget_converters  # noqa: PLC0415 - this and the like are for workers only
    from bantin.markdown.render import render  # noqa: PLC0415
    from bantin.search.entry import row_of  # noqa: PLC0415

    read = _read(task)
    source = _body_source(read)
    try:
        body = render(source) if source else Body()
        return _packed(read, body, row_of(read.source, body, _phrases(task.acronyms)))
    except BaseException:  # stopped in the middle: what it was at is in no state to be used again
        forget_converters()
        raise


def load() -> None:
    """Load Python-Markdown and the like, which takes longer than some bodies may."""
    import bantin.markdown.render  # noqa: PLC0415
    import bantin.proofreading.proofread  # noqa: PLC0415
    import bantin.search.entry  # noqa: F401, PLC0415


def load_for_contests() -> None:
    """Load besides what knows the public holidays, which no single file must pay for."""
    load()
    days_off.load()


def lost(task: ReadTask) -> Packed:
    """A file that took too long: only that is known of it, and its front matter; nobody proofreads it unlimited."""
    from bantin.search.entry import row_of  # noqa: PLC0415

    read = _entry(task)
    source = _body_source(read)
    return _packed(read, too_slow(source) if source else Body(), row_of(read.source, Body(), _phrases(task.acronyms)))


def unpacked(entry: bytes, stored: bytes) -> ReadEntry:
    """A packed entry; ValueError where these bytes are none."""
    about, _, rest = entry.partition(b"\n")
    key, beginning = json.loads(about)
    found: Outline = _codec().decode(rest)
    return ReadEntry(found.file, replace(found.body, key=key, text=beginning), digest_of(rest), stored)


@cache
def _codec() -> Codec:
    return Codec(Outline)


def _read(task: ReadTask) -> ReadFile:
    from bantin.proofreading.proofread import proofread  # noqa: PLC0415

    return proofread(_entry(task))


def _entry(task: ReadTask) -> ReadFile:
    return read_entry(task.data, task.file, dict(task.sections))


def _body_source(read: ReadFile) -> BodySource | None:
    source = read.source or read.unread
    if source is None:
        return None
    grammar: Grammar = "rules" if isinstance(source.entry, Rules) else "prose"
    return BodySource(source.file, source.body, source.body_line, grammar)


_phrases = lru_cache(maxsize=4)(phrases_of)


def _packed(read: ReadFile, body: Body, row: bytes) -> Packed:
    outline, markup = slotted(body)
    stored = packed(markup)
    key = key_of(stored)
    about = _about([key, body.text[:BEGINNING]]).encode()
    bare = replace(read, source=_bare(read.source), unread=_bare(read.unread))
    return Packed(about + b"\n" + _codec().encode(Outline(bare, outline)), key, stored, row)


def _bare(source: EntrySource | None) -> EntrySource | None:
    return replace(source, body="", header="") if source else None
