"""What machines read: the Atom feed, the sitemap, redirects. Every instant comes from the content, not a clock."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from bantin.html import Html
from bantin.markdown.body import Slot
from bantin.markdown.resolved import BlockOf, LinkTo, PictureAt, ResolvedPiece
from bantin.model.article import Article
from bantin.model.entry import Entry
from bantin.model.pages import Results
from bantin.relations import date_of
from bantin.site import Linked
from bantin.urls import FEED, absolute
from bantin.vi.when import ZONE
from bantin.views.frame import description_of
from bantin.views.here import Here
from bantin.views.people import person_lines
from bantin.views.records import Feed, FeedEntry, RedirectPage, Sitemap, SitemapAddress

IN_THE_FEED = 20
NEVER = "1970-01-01T07:00:00+07:00"  # RFC 4287 asks for an instant even where nothing was ever published
MORE = "Xem phần này trên trang."
FRAGMENT = re.compile(r' href="#')


def feed_of(here: Here) -> Feed:
    """The newest articles."""
    articles = newest(here)
    settings = here.settings
    entries = tuple(_entry(here, one, one.entry) for one in articles if isinstance(one.entry, Article))
    organisation = settings.organisation
    return Feed(
        id=settings.url,
        title=settings.title,
        home=settings.url,
        address=absolute(settings, FEED),
        updated=max((entry.updated for entry in entries), default=NEVER),
        author=organisation.name if organisation else settings.title,
        entries=entries,
        lang=settings.lang,
        subtitle=settings.description,
    )


def newest(here: Here) -> tuple[Linked, ...]:
    """The articles that the feed holds."""
    return here.site.sections["tin-tuc"].entries[:IN_THE_FEED]


def sitemap_of(here: Here, pages: Iterable[tuple[str, str | None]]) -> Sitemap:
    """The pages that search engines may list, each with the day of its last change."""
    return Sitemap(tuple(SitemapAddress(absolute(here.settings, address), changed) for address, changed in pages))


def changed(entry: Entry) -> str | None:
    """When an entry was last changed, as far as it says so (a W3C date or date-time)."""
    said = entry.updated or (entry.date if isinstance(entry, Article | Results) else None)
    if said is None or said.start is None:
        return None
    return rfc3339(said.start) if said.timed else said.start.date().isoformat()


def rfc3339(instant: datetime) -> str:
    """An instant in Việt Nam's time, so that texts compare as instants do."""
    return instant.astimezone(ZONE).isoformat(timespec="seconds")


def redirect_page(here: Here, one: Linked) -> RedirectPage:
    """An old address that leads on to an entry."""
    return RedirectPage(
        site=here.settings.title,
        title=one.title,
        href=here.to(one.address),
        canonical=absolute(here.settings, one.address),
        lang=one.entry.lang or here.settings.lang,
    )


def _entry(here: Here, one: Linked, article: Article) -> FeedEntry:
    address = absolute(here.settings, one.address)
    published = rfc3339(date_of(one))
    moved = rfc3339(article.updated.start) if article.updated and article.updated.start else published
    return FeedEntry(
        id=address,
        title=one.title,
        href=address,
        updated=max(moved, published),
        published=published,
        authors=tuple(person.name for person in person_lines(here, article.authors)),
        summary=article.summary or description_of(here, one),
        content=_content(here, one) if here.settings.feeds.full else None,
        tags=tuple(tag.name for tag in here.tags_of(one)),
    )


def _content(here: Here, one: Linked) -> str | None:
    address = absolute(here.settings, one.address)
    body = here.finished.body_of(one)
    slots = here.finished.markup(body.key).html if body.key else ()
    html = "".join(_markup(here, piece, address, slots) for piece in body.pieces)
    return FRAGMENT.sub(f' href="{escape(address)}#', html) or None


def _markup(here: Here, piece: ResolvedPiece, address: str, slots: Sequence[str]) -> str:
    """A piece as HTML with whole addresses; a table of ours is a link to the page that has it."""
    if isinstance(piece, LinkTo):
        return f'<a href="{escape(absolute(here.settings, piece.address))}"{piece.attributes}>'
    if isinstance(piece, PictureAt):
        src = escape(absolute(here.settings, piece.address))
        return f'<img src="{src}" alt="{escape(piece.alt)}"{piece.attributes}>'
    if isinstance(piece, BlockOf):
        inner = "".join(_markup(here, each, address, slots) for each in piece.pieces)
        title = f"<p><strong>{escape(piece.argument)}</strong></p>" if piece.name == "notice" and piece.argument else ""
        return f"{title}{inner}" if inner else f'<p><a href="{escape(address)}">{MORE}</a></p>'
    if isinstance(piece, Slot):
        return slots[piece.number]
    return piece if isinstance(piece, Html) else "</a>"
