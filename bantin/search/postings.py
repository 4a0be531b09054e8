"""Postings: which documents have a form, and where; joined, changed and written as characters, never as objects.

A posting is a document's number and the entry of its row, `WIDTH` characters in all; those of a form stand in columns
in a shard, the first characters of all of them before the second ones, because that compresses well.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bantin.search.fold import Grain, fold_of, shard_of
from bantin.search.row import DIGITS, parts_of
from bantin.search.row import WIDTH as ENTRY
from bantin.search.words import Form

NUMBER = 4  # characters of a document's number
WIDTH = NUMBER + ENTRY
ROOM = 2  # numbers for each document at least, so that few have to make way for a new one
SMALLEST = 8  # bits of the numbers of a small site
VALUES = {digit: value for value, digit in enumerate(DIGITS)}

Entries = Iterable[tuple[Form, str]]


def numbers_of(documents: Iterable[str]) -> dict[str, int]:
    """A number for each document by its id: scattered, so that others keep theirs when one comes or goes."""
    hashes = sorted((int.from_bytes(hashlib.blake2b(one.encode(), digest_size=8).digest()), one) for one in documents)
    bits = max(SMALLEST, (ROOM * len(hashes)).bit_length())
    numbers: dict[str, int] = {}
    free = 0
    for value, one in hashes:
        numbers[one] = free = max(value >> 64 - bits, free)
        free += 1
    return numbers


def written(number: int) -> str:
    """A document's number in characters that sort as numbers do."""
    return "".join(DIGITS[number >> shift & 63] for shift in range(6 * (NUMBER - 1), -1, -6))


def entries_of(row: bytes) -> dict[str, list[tuple[Form, str]]]:
    """The entries of a row by the anchor of its part."""
    found: dict[str, list[tuple[Form, str]]] = {}
    for part in parts_of(row):
        entries = (part.entries[at : at + ENTRY] for at in range(0, len(part.entries), ENTRY))
        found.setdefault(part.anchor, []).extend(zip(part.forms.split(), entries, strict=True))
    return found


@dataclass(slots=True)
class Merging:
    """All postings on their way into shards; documents are added in the order of their numbers."""

    postings: defaultdict[Form, bytearray] = field(default_factory=lambda: defaultdict(bytearray))

    def add(self, number: int, forms: str, entries: str) -> None:
        """The entries of one document."""
        postings, name, packed = self.postings, written(number).encode(), entries.encode()
        for form, at in zip(forms.split(), range(0, len(packed), ENTRY), strict=True):
            postings[form] += name + packed[at : at + ENTRY]

    def shards(self, grain: Grain) -> Iterable[tuple[str, bytes]]:
        """Every shard by its name; what went into it is forgotten."""
        forms: dict[str, list[Form]] = {}
        for form in sorted(self.postings):
            forms.setdefault(shard_of(fold_of(form), grain), []).append(form)
        for name in sorted(forms):
            yield name, packed_shard({form: _columns(self.postings.pop(form)) for form in forms[name]})


def _columns(rows: bytearray) -> str:
    return b"".join(rows[at::WIDTH] for at in range(WIDTH)).decode()


def packed_shard(shard: Mapping[Form, str]) -> bytes:
    """A shard as browsers fetch it: JSON of the postings of each form."""
    return ("{" + ",".join(f'"{form}":"{shard[form]}"' for form in sorted(shard)) + "}\n").encode()


def unpacked_shard(packed: bytes) -> dict[Form, str]:
    """The postings of each form of a shard."""
    found: dict[Form, str] = json.loads(packed)
    return found


def changed(postings: str, number: int, entries: Sequence[str]) -> str:
    """The postings of a form where one document has these entries now, and no others."""
    count = len(postings) // WIDTH
    columns = [postings[at * count : (at + 1) * count] for at in range(WIDTH)]
    name = written(number)
    start, end = 0, count
    for column, char in zip(columns, name, strict=False):
        start, end = bisect_left(column, char, start, end), bisect_right(column, char, start, end)
    new = [name + entry for entry in entries]
    return "".join(
        column[:start] + "".join(posting[at] for posting in new) + column[end:] for at, column in enumerate(columns)
    )
