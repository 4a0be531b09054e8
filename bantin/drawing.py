"""Drawing, done in whatever process: a view that no template prints becomes the bytes of a picture."""

import hashlib
from functools import cache
from pathlib import Path

import bantin.pictures
from bantin.views.records import QrCode, ShareCard

CARD = "drawing: share card"
QR = "drawing: QR code"
DRAWINGS = frozenset({CARD, QR})
FONTS = Path(bantin.pictures.__file__).parent / "fonts"


def drawn(view: object) -> bytes:
    """The picture of a view."""
    if isinstance(view, QrCode):
        from bantin.qr import qr_svg  # noqa: PLC0415 - loaded where something is drawn

        return qr_svg(view.text)
    assert isinstance(view, ShareCard)  # noqa: S101
    from bantin.pictures.card import Card, draw_card  # noqa: PLC0415

    return draw_card(Card(view.site, view.title, view.section, view.lines, view.colour))


@cache
def closure_of(drawing: str) -> dict[str, str]:
    """What a drawing depends on besides its view and the engine's code: the fonts of a card."""
    fonts = b"".join(path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))) if drawing == CARD else b""
    return {drawing: hashlib.sha256(fonts).hexdigest()}
