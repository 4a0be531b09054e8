"""Characters for which the fonts of the theme have no glyph: a word that holds one is printed in two typefaces."""

import re
from collections.abc import Iterator
from itertools import islice

from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording
from bantin.vi.text import nfc

# What `make fonts` takes from Be Vietnam Pro: Latin and Vietnamese letters (tests/test_glyphs.py holds the fonts to it)
IN_THE_FONTS = (
    "20-7E A0-FF 102-103 110-111 128-129 131 152-153 168-169 1A0-1A1 1AF-1B0 2C6 2DA 2DC 300-301 303-304 308-309 323"
    " 1EA0-1EF9 2013-2014 2018-201A 201C-201E 2022 2026 2039-203A 2044 20AB-20AC 2122 2212 2215"
)
# Blanks, line ends, joiners, and what no text may hold: nothing is drawn for them.
UNSEEN = "0-1F 7F-9F 2000-200F 2028-202F 205F-2064 3000 FEFF FFFD"
# Emoji, their joints and skin tones are drawn by the system.
EMOJI = (
    "203C 2049 20E3 2139 2194-2199 21A9-21AA 231A-231B 2328 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB 25B6 25C0"
    " 25FB-25FE 2600-2604 260E 2611 2614-2615 2618 261D 2620 2622-2623 2626 262A 262E-262F 2638-263A 2640 2642"
    " 2648-2653 265F-2660 2663 2665-2666 2668 267B 267E-267F 2692-2697 2699 269B-269C 26A0-26A1 26A7 26AA-26AB"
    " 26B0-26B1 26BD-26BE 26C4-26C5 26C8 26CE-26CF 26D1 26D3-26D4 26E9-26EA 26F0-26F5 26F7-26FA 26FD 2702 2705"
    " 2708-270D 270F 2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C 274E 2753-2755 2757 2763-2764"
    " 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299 FE0E-FE0F 1F000-1FAFF"
    " E0020-E007F"
)
MOST = 5  # characters that are told of one file


def code_points(ranges: str) -> Iterator[int]:
    """The numbers in such a table."""
    for one in ranges.split():
        first, _, last = one.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _class_of(ranges: str) -> str:
    return re.sub("[0-9A-F]+", lambda number: f"\\U{int(number[0], 16):08x}", ranges).replace(" ", "")


TOLD_ELSEWHERE = "FF01-FF5E"  # full-width forms: values are read as if they were not

_DRAWN = re.compile(f"[{_class_of(IN_THE_FONTS)}{_class_of(UNSEEN)}{_class_of(EMOJI)}{_class_of(TOLD_ELSEWHERE)}]*")
# False letters: of these an entry is told by the codes text-false-d, text-mathematical and text-private-use.
FALSE_LETTERS = re.compile("[\u0189\u0256\ue000-\uf8ff\U0001d400-\U0001d7ff]")


def missing_glyphs(text: str, file: str) -> Iterator[Problem]:
    """The first characters of a text that the fonts do not have, each where it stands first."""
    if _first(text, 0) is None:
        return
    for char in islice(dict.fromkeys(_missing(nfc(text))), MOST):
        at = max(0, text.find(char))  # an odd letter may be composed of others
        yield _problem(char, Span.at(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), 1))


def missing_in_entry(text: str, file: str) -> Iterator[Problem]:
    """The same of an entry, whose false letters are told with what to write instead."""
    return missing_glyphs(FALSE_LETTERS.sub(" ", text), file)


def _missing(text: str) -> Iterator[str]:
    at = _first(text, 0)
    while at is not None:
        yield text[at]
        at = _first(text, at + 1)


def _first(text: str, begin: int) -> int | None:
    found = _DRAWN.match(text, begin)
    end = found.end() if found else begin
    return end if end < len(text) else None


def _problem(char: str, span: Span) -> Problem:
    shown = f"“{char}” (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"
    return problem(
        "font-glyph",
        span,
        Wording(f"Phông chữ của trang không có ký tự {shown}.", f"The site's fonts have no {shown}."),
        Wording(
            "Dùng ký tự khác; trang có phông chữ riêng thì ghi “checks: {font-glyph: off}” trong site.yaml.",
            "Use another character; a site with fonts of its own says “checks: {font-glyph: off}” in site.yaml.",
        ),
    )
