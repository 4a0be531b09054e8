"""Persons are found wherever a record may hold them, and only the fields that may are walked."""

from collections.abc import Iterator

import pytest

from bantin.model.article import Article
from bantin.model.competition import Competition
from bantin.model.pages import Page, Results
from bantin.model.persons import _holding, persons_in
from bantin.model.record import Record
from bantin.model.shapes import Person
from tests.reading import entry

ARTICLE = "title: Bài\ndate: 01/11/2026\nauthors: [Lê Văn Ví Dụ]"
CONTEST = """title: Cuộc thi
rounds: chưa công bố
prizes: chưa công bố
jury:
  - name: Trần Thị Minh Họa
    public_until: 01/12/2026
  - Phạm Văn Mẫu"""


def walked(value: object) -> Iterator[Person]:
    """Every person, found by looking into everything."""
    if isinstance(value, Person):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from walked(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from walked(item)


@pytest.mark.parametrize(
    ("file", "header", "count"), [("content/tin-tuc/x.md", ARTICLE, 1), ("content/cuoc-thi/x.md", CONTEST, 2)]
)
def test_every_person_is_found(file: str, header: str, count: int) -> None:
    read = entry(header, file)
    assert list(persons_in(read)) == list(walked(read))
    assert len(list(persons_in(read))) == count


def test_fields_without_persons_are_not_walked() -> None:
    assert _holding(Article) == ("authors",)
    assert _holding(Page) == ()
    assert "jury" in _holding(Competition)
    assert "winners" in _holding(Results)
