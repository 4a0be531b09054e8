"""Slugs: every row of the vectors, and what editors may write."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.vi.slug import is_slug, read_slug, shortened, slug_from_title, slug_of
from bantin.vi.text import fold
from tests.vector_rows import csv_rows

ROWS = csv_rows("slugs.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}-{row['input']}")
def test_title_becomes_the_slug_of_the_vectors(row: dict[str, str]) -> None:
    assert slug_of(row["input"]) == row["slug"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}-{row['input']}")
def test_title_folds_as_the_vectors_say(row: dict[str, str]) -> None:
    assert fold(row["input"]) == row["fold"]


def test_title_without_letters_has_no_slug() -> None:
    assert [remark.code for remark in slug_from_title("！").remarks] == ["slug-empty"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Thể lệ", "Hãy ghi: slug: the-le"),
        ("the_le", "Hãy ghi: slug: the-le"),
        ("-the-le", "Hãy ghi: slug: the-le"),
        ("con", "Hãy ghi: slug: con-1"),
        ("../etc", "Hãy ghi: slug: etc"),
        ("---", "Ghi một đường dẫn như: the-le-cuoc-thi"),
    ],
)
def test_written_slug_in_another_form_is_refused_with_the_right_one(written: str, hint: str) -> None:
    (remark,) = read_slug(written).remarks
    assert (remark.code, remark.hint.vi) == ("slug-invalid", hint)


def test_long_slug_is_refused_and_cut_at_a_hyphen() -> None:
    long = "-".join(["phong-trao"] * 12)
    assert read_slug(long).value is None
    assert is_slug(shortened(long))
    assert len(shortened(long)) <= 100


def test_written_slug_in_form_is_kept() -> None:
    assert read_slug("the-le-2025").value == "the-le-2025"


@given(st.text(max_size=40))
def test_slug_is_ascii_stable_and_the_same_for_decomposed_text(text: str) -> None:
    slug = slug_of(text)
    assert slug == "" or is_slug(slug)
    assert slug_of(slug) == slug
    assert slug_of(unicodedata.normalize("NFD", text)) == slug
