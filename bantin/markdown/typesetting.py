"""The typography of a body: its words are typeset wherever they stand in its HTML, code and tags are left alone."""

import re
from functools import lru_cache

from bantin.vi.typography import EDGE, THING, THROUGH, typeset

VERBATIM = "pre|code|kbd|samp|var"
PART = re.compile(rf"(<({VERBATIM})\b[^>]*>.*?</\2>|<[^>]*>)", re.DOTALL)
NAME = re.compile(r"</?([a-z0-9]+)")
INLINE = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins mark q rp rt ruby s small span strong sub sup time u wbr".split()
)
THINGS = frozenset(f"{VERBATIM}|img|audio|video|picture|iframe|input".split("|"))


def typeset_html(html: str) -> str:
    """Sanitised HTML with its words as they are to be printed; a tag ends at its first ">"."""
    parts = PART.split(html)
    words, tags = parts[0::3], parts[1::3]
    told = typeset(_woven(words, [_mark_of(tag) for tag in tags]))
    printed = told.replace(EDGE, THROUGH).replace(THING, THROUGH).split(THROUGH)
    return _woven(printed, tags) if len(printed) == len(words) else html  # else the text held such a mark itself


def _woven(words: list[str], between: list[str]) -> str:
    """The words with these between them."""
    both = [""] * (len(words) + len(between))
    both[0::2], both[1::2] = words, between
    return "".join(both)


@lru_cache(maxsize=4096)
def _mark_of(tag: str) -> str:
    """What stands for a tag while its surroundings are typeset."""
    found = NAME.match(tag)
    name = found[1] if found else ""
    return THROUGH if name in INLINE else THING if name in THINGS else EDGE
