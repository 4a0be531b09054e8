"""`value`: how Bản Tin reads one value, as the columns that the vectors use."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bantin.characters import control
from bantin.problems import SEVERITY, Severity, Span
from bantin.vi.date_print import plain, print_when
from bantin.vi.dates import read_when
from bantin.vi.money import Money, read_money
from bantin.vi.money_print import money_in_words, print_money
from bantin.vi.number_words import words
from bantin.vi.numbers import format_number, read_count, read_number
from bantin.vi.reading import Reading, Remark, Wording, refused
from bantin.vi.slug import slug_from_title
from bantin.vi.text import control_at
from bantin.vi.when import When, columns

Columns = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class ValueReading:
    """What was read, by column, and the remark that weighs most."""

    columns: Columns
    remark: Remark | None

    @property
    def severity(self) -> Severity | None:
        """How bad the remark is."""
        return SEVERITY[self.remark.code] if self.remark else None


def read_value(kind: str, text: str) -> ValueReading:
    """A text read as one of `TYPES`."""
    at = control_at(text)
    if at is not None:
        found = control(Span.at(""), text[at])
        return ValueReading({}, Remark(found.code, found.message, found.hint))
    reader, show = TYPES[kind]
    reading = reader(text)
    read = show(reading.value) if reading.value is not None else {}
    return ValueReading(read, _weightiest(reading.remarks))


def _weightiest(remarks: tuple[Remark, ...]) -> Remark | None:
    errors = [one for one in remarks if SEVERITY[one.code] is Severity.ERROR]
    return next(iter(errors or remarks), None)


def _period(text: str) -> Reading[When]:
    reading: Reading[When] = read_when(text)
    if reading.value is not None and reading.value.kind == "duration":
        said = Wording(
            f"“{reading.value.text}” là thời lượng, không phải khoảng thời gian.",
            f"“{reading.value.text}” is a length, no period.",
        )
        return refused("date-kind", said, Wording("Dùng khóa “duration”.", "Use the key “duration”."))
    return reading


def _duration(text: str) -> Reading[When]:
    reading: Reading[When] = read_when(text)
    if reading.value is not None and reading.value.kind != "duration":
        said = Wording(f"“{reading.value.text}” không phải là thời lượng.", f"“{reading.value.text}” is no duration.")
        return refused("date-kind", said, Wording("Ghi ví dụ 60 ngày đêm.", "Write for example 60 ngày đêm."))
    return reading


def _slug(text: str) -> Reading[str]:
    return slug_from_title(text)


def _when_columns(when: When) -> Columns:
    return {"kind": when.kind, **columns(when), "text": plain(print_when(when))}


def _money_columns(money: Money) -> Columns:
    found: Columns = {"kind": "money", "min": money.min}
    optional = {"max": money.max, "per": money.per, "approx": money.approx}
    found |= {name: value for name, value in optional.items() if value is not None}
    found["text"] = print_money(money)
    if money.max is None:
        found["words"] = money_in_words(money.min)
    return found


def _number_columns(number: Decimal) -> Columns:
    whole = number == number.to_integral_value()
    found: Columns = {"kind": "number", "min": int(number) if whole else str(number), "text": format_number(number)}
    return found | ({"words": words(int(number))} if whole and number >= 0 else {})


def _count_columns(count: int) -> Columns:
    return {"kind": "count", "min": count, "text": format_number(Decimal(count)), "words": words(count)}


def _slug_columns(slug: str) -> Columns:
    return {"kind": "slug", "slug": slug}


TYPES: dict[str, tuple[Callable[[str], Reading[Any]], Callable[[Any], Columns]]] = {
    "date": (read_when, _when_columns),
    "period": (_period, _when_columns),
    "duration": (_duration, _when_columns),
    "money": (read_money, _money_columns),
    "count": (read_count, _count_columns),
    "number": (read_number, _number_columns),
    "slug": (_slug, _slug_columns),
}
