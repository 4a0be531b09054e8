"""What can be read of an entry with mistakes: each field by itself, so that one run tells of all that is wrong."""

from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from bantin.model.entry import Entry
from bantin.model.record import Notes, Record, key_of, spans_of
from bantin.nodes import Mapping, Node, is_absent
from bantin.spans import Spans


def read_partly(kind: type[Entry], mapping: Mapping, file: str) -> Entry:
    """An entry with the fields that can be read; the others have their default, required ones None."""
    named = ((kind.keys().get(key_of(key.text)), value) for key, value in mapping.entries)
    written = {name: value for name, value in named if name is not None and not is_absent(value)}
    found = {name: value for name, node in written.items() if (value := _read(kind, name, node, file)) is not None}
    required: dict[str, Any] = {name: None for name in kind.field_names() if kind.model_fields[name].is_required()}
    return kind.model_construct(**(required | found), span=mapping.span, spans=Spans(dict(spans_of(written))))


def _read(kind: type[Record], name: str, node: Node, file: str) -> Any | None:
    try:
        return _reader(kind, name).validate_python(node, context=Notes(file))
    except ValidationError:
        return None


@cache
def _reader(kind: type[Record], name: str) -> TypeAdapter[Any]:
    declared = kind.model_fields[name]
    read: Any = Annotated[(declared.annotation, *declared.metadata)] if declared.metadata else declared.annotation
    return TypeAdapter(read)
