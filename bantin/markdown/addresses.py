"""Addresses as a browser reads them: which scheme they have, and whether a page may hold them."""

import re

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def scheme_of(target: str) -> str | None:
    """The scheme that a browser would see in an address, in lower case, or None for a path."""
    seen = re.sub(r"[\t\n\r]", "", target).lstrip("".join(map(chr, range(33))))
    found = SCHEME.match(seen)
    return found[1].lower() if found else None


def is_refused(target: str) -> bool:
    """Whether a page must not hold the address: a scheme not listed, or a host without one (`//host`)."""
    scheme = scheme_of(target)
    if scheme is None:
        return re.sub(r"[\s\x00-\x20]", "", target).replace("\\", "/").startswith("//")
    return scheme not in SCHEMES
