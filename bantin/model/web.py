"""Addresses on the web and of mail: which texts are any."""

import re
from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Whether a text is an absolute http(s) address with a host and without a user name (RFC 3986 §3)."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    plain = not re.search(r"[\s<>\"'\\^`{|}]", text)
    return parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc and plain


def is_email_address(text: str) -> bool:
    """Whether a text has something before and after one @, and a dot in what is after it."""
    return re.fullmatch(r"[^@\s<>\"'()]+@[^@\s<>\"'()]+\.[^@\s<>\"'().]+", text) is not None
