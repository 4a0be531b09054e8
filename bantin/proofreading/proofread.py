"""What a proofreader says of one entry from nothing but its own fields and text, in whatever process it is read."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bantin.entries import ReadFile
from bantin.problems import Problem
from bantin.proofreading.deadlines import campaign_length, deadlines
from bantin.proofreading.documents import claims, documents
from bantin.proofreading.letters import letters
from bantin.proofreading.link_texts import link_texts
from bantin.proofreading.lists import lists
from bantin.proofreading.manuscript import Manuscript
from bantin.proofreading.paragraphs import paragraphs
from bantin.proofreading.personal import details_of
from bantin.proofreading.pictures import pictures
from bantin.proofreading.prizes import prizes
from bantin.proofreading.rules import sections
from bantin.proofreading.schedule import schedule
from bantin.proofreading.silences import silences_of
from bantin.proofreading.sources import origin, relative_words
from bantin.proofreading.spelling import spelling
from bantin.proofreading.stated import stated
from bantin.proofreading.weekdays import weekdays
from bantin.proofreading.words_digits import words_and_digits

READERS: tuple[Callable[[Manuscript], Iterable[Problem]], ...] = (
    schedule,
    deadlines,
    campaign_length,
    prizes,
    words_and_digits,
    origin,
    relative_words,
    documents,
    claims,
    pictures,
    sections,
    weekdays,
    letters,
    spelling,
    lists,
    paragraphs,
    link_texts,
)


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
    details, prose = details_of(copy), stated(copy)
    return replace(read, problems=(*read.problems, *found), silences=silences, details=details, prose=prose)
