"""What the text of an entry states of a competition or campaign, for the entries that are about one."""

from bantin.markdown.locate import Source
from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.kinds import PARENT_SECTIONS
from bantin.model.pages import Results, Rules
from bantin.proofreading.manuscript import Manuscript
from bantin.prose.extract import SpanOf, joined, prose_of
from bantin.prose.facts import NO_PROSE, Prose

FIELDS = ("summary", "description")
ABOUT_ONE = (Competition, Campaign, Rules, Results)


def stated(copy: Manuscript) -> Prose:
    """What an entry states in its summary, its description and its body, where that is about a contest."""
    if not _is_about_one(copy):
        return NO_PROSE
    body = copy.body
    fields = (prose_of(*_field(copy.header, copy, name)) for name in FIELDS if getattr(copy.entry, name))
    return joined((*fields, prose_of(body.visible, body.span)))


def _is_about_one(copy: Manuscript) -> bool:
    entry = copy.entry
    if isinstance(entry, Article):
        return bool(entry.about)
    return isinstance(entry, ABOUT_ONE) or copy.source.place.section in PARENT_SECTIONS


def _field(header: Source, copy: Manuscript, name: str) -> tuple[str, SpanOf]:
    """The text of a field as it was typed, and where its parts stand."""
    where = copy.entry.where(name)
    first = header.first
    start = header.offset(where.line - first, where.column - 1)
    end = header.offset(where.end_line - first, where.end_column - 1)
    text = header.text[start:end]
    return text, lambda one, other: header.span(start + one, start + other)
