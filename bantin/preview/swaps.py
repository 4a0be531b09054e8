"""Two builds of one page compared: the same, the same but for its styles and pictures, or another page."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urlsplit

ADDRESS = re.compile(rb"""\b(href|src|srcset|poster|content|data-[a-z-]*src)=("[^"]*"|'[^']*')""")
TONE = re.compile(rb"""(<img\b[^>]* class="(?:[^"]* )?)tone-[0-3]{3}(?=[ "])""")  # the theme's placeholder
SET, META = b"srcset", b"content"
STYLE = (".css",)
PICTURES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@dataclass(frozen=True, slots=True)
class Swap:
    """Styles and pictures of a page that are others now: the old path of each → the new one."""

    styles: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.styles or self.pictures)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies: its path below the site's address, such as `https://vidu.example/sub`."""

    page: str
    base: str

    def path_of(self, attribute: bytes, address: str) -> str | None:
        """The output that an address on the page leads to; None where it leads out of the site.

        What a page says of itself (`content`) has the site's public address before it.
        """
        parts = urlsplit(address)
        path = unquote(parts.path)
        if parts.netloc and attribute != META:
            return None
        if path.startswith("/"):
            return path.removeprefix(f"{self.base}/") if path.startswith(f"{self.base}/") else None
        if parts.scheme or not path:
            return None
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), path))
        return None if joined.startswith("..") else joined


def swap_of(old: bytes, new: bytes, place: Place) -> Swap | None:
    """What to swap for the old page to become the new one; None where it has to be loaded again."""
    before, after = list(_addresses(old)), list(_addresses(new))
    if len(before) != len(after) or _without(old) != _without(new):
        return None
    swap = Swap()
    for one, other in zip(before, after, strict=True):
        if one != other and not _noted(swap, place.path_of(*one), place.path_of(*other)):
            return None
    return swap


def parts_of(page: bytes, place: Place, changed: Collection[str]) -> Swap:
    """The styles and pictures of a page whose bytes have changed at the same address."""
    paths = {path for one in _addresses(page) if (path := place.path_of(*one)) in changed and path is not None}
    styles = {path: path for path in sorted(paths) if path.lower().endswith(STYLE)}
    return Swap(styles, {path: path for path in sorted(paths) if path.lower().endswith(PICTURES)})


def joined(one: Swap, other: Swap) -> Swap:
    """Both swaps as one."""
    return Swap(one.styles | other.styles, one.pictures | other.pictures)


def _noted(swap: Swap, old: str | None, new: str | None) -> bool:
    """Take up one changed address; False where it is neither a style nor a picture."""
    if old is None or new is None:
        return False
    for found, endings in ((swap.styles, STYLE), (swap.pictures, PICTURES)):
        if old.lower().endswith(endings) and new.lower().endswith(endings):
            found[old] = new
            return True
    return False


def _addresses(page: bytes) -> Iterator[tuple[bytes, str]]:
    """Every address of a page in its order, with the attribute that has it; those of a `srcset` one by one."""
    for found in ADDRESS.finditer(page):
        text = unescape(found[2][1:-1].decode("utf-8", "replace"))
        if found[1] == SET:
            yield from ((SET, part.split()[0]) for part in text.split(",") if part.split())
        else:
            yield found[1], text


def _without(page: bytes) -> bytes:
    """A page without its addresses, and without the colours that stand for pictures until they are there."""
    return ADDRESS.sub(_bare, TONE.sub(rb"\1tone", page))


def _bare(found: re.Match[bytes]) -> bytes:
    """An attribute without its addresses; what a `srcset` says of each stays."""
    if found[1] != SET:
        return found[1]
    return b",".join([SET, *(b" ".join(part.split()[1:]) for part in found[2][1:-1].split(b","))])
