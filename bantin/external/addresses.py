"""The web addresses that the texts of a site name, each with its places."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bantin.entries import read_entry
from bantin.markdown.locate import Source
from bantin.model.web import is_web_address
from bantin.notices import Silence
from bantin.problems import Span
from bantin.proofreading.manuscript import Manuscript
from bantin.proofreading.silences import silences_of
from bantin.source import SourceFile

ADDRESS = re.compile(r"https?://(?:[^\s<>\"'\\^`{|}\[\]()“”]|\([^\s<>\"'()]*\))+")
AFTER = ".,;:!?…*_~"  # what follows an address in a sentence and is none of it
Places = dict[str, list[Span]]


def addresses_in(
    files: Iterable[SourceFile], sections: Mapping[str, str]
) -> tuple[Places, dict[str, tuple[Silence, ...]]]:
    """Each address with where it stands, and the comments that silence problems, by file."""
    places: Places = {}
    silences: dict[str, tuple[Silence, ...]] = {}
    for file in files:
        data = file.read()
        read = read_entry(data, file.path, sections) if b"://" in data else None
        if read is not None and read.source is not None:
            copy = Manuscript(read.source)
            silences[file.path] = silences_of(copy)
            for address, span in _in_texts(copy):
                places.setdefault(address, []).append(span)
    return places, silences


def _in_texts(copy: Manuscript) -> Iterator[tuple[str, Span]]:
    for text in copy.texts_with("://"):
        yield from _in(text)


def _in(text: Source) -> Iterator[tuple[str, Span]]:
    for found in ADDRESS.finditer(text.visible):
        address = found[0].rstrip(AFTER)
        if is_web_address(address):
            yield address, text.span(found.start(), found.start() + len(address))
