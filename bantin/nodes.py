"""Front matter as typed: a tree of texts, lists and mappings, each with its position. Nothing is converted here."""

from collections.abc import Iterator
from dataclasses import dataclass

from bantin.problems import Span

ABSENT = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text as the editor typed it; `plain` when it stood without quotes."""

    text: str
    span: Span
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; no key stands twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span


Node = Scalar | Items | Mapping


def is_absent(node: Node) -> bool:
    """Whether a value was left empty: an empty value is an absent field."""
    return isinstance(node, Scalar) and node.plain and node.text in ABSENT


def depth_first(node: Node) -> Iterator[Scalar]:
    """Every text of the tree, keys before their values."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from depth_first(item)
    else:
        for key, value in node.entries:
            yield key
            yield from depth_first(value)
