"""The shapes that several kinds of entry share: pictures, organisations, persons, contacts, documents, state."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WrapValidator, model_validator

from bantin.model.record import Record, described, note
from bantin.model.types import (
    LIST,
    Day,
    Email,
    File,
    Flag,
    Line,
    Phone,
    Shown,
    Url,
    choice_of,
    is_to_come,
    items_of,
    read_line,
    scalar_of,
)
from bantin.nodes import Mapping, Scalar
from bantin.vi.reading import Remark, Wording

STATES = {"postponed": ("tạm hoãn",), "cancelled": ("đã hủy", "đã huỷ", "hủy", "huỷ")}


def _read_alt(raw: object, info: ValidationInfo) -> str | None:
    """Alternative text; "" in quotes says that the picture is decoration."""
    if raw is None:
        return None
    if isinstance(raw, Scalar) and not raw.plain and not raw.text.strip():
        return ""
    return read_line(raw, info)


def _to_come_is_none(raw: Any, handler: Any, info: ValidationInfo) -> Any:
    """A list for which “chưa công bố” will do: it is read as no items."""
    del info
    if isinstance(raw, Scalar) and is_to_come(raw):
        return ()
    return handler(items_of(raw))


LIST_OR_TO_COME = WrapValidator(_to_come_is_none)
Change = Annotated[str, PlainValidator(choice_of(STATES)), Shown("lựa chọn: tạm hoãn · đã hủy", "tạm hoãn")]


class Picture(Record):
    """A picture: a path, or a path with its words."""

    short_form: ClassVar[str | None] = "file"
    unsaid: ClassVar[tuple[str, ...]] = ("alt",)

    file: File = described("Tệp", "Đường dẫn tới tệp ảnh, nằm cạnh bài viết.", example="anh-bia.jpg")
    alt: Annotated[str | None, PlainValidator(_read_alt), Shown("chữ")] = described(
        "Chữ thay ảnh", 'Mô tả ảnh cho người không nhìn thấy; để "" nếu ảnh chỉ để trang trí.'
    )
    caption: Line | None = described("Chú thích", "Chú thích in dưới ảnh.", None)
    credit: Line | None = described("Nguồn ảnh", "Người chụp, người vẽ hoặc nơi cung cấp ảnh.", None)

    @model_validator(mode="wrap")
    @classmethod
    def _needs_alt(cls, raw: Any, handler: Any, info: ValidationInfo) -> "Picture":
        picture: Picture = handler(raw)
        if isinstance(raw, Scalar):
            said = Wording(
                f"Ảnh “{picture.file.path[:60]}” không có chữ thay ảnh (alt).",
                f"The picture “{picture.file.path[:60]}” has no alternative text (alt).",
            )
            hint = Wording(
                f'Ghi {{file: {raw.text[:60]}, alt: "…"}}; alt: "" nếu ảnh chỉ để trang trí.',
                f'Write {{file: {raw.text[:60]}, alt: "…"}}; alt: "" for mere decoration.',
            )
            note(info, Remark("picture-alt", said, hint), raw.span)
        return picture


def _named_elsewhere(raw: object) -> object:
    """A bare path of a logo: the name beside it says what it shows."""
    if not isinstance(raw, Scalar):
        return raw
    return Mapping(
        ((Scalar("file", raw.span), raw), (Scalar("alt", raw.span), Scalar("", raw.span, plain=False))), raw.span
    )


Logo = Annotated[Picture, BeforeValidator(_named_elsewhere)]


class Org(Record):
    """An organisation: its name, or its name with address and role."""

    short_form: ClassVar[str | None] = "name"

    name: Line = described("Tên", "Tên cơ quan, đơn vị.")
    url: Url | None = described("Địa chỉ web", "Trang của đơn vị.", None, aka=("Trang web",))
    role: Line | None = described("Vai trò", "Ví dụ: chủ trì, phối hợp.", None)


class Consent(Record):
    """What a person (and, for a minor, the guardian) agreed to (Law 91/2025/QH15, article 24)."""

    self: Flag = described("Bản thân", "Người có tên đã đồng ý.", default=False)
    guardian: Flag = described("Người giám hộ", "Cha mẹ hoặc người giám hộ đã đồng ý.", default=False)
    date: Day | None = described("Ngày", "Ngày đồng ý.", None)
    scope: Line | None = described("Phạm vi", "Đồng ý công khai những gì, ở đâu.", None)


class Person(Record):
    """A person: a name, or a name with role, unit and what may be published of them."""

    short_form: ClassVar[str | None] = "name"

    name: Line = described("Họ tên", "Họ và tên.", aka=("Tên",))
    role: Line | None = described("Vai trò", "Chức danh hoặc vai trò.", None, aka=("Chức vụ",))
    unit: Line | None = described("Đơn vị", "Nơi công tác, học tập.", None)
    minor: Flag = described("Trẻ em", "Người dưới 18 tuổi: chỉ đăng tên khi có cả hai đồng ý.", default=False)
    consent: Consent | None = described("Đồng ý", "Ai đã đồng ý cho công khai thông tin.", None)
    public_until: Day | None = described("Công khai đến", "Sau ngày này người này không còn ở trang nào.", None)

    @property
    def may_be_named(self) -> bool:
        """Whether the name may be published: for a minor only with both consents."""
        return not self.minor or (self.consent is not None and self.consent.self and self.consent.guardian)

    @model_validator(mode="wrap")
    @classmethod
    def _needs_consent(cls, raw: Any, handler: Any, info: ValidationInfo) -> "Person":
        person: Person = handler(raw)
        if not person.may_be_named:
            said = Wording(
                f"“{person.name}” là trẻ em chưa có đủ đồng ý của bản thân và người giám hộ: trang sẽ ghi “Thí sinh”.",
                f"“{person.name}” is a minor without both consents: the page will say “Thí sinh”.",
            )
            hint = Wording(
                "Khi đã có đủ, ghi “consent: {self: có, guardian: có, date: …}”.",
                "With both, write “consent: {self: có, guardian: có, date: …}”.",
            )
            note(info, Remark("minor-consent", said, hint), person.where("name"))
        return person


class Contact(Record):
    """Where to ask."""

    short_form: ClassVar[str | None] = "name"

    name: Line = described("Tên", "Người hoặc bộ phận liên hệ.", aka=("Họ tên",))
    unit: Line | None = described("Đơn vị", "Đơn vị của người liên hệ.", None)
    phone: Phone | None = described("Điện thoại", "Số điện thoại, giữ nguyên như đã gõ.", None)
    email: Email | None = described("Thư điện tử", "Địa chỉ thư điện tử.", None, aka=("Email",))
    address: Line | None = described("Địa chỉ", "Địa chỉ bưu chính.", None)


class DocumentRef(Record):
    """An official document: its title, or what is known of number, symbol, issuer and date."""

    short_form: ClassVar[str | None] = "title"

    title: Line | None = described("Tên văn bản", "Trích yếu hoặc tên văn bản.", None, aka=("Tiêu đề", "Tên"))
    kind: Line | None = described("Loại văn bản", "Kế hoạch, Quyết định, Nghị quyết…", None, aka=("Loại",))
    number: Line | None = described("Số", "Số văn bản, ví dụ 124.", None)
    symbol: Line | None = described("Ký hiệu", "Ký hiệu văn bản, ví dụ KH-UBND.", None)
    issuer: Line | None = described("Cơ quan ban hành", "Nơi ban hành.", None)
    date: Day | None = described("Ngày ban hành", "Ngày ký.", None, aka=("Ngày",))
    file: File | None = described("Tệp", "Bản số hóa, nằm cạnh bài viết.", None, example="quyet-dinh-12.pdf")
    url: Url | None = described("Địa chỉ web", "Nơi đăng văn bản.", None)


class State(Record):
    """A postponement or a cancellation."""

    short_form: ClassVar[str | None] = "value"

    value: Change = described("Trạng thái", "tạm hoãn hoặc đã hủy.")
    note: Line | None = described("Ghi chú", "Lý do, thông báo.", None)
    date: Day | None = described("Ngày", "Ngày thông báo.", None)


Orgs = Annotated[tuple[Org, ...], LIST]
Persons = Annotated[tuple[Person, ...], LIST]
Contacts = Annotated[tuple[Contact, ...], LIST]
Documents = Annotated[tuple[DocumentRef, ...], LIST]
Lines = Annotated[tuple[Line, ...], LIST]
Files = Annotated[tuple[File, ...], LIST]


def read_tags(raw: object, info: ValidationInfo) -> object:
    """A list of tags; a comma in a single text is noted, for a list was probably meant."""
    if isinstance(raw, Scalar) and "," in raw.text:
        listed = "[" + raw.text.strip() + "]"
        said = Wording(
            f"“{scalar_of(raw).text[:80]}” có dấu phẩy nhưng được coi là một thẻ.",
            f"“{raw.text[:80]}” has a comma and is read as one tag.",
        )
        note(
            info,
            Remark(
                "list-comma",
                said,
                Wording(
                    f"Nếu là nhiều thẻ, ghi: tags: {listed[:120]}", f"For several tags write: tags: {listed[:120]}"
                ),
            ),
            raw.span,
        )
    return items_of(raw)
