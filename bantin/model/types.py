"""The types of fields: how each reads what the editor typed, and how the reference page calls it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from bantin.model.record import fail, key_of, note, value_of
from bantin.model.web import is_email_address, is_web_address
from bantin.model.words import wrong_shape
from bantin.nodes import Items, Scalar, is_absent
from bantin.problems import Span
from bantin.vi.dates import read_when
from bantin.vi.money import Money, read_money
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.numbers import read_count, read_edition, read_number
from bantin.vi.reading import NOTHING, Reading, Remark, Wording
from bantin.vi.scalars import read_boolean, read_phone
from bantin.vi.text import clean_prose, clean_value, one_line
from bantin.vi.when import When

T = TypeVar("T")
TO_COME = "tba"
NO_PERIODS = frozenset({"duration", TO_COME})


@dataclass(frozen=True, slots=True)
class Shown:
    """How the reference page names a type, with an example."""

    name: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """“chưa công bố”: the value is known to exist and not known yet."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of another entry as typed, with where it stands."""

    id: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FilePath:
    """A path to a file beside the entry, as typed, with where it stands."""

    path: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the text it was written as."""

    value: Decimal
    text: str


def scalar_of(raw: object, wanted: str = "một giá trị chữ", wanted_en: str = "a text") -> Scalar:
    """The text that a field was given; a list or mapping is `value-type`, quotes with nothing `value-empty`."""
    if not isinstance(raw, Scalar):
        raise fail("value-type", *wrong_shape(raw, wanted, wanted_en))
    if is_absent(raw) or not raw.text.strip():
        raise empty()
    return raw


def empty() -> PydanticCustomError:
    """The error of quotes with nothing in them, or of an empty item of a list."""
    said = Wording("Giá trị bị bỏ trống.", "The value is empty.")
    return fail("value-empty", said, Wording("Điền giá trị, hoặc xóa cả dòng.", "Fill it in, or delete the line."))


def read_word(raw: object, info: ValidationInfo) -> str:
    """A typed value that is kept as text (an id, an address), in regular form."""
    node = scalar_of(raw)
    text, remarks = clean_value(node.text)
    for remark in remarks:
        note(info, remark, node.span)
    if not text:
        raise empty()
    return text


def read_line(raw: object, info: ValidationInfo) -> str:
    """One line of prose."""
    return one_line(_prose(scalar_of(raw), info))


def read_text(raw: object, info: ValidationInfo) -> str:
    """Prose that may have paragraphs."""
    return _prose(scalar_of(raw), info).strip()


def _prose(node: Scalar, info: ValidationInfo) -> str:
    prose = clean_prose(node.text)
    if prose.hidden:
        said = Wording("Có ký tự ẩn trong giá trị, đã bỏ.", "The value held hidden characters, which were dropped.")
        note(
            info,
            Remark("text-hidden", said, Wording("Xóa chỗ này rồi gõ lại.", "Delete and type it again.")),
            node.span,
        )
    if not prose.text.strip():
        raise empty()
    return prose.text


def by(reader: Callable[[str], Reading[Any]]) -> Callable[[object, ValidationInfo], Any]:
    """A field's reader made of a value's reader."""

    def read(raw: object, info: ValidationInfo) -> Any:
        node = scalar_of(raw)
        return value_of(reader(node.text), node, info)

    return read


def is_to_come(node: Scalar) -> bool:
    """Whether a text says that the value is not known yet."""
    said = read_when(node.text).value
    return said is not None and said.kind == TO_COME


def or_to_come(read: Callable[[object, ValidationInfo], Any]) -> Callable[[object, ValidationInfo], Any]:
    """The same reader, for a field for which “chưa công bố” will do."""

    def read_or_to_come(raw: object, info: ValidationInfo) -> Any:
        if isinstance(raw, Scalar) and is_to_come(raw):
            return Announced(clean_value(raw.text)[0])
        return read(raw, info)

    return read_or_to_come


def when_of(kinds: frozenset[str] | None, wanted: Wording, hint: Wording) -> Callable[[object, ValidationInfo], When]:
    """A reader of dates that takes only some kinds (None: all but durations and what is to come)."""

    def read(raw: object, info: ValidationInfo) -> When:
        node = scalar_of(raw)
        when: When = value_of(read_when(node.text), node, info)
        if when.kind not in kinds if kinds is not None else when.kind in NO_PERIODS:
            message = Wording(
                f"“{when.text}” không dùng được ở đây: cần {wanted.vi}.",
                f"“{when.text}” will not do here: {wanted.en} is wanted.",
            )
            raise fail("date-kind", message, hint)
        return when

    return read


DAY = Wording("một ngày", "one day")
MOMENT = Wording("một ngày, có thể kèm giờ", "a day, with or without a time")
SPAN = Wording("một khoảng thời gian", "a period")
LENGTH = Wording("một thời lượng", "a duration")
DAY_HINT = Wording("Ghi một ngày, ví dụ 01/4/2025.", "Write one day, such as 01/4/2025.")
MOMENT_HINT = Wording(
    "Ghi một thời điểm, ví dụ 17 giờ 00 ngày 15/4/2025.", "Write a moment, such as 17 giờ 00 ngày 15/4/2025."
)
SPAN_HINT = Wording(
    "Ghi khoảng ngày; nếu chỉ biết thời lượng, dùng khóa “duration”; nếu chưa biết, bỏ dòng này.",
    "Write dates; for a mere length use the key “duration”.",
)
LENGTH_HINT = Wording("Ghi một thời lượng, ví dụ 60 ngày đêm.", "Write a length, such as 60 ngày đêm.")

read_day = when_of(frozenset({"date"}), DAY, DAY_HINT)
read_moment = when_of(frozenset({"date", "datetime"}), MOMENT, MOMENT_HINT)
read_period = when_of(None, SPAN, SPAN_HINT)
read_length = when_of(frozenset({"duration"}), LENGTH, LENGTH_HINT)


def read_quantity(raw: object, info: ValidationInfo) -> Quantity:
    """A number and how it was written."""
    node = scalar_of(raw)
    return Quantity(value_of(read_number(node.text), node, info), clean_value(node.text)[0])


def read_year(raw: object, info: ValidationInfo) -> int:
    """A year from 1900 to 2100."""
    year: int = by(read_count)(raw, info)
    if not 1900 <= year <= 2100:  # noqa: PLR2004 - the bounds of every date (VALUES: date-year)
        raise fail(
            "value-range",
            Wording(f"Năm “{year}” phải từ 1900 đến 2100.", f"The year “{year}” must lie between 1900 and 2100."),
            Wording("Ghi năm bằng bốn chữ số.", "Write the year with four digits."),
        )
    return year


def read_ref(raw: object, info: ValidationInfo) -> Ref:
    """The id of an entry."""
    return Ref(read_word(raw, info).strip("/").removesuffix(".md"), scalar_of(raw).span)


def read_path(raw: object, info: ValidationInfo) -> FilePath:
    """A path beside the entry."""
    del info
    node = scalar_of(raw)
    return FilePath(node.text.strip(), node.span)


def read_url(raw: object, info: ValidationInfo) -> str:
    """An address on the web: http or https, with a host."""
    text = read_word(raw, info)
    if not is_web_address(text):
        raise fail(
            "url-scheme",
            Wording(f"“{text[:80]}” không phải là một địa chỉ web.", f"“{text[:80]}” is no web address."),
            Wording("Ghi địa chỉ bắt đầu bằng https://.", "Write an address that begins with https://."),
        )
    return text


def read_email(raw: object, info: ValidationInfo) -> str:
    """An e-mail address: something before and after one @."""
    text = read_word(raw, info)
    if not is_email_address(text):
        raise fail(
            "value-type",
            Wording(f"“{text[:80]}” không phải là địa chỉ thư điện tử.", f"“{text[:80]}” is no e-mail address."),
            Wording("Ghi theo dạng ten@donvi.vn.", "Write it as name@unit.vn."),
        )
    return text


def choice_of(labels: Mapping[str, tuple[str, ...]]) -> Callable[[object, ValidationInfo], str]:
    """A reader of one of some words, by the word itself or any of its labels."""
    spelled = {key_of(spelling): word for word, others in labels.items() for spelling in (word, *others)}

    def read(raw: object, info: ValidationInfo) -> str:
        del info
        node = scalar_of(raw)
        word = spelled.get(key_of(node.text))
        if word is None:
            near = nearest(key_of(node.text), spelled)
            asked = did_you_mean(spelled[near]) if near else NOTHING
            listed = ", ".join(f"{word} ({others[0]})" for word, others in labels.items())
            raise fail(
                "value-choice",
                Wording(
                    f"“{node.text[:60]}” không phải là một lựa chọn ở đây.", f"“{node.text[:60]}” is no choice here."
                ),
                Wording(f"{asked.vi} Chọn: {listed}.".strip(), f"{asked.en} Choose: {', '.join(labels)}.".strip()),
            )
        return word

    return read


def items_of(raw: object) -> tuple[object, ...]:
    """A list's items; a single value where a list is asked is a list of one."""
    return raw.items if isinstance(raw, Items) else (raw,)


Line = Annotated[str, PlainValidator(read_line), Shown("chữ")]
Text = Annotated[str, PlainValidator(read_text), Shown("đoạn văn")]
Flag = Annotated[bool, PlainValidator(by(read_boolean)), Shown("có/không", "có")]
Count = Annotated[int, PlainValidator(by(read_count)), Shown("số đếm", "02")]
CountOrToCome = Annotated[int | Announced, PlainValidator(or_to_come(by(read_count))), Shown("số đếm", "02")]
Year = Annotated[int, PlainValidator(read_year), Shown("năm", "2025")]
Edition = Annotated[int, PlainValidator(by(read_edition)), Shown("lần thứ", "IV")]
Number = Annotated[Quantity, PlainValidator(read_quantity), Shown("số", "87,25")]
MoneyOrToCome = Annotated[
    Money | Announced, PlainValidator(or_to_come(by(read_money))), Shown("số tiền", "80.000.000 đồng")
]
Amount = Annotated[Money, PlainValidator(by(read_money)), Shown("số tiền", "80.000.000 đồng")]
Day = Annotated[When, PlainValidator(read_day), Shown("ngày", "01/4/2025")]
DayOrToCome = Annotated[When | Announced, PlainValidator(or_to_come(read_day)), Shown("ngày", "01/4/2025")]
Moment = Annotated[When, PlainValidator(read_moment), Shown("ngày giờ", "17 giờ 00 ngày 15/4/2025")]
SHOWN_PERIOD = Shown("khoảng thời gian", "từ ngày 01/4/2025 đến hết ngày 15/4/2025")
Period = Annotated[When, PlainValidator(read_period), SHOWN_PERIOD]
PeriodOrToCome = Annotated[When | Announced, PlainValidator(or_to_come(read_period)), SHOWN_PERIOD]
Length = Annotated[When, PlainValidator(read_length), Shown("thời lượng", "60 ngày đêm")]
EntryRef = Annotated[Ref, PlainValidator(read_ref), Shown("mã bài", "cuoc-thi/khoi-nghiep-hau-giang-2025")]
File = Annotated[FilePath, PlainValidator(read_path), Shown("tệp", "mau-dang-ky.docx")]
Url = Annotated[str, PlainValidator(read_url), Shown("địa chỉ web", "https://…")]
Email = Annotated[str, PlainValidator(read_email), Shown("thư điện tử", "bto@vidu.vn")]
Phone = Annotated[str, PlainValidator(by(read_phone)), Shown("điện thoại", "0293 3878 888")]
LIST = BeforeValidator(items_of)
