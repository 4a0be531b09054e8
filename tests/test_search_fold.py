"""The search fold: what is typed without marks finds what has them."""

import pytest

from bantin.vi.text import fold
from tests.vector_rows import csv_rows

# The rows that the fold alone decides; the others need spellings, sums and acronyms to be looked up.
BY_FOLD = {"1", "2", "4", "5", "6", "7", "10", "15", "16", "25", "26", "27", "28", "29"}
ROWS = [row for row in csv_rows("search.csv") if row["id"] in BY_FOLD]


@pytest.mark.parametrize("row", ROWS, ids=[row["query"] for row in ROWS])
def test_a_query_is_found_once_both_are_folded(row: dict[str, str]) -> None:
    assert row["match"] == "1"
    assert fold(row["query"]) in fold(row["text"])
