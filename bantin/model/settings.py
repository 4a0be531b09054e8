"""The site's own settings: site.yaml."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, ValidationInfo

from bantin.model.entry import Checks, Lang, Slug, is_free_slug
from bantin.model.record import Record, described, fail, read_part
from bantin.model.shapes import Contacts, Logo
from bantin.model.types import (
    LIST,
    Count,
    Email,
    Flag,
    Line,
    Phone,
    Quantity,
    Shown,
    Text,
    by,
    choice_of,
    read_line,
    read_quantity,
    read_word,
)
from bantin.model.web import is_web_address
from bantin.model.words import wrong_shape
from bantin.nodes import Mapping, is_absent
from bantin.vi.numbers import read_count
from bantin.vi.reading import Wording
from bantin.vi.slug import slug_of

LARGEST_PAGE = 1_000
LONGEST_BODY = 60

STYLES = {"nd30": ("Nghị định 30",), "slash": ("gạch chéo",), "hyphen": ("gạch nối",), "dot": ("dấu chấm",)}
DIALECTS = {"bac": ("bắc",), "nam": ("nam",)}
CARDS = {"sections": ("mục",), "all": ("tất cả",), "none": ("không",)}


def _read_site_url(raw: object, info: ValidationInfo) -> str:
    text = read_word(raw, info)
    if not is_web_address(text) or "?" in text or "#" in text:
        raise fail(
            "url-scheme",
            Wording(
                f"“{text[:80]}” không phải là địa chỉ của một trang web.", f"“{text[:80]}” is no address of a site."
            ),
            Wording(
                "Ghi địa chỉ đầy đủ, ví dụ https://vidu.vn/ban-tin/.",
                "Write the whole address, such as https://example.org/news/.",
            ),
        )
    return text.rstrip("/") + "/"


def _read_section_address(raw: object, info: ValidationInfo) -> str:
    """The one folder at the root in which a section's pages lie: `/bai-viet/`, or `bai-viet`."""
    text = read_word(raw, info)
    folder = text.strip("/")
    if not is_free_slug(folder):
        raise fail(
            "slug-invalid",
            Wording(
                f"“{text[:80]}” không dùng làm địa chỉ của một mục được.", f"“{text[:80]}” is no address of a section."
            ),
            Wording(
                f"Ghi “address: /{slug_of(folder) or 'tin-tuc'}/”.", f"Write “address: /{slug_of(folder) or 'news'}/”."
            ),
        )
    return folder


def _read_colour(raw: object, info: ValidationInfo) -> str:
    text = read_word(raw, info).lower()
    if not re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", text):
        raise fail(
            "value-choice",
            Wording(f"“{text[:40]}” không phải là mã màu.", f"“{text[:40]}” is no colour."),
            Wording('Ghi mã màu trong dấu nháy, ví dụ "#b3261e".', 'Write a quoted colour such as "#b3261e".'),
        )
    return text


def _read_pairs(raw: object, info: ValidationInfo) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, Mapping):
        raise fail("value-type", *wrong_shape(raw, "các dòng “chữ tắt: nghĩa”", "lines of “short: long”"))
    pairs = [(key.text, read_part(read_line, value, info)) for key, value in raw.entries if not is_absent(value)]
    return tuple((short, long) for short, long in pairs if long is not None)


def _read_page_size(raw: object, info: ValidationInfo) -> int:
    size: int = by(read_count)(raw, info)
    if not 1 <= size <= LARGEST_PAGE:
        raise fail(
            "value-range",
            Wording(f"Số bài mỗi trang “{size}” phải từ 1 đến {LARGEST_PAGE}.", f"“{size}”: from 1 to {LARGEST_PAGE}."),
            Wording("Ghi một số như 20.", "Write a number such as 20."),
        )
    return size


def _read_seconds(raw: object, info: ValidationInfo) -> Quantity:
    seconds = read_quantity(raw, info)
    if not 0 < seconds.value <= LONGEST_BODY:
        raise fail(
            "value-range",
            Wording(
                f"Thời gian “{seconds.text}” phải lớn hơn 0 và không quá {LONGEST_BODY} giây.",
                f"“{seconds.text}” must be more than 0 and at most {LONGEST_BODY} seconds.",
            ),
            Wording("Ghi số giây, ví dụ 2.", "Write seconds, such as 2."),
        )
    return seconds


SiteUrl = Annotated[str, PlainValidator(_read_site_url), Shown("địa chỉ web", "https://vidu.vn/")]
SectionAddress = Annotated[str, PlainValidator(_read_section_address), Shown("địa chỉ mục", "/bai-viet/")]
Colour = Annotated[str, PlainValidator(_read_colour), Shown("mã màu", '"#b3261e"')]
Pairs = Annotated[
    tuple[tuple[str, str], ...], PlainValidator(_read_pairs), Shown("chữ tắt: nghĩa", "TTHC: thủ tục hành chính")
]
Style = Annotated[str, PlainValidator(choice_of(STYLES)), Shown("lựa chọn: nd30 · slash · hyphen · dot", "nd30")]
Dialect = Annotated[str, PlainValidator(choice_of(DIALECTS)), Shown("lựa chọn: bac · nam", "bac")]
PageSize = Annotated[int, PlainValidator(_read_page_size), Shown("số đếm", "20")]
Seconds = Annotated[Quantity, PlainValidator(_read_seconds), Shown("số", "2")]
CardChoice = Annotated[str, PlainValidator(choice_of(CARDS)), Shown("lựa chọn: sections · all · none", "sections")]


class Organisation(Record):
    """Who is responsible for the site."""

    short_form: ClassVar[str | None] = "name"

    name: Line = described("Tên", "Cơ quan chủ quản.")
    address: Line | None = described("Địa chỉ", "Địa chỉ.", None)
    phone: Phone | None = described("Điện thoại", "Số điện thoại.", None)
    email: Email | None = described("Thư điện tử", "Địa chỉ thư điện tử.", None, aka=("Email",))
    responsible: Line | None = described("Chịu trách nhiệm", "Người chịu trách nhiệm nội dung, kèm chức vụ.", None)
    licence: Line | None = described("Giấy phép", "Số giấy phép, nơi và ngày cấp.", None)


class MenuItem(Record):
    """One entry of the menu: an id or a section, with its own words if wanted."""

    short_form: ClassVar[str | None] = "to"

    title: Line | None = described("Tiêu đề", "Chữ trên menu; bỏ trống thì lấy tên trang.", None)
    to: Line = described("Tới", "Mã trang, tên mục, hoặc địa chỉ.")


class SectionSettings(Record):
    """A section's folder, title and address, where they differ from the usual ones."""

    folder: Slug | None = described("Thư mục", "Tên thư mục dưới content/.", None)
    title: Line | None = described("Tiêu đề", "Tên mục.", None)
    address: SectionAddress | None = described(
        "Địa chỉ", "Phần đầu của địa chỉ các trang trong mục.", None, aka=("Đường dẫn",)
    )


class Sections(Record):
    """The four sections."""

    tin_tuc: SectionSettings | None = described("tin-tuc", "Tin tức.", None)
    phong_trao: SectionSettings | None = described("phong-trao", "Phong trào thi đua.", None)
    cuoc_thi: SectionSettings | None = described("cuoc-thi", "Cuộc thi.", None)
    trang: SectionSettings | None = described("trang", "Trang.", None)


class Feeds(Record):
    """What feeds hold."""

    full: Flag = described("Toàn văn", "Nguồn tin (feed) chứa cả bài thay vì tóm tắt.", default=False)
    tags: Count = described(
        "Chủ đề", "Chủ đề có từ bao nhiêu bài thì có nguồn tin riêng; 0: không chủ đề nào có.", 5, example="5"
    )


class MoneyWords(Record):
    """How sums are written in words."""

    words: Dialect = described("Cách đọc", "bac (linh, nghìn) hoặc nam (lẻ, ngàn).", "bac")
    chan: Flag = described("Chẵn", "Thêm chữ “chẵn” sau số tiền bằng chữ.", default=False)


class Limits(Record):
    """Limits against content that would stop the build."""

    body_seconds: Seconds | None = described("Giây mỗi bài", "Thời gian máy tối đa để dựng một bài (mặc định 2).", None)


class Settings(Record):
    """site.yaml."""

    title: Line = described("Tiêu đề", "Tên trang web.")
    url: SiteUrl = described("Địa chỉ web", "Địa chỉ công khai; có thể có đường dẫn con.", aka=("Địa chỉ",))
    lang: Lang = described("Ngôn ngữ", "Ngôn ngữ của trang.", "vi")
    description: Line | None = described("Mô tả", "Một câu giới thiệu trang.", None)
    organisation: Organisation | None = described("Cơ quan chủ quản", "In ở chân trang.", None, aka=("Đơn vị",))
    menu: Annotated[tuple[MenuItem, ...], LIST] = described(
        "Menu", "Các mục trên menu; bỏ trống thì là các mục chính.", ()
    )
    sections: Sections | None = described("Mục", "Đổi thư mục, tên, địa chỉ của các mục.", None)
    page_size: PageSize = described("Số bài mỗi trang", "Số bài trên một trang danh sách.", 20)
    logo: Logo | None = described("Biểu trưng", "Tệp biểu trưng trong static/.", None, aka=("Logo",))
    colour: Colour | None = described("Màu", "Màu chủ đạo.", None)
    footer: Text | None = described("Chân trang", "Chữ thêm ở chân trang.", None)
    feeds: Feeds = described("Nguồn tin", "Cách làm nguồn tin (feed).", Feeds.model_construct(full=False, tags=5))
    cards: CardChoice = described("Ảnh chia sẻ", "Trang nào có ảnh chia sẻ riêng.", "sections")
    money: MoneyWords = described(
        "Tiền", "Cách viết số tiền bằng chữ.", MoneyWords.model_construct(words="bac", chan=False)
    )
    dates: Style = described("Ngày", "Cách in ngày.", "nd30")
    glossary: Pairs = described("Chữ viết tắt", "Chữ tắt và nghĩa, để chú giải trong bài.", (), aka=("Từ viết tắt",))
    acronyms: Pairs = described("Từ đồng nghĩa khi tìm", "Chữ tắt và nghĩa, để tìm kiếm.", ())
    contacts: Contacts = described(
        "Liên hệ", "Liên hệ của ban tổ chức được phép đăng trong bài, không tính là thông tin cá nhân.", ()
    )
    checks: Checks = described("Kiểm tra", "Mức của từng mã kiểm tra.", ())
    limits: Limits | None = described("Giới hạn", "Giới hạn an toàn.", None)

    def section(self, name: str) -> SectionSettings | None:
        """What site.yaml says of a section, by the section's name (`tin-tuc`)."""
        return getattr(self.sections, name.replace("-", "_"), None)


def default_settings(**changes: Any) -> Settings:
    """Settings with nothing but a title and an address: what tests and tools start from."""
    given = {"title": "Bản Tin", "url": "https://vidu.example/"} | changes
    return Settings.model_construct(**given)
