"""Rules, results and plain pages."""

from typing import Annotated, ClassVar

from bantin.model.entry import Entry
from bantin.model.record import Record, described
from bantin.model.shapes import DocumentRef, Persons
from bantin.model.types import LIST, Day, EntryRef, File, Flag, Line, Number, Period


class Page(Entry):
    """A plain page."""

    kind_name: ClassVar[str] = "page"

    order: Number | None = described("Thứ tự", "Thứ tự trong menu, số nhỏ đứng trước.", None, example="1")
    menu: Flag = described("Trong menu", "Đưa trang vào menu.", default=False)


class Home(Page):
    """The home page's own text; its title is the site's where none is written."""

    title: Line | None = described("Tiêu đề", "Tên trang chủ; bỏ trống thì lấy tên trang web.", None)  # type: ignore[assignment]


class Rules(Entry):
    """The rules (thể lệ) of a competition or campaign."""

    kind_name: ClassVar[str] = "rules"

    title: Line | None = described("Tiêu đề", "Bỏ trống thì là “Thể lệ” và tên cuộc thi.", None)  # type: ignore[assignment]
    of: EntryRef | None = described("Của", "Mã cuộc thi, phong trào; bỏ trống thì lấy theo thư mục.", None)
    document: DocumentRef | None = described("Văn bản", "Quyết định ban hành.", None)
    effective: Period | None = described("Hiệu lực", "Có hiệu lực từ ngày nào.", None)
    file: File | None = described("Bản ký", "Tệp PDF bản ký, nằm cạnh bài.", None, example="the-le-ban-ky.pdf")


class Winner(Record):
    """One line of a list of winners."""

    rank: Line = described("Giải", "Hạng giải.", aka=("Hạng",))
    name: Line = described(
        "Tên bài/dự án", "Tên bài thi, dự án.", aka=("Tên", "Tên bài", "Tên dự án", "Tên ý tưởng/dự án")
    )
    authors: Persons = described(
        "Tác giả", "Người hoặc nhóm tác giả.", (), aka=("Nhóm tác giả", "Tác giả/nhóm tác giả")
    )
    unit: Line | None = described("Đơn vị", "Đơn vị, địa phương.", None, aka=("Đơn vị/địa phương",))
    score: Number | None = described("Điểm", "Điểm số.", None)
    joint: Flag = described("Đồng giải", "Được trao đồng giải.", default=False)


class Results(Entry):
    """The results of a competition."""

    kind_name: ClassVar[str] = "results"

    title: Line | None = described("Tiêu đề", "Bỏ trống thì là “Kết quả” và tên cuộc thi.", None)  # type: ignore[assignment]
    of: EntryRef | None = described("Của", "Mã cuộc thi; bỏ trống thì lấy theo thư mục.", None)
    decision: DocumentRef | None = described("Quyết định", "Quyết định công nhận kết quả.", None)
    date: Day = described("Ngày", "Ngày công bố kết quả.", aka=("Ngày công bố",))
    winners: Annotated[tuple[Winner, ...], LIST] = described("Danh sách đạt giải", "Các bài đạt giải.", ())
    table: File | None = described(
        "Bảng", "Tệp CSV có các cột của danh sách đạt giải.", None, aka=("Tệp CSV",), example="ket-qua.csv"
    )
