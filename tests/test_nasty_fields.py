"""Strings that break naive programs, in every field of every kind: refused with a code, or kept as the same text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bantin.document import read_document
from bantin.loading import read_settings
from bantin.model.record import Record
from bantin.model.types import FilePath, Quantity, Ref
from bantin.nodes import Items, Node, Scalar
from bantin.problems import SEVERITY, is_error
from bantin.vi.text import clean_prose, clean_value
from bantin.vi.when import When
from tests.entry_examples import ALL_SETTINGS, COMMON, EXAMPLES
from tests.reading import read

NASTY = Path(__file__).parent / "nasty"
# What YAML itself could stumble over, beside the given lists.
MARKS = "*sao* & !x % @ ` ? - --- ... null ~ [ { << # 😀 \ud800".split()
STRINGS: list[str] = [
    *MARKS,
    "a # b",
    *(
        string
        for name in ("text/titles.json", "paths/slugs.json", "paths/urls.json")
        for string in json.loads((NASTY / name).read_text(encoding="utf-8"))
    ),
]
REQUIRED = {
    "content/tin-tuc/x.md": {"title": "A", "date": "01/4/2025"},
    "content/phong-trao/x/index.md": {"title": "A"},
    "content/cuoc-thi/x/index.md": {"title": "A", "rounds": "chưa công bố", "prizes": "chưa công bố"},
    "content/cuoc-thi/x/the-le.md": {},
    "content/cuoc-thi/x/ket-qua.md": {"date": "01/4/2025"},
    "content/trang/x.md": {"title": "A"},
}
Path_ = tuple[str | int, ...]


def tree_of(node: Node) -> Any:  # noqa: ANN401 - what JSON can hold
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [tree_of(item) for item in node.items]
    return {key.text: tree_of(value) for key, value in node.entries}


def leaves(tree: Any, path: Path_ = ()) -> Iterator[Path_]:  # noqa: ANN401 - what JSON can hold
    if isinstance(tree, str):
        yield path
    else:
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from leaves(value, (*path, key))


def with_leaf(tree: Any, path: Path_, text: str) -> Any:  # noqa: ANN401 - what JSON can hold
    if not path:
        return text
    if isinstance(tree, dict):
        return {key: with_leaf(value, path[1:], text) if key == path[0] else value for key, value in tree.items()}
    return [with_leaf(value, path[1:], text) if index == path[0] else value for index, value in enumerate(tree)]


def example(file: str) -> dict[str, Any]:
    document, _ = read_document(f"---\n{EXAMPLES[file]}---\n".encode(), file)
    assert document is not None
    found: dict[str, Any] = tree_of(document.front)
    return found


def fields() -> Iterator[tuple[str, Path_]]:
    common = {line.partition(":")[0] for line in COMMON.splitlines()}
    for place, file in enumerate(EXAMPLES):
        for path in leaves(example(file)):
            if place == 0 or path[0] not in common:
                yield file, path


FIELDS = list(fields())


@pytest.mark.parametrize(
    ("file", "path"), FIELDS, ids=[f"{file[8:]}: {'.'.join(map(str, path))}" for file, path in FIELDS]
)
def test_a_nasty_string_is_refused_or_kept(file: str, path: Path_) -> None:
    whole = example(file)[str(path[0])]
    for text in STRINGS:
        header = REQUIRED[file] | {str(path[0]): with_leaf(whole, path[1:], text)}
        found = read(f"---\n{json.dumps(header)}\n---\n", file)
        assert all(one.code in SEVERITY and one.span.line == 2 for one in found.problems)
        if found.source is None:
            assert any(map(is_error, found.problems)), text
        else:
            assert_kept(at(found.source.entry, path), text)


SETTING_LEAVES = list(leaves(tree_of(read_document(f"---\n{ALL_SETTINGS}---\n".encode(), "x")[0].front)))  # type: ignore[union-attr]


@pytest.mark.parametrize("path", SETTING_LEAVES, ids=[".".join(map(str, path)) for path in SETTING_LEAVES])
def test_a_nasty_string_in_a_setting_is_refused_or_kept(path: Path_) -> None:
    document, _ = read_document(f"---\n{ALL_SETTINGS}---\n".encode(), "x")
    assert document is not None
    whole = tree_of(document.front)[path[0]]
    for text in STRINGS:
        tree = {"title": "A", "url": "https://vidu.example", str(path[0]): with_leaf(whole, path[1:], text)}
        found, problems = read_settings(json.dumps(tree).encode())
        assert found is not None or any(map(is_error, problems)), text
        if found is not None and path[0] not in {"glossary", "acronyms", "checks"}:
            assert_kept(at(found, path), text)


@pytest.mark.parametrize("text", STRINGS, ids=ascii)
def test_a_nasty_string_as_a_key_is_unknown_or_refused(text: str) -> None:
    found = read(f"---\n{json.dumps({'title': 'A', 'date': '01/4/2025', text: 'x'})}\n---\n")
    assert found.problems
    assert {one.code for one in found.problems} <= {
        "field-unknown",
        "control-character",
        "yaml-syntax",
        "text-hidden",
    }


def at(record: Record, path: Path_) -> Any:  # noqa: ANN401 - a value of any field type
    value: Any = record
    for step in path:
        name = str(step).replace("-", "_")
        value = value[step] if isinstance(step, int) and isinstance(value, tuple) else value
        value = getattr(value, name) if isinstance(step, str) and not isinstance(value, tuple) else value
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    while isinstance(value, Record) and value.short_form:
        value = getattr(value, value.short_form)
    return value


def assert_kept(value: object, text: str) -> None:
    """The value is the text up to composition, white space, hidden characters and the slashes around a path."""
    if isinstance(value, Quantity | When):
        assert bare(value.text) == bare(text)
    elif isinstance(value, Ref | FilePath | str):
        kept = value if isinstance(value, str) else value.id if isinstance(value, Ref) else value.path
        assert bare(kept) in {bare(text), bare(clean_value(text)[0])}
    else:
        assert isinstance(value, bool | int), (value, text)
        assert clean_value(text)[0].isascii()


def bare(text: str) -> str:
    return " ".join(clean_prose(text).text.split()).strip("/").removesuffix(".md")
