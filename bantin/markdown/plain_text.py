"""The words of sanitised HTML."""

import html
import re

from bantin.vi.typography import NBSP

BETWEEN_WORDS = re.compile(r"<(?:/?(?:p|div|li|t[dhr]|h[2-6]|d[dt]|figcaption|section|blockquote)|br|hr)\b[^>]*>")
ANY_TAG = re.compile(r"<[^>]*>")
SPACES = re.compile("   *")
BACK = re.compile(r'<a class="footnote-backref"[^>]*>[^<]*</a>')


def plain_text(clean: str) -> str:
    """The words of sanitised HTML, white space folded."""
    if "footnote-backref" in clean:
        clean = BACK.sub("", clean)
    return _folded(html.unescape(ANY_TAG.sub("", BETWEEN_WORDS.sub(" ", clean))))


def _folded(text: str) -> str:
    """The text with each stretch of white space as one space."""
    line = text.replace("\n", " ").replace(NBSP, " ")
    if not line.isprintable():  # of all that is white only the space is printable
        return " ".join(line.split())
    return SPACES.sub(" ", line).strip(" ")
