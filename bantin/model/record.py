"""Records: the one way in which raw mappings become typed values, with their problems at the exact position."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from bantin.model.words import no_such_key, one_letter_apart, same_field, wrong_shape
from bantin.nodes import Items, Mapping, Node, Scalar, is_absent
from bantin.problems import SEVERITY, Problem, Severity, Span, from_remark, problem
from bantin.spans import Spans
from bantin.vi.near import nearest
from bantin.vi.reading import NOTHING, Reading, Remark, Wording
from bantin.vi.text import fold

_set = object.__setattr__  # past the freezing
LONGEST_KEY = 60  # of those that are remembered
ONCE_A_FILE = frozenset({"text-nfd", "text-hidden"})


@dataclass(slots=True)
class Notes:
    """What the fields of one file have to say while it is read: warnings, and codes that are said once."""

    file: str
    problems: list[Problem] = dataclass_field(default_factory=list)
    said: set[str] = dataclass_field(default_factory=set)

    @classmethod
    def after(cls, file: str, found: tuple[Problem, ...]) -> "Notes":
        """The notes of a file of which some problems are known already."""
        return cls(file, list(found), {one.code for one in found})

    def add(self, found: Problem) -> None:
        """Keep a problem; what is said once a file is kept once."""
        if found.code in ONCE_A_FILE:
            if found.code in self.said:
                return
            self.said.add(found.code)
        self.problems.append(found)


class Fields(dict[str, Any]):
    """A mapping whose keys are field names, for pydantic, with its own position."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.excused: set[str] = set()  # required fields whose misspelt key is an error already


def described(  # noqa: PLR0913 - all that is said of a field stands in one declaration
    label: str, text: str, default: Any = ..., *, aka: tuple[str, ...] = (), announced: bool = False, example: str = ""
) -> Any:
    """A field with its Vietnamese label and help; `announced` marks one for which “chưa công bố” will do.

    The reference page shows `example` in place of the type's own.
    """
    extra: dict[str, Any] = {"aka": list(aka), "announced": announced, "example": example}
    return Field(default, title=label, description=text, json_schema_extra=extra)


def fail(code: str, message: Wording, hint: Wording = NOTHING) -> PydanticCustomError:
    """An error of one field, for pydantic to put at its place."""
    return PydanticCustomError("bantin", "{code}", {"code": code, "remark": Remark(code, message, hint)})


def note(info: ValidationInfo, remark: Remark, span: Span) -> None:
    """A warning about a value that is read all the same."""
    _notes(info).add(from_remark(remark, span))


def value_of(reading: Reading[Any], node: Scalar, info: ValidationInfo) -> Any:
    """The value of a reading; its warnings are noted, its error is raised."""
    errors = [remark for remark in reading.remarks if SEVERITY[remark.code] is Severity.ERROR]
    for remark in reading.remarks:
        if remark not in errors:
            note(info, remark, node.span)
    if errors:
        raise fail(errors[0].code, errors[0].message, errors[0].hint)
    return reading.value


def read_part(read: Callable[[object, ValidationInfo], Any], node: Node, info: ValidationInfo) -> Any | None:
    """A part of a value read by itself: its error stands at the part, and the other parts are read all the same."""
    try:
        return read(node, info)
    except PydanticCustomError as error:
        remark = (error.context or {}).get("remark")
        if not isinstance(remark, Remark):
            raise
        note(info, remark, node.span)
        return None


def key_of(text: str) -> str:
    """A key as it is compared: folded, with single underscores (`Tiêu đề`, `tieu_de` and `TIÊU ĐỀ` are one)."""
    return _known_key(text) if len(text) <= LONGEST_KEY else _key(text)


def _key(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", fold(text)).strip("_")


_known_key = lru_cache(1024)(_key)


class Record(BaseModel):
    """A mapping of front matter with named fields; unknown keys are problems, empty values are absent."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid", defer_build=True)
    short_form: ClassVar[str | None] = None  # the field that a bare text stands for
    unsaid: ClassVar[tuple[str, ...]] = ()  # required fields that a bare text leaves open

    span: Any = Field(default=None, repr=False, exclude=True)
    spans: Spans = Field(default_factory=Spans, repr=False, exclude=True)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _plain(self) == _plain(other)

    def __hash__(self) -> int:
        return hash(tuple(_plain(self).values()))

    def where(self, name: str, index: int | None = None) -> Span:
        """Where a field's value stands (or the item of its list at an index), or the record itself."""
        found = self.spans.get(f"{name}.{index}") or self.spans.get(name, self.span)
        return found if isinstance(found, Span) else Span("")

    @classmethod
    def declared(cls) -> dict[str, tuple[Any, Any]]:
        """The type and the default (`...` for none) of each field that editors write."""
        named = {name: cls.model_fields[name] for name in cls.field_names()}
        return {name: (one.annotation, ... if one.is_required() else one.default) for name, one in named.items()}

    @classmethod
    def restored(cls, values: dict[str, Any], written: set[str]) -> Self:
        """The record that has all these values, which were read once and are not checked again."""
        record = cls.__new__(cls)
        _set(record, "__dict__", values)
        _set(record, "__pydantic_fields_set__", written)
        _set(record, "__pydantic_extra__", None)
        _set(record, "__pydantic_private__", None)
        return record

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The names of the fields that editors write, in the order declared."""
        known = cls.__dict__.get("_names")
        if known is None:
            known = cls._names = tuple(name for name in cls.model_fields if name not in {"span", "spans"})
        return known

    @classmethod
    def keys(cls) -> dict[str, str]:
        """Every accepted spelling of a key (folded) with its field's name."""
        known = cls.__dict__.get("_keys")
        if known is None:
            known = {key_of(spelling): name for name in reversed(cls.field_names()) for spelling in cls.spellings(name)}
            known |= {name: name for name in cls.field_names()}
            cls._keys = known
        return known

    @classmethod
    def spellings(cls, name: str) -> tuple[str, ...]:
        """A field's label and what else may stand for it."""
        declared = cls.model_fields[name]
        extra = declared.json_schema_extra
        aka = extra.get("aka") if isinstance(extra, dict) else None
        return (declared.title or name, *(str(other) for other in (aka if isinstance(aka, list) else ())))

    @classmethod
    def written_as(cls, name: str) -> str:
        """How editors write a key: its name, or its label where that is the same with hyphens (`tin-tuc`)."""
        label = cls.model_fields[name].title or name
        return label if key_of(label) == name and label.isascii() and label.islower() else name

    _keys: ClassVar[dict[str, str]]
    _names: ClassVar[tuple[str, ...]]

    @model_validator(mode="before")
    @classmethod
    def _from_node(cls, raw: Any, info: ValidationInfo) -> Any:
        if isinstance(raw, Fields):
            return raw
        if isinstance(raw, Mapping):
            return cls._fields(raw, info)
        if isinstance(raw, Scalar) and cls.short_form:
            fields = Fields(raw.span)
            fields |= dict.fromkeys(cls.unsaid) | {cls.short_form: raw}
            fields |= {"span": raw.span, "spans": Spans({cls.short_form: raw.span})}
            return fields
        raise fail("value-type", *wrong_shape(raw, "các dòng “khóa: giá trị”", "lines of “key: value”"))

    @classmethod
    def _fields(cls, mapping: Mapping, info: ValidationInfo) -> Fields:
        fields, first = Fields(mapping.span), dict[str, Scalar]()
        for key, value in mapping.entries:
            name = cls.keys().get(key_of(key.text))
            if name is None:
                continue
            if name in first:
                _notes(info).add(same_field(key, first[name], name))
            elif not is_absent(value):
                fields[name] = value
            first.setdefault(name, key)
        known = cls.keys()
        for key, _ in mapping.entries:
            if key_of(key.text) not in known:
                cls._unknown(key, cls._missing(fields), fields, info)
        fields["spans"] = Spans(dict(spans_of(fields)))
        fields["span"] = mapping.span
        return fields

    @classmethod
    def _missing(cls, fields: Fields) -> list[str]:
        return [name for name in cls.field_names() if cls.model_fields[name].is_required() and name not in fields]

    @classmethod
    def _unknown(cls, key: Scalar, missing: list[str], fields: Fields, info: ValidationInfo) -> None:
        typed, known = key_of(key.text), cls.keys()
        meant = next((name for word, name in known.items() if name in missing and one_letter_apart(typed, word)), None)
        if meant is not None:
            found = no_such_key(key.text, cls.written_as(meant))
            _notes(info).add(Problem("field-unknown", Severity.ERROR, key.span, *found))
            fields.excused.add(meant)
            return
        near = nearest(typed, known)
        said = no_such_key(key.text, cls.written_as(known[near]) if near else None)
        _notes(info).add(problem("field-unknown", key.span, *said))


def spans_of(fields: dict[str, Node]) -> Iterator[tuple[str, Span]]:
    """Where each value stands, and each item of a list."""
    for name, value in fields.items():
        yield name, value.span
        if isinstance(value, Items):
            yield from ((f"{name}.{index}", item.span) for index, item in enumerate(value.items))


def _plain(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.field_names()}


def _notes(info: ValidationInfo) -> Notes:
    if not isinstance(info.context, Notes):
        raise TypeError("a record is read with Notes as its context")
    return info.context


def record_within(annotation: Any) -> type[Record] | None:
    """The record type that a field's annotation holds, if any."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (record_within(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
