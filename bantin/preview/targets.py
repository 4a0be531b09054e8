"""What a request asks for: the path of an output, or why there is no answer. Nothing here touches the disk."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from bantin.paths import Reason, flaw
from bantin.vi.text import nfc

BAD, UNKNOWN = 400, 404
PLAIN = re.compile(r"/[!$-\[\]^_`a-z|~]*")  # printable ASCII without blanks, quotes, “#”, “\”, “{” and “}”
ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})|%(?:2f|5c|00)", re.IGNORECASE)
LONGEST = 4096
INDEX = "index.html"
LOOSE = frozenset({Reason.LOOSE, Reason.LONG})


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer but this status."""

    status: int


@dataclass(frozen=True, slots=True)
class Target:
    """The output that is asked for; `refreshed`: its newest bytes, whatever page asks."""

    path: str
    refreshed: bool


def target_of(uri: str, base: str) -> Target | Refused:
    """The output at a request target in origin form; `base` is the path below which the site lies, such as “/sub”."""
    path, mark, _ = uri.partition("?")
    if len(uri) > LONGEST or not PLAIN.fullmatch(path) or ESCAPE.search(path):
        return Refused(BAD)
    try:
        name = nfc(unquote_to_bytes(path).decode("utf-8"))
    except UnicodeDecodeError:
        return Refused(BAD)
    if not name.startswith(f"{base}/"):
        return Refused(BAD if _flaw(name[1:]) not in {None, *LOOSE} else UNKNOWN)
    name = name[len(base) + 1 :]
    wrong = _flaw(name)
    if wrong is not None:
        return Refused(UNKNOWN if wrong in LOOSE else BAD)
    if any(part.startswith(".") for part in name.split("/")):
        return Refused(UNKNOWN)
    return Target(f"{name}{INDEX}" if name == "" or name.endswith("/") else name, bool(mark))


def _flaw(name: str) -> Reason | None:
    return flaw(name.removesuffix("/")) if name else None
