"""Unquoted scalars mean what the field's type says, whatever YAML 1.1 would make of them."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import PlainValidator

from bantin.document import read_mapping
from bantin.model.read_record import read_record
from bantin.model.record import Notes, Record, described
from bantin.model.types import Amount, Count, Edition, Flag, Line, Moment, Number, Phone, Quantity, by
from bantin.problems import SEVERITY, Severity
from bantin.vi.money import Money
from bantin.vi.numbers import format_number
from bantin.vi.times import Clock, read_time
from bantin.vi.when import When
from tests.reading import codes
from tests.vector_rows import csv_rows

ROWS = csv_rows("yaml_scalars.csv")


class Scalars(Record):
    """A field of every type of the vectors; a time of day is a field of no entry, and read the same way."""

    date: Moment | None = described("Ngày", "", None)
    time: Annotated[Clock | None, PlainValidator(by(read_time))] = described("Giờ", "", None)
    money: Amount | None = described("Tiền", "", None)
    count: Count | None = described("Số lượng", "", None)
    number: Number | None = described("Số", "", None)
    percent: Number | None = described("Phần trăm", "", None)
    text: Line | None = described("Chữ", "", None)
    boolean: Flag | None = described("Có không", "", None)
    phone: Phone | None = described("Điện thoại", "", None)
    edition: Edition | None = described("Lần thứ", "", None)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['type']}: {row['scalar']}" for row in ROWS])
def test_scalar_means_what_its_field_says(row: dict[str, str]) -> None:
    value, found = _read(row["type"], row["scalar"])
    assert found == ({row["code"]} if row["code"] else set())
    assert _shown(value) == row["value"]
    if row["code"]:
        assert (SEVERITY[row["code"]] is Severity.ERROR) == (not row["value"])


@pytest.mark.parametrize("name", [name for name in Scalars.field_names() if name != "text"])
def test_an_empty_value_is_an_absent_field(name: str) -> None:
    for typed in ("", "~", "null", "Null", "NULL"):
        assert _read(name, typed) == (None, set())


def _read(name: str, typed: str) -> tuple[Any, set[str]]:
    """What a field of the type makes of a scalar, and the codes."""
    mapping, problems = read_mapping(f"{name}: {typed}\n".encode(), "site.yaml")
    if mapping is None:
        return None, codes(problems)
    notes = Notes("site.yaml", list(problems))
    record = read_record(Scalars, mapping, notes)
    return (getattr(record, name) if record is not None else None), codes(notes.problems)


def _shown(value: Any) -> str:  # noqa: ANN401 - a value of any field type
    """A value as the vectors write it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case When(start=start) if start is not None:
            return start.isoformat(timespec="minutes") if value.timed else start.date().isoformat()
        case Money():
            return str(value.min)
        case Quantity():
            return format_number(Decimal(value.value)).replace(".", "")
        case _:
            return str(value)
