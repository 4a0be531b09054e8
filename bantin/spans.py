"""Where the fields of a record stand; what comes from the store stays packed until somebody asks."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from bantin.problems import Span

T = TypeVar("T")
ONE = re.compile(r"([a-z][a-z0-9_.]*) ([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9})(?:;|\Z)")


class Spans(Mapping[str, Span]):
    """Where a record's fields stand (`tags`) and the items of their lists (`tags.0`).

    Positions take no part in equality. What `packed` gave is unpacked when somebody asks, and lies in `file`.
    """

    __slots__ = ("_file", "_known", "_packed")

    def __init__(self, known: dict[str, Span] | None = None, packed: str = "", file: str = "") -> None:
        self._known = known
        self._packed = packed
        self._file = file

    def packed(self) -> str:
        """The positions as one text, without their file."""
        if self._packed:
            return self._packed
        return ";".join(
            f"{name} {one.line} {one.column} {one.end_line} {one.end_column}" for name, one in self._all().items()
        )

    @property
    def files(self) -> frozenset[str]:
        """The files in which the positions lie: one, as a rule."""
        return frozenset({self._file} if self._packed else {one.file for one in self._all().values()})

    def get(self, name: str, default: T | None = None) -> Span | T | None:  # type: ignore[override]
        """A position, or the default."""
        return self._all().get(name, default)

    def _all(self) -> dict[str, Span]:
        if self._known is None:
            found = ONE.findall(self._packed)
            self._known = {name: Span(self._file, *map(int, numbers)) for name, *numbers in found}
        return self._known

    def __getitem__(self, name: str) -> Span:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return f"Spans({self._all()!r})"
