"""Postings: which documents have a form, and where; joined, changed and written as characters, never as objects.

Those of a form are two words in a shard: the gaps between the numbers of its documents, and the entries of their rows
in columns, the first characters of all of them before the second ones, because that compresses well.
"""

import hashlib
import json
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from struct import unpack

from bantin.search.fold import Grain, fold_of, shard_of
from bantin.search.gaps import gaps_of, with_number
from bantin.search.row import WIDTH, parts_of
from bantin.search.words import Form

ROOM = 2  # numbers for each document at least, so that few have to make way for a new one
SMALLEST = 8  # bits of the numbers of a small site
ENTRY_BITS = 32  # of a posting on its way into a shard: the number of its document stands above them

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


def entries_of(row: bytes) -> dict[str, list[tuple[Form, str]]]:
    """The entries of a row by the anchor of its part."""
    found: dict[str, list[tuple[Form, str]]] = {}
    for part in parts_of(row):
        entries = (part.entries[at : at + WIDTH] for at in range(0, len(part.entries), WIDTH))
        found.setdefault(part.anchor, []).extend(zip(part.forms.split(), entries, strict=True))
    return found


@dataclass(slots=True)
class Merging:
    """All postings on their way into shards; documents are added in the order of their numbers.

    `adding` holds how one more is added to the postings of a form: nothing in a build is done more often.
    """

    postings: "dict[Form, array[int]]" = field(default_factory=dict)
    adding: dict[Form, Callable[[int], None]] = field(default_factory=dict)

    def add(self, number: int, forms: str, entries: str) -> None:
        """The entries of one document."""
        adding, above = self.adding, number << ENTRY_BITS
        names = forms.split()
        for form in names:
            if form not in adding:
                postings = self.postings[form] = array("Q")
                adding[form] = postings.append
        for form, entry in zip(names, unpack(f"<{len(names)}I", entries.encode()), strict=True):
            adding[form](above | entry)

    def shards(self, grain: Grain) -> Iterable[tuple[str, bytes]]:
        """Every shard by its name; what went into it is forgotten."""
        self.adding.clear()
        forms: dict[str, list[Form]] = {}
        for form in sorted(self.postings):
            forms.setdefault(shard_of(fold_of(form), grain), []).append(form)
        for name in sorted(forms):
            yield name, packed_shard({form: _written(self.postings.pop(form)) for form in forms[name]})


def _written(postings: "array[int]") -> str:
    gaps = gaps_of([each >> ENTRY_BITS for each in postings])
    if sys.byteorder == "big":
        postings.byteswap()
    packed = postings.tobytes()
    columns = (packed[at :: postings.itemsize] for at in range(WIDTH))
    return f"{gaps} {b''.join(columns).decode()}"


def packed_shard(shard: Mapping[Form, str]) -> bytes:
    """A shard as browsers fetch it: JSON of the postings of each form."""
    return ("{" + ",".join(f'"{form}":"{shard[form]}"' for form in sorted(shard)) + "}\n").encode()


def unpacked_shard(packed: bytes) -> dict[Form, str]:
    """The postings of each form of a shard."""
    found: dict[Form, str] = json.loads(packed)
    return found


def changed(postings: str, number: int, entries: Sequence[str]) -> str:
    """The postings of a form where one document has these entries now, and no others; empty where none are left."""
    gaps, _, packed = postings.partition(" ")
    gaps, start, end, count = with_number(gaps, number, len(entries))
    columns = (packed[at * count : (at + 1) * count] for at in range(WIDTH))
    new = ("".join(entry[at] for entry in entries) for at in range(WIDTH))
    joined = "".join(column[:start] + added + column[end:] for column, added in zip(columns, new, strict=True))
    return f"{gaps} {joined}" if gaps else ""
