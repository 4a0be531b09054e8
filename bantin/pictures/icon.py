"""The icon of a site that was put on a telephone's first screen: its logo, or the first letters of its title."""

import io

from PIL import Image, ImageDraw

from bantin.pictures.card import BOLD, PAPER, accent_of, font_of
from bantin.pictures.decode import BROKEN, opened, still
from bantin.pictures.looks import Flaw

MARGIN = 0.1  # of a side, around a logo: systems cut corners off
LETTERS = 0.5  # of a side: how high letters are


def draw_icon(side: int, letters: str, colour: str | None, logo: bytes = b"", kind: str = "") -> bytes:
    """The icon as a PNG, a square of so many pixels; `kind` is the format of the logo, if there is one."""
    picture = _of_logo(side, logo, kind) if logo else None
    file = io.BytesIO()
    (picture or _of_letters(side, letters, colour)).save(file, "PNG", compress_level=9)
    return file.getvalue()


def _of_logo(side: int, logo: bytes, kind: str) -> Image.Image | None:
    """The logo on paper; None where it cannot be decoded."""
    with opened(logo, kind) as image:
        if isinstance(image, Flaw):
            return None
        try:
            decoded = still(image, image.width).convert("RGBA")
        except BROKEN:
            return None
    room = round(side * (1 - 2 * MARGIN))
    scale = room / max(decoded.size)
    shown = decoded.resize((max(1, round(decoded.width * scale)), max(1, round(decoded.height * scale))))
    icon = Image.new("RGB", (side, side), PAPER)
    icon.paste(shown, ((side - shown.width) // 2, (side - shown.height) // 2), shown)
    return icon


def _of_letters(side: int, letters: str, colour: str | None) -> Image.Image:
    """Letters on the site's colour, from edge to edge."""
    icon = Image.new("RGB", (side, side), accent_of(colour))
    font = font_of(BOLD, round(side * LETTERS))
    ImageDraw.Draw(icon).text((side / 2, side / 2), letters, fill=PAPER, font=font, anchor="mm")
    return icon
