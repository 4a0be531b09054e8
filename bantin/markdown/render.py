"""One body from Markdown to pieces: a pure function of its source."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from bantin.characters import control
from bantin.markdown import remarks
from bantin.markdown.block_scan import Found, Scan, scan_blocks
from bantin.markdown.blocks import Placed
from bantin.markdown.body import Body, BodySource
from bantin.markdown.converter import converter_for
from bantin.markdown.locate import Source
from bantin.markdown.pieces import Asked, cut
from bantin.markdown.plain_text import plain_text
from bantin.markdown.rules_checks import check_rules
from bantin.markdown.sanitise import Removed, sanitise
from bantin.markdown.terms import with_terms
from bantin.markdown.typesetting import typeset_html
from bantin.problems import Problem, Span, in_order
from bantin.vi.text import control_at
from bantin.vi.typography import typeset

ANYWHERE = frozenset({"", "top"})
# Ids of the page around the body begin so (bantin/urls.py); no body can have one, and here they are not known.
OF_PAGE = "_"
# A character by its number, with or without its semicolon, as browsers take it.
REFERENCE = re.compile(r"&#(?:0*([0-9]{1,6})|[xX]0*([0-9a-fA-F]{1,5}));?")
# Longer numbers than Python's `int` reads (sys.set_int_max_str_digits): parsers on the way would fail at them.
ENDLESS = re.compile(r"&#[0-9]{4000}")
ID = re.compile(r'<[^>]* id="([^"]*)"')


def render(source: BodySource) -> Body:
    """The body of a source: pieces, headings, anchors, plain text, and every problem with its place."""
    if not source.text.strip():
        return Body()
    place = Source(source)
    endless = ENDLESS.search(source.text)
    if endless:
        return Body(problems=(remarks.no_character(place.span(*endless.span())),))
    scan = scan_blocks(place)
    converted = converter_for(source.grammar).convert(source.text)
    safe = sanitise(converted.html, converted.token, raw=converted.raw)
    clean = typeset_html(_with_unique_ids(safe.html))
    refused = tuple(remarks.url_scheme(place.target(target), target) for target in safe.refused)
    asked = Asked(place.target, list(_placed(converted.placed, scan, place)), converted.token)
    pieces = with_terms(cut(clean, asked), place)
    anchors = frozenset(map(html.unescape, ID.findall(clean)))
    rules = check_rules(converted.items, converted.dangling, place) if source.grammar == "rules" else ()
    found = (
        *rules,
        *scan.problems,
        *refused,
        *_removed(safe.removed, place),
        *_asked(asked, anchors),
        *_controls(clean, place),
    )
    return Body(
        pieces,
        tuple(replace(one, text=typeset(one.text)) for one in converted.headings if one.id in anchors),
        anchors,
        tuple(asked.fragments),
        plain_text(clean),
        in_order(found),
    )


def _removed(removed: tuple[Removed, ...], place: Source) -> Iterator[Problem]:
    for one in removed:
        yield remarks.html_removed(_place_of(one, place), one.tag, one.attributes)


def _place_of(one: Removed, place: Source) -> Span:
    if one.attributes:
        return place.attribute(one.attributes[0], one.value)
    if one.tag.startswith("/"):
        return place.end_tag(one.tag[1:], one.before)
    return place.tag(one.tag)


def _controls(clean: str, place: Source) -> Iterator[Problem]:
    """Control characters that are written by their numbers, which the text itself does not hold."""
    at = control_at(clean)
    if at is None:
        return
    meant = [(found, _meant(found)) for found in REFERENCE.finditer(place.visible)]
    named = [(place.span(*found.span()), char) for found, char in meant if control_at(char) is not None]
    for span, char in named or [(place.beginning, clean[at])]:
        yield control(span, char)


def _meant(reference: re.Match[str]) -> str:
    """The character: `unescape` knows which numbers browsers take otherwise, but leaves out what no page may hold."""
    number = int(reference[1]) if reference[1] else int(reference[2], 16)
    return html.unescape(reference[0]) or chr(number)


def _placed(placed: tuple[Placed, ...], scan: Scan, place: Source) -> Iterator[tuple[Placed, Span]]:
    """Each block that Python-Markdown met, with its place in the source."""
    waiting = list(scan.blocks)
    for block in placed:
        found: Found | None = next((one for one in waiting if one.name == block.name), None)
        if found:
            waiting.remove(found)
        yield block, found.span if found else place.beginning


def _asked(asked: Asked, anchors: frozenset[str]) -> Iterator[Problem]:
    for fragment, span in asked.fragments:
        if fragment not in anchors and fragment not in ANYWHERE and not fragment.startswith(OF_PAGE):
            yield remarks.anchor_broken(span, fragment, sorted(anchors))
    for target, span in asked.undescribed:
        yield remarks.picture_alt(span, target)


def _with_unique_ids(clean: str) -> str:
    """Sanitised HTML in which no id comes twice: the first one keeps it."""
    ids = ID.findall(clean)
    if len(set(ids)) == len(ids):
        return clean
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[1] not in seen:
            seen.add(found[1])
            return found[0]
        return found[0].replace(f' id="{found[1]}"', "", 1)

    return ID.sub(once, clean)
