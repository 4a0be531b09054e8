"""Cuts sanitised HTML into pieces: what can stand as it is, and what the site must resolve."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from bantin.html import Html
from bantin.markdown.addresses import is_refused
from bantin.markdown.allowed import BLOCK_MARK
from bantin.markdown.block_kinds import BLOCKS
from bantin.markdown.blocks import Placed
from bantin.markdown.body import Block, Link, LinkEnd, Picture, Piece
from bantin.problems import Span
from bantin.vi.typography import typeset

# nh3 writes every attribute in double quotes and escapes < and > in them, so a tag ends at its first ">".
TAG = re.compile(r"<(?:(a|img)( [^>]*)?|(div)( [^>]*)?|/(a|div))>")
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
LONE_PICTURE = re.compile(r"<p>\s*(<img [^>]*>)\s*</p>")
TITLE = re.compile(r' title="([^"]*)"')
ELSEWHERE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


@dataclass(slots=True)
class Asked:
    """What the pieces ask of the rest of the program, and what they found."""

    target_span: Callable[[str], Span]
    blocks: list[tuple[Placed, Span]]
    token: str
    fragments: list[tuple[str, Span]] = field(default_factory=list)
    undescribed: list[tuple[str, Span]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A block (or the body itself) whose pieces are being gathered."""

    pieces: list[Piece] = field(default_factory=list)
    number: int | None = None
    depth: int = 0


def cut(clean: str, asked: Asked) -> tuple[Piece, ...]:
    """The pieces of sanitised HTML, in order; neighbouring HTML is one piece."""
    if "<img " in clean:
        clean = LONE_PICTURE.sub(lambda found: _figure(found[1]), clean)
    return _Cutter(asked).cut(clean)


class _Cutter:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.open = [_Open()]
        self.links: list[LinkEnd | str] = []
        self.kept: list[str] = []

    def cut(self, clean: str) -> tuple[Piece, ...]:
        end = 0
        for tag in TAG.finditer(clean):
            self.kept.append(clean[end : tag.start()])
            self._meet(tag)
            end = tag.end()
        self.kept.append(clean[end:])
        while len(self.open) > 1:
            self._end_block()
        self._flush()
        return tuple(self.open[0].pieces)

    def _meet(self, tag: re.Match[str]) -> None:
        name = tag[1] or tag[3] or "/" + tag[5]
        attributes = tag[2] or tag[4] or ""
        if name == "a":
            self._start_link(tag[0], attributes)
        elif name == "/a":
            self._end_link()
        elif name == "img":
            self._picture(tag[0], attributes)
        elif name == "div":
            self._start_div(tag[0], attributes)
        else:
            self._end_div(tag[0])

    def _start_link(self, tag: str, attributes: str) -> None:
        values, rest = _split(attributes, ("href",))
        target = values.get("href")
        if target is not None and self._is_ours(target, rest):
            self.links.append(LinkEnd())
            self._put(Link(target, self.asked.target_span(target), rest))
        elif target is None or is_refused(target):
            kept = ("<span" + rest + ">", "</span>") if ' id="' in rest else ("", "")
            self.kept.append(kept[0])
            self.links.append(kept[1])
        else:
            self.kept.append(tag)
            self.links.append("</a>")

    def _end_link(self) -> None:
        """What ends the innermost link is what its start made of it; a refused one leaves its text only."""
        end = self.links.pop() if self.links else ""
        if isinstance(end, str):
            self.kept.append(end)
        else:
            self._put(end)

    def _is_ours(self, target: str, rest: str) -> bool:
        if target.startswith("#"):
            if "footnote-" not in rest and "citation" not in rest:
                self.asked.fragments.append((unquote(target[1:]), self.asked.target_span(target)))
            return False
        return not ELSEWHERE.match(target) and not is_refused(target)

    def _picture(self, tag: str, attributes: str) -> None:
        values, rest = _split(attributes, ("src", "alt"))
        target, alt = values.get("src"), values.get("alt", "")
        if target is None or is_refused(target):
            self.kept.append(html.escape(alt))
            return
        span = self.asked.target_span(target)
        if not alt.strip():
            self.asked.undescribed.append((target, span))
        if ELSEWHERE.match(target):
            self.kept.append(tag)
        else:
            self._put(Picture(target, alt, span, rest))

    def _start_div(self, tag: str, attributes: str) -> None:
        values, rest = _split(attributes, (BLOCK_MARK,))
        token, _, number = values.get(BLOCK_MARK, "").rpartition("-")
        if token == self.asked.token and number.isdecimal() and int(number) < len(self.asked.blocks):
            self._flush()
            self.open.append(_Open(number=int(number)))
        else:
            self.open[-1].depth += 1
            self.kept.append(f"<div{rest}>" if values else tag)

    def _end_div(self, tag: str) -> None:
        if self.open[-1].depth == 0 and len(self.open) > 1:
            self._end_block()
        else:
            self.open[-1].depth -= 1
            self.kept.append(tag)

    def _end_block(self) -> None:
        """Text inside a block that holds none comes after it, so that nothing vanishes."""
        self._flush()
        ended = self.open.pop()
        placed, span = self.asked.blocks[ended.number or 0]
        inner = tuple(ended.pieces)
        own = inner if BLOCKS[placed.name].holds_text else ()
        self.open[-1].pieces.append(Block(placed.name, placed.argument, placed.options, own, span))
        if not own:
            self.open[-1].pieces.extend(inner)

    def _put(self, piece: Piece) -> None:
        self._flush()
        self.open[-1].pieces.append(piece)

    def _flush(self) -> None:
        text = "".join(self.kept)
        self.kept.clear()
        if text:
            self.open[-1].pieces.append(Html(text))


def _split(attributes: str, names: tuple[str, ...]) -> tuple[dict[str, str], str]:
    """The values of some attributes as text, and the others as they stand."""
    values = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(attributes) if name in names}
    if not values:
        return values, attributes
    return values, "".join(found[0] for found in ATTRIBUTE.finditer(attributes) if found[1] not in names)


def _figure(picture: str) -> str:
    caption = TITLE.search(picture)
    if not caption:
        return f"<figure>{picture}</figure>"
    said = html.escape(typeset(html.unescape(caption[1])), quote=False)
    return f"<figure>{TITLE.sub('', picture, count=1)}<figcaption>{said}</figcaption></figure>"
