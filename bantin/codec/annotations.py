"""Which form each type is written in: read from annotations, once.

A type may be written where an annotation reaches it, and nowhere else.
"""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from bantin.codec.forms import (
    Coder,
    Raw,
    Value,
    by_text,
    instant,
    instant_text,
    itself,
    literal,
    name_of_type,
    text_of,
    value_of_enum,
)
from bantin.codec.structures import POSITION, REQUIRED, Part, choice, many, record, row, values
from bantin.problems import Span

Annotation: TypeAlias = Any
FORM = "1"  # of the texts; another one makes all older texts foreign
SIMPLE: dict[type, Coder] = {
    str: itself(str),
    int: itself(int),
    bool: itself(bool),
    NoneType: itself(NoneType),
    Decimal: by_text(Decimal, str, Decimal),
    datetime: by_text(datetime, instant_text, instant),
    date: by_text(date, date.isoformat, date.fromisoformat),
    Span: POSITION,
}


class Coders:
    """The coders of all types that were asked for, and what can be said of them."""

    def __init__(self) -> None:
        self._made: dict[Annotation, Coder] = dict(SIMPLE)
        self._said: list[str] = [FORM]

    def description(self) -> str:
        """The structure of all types: where it differs, so do the texts."""
        return "\n".join(self._said)

    def of(self, annotation: Annotation) -> Coder:
        """The coder of an annotation; TypeError where it has no form."""
        annotation = _bare(annotation)
        if annotation not in self._made:
            self._made[annotation] = self._new(annotation)
        return self._made[annotation]

    def _new(self, annotation: Annotation) -> Coder:
        origin: Annotation = get_origin(annotation)
        arguments = get_args(annotation)
        if origin in {Union, UnionType}:
            return choice([self.of(one) for one in arguments])
        if origin is Literal:
            return literal(arguments)
        if origin is type:
            return name_of_type(_family(arguments[0]))
        if origin is frozenset or (origin is tuple and arguments[1:] == (...,)):
            return many(origin, self.of(arguments[0]))
        if origin is tuple:
            return row([self.of(one) for one in arguments])
        if isinstance(annotation, type) and not arguments:
            return self._of_class(annotation)
        raise TypeError(f"no form for {annotation!r}")

    def _of_class(self, cls: type) -> Coder:
        if issubclass(cls, Enum):
            self._said.append(f"{cls.__qualname__}: {[one.value for one in cls]}")
            return value_of_enum(cls)
        if issubclass(cls, str):
            return text_of(cls)
        family = _family(cls)
        late = self._made[cls] = _late(family)  # a type may hold itself
        made = [self._exactly(one) for one in family]
        found = made[0] if len(family) == 1 else choice(made)
        late.encode, late.decode = found.encode, found.decode
        return found

    def _exactly(self, cls: Value) -> Coder:
        if hasattr(cls, "restored"):
            return record(cls, self._parts(cls, cls.declared()))
        if not hasattr(cls, "__dataclass_fields__"):
            raise TypeError(f"no form for {cls!r}")
        return values(cls, self._parts(cls, _declared(cls)))

    def _parts(self, cls: type, declared: dict[str, tuple[Annotation, Value]]) -> tuple[Part, ...]:
        parts = []
        for name, (annotation, default) in declared.items():
            coder = self.of(annotation)
            parts.append(Part(name, coder, default))
            shown = "" if default is REQUIRED else f" = {json.dumps(coder.encode(default, {}))}"
            self._said.append(f"{cls.__qualname__}.{name}: {_spelt(annotation)}{shown}")
        return tuple(parts)


def _declared(cls: Value) -> dict[str, tuple[Annotation, Value]]:
    """The type and the default of each field of a dataclass."""
    hints = get_type_hints(cls)
    return {one.name: (hints[one.name], REQUIRED if one.default is MISSING else one.default) for one in fields(cls)}


def _family(cls: type) -> tuple[type, ...]:
    """A class with all that are derived from it, by name."""
    found = {cls}.union(*map(_family, cls.__subclasses__()))
    return tuple(sorted(found, key=_name))


def _name(cls: type) -> tuple[str, str]:
    return cls.__module__, cls.__qualname__


def _late(family: Iterable[type]) -> Coder:
    """What stands for a coder until it is made."""

    def encode(value: Value, files: dict[str, int]) -> Raw:
        return late.encode(value, files)

    def decode(raw: Raw, files: list[str]) -> Value:
        return late.decode(raw, files)

    late = Coder(frozenset(family), list, encode, decode)
    return late


def _bare(annotation: Annotation) -> Annotation:
    """An annotation without what is said about its type."""
    origin: Annotation = get_origin(annotation)
    return get_args(annotation)[0] if origin is Annotated else annotation


def _spelt(annotation: Annotation) -> str:
    """An annotation by the names of its types."""
    annotation = _bare(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is None:
        return annotation.__qualname__ if isinstance(annotation, type) else repr(annotation)
    return f"{getattr(origin, '__name__', origin)}[{', '.join(map(_spelt, arguments))}]"
