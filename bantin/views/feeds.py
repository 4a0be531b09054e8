"""Feeds: the newest of the site, of a section, of a tag, of a competition or campaign, as one neutral record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import chain, islice

from msgspec.structs import replace

from bantin.html import Html
from bantin.markdown.body import Slot
from bantin.markdown.resolved import BlockOf, LinkTo, PictureAt, ResolvedPiece
from bantin.model.article import Article
from bantin.site import Linked
from bantin.urls import absolute
from bantin.views.bodies import archive_of
from bantin.views.feed_texts import feed_text, legal
from bantin.views.frame import description_of
from bantin.views.here import Here
from bantin.views.instants import mail_date, published_at, rfc3339, updated_at
from bantin.views.people import person_lines
from bantin.views.records import Feed, FeedEntry, FeedText
from bantin.views.share import own_picture

IN_A_FEED = 20
NEVER = "1970-01-01T07:00:00+07:00"  # RFC 4287 asks for an instant even where nothing was ever published
MORE = "Xem phần này trên trang."


def feed_of(here: Here, home: str, title: str, entries: Iterable[Linked]) -> Feed:
    """The feed at this address of what is newest on the page `home`."""
    settings = here.settings
    told = tuple(_entry(here, one) for one in entries)
    updated = max((entry.updated for entry in told), default=NEVER)
    return Feed(
        id=absolute(settings, home),
        title=legal(settings.title if home == "/" else f"{title} - {settings.title}"),
        home=absolute(settings, home),
        address=absolute(settings, here.address),
        updated=updated,
        author=legal(settings.organisation.name if settings.organisation else settings.title),
        entries=told,
        lang=settings.lang,
        subtitle=legal(settings.description) if settings.description else None,
        mailed=mail_date(updated),
        picture=here.logo_address(),
    )


def newest(here: Here) -> tuple[Linked, ...]:
    """The articles that the site's own feed holds."""
    return here.site.sections["tin-tuc"].entries[:IN_A_FEED]


def newest_of_section(here: Here, name: str) -> tuple[Linked, ...]:
    """What the feed of a section holds: of contests also their results and the articles about them."""
    entries = here.site.sections[name].entries
    if name == "tin-tuc":
        return entries[:IN_A_FEED]
    return _newest(chain(entries, *(_news_of(here, one) for one in entries)))


def newest_of_contest(here: Here, one: Linked) -> tuple[Linked, ...]:
    """What the feed of a competition or campaign holds: its results and the articles about it."""
    return _newest(_news_of(here, one))


def newest_tagged(entries: Sequence[Linked]) -> tuple[Linked, ...]:
    """What the feed of a tag holds, of entries that are given newest first."""
    return tuple(islice((one for one in entries if _dated(one)), IN_A_FEED))


def _newest(entries: Iterable[Linked]) -> tuple[Linked, ...]:
    """The newest of some entries as far as they say when they were published, each once."""
    dated = {one.id: (at, one) for one in entries if (at := _dated(one))}
    ordered = sorted(dated.values(), key=lambda pair: pair[1].id)
    return tuple(one for _, one in sorted(ordered, key=lambda pair: pair[0], reverse=True)[:IN_A_FEED])


def _dated(one: Linked) -> datetime | None:
    """When an entry is news: once it is published, or else (a contest that only says so) when it was last changed."""
    return published_at(one.entry) or updated_at(one.entry)


def _news_of(here: Here, one: Linked) -> Iterator[Linked]:
    yield from here.site.about.get(one.id, ())[:IN_A_FEED]
    children = here.site.children.get(one.id)
    if children is not None and children.results is not None:
        yield children.results


def _entry(here: Here, one: Linked) -> FeedEntry:
    """An entry of a feed; what is not its text is the same in every feed."""
    kept = here.shared.kept.feed_entries
    if one.id not in kept:
        kept[one.id] = _told(here, one)
    told = kept[one.id]
    summary = told.summary or legal(description_of(here, one) or "") or None
    if here.settings.feeds.full:
        return replace(told, summary=summary, content=_content(here, one))
    return told if summary == told.summary else replace(told, summary=summary)


def _told(here: Here, one: Linked) -> FeedEntry:
    entry = one.entry
    address = absolute(here.settings, one.address)
    published, updated = published_at(entry), updated_at(entry)
    first = rfc3339(published) if published else None
    authors = person_lines(here, entry.authors) if isinstance(entry, Article) else ()
    picture = own_picture(here, one)
    return FeedEntry(
        id=address,
        title=legal(one.title),
        href=address,
        updated=rfc3339(updated) if updated else NEVER,
        published=first,
        mailed=mail_date(first) if first else None,
        authors=tuple(legal(person.name) for person in authors),
        summary=legal(entry.summary) if entry.summary else None,
        tags=tuple(legal(tag.name) for tag in here.tags_of(one)),
        picture=picture.address if picture else None,
    )


def _content(here: Here, one: Linked) -> str | FeedText | None:
    """The whole body by reference, or as it is where nothing of it is kept elsewhere."""
    address = absolute(here.settings, one.address)
    body = here.finished.body_of(one)
    archive = archive_of(here, one)
    note = (f"<p><em>{escape(archive)}</em></p>\n",) if archive else ()
    parts = (*note, *chain.from_iterable(_parts(here, piece, address) for piece in body.pieces))
    text = FeedText(body.key, parts, address)
    return text if any(isinstance(part, int) for part in parts) else feed_text(text, ())


def _parts(here: Here, piece: ResolvedPiece, address: str) -> Iterator[str | int]:
    """A piece as HTML with whole addresses; a table of ours is a link to the page that has it."""
    if isinstance(piece, Slot):
        yield piece.number
    elif isinstance(piece, LinkTo):
        yield f'<a href="{escape(absolute(here.settings, piece.address))}"{piece.attributes}>'
    elif isinstance(piece, PictureAt):
        src = escape(absolute(here.settings, piece.address))
        yield f'<img src="{src}" alt="{escape(piece.alt)}"{piece.attributes}>'
    elif isinstance(piece, BlockOf):
        if piece.name == "notice" and piece.argument:
            yield f"<p><strong>{escape(piece.argument)}</strong></p>"
        for each in piece.pieces:
            yield from _parts(here, each, address)
        if not piece.pieces:
            yield f'<p><a href="{escape(address)}">{MORE}</a></p>'
    else:
        yield str(piece) if isinstance(piece, Html) else "</a>"
