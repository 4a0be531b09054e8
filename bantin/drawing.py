"""Drawing, done in whatever process: a view that no template prints becomes the bytes of a picture."""

import hashlib
from functools import cache
from pathlib import Path

import bantin.pictures
from bantin.views.records import Icon, QrCode, ShareCard

CARD = "drawing: share card"
ICON = "drawing: icon"
QR = "drawing: QR code"
DRAWINGS = frozenset({CARD, ICON, QR})
WITH_LETTERS = frozenset({CARD, ICON})
FONTS = Path(bantin.pictures.__file__).parent / "fonts"


def drawn(view: object) -> bytes:
    """The picture of a view."""
    if isinstance(view, QrCode):
        from bantin.qr import qr_svg  # noqa: PLC0415 - loaded where something is drawn

        return qr_svg(view.text)
    if isinstance(view, Icon):
        from bantin.pictures.icon import draw_icon  # noqa: PLC0415

        return draw_icon(view.side, view.letters, view.colour, view.logo, view.kind)
    assert isinstance(view, ShareCard)  # noqa: S101
    from bantin.pictures.card import Card, draw_card  # noqa: PLC0415

    return draw_card(Card(view.site, view.title, view.section, view.lines, view.colour))


@cache
def closure_of(drawing: str) -> dict[str, str]:
    """What a drawing depends on besides its view and the engine's code: the fonts of its letters."""
    fonts = b"".join(path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))) if drawing in WITH_LETTERS else b""
    return {drawing: hashlib.sha256(fonts).hexdigest()}
