"""What a proofreader says of one entry from nothing but its own fields and text, in whatever process it is read."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bantin.entries import ReadFile
from bantin.problems import Problem
from bantin.proofreading.manuscript import Manuscript
from bantin.proofreading.silences import silences_of

READERS: tuple[Callable[[Manuscript], Iterable[Problem]], ...] = ()


def proofread(read: ReadFile) -> ReadFile:
    """The file as read, with what a proofreader found; where its fields cannot be read, only what silences problems."""
    source = read.source or read.unread
    if source is None:
        return read
    copy = Manuscript(source)
    silences = silences_of(copy)
    if read.source is None:
        return replace(read, silences=silences)
    found = [one for reader in READERS for one in reader(copy)]
    return replace(read, problems=(*read.problems, *found), silences=silences)
