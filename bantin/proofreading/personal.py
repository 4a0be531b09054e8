"""Telephone numbers, identity numbers, e-mail addresses and bank accounts that a text holds."""

import re
from collections.abc import Iterator

from bantin.markdown.locate import Source
from bantin.notices import Detail
from bantin.proofreading.manuscript import Manuscript

# A mobile or a fixed number, however it is grouped (mobile prefixes 03, 05, 07, 08, 09; area codes 02x).
PHONE = re.compile(
    r"(?:\+84|0084|0)[ .-]?(?:\(0\))?(?:[35789](?:[ .-]?[0-9]){8}|2[0-9](?:[ .)-]{0,2}[0-9]){8})(?![0-9/])"
)
IDENTITY = re.compile(r"[0-9]{12}(?![0-9])")
# At most the 64 of RFC 5321, 4.5.3.1.1, from a beginning on: else each letter of a long word would be tried as one.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
ACCOUNT = re.compile(r"(?:STK|[Tt]ài khoản|TK)\b[^0-9\n]{0,40}(?P<number>[0-9](?:[ .-]?[0-9]){5,18})(?![0-9])")
# As bytes, which are searched in a fraction of the time: digits as zeros, what groups them left out.
DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
SEPARATORS = b" .-()"
SUSPECT = (b"0" * 10, b"@", b"TK", "àikhoản".encode())
WITHIN = frozenset("/._-=+")  # a number behind these is part of an address, a code or a sum


def details_of(copy: Manuscript) -> tuple[Detail, ...]:
    """All of an entry, in its front matter and its text."""
    found: list[Detail] = []
    for text in (copy.source.header, copy.source.body):
        if is_suspect(text):
            source = copy.header if text is copy.source.header else copy.body
            found += details_in(source, source.visible)
    return tuple(found)


def is_suspect(text: str) -> bool:
    """Whether a text may hold any: asked of every text, so that most need no second look."""
    signs = text.encode("utf-8", "surrogatepass").translate(DIGITS, SEPARATORS)
    return any(one in signs for one in SUSPECT)


def details_in(text: Source, seen: str) -> Iterator[Detail]:
    """Each where it stands in what is `seen` of a text; what is an account is not a telephone number on top."""
    taken: set[int] = set()
    told: set[tuple[str, int]] = set()  # an address and its link `mailto:` are one
    for sort, form in (("account", ACCOUNT), ("email", EMAIL), ("id", IDENTITY), ("phone", PHONE)):
        for found in form.finditer(seen):
            start, end = found.span("number") if sort == "account" else found.span()
            before = seen[start - 1] if start else " "
            odd = before == "/" or (sort in {"id", "phone"} and (before.isalnum() or before in WITHIN))
            if not odd and start not in taken:
                taken.update(range(start, end))
                one = Detail(sort, seen[start:end], plain_of(sort, seen[start:end]), text.span(start, end))
                if (one.plain, one.span.line) not in told:
                    told.add((one.plain, one.span.line))
                    yield one


def plain_of(sort: str, text: str) -> str:
    """A detail as it is compared: digits with a leading 0, an address in lower case."""
    if sort == "email":
        return text.lower()
    digits = re.sub(r"[^0-9+]", "", text)
    return re.sub(r"^(?:\+84|0084)0?", "0", digits) if sort == "phone" else digits
