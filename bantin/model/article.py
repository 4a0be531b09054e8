"""A news article."""

from typing import Annotated, ClassVar

from bantin.model.entry import Entry
from bantin.model.record import Record, described
from bantin.model.shapes import Persons
from bantin.model.types import LIST, DayOrToCome, EntryRef, Flag, Line, Moment, Text, Url


class Source(Record):
    """Where an article was taken from."""

    short_form: ClassVar[str | None] = "name"

    name: Line = described("Tên", "Tên báo, cơ quan đăng bài gốc.")
    url: Url | None = described("Địa chỉ web", "Địa chỉ bài gốc.", None)
    published: DayOrToCome | None = described(
        "Ngày đăng", "Ngày đăng bài gốc, hoặc “chưa công bố”.", None, announced=True
    )
    agreement: Line | None = described("Thỏa thuận", "Văn bản, thỏa thuận cho phép đăng lại.", None)


class Article(Entry):
    """A news article."""

    kind_name: ClassVar[str] = "article"

    date: Moment = described("Ngày đăng", "Ngày (và giờ) đăng bài trên trang này.", aka=("Ngày",))
    authors: Persons = described("Tác giả", "Người viết.", ())
    dateline: Line | None = described("Nguồn tin đầu bài", "Chữ trong ngoặc ở đầu sapo, ví dụ Xây dựng.", None)
    source: Source | None = described("Nguồn", "Bài gốc, nếu bài này lấy lại.", None)
    about: Annotated[tuple[EntryRef, ...], LIST] = described(
        "Liên quan đến", "Mã của phong trào, cuộc thi mà bài nói tới.", ()
    )
    featured: Flag = described("Nổi bật", "Bài đứng đầu trang chủ.", default=False)
    correction: Text | None = described("Đính chính", "Nội dung đã đính chính, in ở đầu bài.", None)
