"""Addresses of outputs: each is taken once, on every file system, and lies where a page may lie."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from bantin.paths import Reason, flaw
from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording

ALLOWED_DOTFILES = (".nojekyll", ".well-known")

_ONE_EACH = Wording(
    "Mỗi địa chỉ chỉ dùng được một lần (không phân biệt chữ hoa, chữ thường): hãy đổi “slug” của một trong hai.",
    "An address can be used once only (upper and lower case are the same): change the “slug” of one of the two.",
)
_SAFE_NAME = Wording(
    "Hãy đặt tên bằng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “the-le.pdf”.",
    "Use lower-case letters without marks, digits and hyphens for the name, for example “the-le.pdf”.",
)

_NO_LINK = Wording(
    "Hãy xóa liên kết đó khỏi thư mục kết quả rồi dựng lại.",
    "Remove that link from the output folder and build again.",
)


class Addressed(Protocol):
    """Whatever claims a path below the output, on behalf of a source file where there is one."""

    @property
    def path(self) -> str:
        """Where it will lie: posix, relative to the output."""

    @property
    def source(self) -> str | None:
        """The file that it comes from, for messages."""


def check_addresses(outputs: Iterable[Addressed]) -> tuple[Problem, ...]:
    """A problem for each output whose address another one has, or needs as its folder."""
    claims = sorted(outputs, key=lambda output: (output.source or "", output.path))
    owners: dict[str, Addressed] = {}
    folders: dict[str, Addressed] = {}
    found = []
    for claim in claims:
        key = folded(claim.path)
        earlier = owners.get(key) or folders.get(key) or _first_owner(owners, key)
        if earlier is not None:
            found.append(_taken(claim, earlier))
        owners.setdefault(key, claim)
        for folder in folders_of(key):
            folders.setdefault(folder, claim)
    return tuple(found)


def check_path(output: Addressed, allowed: Collection[str] = ALLOWED_DOTFILES) -> tuple[Problem, ...]:
    """A problem if the output would lie outside the site, or hidden in it under a name that is not allowed."""
    reason = flaw(output.path) or (Reason.HIDDEN if _hidden(output.path, allowed) else None)
    return () if reason is None else (unsafe_path(output, reason),)


def unsafe_path(output: Addressed, reason: Reason) -> Problem:
    """The problem of an output whose path is not taken."""
    message = Wording(
        f"Không thể ghi vào “{shown(output.path)}”: đường dẫn {reason.vi}.",
        f"“{shown(output.path)}” cannot be written: the path {reason.en}.",
    )
    hint = _NO_LINK if reason is Reason.LINK else _SAFE_NAME
    return problem("path-escapes", Span.at(label(output)), message, hint)


def folded(path: str) -> str:
    """The path as a file system sees it that ignores case and the form of the marks."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def folders_of(path: str) -> Iterator[str]:
    """Every folder above the path, the outermost first."""
    at = path.find("/")
    while at > 0:
        yield path[:at]
        at = path.find("/", at + 1)


def address_of(path: str) -> str:
    """The address of a file as visitors write it, from the root of the site."""
    return "/" + shown(path).removesuffix("index.html")


def label(output: Addressed) -> str:
    """What an editor knows the output by: its source, else its own path."""
    return output.source or shown(output.path)


def shown(path: str) -> str:
    """The path as text that can be printed whatever it holds."""
    return path.encode("utf-8", "backslashreplace").decode()


def _first_owner(owners: dict[str, Addressed], key: str) -> Addressed | None:
    return next((owners[folder] for folder in folders_of(key) if folder in owners), None)


def _taken(claim: Addressed, earlier: Addressed) -> Problem:
    address = address_of(claim.path)
    other = address_of(earlier.path)
    both = f"“{address}”" if address == other else f"“{address}” (“{other}”)"
    message = Wording(
        f"Địa chỉ {both} được dùng hai lần: “{label(earlier)}” và “{label(claim)}”.",
        f"The address {both} is used twice: by “{label(earlier)}” and “{label(claim)}”.",
    )
    return problem("address-taken", Span.at(label(claim)), message, _ONE_EACH)


def _hidden(path: str, allowed: Collection[str]) -> bool:
    first, *rest = path.split("/")
    return (first.startswith(".") and first not in allowed) or any(name.startswith(".") for name in rest)
