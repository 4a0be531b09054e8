"""A competition: its rounds, submission, criteria, prizes, support, jury and questions."""

from typing import Annotated, ClassVar

from pydantic import PlainValidator

from bantin.model.entry import Entry
from bantin.model.prizes import Prize
from bantin.model.record import Record, described
from bantin.model.shapes import LIST_OR_TO_COME, Contacts, Documents, Files, Lines, Logo, Orgs, Persons, State
from bantin.model.types import (
    LIST,
    Amount,
    Count,
    Edition,
    Email,
    Flag,
    Line,
    Moment,
    Number,
    Period,
    PeriodOrToCome,
    Shown,
    Text,
    Url,
    Year,
    choice_of,
)

BASES = {"received": ("ngày nhận",), "postmark": ("dấu bưu điện", "theo dấu bưu điện")}
SubmissionBasis = Annotated[
    str, PlainValidator(choice_of(BASES)), Shown("lựa chọn: ngày nhận · dấu bưu điện", "dấu bưu điện")
]


class Sponsor(Record):
    """Who supports a competition."""

    short_form: ClassVar[str | None] = "name"

    name: Line = described("Tên", "Tên đơn vị tài trợ.")
    tier: Line | None = described("Hạng", "Hạng tài trợ: Kim cương, Vàng…", None)
    logo: Logo | None = described("Biểu trưng", "Tệp biểu trưng, nằm cạnh bài.", None, aka=("Logo",))
    url: Url | None = described("Địa chỉ web", "Trang của đơn vị.", None)


class Submission(Record):
    """How and until when to hand in."""

    opens: Moment | None = described("Mở nhận", "Từ lúc nào nhận bài.", None)
    deadline: Moment | None = described("Hạn nộp", "Đến lúc nào, ví dụ 17 giờ 00 ngày 15/4/2025.", None)
    basis: SubmissionBasis | None = described("Tính theo", "Theo ngày nhận hay dấu bưu điện.", None)
    how: Lines = described("Cách nộp", "Các cách nộp bài.", ())
    url: Url | None = described("Địa chỉ web", "Biểu mẫu trực tuyến.", None)
    email: Email | None = described("Thư điện tử", "Nơi nhận bài qua thư điện tử.", None, aka=("Email",))
    address: Line | None = described("Địa chỉ", "Nơi nhận bài trực tiếp, qua bưu điện.", None)
    forms: Files = described("Biểu mẫu", "Các tệp mẫu, nằm cạnh bài.", ())


class Round(Record):
    """One round."""

    name: Line = described("Tên", "Tên vòng thi.")
    form: Line | None = described("Hình thức", "Thi viết, thuyết trình…", None)
    when: PeriodOrToCome = described("Thời gian", "Khoảng ngày, hoặc “chưa công bố”.", announced=True)
    venue: Line | None = described("Địa điểm", "Nơi thi.", None)
    results: Moment | None = described("Công bố", "Lúc công bố kết quả vòng này.", None)
    advances: Count | None = described("Số vào vòng sau", "Bao nhiêu bài vào vòng sau.", None)
    field: Line | None = described("Lĩnh vực", "Một trong các lĩnh vực của cuộc thi.", None)
    note: Line | None = described("Ghi chú", "Điều cần biết thêm.", None)


class SubCriterion(Record):
    """A part of a criterion."""

    name: Line = described("Tên", "Tên tiêu chí.")
    points: Number = described("Điểm", "Số điểm.", example="30")


class Criterion(Record):
    """One criterion with its points."""

    name: Line = described("Tên", "Tên tiêu chí.")
    points: Number = described("Điểm", "Số điểm.", example="30")
    parts: Annotated[tuple[SubCriterion, ...], LIST] = described(
        "Thành phần", "Các tiêu chí nhỏ.", (), aka=("Tiêu chí nhỏ",)
    )


class Criteria(Record):
    """The points that a jury gives."""

    scale: Number | None = described("Thang điểm", "Tổng số điểm.", None, example="100")
    parts: Annotated[tuple[Criterion, ...], LIST] = described("Thành phần", "Các tiêu chí.", (), aka=("Tiêu chí",))


class Support(Record):
    """Help for those who win no prize."""

    count: Count = described("Số lượng", "Bao nhiêu phần hỗ trợ.")
    unit: Line = described("Đơn vị", "Hỗ trợ cho cái gì: ý tưởng, dự án.")
    value: Amount = described("Giá trị", "Số tiền.", aka=("Trị giá",))
    per: Line | None = described("Cho mỗi", "Tiền tính cho mỗi ai: thí sinh, nhóm.", None)
    condition: Line | None = described("Điều kiện", "Ai được hỗ trợ.", None)


class Question(Record):
    """A question with its answer."""

    q: Line = described("Hỏi", "Câu hỏi.")
    a: Text = described("Đáp", "Câu trả lời.")


class Competition(Entry):
    """A competition."""

    kind_name: ClassVar[str] = "competition"

    edition: Edition | None = described("Lần thứ", "4, IV hoặc “lần thứ IV”.", None)
    year: Year | None = described("Năm", "Năm tổ chức.", None)
    organisers: Orgs = described("Đơn vị tổ chức", "Cơ quan tổ chức.", ())
    sponsors: Annotated[tuple[Sponsor, ...], LIST] = described("Tài trợ", "Đơn vị tài trợ.", ())
    audience: Lines = described("Đối tượng", "Ai được dự thi.", ())
    audience_open: Flag = described(
        "Đối tượng khác", "Danh sách đối tượng còn để mở (kết thúc bằng “…”).", default=False
    )
    entrants: Lines = described("Hình thức dự thi", "Cá nhân, nhóm, tổ chức.", ())
    fields: Lines = described("Lĩnh vực", "Các lĩnh vực dự thi.", ())
    when: Period | None = described("Thời gian", "Khoảng thời gian của cả cuộc thi.", None)
    submission: Submission | None = described("Nộp bài", "Nộp ở đâu, đến khi nào.", None)
    rounds: Annotated[tuple[Round, ...], LIST_OR_TO_COME] = described(
        "Vòng thi", "Các vòng thi, hoặc “chưa công bố”.", announced=True
    )
    criteria: Criteria | None = described("Tiêu chí", "Thang điểm và các tiêu chí.", None)
    prizes: Annotated[tuple[Prize, ...], LIST_OR_TO_COME] = described(
        "Giải thưởng", "Các giải, hoặc “chưa công bố”.", announced=True
    )
    prize_total: Amount | None = described("Tổng giá trị", "Tổng giải thưởng khi nguồn tin có nêu.", None)
    support: Annotated[tuple[Support, ...], LIST] = described("Hỗ trợ", "Hỗ trợ cho bài không đạt giải.", ())
    jury: Persons = described("Ban Giám khảo", "Thành viên Ban Giám khảo.", ())
    faq: Annotated[tuple[Question, ...], LIST] = described("Hỏi đáp", "Câu hỏi thường gặp.", ())
    documents: Documents = described("Văn bản", "Các văn bản liên quan.", ())
    contacts: Contacts = described("Liên hệ", "Nơi liên hệ.", ())
    state: State | None = described("Trạng thái", "Chỉ ghi khi tạm hoãn hoặc đã hủy.", None)
