"""Bodies meet the site: links, pictures and block arguments find what they mean, or become problems at their place."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote

from bantin.files import (
    NamedFile,
    PublishedFile,
    content_path,
    escapes,
    folder_of,
    may_be_published,
    missing,
    not_publishable,
    published,
)
from bantin.markdown.addresses import is_refused
from bantin.markdown.block_kinds import BLOCKS
from bantin.markdown.body import Abbreviation, Block, Body, Link, LinkEnd, Picture, Piece, PlaceName, Slot
from bantin.markdown.explained import Explainer
from bantin.markdown.remarks import anchor_broken, near_anchor, url_scheme
from bantin.markdown.resolved import BlockOf, LinkTo, PictureAt, ResolvedBody, ResolvedPiece
from bantin.model.kinds import id_of
from bantin.model.types import FilePath
from bantin.paths import Unsafe
from bantin.problems import Problem, Span, problem, softened
from bantin.references import held_back, unknown_reference
from bantin.site import Linked, Site
from bantin.urls import PAGE_ANCHORS
from bantin.vi.near import did_you_mean
from bantin.vi.reading import Wording
from bantin.vi.text import nfc

Anchors: TypeAlias = Callable[[str], frozenset[str]]


def resolve(body: Body, one: Linked, site: Site, anchors: Anchors) -> tuple[ResolvedBody, tuple[Problem, ...]]:
    """A rendered body with its references resolved, and the problems of those that cannot be."""
    slots = tuple(piece for piece in body.pieces if isinstance(piece, Slot))
    if len(slots) == len(body.pieces):  # most bodies refer to nothing
        return ResolvedBody(slots, body.headings, body.text, (), body.key), tuple(_broken_fragments(body, one))
    resolver = _Resolver(one, site, anchors)
    pieces = tuple(resolver.pieces(body.pieces))
    files = tuple(dict.fromkeys(resolver.files))
    problems = (*resolver.problems, *_broken_fragments(body, one))
    return ResolvedBody(pieces, body.headings, body.text, files, body.key, resolver.explainer.archived), problems


def resolve_held(body: Body, one: Linked, site: Site, anchors: Anchors) -> tuple[Problem, ...]:
    """The problems of the body of a held-back entry, as warnings at most."""
    return tuple(softened(found) for found in (*body.problems, *resolve(body, one, site, anchors)[1]))


def _broken_fragments(body: Body, one: Linked) -> Iterable[Problem]:
    """Links to places of the page around the body; those of the body itself were judged with it."""
    own = PAGE_ANCHORS.get(one.entry.kind_name, frozenset())
    for fragment, span in body.fragments:
        if fragment.startswith("_") and fragment not in own:
            yield anchor_broken(span, fragment, sorted(own))


class _Resolver:
    """One walk over the pieces of one body."""

    def __init__(self, one: Linked, site: Site, anchors: Anchors) -> None:
        self.one = one
        self.site = site
        self.anchors = anchors
        self.folder = folder_of(one.source.file)
        self.problems: list[Problem] = []
        self.files: list[PublishedFile] = []
        self.explainer = Explainer(one, site)

    def pieces(self, pieces: Iterable[Piece]) -> Iterable[ResolvedPiece]:
        """Each piece resolved; a link that leads nowhere is left out with its end, its text stays."""
        dropped = 0
        for piece in pieces:
            if isinstance(piece, Link):
                address = self._address(piece.target, piece.span)
                if isinstance(address, str):
                    yield LinkTo(address, piece.attributes)
                else:
                    dropped += 1
                    self._report(address)
            elif isinstance(piece, LinkEnd):
                if dropped:
                    dropped -= 1
                else:
                    yield piece
            elif isinstance(piece, Picture):
                yield from self._picture(piece)
            elif isinstance(piece, Block):
                yield from self._block(piece)
            elif isinstance(piece, Abbreviation | PlaceName):
                yield self.explainer.explained(piece)
            else:
                yield piece

    def _address(self, target: str, span: Span) -> str | Problem | None:
        path, mark, fragment = target.partition("#")
        decoded = nfc(unquote(path))
        fragment = nfc(unquote(fragment))
        if decoded.startswith("//"):
            return _no_scheme(target, span)
        suffix = PurePosixPath(decoded).suffix
        if decoded in self.site.addresses or (decoded.endswith("/") and decoded.startswith("/")):
            return self._planned(decoded, fragment, target, span)
        if suffix.lower() == ".md":
            return self._entry_at(decoded, fragment, target, span)
        if not re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{0,9}", suffix):
            return self._entry(decoded.strip("/"), fragment if mark else "", target, span)
        return self._file(decoded, target, span)

    def _planned(self, address: str, fragment: str, target: str, span: Span) -> str | Problem | None:
        entry_id = self.site.addresses.get(address)
        if entry_id:
            return self._with_anchor(self.site.entries[entry_id].address, entry_id, fragment, span)
        if entry_id is not None:
            return self._with_anchor(address, "", fragment, span)
        if address in self.site.waiting:
            return held_back(span, self.site.waiting[address])
        if address.strip("/") in self.site.unreadable:
            return None
        return broken(target, span, self._near_address(address))

    def _entry_at(self, path: str, fragment: str, target: str, span: Span) -> str | Problem | None:
        found = content_path(self.folder, path)
        if isinstance(found, Unsafe):
            return escapes(found, span)
        return self._entry(id_of(found), fragment, target, span)

    def _entry(self, entry_id: str, fragment: str, target: str, span: Span) -> str | Problem | None:
        if entry_id in self.site.entries:
            return self._with_anchor(self.site.entries[entry_id].address, entry_id, fragment, span)
        if entry_id in self.site.held:
            return held_back(span, self.site.held[entry_id])
        if entry_id in self.site.unreadable:
            return None
        near = unknown_reference(span, entry_id, self.site).hint
        return broken(target, span, near)

    def _with_anchor(self, address: str, entry_id: str, fragment: str, span: Span) -> str:
        if not fragment:
            return address
        if entry_id and fragment not in self.anchors(entry_id):
            said = Wording(
                f"Trang {address} không có mục “#{fragment[:60]}”.",
                f"{address} has no place “#{fragment[:60]}”.",
            )
            self._report(problem("anchor-broken", span, said, near_anchor(fragment, sorted(self.anchors(entry_id)))))
        return f"{address}#{fragment}"

    def _file(self, path: str, target: str, span: Span) -> str | Problem | None:
        found = self._content_file(path, target, span, picture=False)
        if isinstance(found, Problem):
            return found
        if found.source.lower().endswith(".csv") and found.source not in self._listed():
            hint = Wording(
                "Thêm tệp vào khóa “documents” của bài thì tệp mới được đăng.",
                "List the file under “documents” to publish it.",
            )
            return broken(target, span, hint)
        self.files.append(found)
        return found.address

    def _listed(self) -> frozenset[str]:
        documents = getattr(self.one.entry, "documents", ())
        paths = (content_path(self.folder, one.file.path) for one in documents if one.file)
        return frozenset(f"content/{path}" for path in paths if isinstance(path, str))

    def _picture(self, piece: Picture) -> Iterable[ResolvedPiece]:
        found = self._content_file(piece.target.partition("#")[0], piece.target, piece.span, picture=True)
        if isinstance(found, Problem):
            self._report(found)
        else:
            self.files.append(found)
            yield PictureAt(found.address, piece.alt, piece.attributes, found.look)

    def _content_file(self, path: str, target: str, span: Span, *, picture: bool) -> PublishedFile | Problem:
        found = content_path(self.folder, path)
        if isinstance(found, Unsafe):
            return escapes(found, span)
        if found not in self.site.files:
            return missing(target, found, self.site.files, NamedFile(FilePath(target, span), picture))
        if not may_be_published(found, picture=picture):
            return not_publishable(target, span, picture=picture)
        return published(self.one, found, self.site.files[found], span)

    def _block(self, piece: Block) -> Iterable[ResolvedPiece]:
        entry_id = piece.argument.strip("/").removesuffix(".md") or self.one.id
        inner = tuple(self.pieces(piece.pieces))
        if not BLOCKS[piece.name].about:
            yield BlockOf(piece.name, self.one.id, self._media(piece), piece.options, inner)
        elif entry_id in self.site.held:
            self._report(None if entry_id == self.one.id else held_back(piece.span, self.site.held[entry_id]))
        elif entry_id in self.site.entries:
            self._report(self._foreign(piece, self.site.entries[entry_id]))
            yield BlockOf(piece.name, entry_id, piece.argument, piece.options, inner)
        elif entry_id not in self.site.unreadable:
            self._report(unknown_reference(piece.span, entry_id, self.site))

    def _foreign(self, piece: Block, one: Linked) -> Problem | None:
        """The problem of a block about an entry that has nothing of the kind; rules may mean their competition's."""
        about = one if piece.argument else self.site.entries.get(one.parent or "", one)
        if {one.entry.kind_name, about.entry.kind_name} & BLOCKS[piece.name].about:
            return None
        said = Wording(
            f"Bài “{one.title[:60]}” không có gì cho khối “{piece.name}”.",
            f"“{one.title[:60]}” has nothing for a block “{piece.name}”.",
        )
        hint = Wording(
            f"Ghi mã cuộc thi hoặc phong trào: /// {piece.name} | cuoc-thi/ten-cuoc-thi",
            f"Write the id of a competition or campaign: /// {piece.name} | cuoc-thi/its-name",
        )
        return problem("value-choice", piece.span, said, hint)

    def _media(self, piece: Block) -> str:
        """A video's argument: the address of a local file, or the web address as it is."""
        if piece.name != "video" or re.match(r"https?://", piece.argument):
            return piece.argument
        if is_refused(piece.argument):
            self._report(url_scheme(piece.span, piece.argument))
            return ""
        found = self._content_file(piece.argument, piece.argument, piece.span, picture=False)
        if isinstance(found, Problem):
            self._report(found)
            return ""
        self.files.append(found)
        return found.address

    def _near_address(self, address: str) -> Wording:
        near = next(
            (known for known in sorted(self.site.addresses) if known.rstrip("/").endswith(address.rstrip("/"))), None
        )
        if near:
            return did_you_mean(near)
        return Wording(
            "Liên kết tới tệp .md của bài, hoặc ghi mã bài.", "Link to the entry's .md file, or write its id."
        )

    def _report(self, found: Problem | None) -> None:
        self.problems += [] if found is None else [found]


def broken(target: str, span: Span, hint: Wording) -> Problem:
    """A link that leads nowhere."""
    said = Wording(
        f"Liên kết “{target[:120]}” không dẫn tới trang hay tệp nào.",
        f"The link “{target[:120]}” leads to no page or file.",
    )
    return problem("link-broken", span, said, hint)


def _no_scheme(target: str, span: Span) -> Problem:
    said = Wording(f"Liên kết “{target[:80]}” thiếu https: ở đầu.", f"The link “{target[:80]}” lacks https: in front.")
    return problem("url-scheme", span, said, Wording(f"Ghi “https:{target[:80]}”.", f"Write “https:{target[:80]}”."))
