"""A manuscript: an entry with its two texts, which know where their lines stand in the file."""

from functools import cached_property

from bantin.entries import EntrySource
from bantin.markdown.body import BodySource
from bantin.markdown.locate import Source
from bantin.model.entry import Entry


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
        """The front matter as it was typed."""
        return Source(BodySource(self.source.file, self.source.header, self.source.header_line))
