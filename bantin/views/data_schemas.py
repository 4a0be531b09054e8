"""The JSON Schemas of the published copies, made from the models that they are copies of (JSON Schema 2020-12)."""

from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.record import Record
from bantin.model.shapes import Consent, Person
from bantin.model.types import Announced, FilePath, Quantity, Ref
from bantin.urls import absolute
from bantin.vi.money import Money
from bantin.vi.when import When
from bantin.views.copies import schema_address
from bantin.views.here import Here
from bantin.views.open_data import INTERNAL, PUBLIC, json_text
from bantin.views.records import Text

Schema: TypeAlias = dict[str, Any]
Annotation: TypeAlias = Any
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {"competition": "Cuộc thi", "campaign": "Phong trào"}
KINDS: dict[str, type[Entry]] = {"competition": Competition, "campaign": Campaign}
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
TIME = {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"}
TO_COME = {"description": "Chưa công bố", "properties": {"text": TEXT, "kind": {"const": "tba"}}}
DEFINITIONS: dict[str, Schema] = {
    "when": {
        "description": "Thời gian: nguyên văn, loại, ngày đầu và ngày cuối (tính cả), giờ nếu có",
        "properties": {
            "text": TEXT,
            "kind": TEXT,
            "start": DAY,
            "end": DAY,
            "start_time": TIME,
            "end_time": TIME,
            "count": {"type": "integer"},
            "unit": TEXT,
        },
        "required": ["text", "kind"],
    },
    "money": {
        "description": "Số tiền (đồng): nguyên văn, từ, đến, cho mỗi, mức chính xác",
        "properties": {
            "text": TEXT,
            "min": {"type": "integer"},
            "max": {"type": "integer"},
            "per": TEXT,
            "approx": TEXT,
        },
        "required": ["text", "min"],
    },
    "quantity": {
        "description": "Con số: nguyên văn, giá trị",
        "properties": {"text": TEXT, "value": {"type": "number"}},
        "required": ["text", "value"],
    },
    "to_come": {**TO_COME, "required": ["text", "kind"]},
}
VALUES: dict[type, Schema] = {
    str: TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    When: {"$ref": "#/$defs/when"},
    Money: {"$ref": "#/$defs/money"},
    Quantity: {"$ref": "#/$defs/quantity"},
    Announced: {"$ref": "#/$defs/to_come"},
    FilePath: {"type": "string", "format": "uri"},
    Ref: TEXT,
}
ABOUT = {"$schema": TEXT, "id": TEXT, "kind": TEXT, "url": {"type": "string", "format": "uri"}}


def schema_text(here: Here, kind: str) -> Text:
    """The schema of a kind of entry."""
    definitions = {name: _closed(one) for name, one in DEFINITIONS.items()}
    whole = _record(KINDS[kind], definitions)
    whole["properties"] = ABOUT | whole["properties"]
    whole["required"] = sorted({"id", "kind", "url", *whole["required"]})
    head = {"$schema": DIALECT, "$id": absolute(here.settings, schema_address(kind)), "title": TITLES[kind]}
    return Text(json_text({**head, **whole, "$defs": dict(sorted(definitions.items()))}))


def _record(record: type[Record], definitions: dict[str, Schema]) -> Schema:
    properties, required = {}, []
    for name, (annotation, default) in record.declared().items():
        if _is_internal(record, name):
            continue
        field = record.model_fields[name]
        schema = _schema(annotation, definitions)
        properties[name] = {"title": field.title, "description": field.description, **schema}
        if default is ... and NoneType not in _choices(annotation) and annotation is not FilePath:
            required.append(name)
    return _closed({"properties": properties, "required": required})


def _is_internal(record: type[Record], name: str) -> bool:
    if issubclass(record, Person):
        return name not in PUBLIC
    return issubclass(record, Consent) or (issubclass(record, Entry) and name in INTERNAL)


def _schema(annotation: Annotation, definitions: dict[str, Schema]) -> Schema:
    choices = [one for one in _choices(annotation) if one is not NoneType]
    if len(choices) > 1:
        return {"anyOf": [_schema(one, definitions) for one in choices]}
    only = choices[0]
    if get_origin(only) is tuple:
        return {"type": "array", "items": _schema(get_args(only)[0], definitions)}
    if issubclass(only, Record):
        name = only.__name__.lower()
        if name not in definitions:
            definitions[name] = {}  # a record may hold itself
            definitions[name] = _record(only, definitions)
        return {"$ref": f"#/$defs/{name}"}
    return VALUES[only]


def _choices(annotation: Annotation) -> tuple[Annotation, ...]:
    """The types that an annotation allows, without what is said about them."""
    origin: Annotation = get_origin(annotation)
    bare = get_args(annotation)[0] if origin is Annotated else annotation
    if get_origin(bare) in {Union, UnionType}:
        return tuple(one for inner in get_args(bare) for one in _choices(inner))
    return (bare,)


def _closed(schema: Schema) -> Schema:
    """An object that has these properties and no others."""
    return {"type": "object", **schema, "additionalProperties": False}
