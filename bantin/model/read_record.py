"""Reading a record: a mapping becomes a typed value, or problems that stand where its fields do."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from bantin.model.record import Fields, Notes, Record, record_within
from bantin.model.words import wrong_shape
from bantin.nodes import Mapping
from bantin.problems import Problem, Severity, Span, from_remark, problem
from bantin.vi.reading import Remark, Wording


def read_record(kind: type[Record], mapping: Mapping, notes: Notes) -> Any | None:
    """A typed record, or None with every error of its fields among the notes."""
    try:
        record = kind.model_validate(mapping, context=notes)
    except ValidationError as error:
        for found in _problems_of(kind, error, mapping):
            notes.add(found)
        return None
    return None if any(found.severity is Severity.ERROR for found in notes.problems) else record


def _problems_of(kind: type[Record], error: ValidationError, mapping: Mapping) -> Iterator[Problem]:
    for found in error.errors(include_url=False):
        raw, context = found["input"], found.get("ctx", {})
        remark = context.get("remark")
        if found["type"] == "missing":
            name = str(found["loc"][-1])
            if isinstance(raw, Fields) and name not in raw.excused:
                yield problem("field-required", raw.span.beginning, *_missing(kind, found["loc"]))
        elif isinstance(remark, Remark):
            yield from_remark(remark, context.get("span") or _span_of(raw, mapping.span))
        else:
            message, hint = wrong_shape(raw, "giá trị khác", f"another value ({found['type']})")
            yield problem("value-type", _span_of(raw, mapping.span), message, hint)


def _span_of(raw: object, default: Span) -> Span:
    found = getattr(raw, "span", None)
    return found if isinstance(found, Span) else default


def _missing(kind: type[Record], loc: tuple[int | str, ...]) -> tuple[Wording, Wording]:
    name = str(loc[-1])
    declared = field_at(kind, loc)
    label = (declared.title if declared else None) or name
    extra = declared.json_schema_extra if declared else None
    open_still = isinstance(extra, dict) and bool(extra.get("announced"))
    tail, tail_en = (
        ("; chưa biết thì ghi “chưa công bố”", "; “chưa công bố” where it is not known") if open_still else ("", "")
    )
    return (
        Wording(f"Thiếu khóa bắt buộc “{label}” ({name}).", f"The required field “{name}” ({label}) is missing."),
        Wording(f"Ghi giá trị vào dòng “{name}: …”{tail}.", f"Give it a value: “{name}: …”{tail_en}."),
    )


def field_at(kind: type[Record], loc: tuple[int | str, ...]) -> FieldInfo | None:
    """The declaration of the field at a path of names and indices."""
    current: type[Record] | None = kind
    declared = None
    for name in (part for part in loc if isinstance(part, str)):
        if current is None or name not in current.model_fields:
            continue
        declared = current.model_fields[name]
        current = record_within(declared.annotation)
    return declared
