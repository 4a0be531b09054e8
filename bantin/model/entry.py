"""What every entry has, whatever its kind."""

import re
from functools import partial
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, PlainValidator, ValidationInfo

from bantin.model.kind_labels import KIND_LABELS
from bantin.model.record import Record, described, fail, key_of, note, read_part
from bantin.model.shapes import Picture, read_tags
from bantin.model.types import LIST, Flag, Line, Moment, Shown, choice_of, read_word
from bantin.model.words import wrong_shape
from bantin.nodes import Mapping, Scalar
from bantin.paths import flaw
from bantin.problems import ADJUSTABLE, ERRORS, MIXED, SEVERITY, Severity
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.reading import Remark, Wording
from bantin.vi.slug import MAX_LENGTH, is_device_name, is_slug, read_slug, slug_of

RESERVED = frozenset({"index", "404", "static", "data"})
PAGE_FOLDER = re.compile(r"trang-[0-9]+")


def is_free_slug(slug: str) -> bool:
    """Whether a slug may be an address: its form, no reserved name."""
    reserved = slug in RESERVED or is_device_name(slug) or PAGE_FOLDER.fullmatch(slug)
    return is_slug(slug) and not reserved


def slug_problem(text: str) -> tuple[Wording, Wording]:
    """The words for a slug that cannot be an address, with the right form."""
    right = slug_of(text)[:MAX_LENGTH].strip("-")
    free = right if right and is_free_slug(right) else f"{right or 'bai'}-1"
    return (
        Wording(f"“{text[:120]}” không dùng làm đường dẫn được.", f"“{text[:120]}” cannot be an address."),
        Wording(f"Ghi “slug: {free}”.", f"Write “slug: {free}”."),
    )


def _read_slug(raw: object, info: ValidationInfo) -> str:
    text = read_word(raw, info)
    for remark in read_slug(text).remarks:
        raise fail(remark.code, remark.message, remark.hint)
    if not is_free_slug(text):
        raise fail("slug-invalid", *slug_problem(text))
    return text


def _read_alias(raw: object, info: ValidationInfo) -> str:
    text = read_word(raw, info)
    inside = text.removeprefix("/").removesuffix("/")
    hidden = any(part.startswith(".") for part in inside.split("/"))
    if "/" not in text or flaw(inside) is not None or hidden or re.search("[#%]", inside):
        raise fail(
            "path-escapes",
            Wording(
                f"“{text[:80]}” không phải là một địa chỉ cũ của trang này.",
                f"“{text[:80]}” is no former address of this site.",
            ),
            Wording("Ghi đường dẫn bắt đầu bằng /, ví dụ /tin-tuc/ten-cu/.", "Write a path such as /tin-tuc/ten-cu/."),
        )
    return f"/{inside}" if inside.endswith((".html", ".htm")) else f"/{inside}/"


def _read_lang(raw: object, info: ValidationInfo) -> str:
    text = read_word(raw, info)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise fail(
            "value-choice",
            Wording(f"“{text[:40]}” không phải là mã ngôn ngữ.", f"“{text[:40]}” is no language tag."),
            Wording("Ghi mã như vi, en.", "Write a tag such as vi or en (BCP 47)."),
        )
    return text


LEVELS = {"error": ("lỗi",), "warning": ("cảnh báo",), "info": ("ghi chú",), "off": ("tắt",)}
_read_level = choice_of(LEVELS)
_SPELLED_KINDS = {key_of(word): kind for kind, labels in KIND_LABELS.items() for word in (kind, *labels)}


def kind_of(word: str) -> str | None:
    """The kind that a word means: its English name or a Vietnamese label."""
    return _SPELLED_KINDS.get(key_of(word))


def _level_of(key: Scalar, value: object, info: ValidationInfo) -> str:
    level = _read_level(value, info)
    if key.text in ERRORS - ADJUSTABLE - MIXED and level != Severity.ERROR:
        raise fail(
            "value-choice",
            Wording(f"“{key.text}” luôn là lỗi, không đổi mức được.", f"“{key.text}” is always an error."),
            Wording("Xóa dòng này và sửa chỗ bị báo lỗi.", "Delete the line and mend what is reported."),
        )
    return level


def _read_checks(raw: object, info: ValidationInfo) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, Mapping):
        raise fail("value-type", *wrong_shape(raw, "các dòng “mã: mức”", "lines of “code: level”"))
    levels: list[tuple[str, str]] = []
    for key, value in raw.entries:
        if key.text in SEVERITY:
            level = read_part(partial(_level_of, key), value, info)
            levels += [] if level is None else [(key.text, level)]
            continue
        near = nearest(key.text, SEVERITY)
        hint = (
            did_you_mean(near)
            if near
            else Wording("Xem các mã bằng: build.py explain.", "See the codes with: build.py explain.")
        )
        said = Wording(f"Không có mã kiểm tra “{key.text[:60]}”.", f"There is no check “{key.text[:60]}”.")
        note(info, Remark("field-unknown", said, hint), key.span)
    return tuple(levels)


Slug = Annotated[str, PlainValidator(_read_slug), Shown("đường dẫn", "khoi-nghiep-2025")]
Alias = Annotated[str, PlainValidator(_read_alias), Shown("địa chỉ cũ", "/tin-tuc/ten-cu/")]
Aliases = Annotated[tuple[Alias, ...], LIST]
Tags = Annotated[tuple[Line, ...], BeforeValidator(read_tags)]
Lang = Annotated[str, PlainValidator(_read_lang), Shown("mã ngôn ngữ", "vi")]
KindName = Annotated[str, PlainValidator(choice_of(KIND_LABELS)), Shown("loại", "rules")]
Checks = Annotated[tuple[tuple[str, str], ...], PlainValidator(_read_checks), Shown("mã: mức", "picture-alt: off")]


class Entry(Record):
    """A page that an editor wrote: what all kinds have in common."""

    kind_name: ClassVar[str] = "page"

    title: Line = described("Tiêu đề", "Tên bài, in to ở đầu trang.")
    slug: Slug | None = described("Đường dẫn", "Phần cuối của địa chỉ trang; bỏ trống thì lấy theo tên tệp.", None)
    summary: Line | None = described(
        "Tóm tắt", "Sapo: một, hai câu mở đầu, in ở danh sách và đầu bài.", None, aka=("Sapo", "Tóm tắt (sapo)")
    )
    description: Line | None = described("Mô tả", "Mô tả cho máy tìm kiếm; bỏ trống thì lấy tóm tắt.", None)
    cover: Picture | None = described("Ảnh bìa", "Ảnh đầu bài và trong danh sách.", None)
    tags: Tags = described("Thẻ", "Chủ đề của bài, ví dụ [Chuyển đổi số, Khởi nghiệp].", (), aka=("Chủ đề", "Từ khóa"))
    aliases: Aliases = described(
        "Địa chỉ cũ", "Các địa chỉ trước đây của trang; người vào địa chỉ cũ được đưa sang trang này.", ()
    )
    draft: Flag = described("Bản nháp", "Bài chưa đăng.", default=False, aka=("Nháp",))
    publish_at: Moment | None = described("Đăng lúc", "Trước thời điểm này bài chưa hiện.", None)
    expires: Moment | None = described("Hết hạn", "Từ thời điểm này bài không còn hiện.", None)
    updated: Moment | None = described("Cập nhật", "Lần sửa nội dung gần nhất.", None, aka=("Cập nhật lúc",))
    lang: Lang | None = described("Ngôn ngữ", "Ngôn ngữ của bài nếu không phải tiếng Việt.", None)
    search: Flag = described("Tìm kiếm", "Ghi “không” để bài không có trong kết quả tìm kiếm.", default=True)
    kind: KindName | None = described(
        "Loại", "Chỉ cần cho tệp trong thư mục cuộc thi, phong trào: rules, results hoặc page.", None
    )
    checks: Checks = described(
        "Kiểm tra", "Đổi mức của một mã kiểm tra cho riêng bài này: error, warning, info, off.", ()
    )
