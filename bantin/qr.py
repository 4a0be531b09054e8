"""QR codes: the only door to segno."""

import io

import segno

QUIET = 4  # empty squares around the code: ISO/IEC 18004, 9.1


def for_terminal(text: str) -> str:
    """The code as lines of block characters, two of its rows in each line."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue()


def qr_svg(text: str) -> bytes:
    """A text as a QR code in black on white, one unit a square: readable in print, and on dark pages too."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    side = len(rows) + 2 * QUIET
    path = "".join(_runs(row, at + QUIET) for at, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>\n'
    ).encode()


def _runs(row: bytes, y: int) -> str:
    """The dark stretches of a row, each as a rectangle."""
    found, begin = [], 0
    for x in range(len(row) + 1):
        if x == len(row) or row[x] != row[begin]:
            if row[begin]:
                found.append(f"M{begin + QUIET} {y}h{x - begin}v1h-{x - begin}z")
            begin = x
    return "".join(found)
