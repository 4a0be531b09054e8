"""Bodies as pages show them: pieces become HTML with links from here, blocks become the parts they name."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from bantin.html import Html
from bantin.markdown.body import Heading, Slot
from bantin.markdown.resolved import BlockOf, LinkTo, PictureAt, ResolvedPiece
from bantin.model.article import Article
from bantin.site import Linked
from bantin.vi.date_forms import format_date
from bantin.vi.text import fold
from bantin.views.galleries import gallery_of
from bantin.views.here import Here
from bantin.views.parts import PARTS
from bantin.views.passages import passage_of
from bantin.views.pictures import picture_html
from bantin.views.records import Body, Link, Notice, PartView, Passage, TocEntry, Video
from bantin.views.titles import line

WARNINGS = frozenset({"warning", "canh bao", "chu y", "quan trong", "danger", "important"})
MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".ogg": "video/ogg",
    ".mp3": "audio/mpeg",
}
UNKNOWN = Html('<p><span class="unknown">Chưa công bố</span></p>')
ENOUGH_FOR_A_TOC = 3


def body_of(here: Here, one: Linked | None) -> Body:
    """An entry's body as seen from here."""
    if one is None:
        return ()
    body = here.finished.body_of(one)
    return view_of(here, body.pieces, body.key)


def archive_of(here: Here, one: Linked) -> str | None:
    """What stands above the text of a page that is older than the end of places or offices that it names."""
    ended = here.finished.body_of(one).archived
    if ended is None:
        return None
    day = format_date(ended)
    if isinstance(one.entry, Article):
        return line(f"Bài đăng trước ngày {day}; tên địa danh, cơ quan giữ nguyên theo thời điểm đăng.")
    return line(f"Nội dung của thời gian trước ngày {day}; tên địa danh, cơ quan giữ nguyên theo thời điểm ấy.")


def view_of(here: Here, pieces: Iterable[ResolvedPiece], key: str = "") -> Body:
    """Pieces as a view: whatever is not a block is joined; the slots among them are those of the body with this key."""
    parts: list[Html | Passage | PartView] = []
    flow: list[str | int] = []
    for piece in pieces:
        if isinstance(piece, BlockOf):
            parts += [*passage_of(key, flow), *_block(here, piece, key)]
            flow = []
        else:
            flow.append(piece.number if isinstance(piece, Slot) else markup(here, piece))
    return (*parts, *passage_of(key, flow))


def markup(here: Here, piece: ResolvedPiece) -> str:
    """A piece that is neither a block nor a slot as HTML."""
    if isinstance(piece, LinkTo):
        return f'<a href="{escape(here.to(piece.address))}"{piece.attributes}>'
    if isinstance(piece, PictureAt):
        return picture_html(here, piece)
    return piece if isinstance(piece, Html) else "</a>"


def toc_of(here: Here, one: Linked) -> tuple[TocEntry, ...]:
    """The table of contents of an entry's body, inner headings below outer ones."""
    return _nested(here.finished.body_of(one).headings)


def long_toc_of(here: Here, one: Linked) -> tuple[TocEntry, ...]:
    """The same, only where there are enough headings to need one."""
    return toc_of(here, one) if len(here.finished.body_of(one).headings) >= ENOUGH_FOR_A_TOC else ()


def _nested(headings: tuple[Heading, ...]) -> tuple[TocEntry, ...]:
    entries: list[TocEntry] = []
    place = 0
    while place < len(headings):
        head = headings[place]
        end = next((at for at in range(place + 1, len(headings)) if headings[at].level <= head.level), len(headings))
        children = _nested(headings[place + 1 : end])
        entries.append(TocEntry(head.text, f"#{quote(head.id, safe='-._~:')}", children))
        place = end
    return tuple(entries)


def _block(here: Here, block: BlockOf, key: str) -> Iterator[Html | Passage | PartView]:
    if block.name == "notice":
        kind = fold(dict(block.options).get("type", ""))
        yield Notice(
            view_of(here, block.pieces, key), block.argument or None, "warning" if kind in WARNINGS else "info"
        )
    elif block.name == "gallery":
        gallery, rest = gallery_of(here, block, key)
        yield from (gallery,) if gallery else ()
        yield from view_of(here, rest, key)
    elif block.name == "video":
        yield from (_video(here, block),) if block.argument else ()
        yield from view_of(here, block.pieces, key)
    else:
        yield _part(here, block) or UNKNOWN


def _part(here: Here, block: BlockOf) -> PartView | None:
    """The part of the entry that a block names; rules that name none mean their competition's."""
    one = here.site.entries[block.entry]
    own = PARTS[block.name](here, one)
    parent = None if own or block.argument else here.parent_of(one)
    return PARTS[block.name](here, parent) if parent else own


def _video(here: Here, block: BlockOf) -> Video:
    title = dict(block.options).get("title")
    if block.argument.startswith("/"):
        path = PurePosixPath(block.argument)
        return Video(title or path.name, src=here.to(block.argument), media_type=MEDIA_TYPES.get(path.suffix.lower()))
    host = urlsplit(block.argument).hostname
    shown = title or unquote(block.argument)
    return Video(shown, link=Link(shown, block.argument), host=host)
