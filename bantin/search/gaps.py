"""Ascending numbers as the gaps between them, in few characters: `static/js/search-index.js` reads them.

A gap is written in digits of five bits, the highest first; all but the last of them have a sixth bit set.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple

from bantin.search.row import DIGITS

BITS = 5
MORE = 1 << BITS  # what is added to a digit that others follow
MORE_DIGITS = DIGITS[MORE:]
WRITTEN = bytes.maketrans(bytes(range(MORE)), DIGITS[:MORE].encode())
READ = bytes.maketrans(DIGITS.encode(), bytes(range(len(DIGITS))))
GAP = re.compile(f"[{re.escape(MORE_DIGITS)}]*[^{re.escape(MORE_DIGITS)}]")
LONG = re.compile(f"[{re.escape(MORE_DIGITS)}]")


def gaps_of(numbers: Sequence[int]) -> str:
    """Ascending numbers, the first one as its gap from zero."""
    gaps = list(map(sub, numbers, chain((0,), numbers)))
    if max(gaps, default=0) < MORE:
        return bytes(gaps).translate(WRITTEN).decode()
    return "".join(map(_written, gaps))


class Placed(NamedTuple):
    """Gaps with one number in its place, which of the old ones it replaces, and how many these were in all."""

    gaps: str
    start: int
    end: int
    total: int


def with_number(gaps: str, number: int, times: int) -> Placed:
    """The gaps with a number so often, however often it was there; those far from it are taken over as they stand."""
    written = gaps if LONG.search(gaps) is None else GAP.findall(gaps)
    numbers = list(accumulate(_values(written)))
    start, end = bisect_left(numbers, number), bisect_right(numbers, number)
    before = numbers[start - 1] if start else 0
    here = [number - before, *(0 for _ in range(times - 1))] if times else []
    after = [numbers[end] - (number if times else before)] if end < len(numbers) else []
    parts = (*written[:start], *map(_written, here + after), *written[end + 1 :])
    return Placed("".join(parts), start, end, len(numbers))


def _values(written: str | list[str]) -> Iterable[int]:
    """What is written of gaps: one character for each of them, or several for some."""
    return written.encode().translate(READ) if isinstance(written, str) else map(_read, written)


@lru_cache(4096)
def _written(gap: int) -> str:
    last, digits = DIGITS[gap % MORE], ""
    while gap := gap >> BITS:
        digits = DIGITS[MORE + gap % MORE] + digits
    return digits + last


@lru_cache(4096)
def _read(written: str) -> int:
    gap = 0
    for value in written.encode().translate(READ):
        gap = gap << BITS | value % MORE
    return gap
