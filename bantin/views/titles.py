"""Titles and lines of text from front matter, as pages print them."""

from bantin.vi.typography import typeset, typeset_title


def headline(title: str) -> str:
    """A title: no line of it begins with a dash or ends within a number, a name or a date."""
    return typeset_title(title)


def line(text: str | None) -> str | None:
    """A sentence or two."""
    return typeset(text) if text else None
