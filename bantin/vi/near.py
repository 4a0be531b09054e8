"""Words that were probably meant: the nearest known word, and the question that offers it."""

from collections.abc import Iterable
from difflib import get_close_matches

from bantin.vi.reading import Wording

LONGEST_COMPARED = 80
ALIKE = 0.7


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like a misspelt one, if any is like it."""
    found = get_close_matches(word[:LONGEST_COMPARED], list(known), n=1, cutoff=ALIKE)
    return found[0] if found else None


def did_you_mean(word: str) -> Wording:
    """The hint that offers a word."""
    return Wording(f"Có phải “{word}”?", f"Did you mean “{word}”?")
