"""A manuscript: an entry with its two texts, which know where their lines stand in the file."""

import re
from collections.abc import Iterator
from functools import cached_property

from bantin.entries import EntrySource
from bantin.markdown.body import BodySource
from bantin.markdown.locate import Source
from bantin.model.entry import Entry

COMMENT_LINE = re.compile(r"(?m)^[ \t]*#.*$")


class Manuscript:
    """An entry as a proofreader sees it."""

    def __init__(self, source: EntrySource) -> None:
        self.source = source

    @property
    def entry(self) -> Entry:
        """Its typed fields."""
        return self.source.entry

    @cached_property
    def body(self) -> Source:
        """The text, in which `visible` is what readers see: code and comments are spaces there."""
        return Source(BodySource(self.source.file, self.source.body, self.source.body_line))

    @cached_property
    def header(self) -> Source:
        """The front matter as it was typed, in which comments are not visible."""
        return _Header(BodySource(self.source.file, self.source.header, self.source.header_line))

    def texts_with(self, mark: str) -> Iterator[Source]:
        """Those of the two texts that hold some words."""
        if mark in self.source.header:
            yield self.header
        if mark in self.source.body:
            yield self.body


class _Header(Source):
    """YAML: what is indented is no code."""

    @cached_property
    def visible(self) -> str:
        """The text with lines of comments as spaces."""
        return COMMENT_LINE.sub(lambda found: " " * len(found[0]), self.text)
