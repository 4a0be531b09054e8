"""Markdown as plain words, character for character: what is no word becomes a space, so that places stay."""

import re

# Destinations of links and pictures, tags, attribute lists, bare addresses.
HIDDEN = re.compile(r"\]\([^)\n]*\)|\[\^[^\]\n]*\]|<[^<>\n]*>|\{[^{}\n]*\}|https?://\S+")
MARKS = "*_`~[]\\\u00a0\t"


def plain_of(visible: str) -> str:
    """Markdown whose code and comments are blank already, with only its words, punctuation and line ends."""
    if "](" in visible or "<" in visible or "{" in visible or "://" in visible or "[^" in visible:
        visible = HIDDEN.sub(lambda found: " " * len(found[0]), visible)
    for mark in MARKS:  # much faster than to translate
        visible = visible.replace(mark, " ")
    return visible
