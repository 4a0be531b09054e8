"""The card under which a page is shared, drawn: 1200 × 630 pixels in a few colours, large enough to read in a list."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"  # without hinting, which nobody sees in this size and takes most of the time
BOLD, MEDIUM = FONTS / "BeVietnamPro-Bold.ttf", FONTS / "BeVietnamPro-Medium.ttf"
WIDTH, HEIGHT = 1200, 630
MARGIN = 80
BAND = 24
TOP, BOTTOM = 72, 538  # of the first line, and of the last
TITLE_SIZES = (84, 76, 68, 60, 54, 48)
LONGEST = 400  # characters of a title that are looked at
SMALL = 40  # what can still be read where the card is two fingers wide
LINE = 1.4  # stacked marks (Ẳ, Ộ) need so much
LEVELS = 16  # of each of the two inks, for soft edges
PAPER, INK = (253, 252, 250), (26, 24, 22)
ACCENT = (151, 25, 31)  # the theme's own
CONTRAST = 4.5
DARKER = 0.92

Rgb = tuple[int, int, int]


class Card(NamedTuple):
    """What a card says."""

    site: str
    title: str
    section: str | None
    lines: tuple[str, ...]
    colour: str | None


def draw_card(card: Card) -> bytes:
    """The card as a PNG."""
    ink, accent = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    black, coloured = ImageDraw.Draw(ink), ImageDraw.Draw(accent)
    coloured.rectangle((0, 0, WIDTH, BAND), fill=255)
    y, end = TOP, _foot(card, black, coloured)
    if card.section:
        coloured.text((MARGIN, y), _fitted(card.section, font_of(BOLD, SMALL)), fill=255, font=font_of(BOLD, SMALL))
        y += round(SMALL * 1.6)
    font, lines = _title(card.title[:LONGEST], end - y)
    for line in lines:
        black.text((MARGIN, y), line, fill=255, font=font)
        y += round(font.size * LINE)
    return _png(ink, accent, accent_of(card.colour))


def _foot(card: Card, black: ImageDraw.ImageDraw, coloured: ImageDraw.ImageDraw) -> int:
    """The site's name at the bottom, above it the lines; where they begin."""
    y = BOTTOM
    coloured.text((MARGIN, y), _fitted(card.site, font_of(BOLD, SMALL)), fill=255, font=font_of(BOLD, SMALL))
    for place, line in enumerate(reversed(card.lines)):
        y -= round(SMALL * (LINE if place else 1.9))
        black.text((MARGIN, y), _fitted(line, font_of(MEDIUM, SMALL)), fill=255, font=font_of(MEDIUM, SMALL))
    return y


def _title(title: str, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size in which the whole title has room; the end of one that never has is left out."""
    for size in TITLE_SIZES:
        font = font_of(BOLD, size)
        lines = list(_wrapped(title, font))
        most = max(1, int(height // (size * LINE)))
        if len(lines) <= most and all(font.getlength(line) <= WIDTH - 2 * MARGIN for line in lines):
            return font, lines
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} {lines[most]}"
    return font, [_fitted(line, font) for line in kept]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    words: list[str] = []
    width = 0.0
    for word in text.split(" "):
        longer = width + _width(word, font) + (_width(" ", font) if words else 0)
        if words and longer > WIDTH - 2 * MARGIN:
            yield " ".join(words)
            words, longer = [], _width(word, font)
        words.append(word)
        width = longer
    yield " ".join(words)


@lru_cache(maxsize=4096)
def _width(word: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(word)


def _fitted(text: str, font: ImageFont.FreeTypeFont) -> str:
    """A line that has room, its end left out if need be."""
    if font.getlength(text) <= WIDTH - 2 * MARGIN:
        return text
    text = text[:LONGEST]
    while text and font.getlength(f"{text}…") > WIDTH - 2 * MARGIN:
        text = text.rpartition(" ")[0] or text[:-1]
    return f"{text.rstrip(' ,;:.–-')}…"


@lru_cache(maxsize=16)
def font_of(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font of ours in one size."""
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)  # the other one may not be there


def accent_of(colour: str | None) -> Rgb:
    """The site's colour, as dark as text must be on paper."""
    if colour is None:
        return ACCENT
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == len("rgb") else digits
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    while (_luminance(PAPER) + 0.05) / (_luminance((red, green, blue)) + 0.05) < CONTRAST:
        red, green, blue = (int(part * DARKER) for part in (red, green, blue))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _png(ink: Image.Image, accent: Image.Image, colour: Rgb) -> bytes:
    """Two masks as one picture of 32 colours: paper to ink, then paper to accent."""
    step = 256 // LEVELS
    first = ink.point([value // step for value in range(256)])
    second = accent.point([0 if value < step else value // step + LEVELS for value in range(256)])
    picture = ImageChops.lighter(first, second)
    picture = Image.frombytes("P", picture.size, picture.tobytes())
    ramp = [
        round(paper + (end[at] - paper) * level / (LEVELS - 1))
        for end in (INK, colour)
        for level in range(LEVELS)
        for at, paper in enumerate(PAPER)
    ]
    picture.putpalette(ramp)
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=3)  # 6 takes two and a half times as long for a fifth less
    return file.getvalue()
