"""Numbers as gaps: what Python writes, Python and the scripts of the page read back."""

from random import Random

import pytest

from bantin.search.gaps import gaps_of, with_number
from tests.searching import numbers_in, script_numbers

SCATTERED = tuple(sorted(Random(1).sample(range(1 << 23), 500)))  # noqa: S311
NUMBERS = ((), (0,), (7,), (0, 0, 1, 31, 32, 63, 64), (31, 63), (1023, 1024, 1 << 23), tuple(range(3000)), SCATTERED)


@pytest.mark.parametrize("numbers", NUMBERS, ids=len)
def test_what_is_written_is_read(numbers: tuple[int, ...]) -> None:
    assert tuple(numbers_in(gaps_of(numbers))) == numbers


def test_scripts_read_what_python_writes() -> None:
    assert script_numbers([gaps_of(numbers) for numbers in NUMBERS]) == [list(numbers) for numbers in NUMBERS]


@pytest.mark.parametrize("numbers", NUMBERS, ids=len)
@pytest.mark.parametrize("times", [0, 1, 3])
def test_a_number_is_put_in_its_place(numbers: tuple[int, ...], times: int) -> None:
    for number in {0, 5, 31, 40, 1 << 23, (1 << 23) + 99, *numbers[:3], *numbers[-3:], *numbers[250:253]}:
        others = [each for each in numbers if each != number]
        new, start, end, count = with_number(gaps_of(numbers), number, times)
        assert new == gaps_of(sorted([*others, *[number] * times]))
        assert numbers[start:end] == (number,) * (len(numbers) - len(others))
        assert count == len(numbers)


def test_a_small_gap_is_one_character() -> None:
    assert gaps_of((3, 3 + 31, 3 + 31 + 32)) == "2UW-"
