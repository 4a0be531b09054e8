"""What holds other values: tuples, sets, positions, dataclasses, records, and the choice of several types.

A dataclass is the list of its fields, without those at the end that have their default. A record is `[*values, its
position, theirs, bits of the fields that are written]`. A choice of types that JSON does not tell apart is a list that
ends with the number of the type.

Reading is the half that must be fast: every entry of a site is read at the start of a build. What JSON gives is used
where it is, and the types of a list's items together say which of them have to be read further (`Plan`).
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from types import NoneType
from typing import Protocol, TypeAlias

from bantin.codec.forms import REMEMBERED, Coder, Decode, Encode, Raw, Value, refused
from bantin.problems import Span
from bantin.spans import Spans

Plan: TypeAlias = tuple[tuple[int, Decode], ...]  # which items are read further
Plans: TypeAlias = dict[tuple[type, ...], Plan]
REQUIRED = ...


class Restorable(Protocol):
    """A record, which tells what it consists of and can be made of that without being read again."""

    span: Span | None
    spans: Spans
    model_fields_set: set[str]

    @classmethod
    def declared(cls) -> dict[str, tuple[Value, Value]]:
        """The type and the default (`REQUIRED` for none) of each field."""

    @classmethod
    def restored(cls, values: dict[str, Value], written: set[str]) -> Value:
        """The record that has all these values, some of them written by an editor."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a dataclass or a record."""

    name: str
    coder: Coder
    default: Value


def always(coder: Coder) -> Decode:
    """What may be asked for any value, also where JSON's is the value."""
    same, decode = coder.same, coder.decode
    return lambda raw, files: raw if type(raw) in same else decode(raw, files)


def many(collection: type[Value], item: Coder) -> Coder:
    """Any number of values of one type; sets in the order of what is written."""
    same, write, read = item.same, item.encode, item.decode
    empty = collection()

    def encode(value: Value, files: dict[str, int]) -> Raw:
        if type(value) is not collection:
            raise refused(value)
        raw = [write(one, files) for one in value]
        return raw if collection is tuple else sorted(raw)

    def decode(raw: Raw, files: list[str]) -> Value:
        if type(raw) is not list:
            raise ValueError(raw)
        if same.issuperset(map(type, raw)):
            return collection(raw) if raw else empty
        return collection([one if type(one) in same else read(one, files) for one in raw])

    return Coder(frozenset({collection}), list, encode, decode)


def row(items: list[Coder]) -> Coder:
    """A tuple of so many values, each of its own type."""
    readers = tuple(map(always, items))

    def encode(value: Value, files: dict[str, int]) -> Raw:
        if type(value) is not tuple:
            raise refused(value)
        return [item.encode(one, files) for item, one in zip(items, value, strict=True)]

    def decode(raw: Raw, files: list[str]) -> Value:
        return tuple([read(one, files) for read, one in zip(readers, raw, strict=True)])

    return Coder(frozenset({tuple}), list, encode, decode)


def _position_written(value: Value, files: dict[str, int]) -> Raw:
    if type(value) is not Span:
        raise refused(value)
    number = files.setdefault(value.file, len(files))
    place = [value.line, value.column, value.end_line, value.end_column]
    return [*place, number] if number else place


def _position(raw: Raw, files: list[str]) -> Span:
    line, column, end_line, end_column, *number = raw
    if not type(line) is type(column) is type(end_line) is type(end_column) is int:
        raise ValueError(raw)
    return Span(files[number[0] if number else 0], line, column, end_line, end_column)


def _positions_written(spans: Spans, files: dict[str, int]) -> Raw:
    if not spans:
        return ""
    (file,) = spans.files
    number = files.setdefault(file, len(files))
    return [spans.packed(), number] if number else spans.packed()


def _positions(raw: Raw, files: list[str]) -> Spans:
    packed, number = (raw, 0) if type(raw) is str else raw
    if type(packed) is not str:
        raise ValueError(raw)
    return Spans(None, packed, files[number]) if packed else Spans()


POSITION = Coder(frozenset({Span}), list, _position_written, _position)
OPTIONAL_POSITION = replace(POSITION, same=frozenset({NoneType}))
POSITIONS = Coder(frozenset({Spans}), None, _positions_written, _positions)


def values(cls: type, parts: tuple[Part, ...]) -> Coder:
    """A dataclass."""
    writers = tuple((part.name, part.coder.encode) for part in parts)
    defaults = [REQUIRED if part.default is REQUIRED else part.coder.encode(part.default, {}) for part in parts]
    coders = tuple(part.coder for part in parts)
    plans: Plans = {}

    def encode(value: Value, files: dict[str, int]) -> Raw:
        if type(value) is not cls:
            raise refused(value)
        raw = [write(getattr(value, name), files) for name, write in writers]
        while raw and raw[-1] == defaults[len(raw) - 1]:
            raw.pop()
        return raw

    def decode(raw: Raw, files: list[str]) -> Value:
        types = tuple(map(type, raw))
        plan = plans.get(types)
        for index, read in _planned(plans, types, coders) if plan is None else plan:
            raw[index] = read(raw[index], files)
        return cls(*raw)

    return Coder(frozenset({cls}), list, encode, decode)


def _planned(plans: Plans, types: tuple[type, ...], coders: tuple[Coder, ...]) -> Plan:
    """What has to be read further in a list whose items have these types, remembered."""
    if len(types) > len(coders):
        raise ValueError(types)
    plan = tuple(
        (index, coder.decode)
        for index, (one, coder) in enumerate(zip(types, coders, strict=False))
        if one not in coder.same
    )
    if len(plans) > REMEMBERED:
        plans.clear()
    plans[types] = plan
    return plan


def record(cls: type[Restorable], parts: tuple[Part, ...]) -> Coder:
    """A record; where only some fields could be read, also required ones may be None."""
    template = {"span": None, "spans": None}
    template |= {part.name: None if part.default is REQUIRED else part.default for part in parts}
    restored = cls.restored

    def encode(value: Value, files: dict[str, int]) -> Raw:
        if type(value) is not cls:
            raise refused(value)
        bits, raw, written = 0, [], value.model_fields_set
        for number, part in enumerate(parts):
            one = getattr(value, part.name)
            if part.name in written or one != part.default:
                bits |= 1 << number
                raw.append(None if one is None else part.coder.encode(one, files))
        where = None if value.span is None else _position_written(value.span, files)
        return [*raw, where, _positions_written(value.spans, files), bits]

    def decode(raw: Raw, files: list[str]) -> Value:
        names, written, plans, coders = chosen(raw.pop())
        types = tuple(map(type, raw))
        plan = plans.get(types)
        for index, read in _planned(plans, types, coders) if plan is None else plan:
            raw[index] = read(raw[index], files)
        found = template.copy()
        if len(names) != len(raw):
            raise ValueError(raw)
        found.update(zip(names, raw))  # noqa: B905 - `strict` takes a third of the time
        return restored(found, written)

    chosen = _chooser(parts)
    return Coder(frozenset({cls}), list, encode, decode)


def _chooser(parts: tuple[Part, ...]) -> Callable[[int], tuple[tuple[str, ...], set[str], Plans, tuple[Coder, ...]]]:
    """What the bits of a record say: which fields are written, and how."""
    required = {part.name for part in parts if part.default is REQUIRED}

    @lru_cache(REMEMBERED)
    def chosen(bits: int) -> tuple[tuple[str, ...], set[str], Plans, tuple[Coder, ...]]:
        found = [part for number, part in enumerate(parts) if bits >> number & 1]
        names = (*(part.name for part in found), "span", "spans")
        if bits >> len(parts) or not required.issubset(names):
            raise ValueError(bits)
        coders = [replace(part.coder, same=part.coder.same | {NoneType}) for part in found]
        return names, set(names), {}, (*coders, OPTIONAL_POSITION, POSITIONS)

    return chosen


def choice(coders: list[Coder]) -> Coder:
    """One of several types, told apart by JSON's types as far as these differ."""
    count = Counter(coder.shape for coder in coders)
    if count[bool] and count[int]:
        raise TypeError("true and 1 are the same in Python")
    alike = max(count.values()) > 1
    tagged = [coder for coder in coders if alike and (count[coder.shape] > 1 or coder.shape is list)]
    direct = [coder for coder in coders if coder not in tagged]
    writers = {cls: coder.encode for coder in direct for cls in coder.types}
    writers |= {cls: _numbered(number, coder) for number, coder in enumerate(tagged) for cls in coder.types}
    if len(writers) < sum(len(coder.types) for coder in coders):
        raise TypeError("two types of one choice are the same in Python")
    readers: dict[type | None, Decode] = {coder.shape: coder.decode for coder in direct}
    numbered = [coder.decode if coder.shape is list else _single(coder.decode) for coder in tagged]

    def encode(value: Value, files: dict[str, int]) -> Raw:
        write = writers.get(type(value))
        if write is None:
            raise refused(value)
        return write(value, files)

    def decode(raw: Raw, files: list[str]) -> Value:
        return readers[type(raw)](raw, files)

    def decode_tagged(raw: Raw, files: list[str]) -> Value:
        return numbered[raw.pop()](raw, files)

    if tagged:
        readers[list] = decode_tagged
    same = frozenset(one for coder in direct for one in coder.same)
    further = set(readers) - same
    only = readers[further.pop()] if len(further) == 1 else decode
    return Coder(frozenset(writers), next(iter(readers)) if len(readers) == 1 else None, encode, only, same)


def _numbered(number: int, coder: Coder) -> Encode:
    write = coder.encode
    if coder.shape is list:
        return lambda value, files: [*write(value, files), number]
    return lambda value, files: [write(value, files), number]


def _single(decode: Decode) -> Decode:
    return lambda raw, files: decode(raw[0], files)
