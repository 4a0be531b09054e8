"""Ascending numbers as the gaps between them, in few characters: `static/js/search-index.js` reads them.

A gap is written in digits of five bits, the highest first; all but the last of them have a sixth bit set.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub

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


def numbers_in(gaps: str) -> list[int]:
    """The numbers that were written."""
    return list(accumulate(_gaps_in(gaps)))


def _gaps_in(gaps: str) -> Iterable[int]:
    if LONG.search(gaps) is None:
        return gaps.encode().translate(READ)
    return map(_read, GAP.findall(gaps))


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
