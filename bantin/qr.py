"""QR codes: the only door to segno."""

import io

import segno


def for_terminal(text: str) -> str:
    """The code as lines of block characters, two of its rows in each line."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue()
