"""The behaviour of search, as far as the words of the index decide it: the rows that Node and Chromium answer, too."""

import pytest

from bantin.search.fold import fold_of
from bantin.search.words import phrases_of, said_otherwise, words_of
from bantin.vi.text import fold
from tests.test_search import SETTINGS
from tests.vector_rows import csv_rows

ROWS = csv_rows("search.csv")
FOUND = [row for row in ROWS if row["match"] == "1"]
# The rows that the fold of a text alone decides; the others need spellings, sums and acronyms to be looked up.
BY_FOLD = {"1", "2", "4", "5", "6", "7", "10", "15", "16", "25", "26", "27", "28", "29"}
ACRONYMS = phrases_of(
    (short, long) for short, _, long in (line.strip().partition(": ") for line in SETTINGS.splitlines()[3:])
)


def folds_of(text: str) -> list[str]:
    """The folds by which a text is in the index."""
    forms = words_of(text)
    more = said_otherwise(forms, dict.fromkeys(forms), ACRONYMS)
    return [fold_of(form) for form in (*forms, *(form for others, _ in more for form in others))]


@pytest.mark.parametrize("row", FOUND, ids=[row["query"] for row in FOUND])
def test_the_index_has_what_a_query_asks_for(row: dict[str, str]) -> None:
    *whole, last = (fold_of(form) for form in words_of(row["query"]))
    folds = folds_of(row["text"])
    assert set(whole) <= set(folds)
    assert [each for each in folds if each.startswith(last)]


@pytest.mark.parametrize("row", [row for row in ROWS if row["match"] == "0"], ids=lambda row: row["query"])
def test_what_must_not_be_found_is_another_form(row: dict[str, str]) -> None:
    assert not set(words_of(row["query"])) & set(words_of(row["text"]))


@pytest.mark.parametrize("row", [row for row in ROWS if row["id"] in BY_FOLD], ids=lambda row: row["query"])
def test_a_query_is_found_once_both_are_folded(row: dict[str, str]) -> None:
    assert row["match"] == "1"
    assert fold(row["query"]) in fold(row["text"])
