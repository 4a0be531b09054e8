"""Persons whom pages no longer name, or not yet, but of whom a text or table still tells the name."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bantin.model.persons import is_withdrawn, persons_in
from bantin.model.shapes import Person
from bantin.problems import Problem, Span, problem
from bantin.site import Site
from bantin.vi.reading import Wording
from bantin.vi.text import nfc


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file under `content/`."""

    file: str
    text: str


def hidden_persons(site: Site) -> tuple[Person, ...]:
    """Those past `public_until`, and minors without both consents."""
    everybody = (one for linked in site.entries.values() for one in persons_in(linked.source.entry))
    return tuple(one for one in everybody if is_withdrawn(one, site.now) or not one.may_be_named)


def still_named(hidden: Collection[Person], texts: Iterable[Text]) -> Iterator[Problem]:
    """Wherever one of their names stands but in the field that hides it."""
    if not hidden:
        return
    own = {(one.where("name").file, one.where("name").line) for one in hidden}
    names = "|".join(sorted({r"\s+".join(map(re.escape, nfc(one.name).split())) for one in hidden}))
    form = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
    for one in texts:
        for number, line in enumerate(one.text.split("\n"), 1):
            for found in form.finditer(line):
                if (one.file, number) not in own:
                    yield _named(Span.at(one.file, number, found.start() + 1, len(found[0])), found[0])


def _named(span: Span, name: str) -> Problem:
    return problem(
        "person-named",
        span,
        Wording(
            f"“{name}” không còn, hoặc chưa, được công khai, nhưng tên vẫn nằm trong chữ ở đây.",
            f"“{name}” may not be published any more, or not yet, but the name still stands here.",
        ),
        Wording(
            "Xóa tên ở đây; tìm mọi nơi khác bằng: build.py people.",
            "Delete it here; find all other places with: build.py people.",
        ),
    )
