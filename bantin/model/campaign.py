"""A campaign (phong trào thi đua): aims, phases, targets with readings, scoreboard, claims, documents."""

from typing import Annotated, ClassVar

from pydantic import PlainValidator

from bantin.model.entry import Entry
from bantin.model.record import Record, described
from bantin.model.shapes import Contacts, DocumentRef, Documents, Lines, Orgs, State
from bantin.model.types import (
    LIST,
    Day,
    File,
    Length,
    Line,
    Number,
    Period,
    PeriodOrToCome,
    Shown,
    choice_of,
)

APPROXIMATIONS = {"exact": ("đúng",), "nearly": ("gần",), "over": ("hơn", "trên"), "about": ("khoảng",)}

Approximation = Annotated[
    str, PlainValidator(choice_of(APPROXIMATIONS)), Shown("lựa chọn: đúng · gần · hơn · khoảng", "gần")
]


class TargetReading(Record):
    """What was measured on one day."""

    date: Day = described("Ngày", "Ngày có số liệu.")
    value: Number = described("Kết quả", "Số đạt được.", aka=("Giá trị",))


class Target(Record):
    """What a campaign wants to reach."""

    name: Line = described("Tên", "Tên chỉ tiêu.")
    unit: Line | None = described("Đơn vị tính", "Ví dụ %, hộ, tổ.", None, aka=("Đơn vị",))
    baseline: Number | None = described("Hiện trạng", "Số khi bắt đầu.", None)
    target: Number = described("Chỉ tiêu", "Số cần đạt.")
    readings: Annotated[tuple[TargetReading, ...], LIST] = described("Kết quả", "Số đã đạt theo từng ngày.", ())
    source: Line | None = described("Nguồn", "Nơi lấy số liệu.", None)


class Phase(Record):
    """One stretch of a campaign."""

    name: Line = described("Tên", "Tên giai đoạn.")
    when: PeriodOrToCome = described("Thời gian", "Khoảng ngày, hoặc “chưa công bố”.", announced=True)
    note: Line | None = described("Ghi chú", "Việc chính của giai đoạn.", None)


class Claim(Record):
    """A figure as a source states it. Two claims on one metric stand side by side, never merged."""

    text: Line = described("Nội dung", "Câu nói về số liệu, bằng lời của trang.", aka=("Lời",))
    metric: Line | None = described("Chỉ số", "Tên chỉ số, để đặt cạnh nhau các số liệu về cùng một việc.", None)
    value: Number = described("Giá trị", "Con số.")
    unit: Line | None = described("Đơn vị tính", "Ví dụ tổ, thành viên, %.", None, aka=("Đơn vị",))
    approx: Approximation | None = described("Mức chính xác", "đúng, gần, hơn hoặc khoảng.", None)
    as_of: Day | None = described("Tính đến", "Ngày của số liệu.", None)
    source: Line | None = described("Nguồn", "Nơi lấy số liệu.", None)
    quote: Line | None = described("Trích nguyên văn", "Câu của nguồn, nguyên văn.", None)


class Campaign(Entry):
    """A campaign."""

    kind_name: ClassVar[str] = "campaign"

    organisers: Orgs = described("Đơn vị tổ chức", "Cơ quan phát động, tổ chức.", ())
    document: DocumentRef | None = described("Văn bản phát động", "Văn bản phát động phong trào.", None)
    when: Period | None = described("Thời gian", "Từ ngày nào đến ngày nào.", None)
    duration: Length | None = described("Thời lượng", "Khi chỉ biết độ dài, ví dụ 60 ngày đêm.", None)
    slogan: Line | None = described("Khẩu hiệu", "Khẩu hiệu của phong trào.", None)
    aims: Lines = described("Mục tiêu", "Các mục tiêu, mỗi dòng một mục tiêu.", ())
    targets: Annotated[tuple[Target, ...], LIST] = described("Chỉ tiêu", "Các chỉ tiêu có con số.", ())
    phases: Annotated[tuple[Phase, ...], LIST] = described("Giai đoạn", "Các giai đoạn.", ())
    scoreboard: File | None = described(
        "Bảng xếp hạng", "Tệp CSV bảng xếp hạng, nằm cạnh bài.", None, example="bang-xep-hang.csv"
    )
    claims: Annotated[tuple[Claim, ...], LIST] = described("Số liệu", "Các con số nguồn tin nêu, kèm trích dẫn.", ())
    documents: Documents = described("Văn bản", "Các văn bản liên quan.", ())
    contacts: Contacts = described("Liên hệ", "Nơi liên hệ.", ())
    state: State | None = described("Trạng thái", "Chỉ ghi khi tạm hoãn hoặc đã hủy.", None)
