"""Where a person's name stands: in a published file, however it is encoded there, and in the texts of editors."""

import html
import re
from collections.abc import Iterator

from bantin.characters import BOMS_OF_UTF_16
from bantin.vi.text import fold, nfc

READ = frozenset({"", ".html", ".xml", ".ics", ".json", ".js", ".csv", ".txt", ".svg", ".webmanifest", ".md", ".vtt"})
TAG = re.compile(r"<[^>]*>")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
FOLDED_LINE = re.compile(r"\r?\n[ \t]")  # RFC 5545 §3.1
WHITE = re.compile(r"\s+")


class Name:
    """A name as it is looked for: typed without marks it is found with any."""

    def __init__(self, typed: str) -> None:
        self.plain = WHITE.sub(" ", nfc(typed)).strip().casefold()
        self.unmarked = fold(self.plain) == self.plain
        self.form = re.compile(rf"(?<!\w){re.escape(self.plain)}(?!\w)")

    def stands_in(self, text: str) -> bool:
        """Whether a text holds it, in any case and with any white space between its words."""
        return self.form.search(self._regular(text)) is not None

    def lines_of(self, text: str) -> Iterator[int]:
        """The lines, from 1, on which it stands."""
        for number, line in enumerate(text.split("\n"), 1):
            if self.stands_in(line):
                yield number

    def _regular(self, text: str) -> str:
        regular = WHITE.sub(" ", nfc(text)).casefold()
        return fold(regular) if self.unmarked else regular


def texts_of(data: bytes, suffix: str) -> Iterator[str]:
    """What a published file says: its words, and for markup also what its tags hold (`alt`, `content` …)."""
    text = data.decode("utf-16" if data.startswith(BOMS_OF_UTF_16) else "utf-8", "replace")
    if suffix == ".ics":
        text = FOLDED_LINE.sub("", text)
    if "\\u" in text:
        text = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if suffix in {".html", ".xml", ".svg"}:
        yield html.unescape(TAG.sub("", html.unescape(TAG.sub("", text))))  # feeds hold escaped markup
    yield html.unescape(html.unescape(text)) if "&" in text else text
