"""What an entry is found by, as a row of the index: a pure function of the entry, made where it is read.

A row has parts: the page, and of rules each Điều by its anchor. A part has, for each form, the fields in which that
stands, its place in the title, and marks of the words that come after it: one line of forms, one of these entries.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bantin.search.fold import BITS, Marks
from bantin.search.words import Form, Phrases, said_otherwise, words_of

# 64 characters in the order of their codes, none of which JSON escapes: each says six bits.
DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
PAIRS = tuple(one + other for one in DIGITS for other in DIGITS)
TITLE, SUMMARY, HEADING, TAG = (1 << BITS + place for place in range(4))
FIELDS = BITS + 4
ONCE = 1 << FIELDS  # what one occurrence in the text counts, above the fields
MARKS = (1 << BITS) - 1
WIDTH = 4  # characters of an entry: fields and how often, place in the title, two of marks
LAST_PLACE = 63
OFTEN = "01222333"  # how often a form stands in the text, in classes
MANY = len(OFTEN) << FIELDS
MOST = (len(OFTEN) - 1) << 4
# The fields and the class of how often, by a value without its marks.
HEADS = tuple(DIGITS[fields | int(often) << 4] for often in OFTEN for fields in range(16))
REMEMBERED = 100_000


class _Entries(dict[int, str]):
    """The entries of values that were met, with no place in the title."""

    def __missing__(self, value: int) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        entry = self[value] = _entry(value, 0)
        return entry


_marks = Marks()
_entries = _Entries()
_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Found:
    """What a page is found by. An `anchor` is that of a part of a page; `title` None is made elsewhere."""

    title: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    anchor: str = ""


class Part(NamedTuple):
    """A part of a row as it was packed."""

    anchor: str
    title: str
    forms: str
    entries: str


def packed_row(found: Iterable[Found], phrases: Phrases) -> bytes:
    """A row, as it is kept."""
    return "\n".join(line for one in found for line in _lines(one, phrases)).encode()


def parts_of(row: bytes) -> Iterator[Part]:
    """The parts of a row."""
    lines = row.decode().split("\n") if row else []
    for at in range(0, len(lines), 3):
        anchor, title = json.loads(lines[at])
        yield Part(anchor, title, lines[at + 1], lines[at + 2])


def _lines(found: Found, phrases: Phrases) -> tuple[str, str, str]:
    seen: dict[Form, int] = {}
    title = words_of(found.title or "")
    _add(seen, words_of(_joined(found.texts)), ONCE, phrases)
    for forms, field in (
        (title, TITLE),
        (words_of(found.summary or ""), SUMMARY),
        (words_of(_joined(found.headings)), HEADING),
        (words_of(_joined(found.tags)), TAG),
    ):
        _add(seen, forms, field, phrases)
    places = list(zip(title, range(1, LAST_PLACE + 1), strict=False))
    entries = [_entry(seen[form], place) for form, place in places]
    for form, _ in places:  # a title may say a word twice
        seen.pop(form, None)
    entries += map(_entries.__getitem__, seen.values())
    head = _json([found.anchor, found.title or ""])
    return head, " ".join([*(form for form, _ in places), *seen]), "".join(entries)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _add(seen: dict[Form, int], forms: Sequence[Form], field: int, phrases: Phrases) -> None:
    """Count the words of a field, and mark at each the word after it."""
    if not forms:
        return
    own = _counted(forms)
    said = list(said_otherwise(forms, own, phrases))
    if field == ONCE:
        seen |= own
        for others, times in said:
            for form, value in _counted(others).items():
                seen[form] = (seen.get(form, 0) | value & MARKS) + (value & ~MARKS) * times
        return
    for each in (own, *(_counted(others) for others, _ in said)):
        for form, value in each.items():
            seen[form] = seen.get(form, 0) | value & MARKS | field


def _counted(forms: Sequence[Form]) -> dict[Form, int]:
    """How often each word stands there, above the marks of the words after it."""
    own, marks = dict.fromkeys(forms, 0), _marks
    following = iter(forms)
    form = next(following)
    for after in following:
        own[form] = (own[form] | marks[after]) + ONCE
        form = after
    own[form] += ONCE
    return own


def _entry(value: int, place: int) -> str:
    head = value >> BITS if value < MANY else value >> BITS & 15 | MOST
    return HEADS[head] + DIGITS[place] + PAIRS[value & MARKS]
