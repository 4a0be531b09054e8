"""Addresses as a browser reads them: which scheme they have, and whether a page may hold them."""

import re

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
BLANKS = "".join(map(chr, range(33)))  # what browsers drop in front
BREAKS = re.compile(r"[\t\n\r]")
WHITE = re.compile(r"[\s\x00-\x20]")
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def scheme_of(target: str) -> str | None:
    """The scheme that a browser would see in an address, in lower case, or None for a path."""
    seen = BREAKS.sub("", target).lstrip(BLANKS)
    found = SCHEME.match(seen)
    return found[1].lower() if found else None


def is_refused(target: str) -> bool:
    """Whether a page must not hold the address: a scheme not listed, or a host without one (`//host`)."""
    scheme = scheme_of(target)
    if scheme is None:
        return WHITE.sub("", target).replace("\\", "/").startswith("//")
    return scheme not in SCHEMES
