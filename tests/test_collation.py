"""Vietnamese order: every block of the vectors, and what a sort key must be for any text."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.vi.collate import dictionary_key, name_key, natural_key, natural_order, sort_key
from tests.vector_rows import blocks

BLOCKS = {block: [item for _, item in rows] for block, rows in blocks("collation.txt").items()}
SPECIAL: dict[str, Callable[[str], Any]] = {
    "numeric": natural_key,
    "dictionary_by_syllable": dictionary_key,
    "names_by_given_name": name_key,
}
NEIGHBOURS = [(block, one, other) for block, items in BLOCKS.items() for one, other in pairwise(items)]
KEYS = (sort_key, natural_key, dictionary_key, name_key)


@pytest.mark.parametrize(("block", "one", "other"), NEIGHBOURS)
def test_item_stands_before_its_neighbour(block: str, one: str, other: str) -> None:
    key = SPECIAL.get(block, sort_key)
    assert key(one) < key(other)


@pytest.mark.parametrize("block", BLOCKS)
def test_block_is_put_in_order(block: str) -> None:
    items = BLOCKS[block]
    backwards = items[::-1]
    assert sorted(backwards, key=SPECIAL.get(block, sort_key)) == items


@pytest.mark.parametrize(
    "items",
    [
        ["", " ", "-", "(", "+", "₫", "9", "a", "z", "я", "漢"],
        ["Hà Nội", "Hải Dương"],
        ["á", "a-b", "a1", "aa", "ab"],
        ["façade", "facb"],
        ["ae", "æ", "af"],
    ],
)
def test_other_characters_stand_where_icu_puts_them(items: list[str]) -> None:
    backwards = items[::-1]
    assert sorted(backwards, key=sort_key) == items


def test_numbers_are_ordered_by_value() -> None:
    assert sorted(["Điều 10a", "Điều 10", "Điều 2"], key=natural_key) == ["Điều 2", "Điều 10", "Điều 10a"]


@given(st.text() | st.text("aàâậấăđĐ  -\u0323\u0302\u0301", max_size=40))
def test_without_numbers_the_natural_order_is_the_usual_one(text: str) -> None:
    words = "".join(char for char in text if not any(map(str.isdecimal, unicodedata.normalize("NFKD", char))))
    assert natural_key(words) == sort_key(words)


TITLES = st.text("aàâậbB  -\u0323\u00a010", max_size=12) | st.text(max_size=6)


@given(TITLES, TITLES, TITLES)
def test_two_texts_compare_as_their_keys(same: str, one: str, other: str) -> None:
    for left, right in ((one, other), (same + one, same + other), (f"{same} {one}", f"{same} {other}"), (same, same)):
        key, other_key = natural_key(left), natural_key(right)
        found = natural_order(left, right)
        assert (found > 0) - (found < 0) == (key > other_key) - (key < other_key)


@pytest.mark.parametrize("key", KEYS)
@given(
    texts=st.lists(
        st.one_of(st.text(max_size=12), st.text("aàâấậăđĐeoơợuư ỳ1090-\u0323\u0302\u0301", max_size=8)), max_size=6
    )
)
def test_any_text_has_a_key_that_does_not_depend_on_its_composition(
    key: Callable[[str], Any], texts: list[str]
) -> None:
    distinct = list({unicodedata.normalize("NFD", text): text for text in texts}.values())
    backwards = distinct[::-1]
    assert sorted(distinct, key=key) == sorted(backwards, key=key)
    for text in texts:
        assert key(unicodedata.normalize("NFC", text)) == key(unicodedata.normalize("NFD", text))
