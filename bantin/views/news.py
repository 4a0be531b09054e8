"""Articles and plain pages."""

from bantin.model.article import Article, Source
from bantin.model.pages import Page
from bantin.model.types import Ref
from bantin.site import Linked
from bantin.views.bodies import archive_of, body_of, long_toc_of
from bantin.views.cards import cards, link_to, mixed_cards, tag_links
from bantin.views.dates import printed, printed_date
from bantin.views.files import picture_of
from bantin.views.frame import frame_of, head_of
from bantin.views.here import Here
from bantin.views.passages import reading_time
from bantin.views.people import person_lines
from bantin.views.records import ArticlePage, Link, PlainPage, ReadingTime, SourceNote
from bantin.views.titles import headline, line


def article_page(here: Here, one: Linked, article: Article) -> ArticlePage:
    """The page of an article."""
    section = section_link(here, one)
    older, newer = here.site.neighbours.get(one.id, (None, None))
    return ArticlePage(
        frame=frame_of(here, head_of(here, one, (section_of(here, one),))),
        title=headline(one.title),
        date=printed_date(here, article.date),
        body=body_of(here, one),
        archive=archive_of(here, one),
        kicker=section,
        summary=line(article.summary),
        dateline=_without_brackets(article.dateline),
        updated=printed(here, article.updated),
        authors=person_lines(here, article.authors),
        cover=picture_of(here, one, article.cover),
        correction=article.correction,
        source=_source(here, article.source) if article.source else None,
        toc=long_toc_of(here, one),
        about=mixed_cards(here, here.site.published(_ids(article.about))),
        tags=tag_links(here, one),
        previous=link_to(here, older),
        next=link_to(here, newer),
        related=cards(here, here.site.related.get(one.id, ())),
        reading_time=_reading_time(here, one),
    )


def plain_page(here: Here, one: Linked, page: Page) -> PlainPage:
    """A page that stands for itself, or within a competition's or campaign's folder."""
    return PlainPage(
        frame=frame_of(here, head_of(here, one, trail_of(here, one))),
        title=headline(one.title),
        body=body_of(here, one),
        archive=archive_of(here, one),
        summary=line(page.summary),
        cover=picture_of(here, one, page.cover),
        updated=printed(here, page.updated),
        toc=long_toc_of(here, one),
        tags=tag_links(here, one),
    )


def section_of(here: Here, one: Linked) -> tuple[str, str]:
    """The title and address of an entry's section."""
    section = here.site.sections[one.source.place.section or "trang"]
    return section.title, section.address


def section_link(here: Here, one: Linked) -> Link:
    """The section of an entry."""
    return here.link(*section_of(here, one))


def trail_of(here: Here, one: Linked) -> tuple[tuple[str, str], ...]:
    """The pages above an entry: its section, and the competition or campaign that it belongs to."""
    parent = here.parent_of(one)
    if one.source.place.section in {None, "trang"} and parent is None:
        return ()
    above = ((parent.title, parent.address),) if parent else ()
    return (section_of(here, parent or one), *above)


def _reading_time(here: Here, one: Linked) -> ReadingTime | str | None:
    body = here.finished.body_of(one)
    if not body.text:
        return None
    return ReadingTime(body.key) if body.key else reading_time(body.text)


def _ids(refs: tuple[Ref, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref.id for ref in refs))


def _source(here: Here, source: Source) -> SourceNote:
    return SourceNote(source.name, source.url, printed(here, source.published), source.agreement)


def _without_brackets(dateline: str | None) -> str | None:
    """A dateline as the page prints it in brackets: those that the editor typed are not doubled."""
    return dateline[1:-1].strip() if dateline and dateline[0] == "(" and dateline[-1] == ")" else dateline
