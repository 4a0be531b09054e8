"""What is written as a text or as itself: for each type a pair of small functions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from enum import Enum
from functools import lru_cache
from typing import Any, TypeAlias

from bantin.vi.when import ZONE

Value: TypeAlias = Any  # of the types that are written
Raw: TypeAlias = Any  # as JSON gives it
Encode: TypeAlias = Callable[[Value, dict[str, int]], Raw]  # the files that positions refer to, by number
Decode: TypeAlias = Callable[[Raw, list[str]], Value]
REMEMBERED = 4096
HERE = "+07:00"


@dataclass(slots=True)
class Coder:
    """How one type is written: its Python types, JSON's type, and for which of JSON's types that is the value itself.

    The shape is None where there are several. `decode` is not asked where JSON's value is the value; what it is given
    is used up.
    """

    types: frozenset[type]
    shape: type | None
    encode: Encode
    decode: Decode
    same: frozenset[type] = frozenset()


def refused(value: object) -> TypeError:
    """The error of a value whose type is not that of its place, which is a bug."""
    return TypeError(f"no form here for {value!r} of {type(value)!r}")


def itself(cls: type) -> Coder:
    """A type that JSON knows."""

    def encode(value: Value, _: dict[str, int]) -> Raw:
        if type(value) is not cls:
            raise refused(value)
        return value

    def decode(raw: Raw, _: list[str]) -> Value:
        if type(raw) is not cls:
            raise ValueError(raw)
        return raw

    return Coder(frozenset({cls}), cls, encode, decode, frozenset({cls}))


def literal(words: tuple[Any, ...]) -> Coder:
    """One of some texts."""

    def decode(raw: Raw, _: list[str]) -> Value:
        return words[words.index(raw)]

    return replace(itself(str), decode=decode, same=frozenset())


def text_of(cls: type[str]) -> Coder:
    """A type that is a text and nothing more."""
    return _by(cls, "".join, cls)


def by_text(cls: type, write: Callable[[Value], str], read: Callable[[str], Value]) -> Coder:
    """A type of unchanging values that have a text; the last ones read are remembered."""
    return _by(cls, write, lru_cache(REMEMBERED)(read))


def _by(cls: type, write: Callable[[Value], str], read: Callable[[str], Value]) -> Coder:
    def encode(value: Value, _: dict[str, int]) -> Raw:
        if type(value) is not cls:
            raise refused(value)
        return write(value)

    def decode(raw: Raw, _: list[str]) -> Value:
        if type(raw) is not str:
            raise ValueError(raw)
        return read(raw)

    return Coder(frozenset({cls}), str, encode, decode)


def instant_text(value: datetime) -> str:
    """An instant as ISO writes it; zones whose offset changes have no form."""
    if value.fold or not isinstance(value.tzinfo, timezone | None):
        raise refused(value)
    return value.isoformat()


def instant(text: str) -> datetime:
    """The instant that ISO writes so."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=ZONE) if text.endswith(HERE) else found


def value_of_enum(cls: type[Enum]) -> Coder:
    """An enum whose values are texts."""
    by_value = {str(one.value): one for one in cls}
    names = {one: text for text, one in by_value.items()}
    return _by(cls, names.__getitem__, by_value.__getitem__)


def name_of_type(family: Iterable[type]) -> Coder:
    """A type as a value: one of these, by its name."""
    by_name: dict[str, type] = {}
    for one in family:
        if by_name.setdefault(one.__name__, one) is not one:
            raise TypeError(f"two types named {one.__name__}")
    names = {one: name for name, one in by_name.items()}

    def encode(value: Value, _: dict[str, int]) -> Raw:
        if value not in names:
            raise refused(value)
        return names[value]

    def decode(raw: Raw, _: list[str]) -> Value:
        return by_name[raw]

    return Coder(frozenset(map(type, by_name.values())), str, encode, decode)
