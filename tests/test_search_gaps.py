"""Numbers as gaps: what Python writes, Python and the scripts of the page read back."""

from random import Random

import pytest

from bantin.search.gaps import gaps_of, numbers_in
from tests.searching import script_numbers

SCATTERED = tuple(sorted(Random(1).sample(range(1 << 23), 500)))  # noqa: S311
NUMBERS = ((), (0,), (7,), (0, 0, 1, 31, 32, 63, 64), (31, 63), (1023, 1024, 1 << 23), tuple(range(3000)), SCATTERED)


@pytest.mark.parametrize("numbers", NUMBERS, ids=len)
def test_what_is_written_is_read(numbers: tuple[int, ...]) -> None:
    assert tuple(numbers_in(gaps_of(numbers))) == numbers


def test_scripts_read_what_python_writes() -> None:
    assert script_numbers([gaps_of(numbers) for numbers in NUMBERS]) == [list(numbers) for numbers in NUMBERS]


def test_a_small_gap_is_one_character() -> None:
    assert gaps_of((3, 3 + 31, 3 + 31 + 32)) == "2UW-"
