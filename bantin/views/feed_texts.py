"""Texts as feeds hold them: nothing that XML cannot hold, every link a whole address."""

import re
from collections.abc import Sequence
from html import escape

from bantin.views.records import FeedText

FRAGMENT = re.compile(r' href="#')
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def legal(text: str) -> str:
    """A text without the characters that XML cannot hold, not even escaped."""
    return NOT_XML.sub("", text)


def feed_text(text: FeedText, html: Sequence[str]) -> str | None:
    """A whole body as a feed shows it, with the HTML of its slots in its place."""
    whole = "".join(part if isinstance(part, str) else html[part] for part in text.parts)
    return legal(FRAGMENT.sub(f' href="{escape(text.address)}#', whole)) or None
