"""Files beside entries: which one a path means, whether it may be published, and at which address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from bantin.model.entry import Entry
from bantin.model.record import Record
from bantin.model.shapes import Picture
from bantin.model.types import FilePath, Quantity
from bantin.paths import Reason, Unsafe, resolved_link
from bantin.pictures.looks import FORMATS, Flaw, Look
from bantin.problems import Problem, Span, problem
from bantin.site import ContentFile, Linked
from bantin.urls import file_address
from bantin.vi.money import Money
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.reading import Wording
from bantin.vi.text import nfc
from bantin.vi.when import When

PICTURES = frozenset(FORMATS)
DOCUMENTS = frozenset(
    {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv", ".zip"}
)
MEDIA = frozenset({".mp3", ".mp4", ".webm", ".ogg", ".vtt"})
PUBLISHABLE = PICTURES | DOCUMENTS | MEDIA
NAME_NO_FILE = frozenset({str, bool, int, When, Quantity, Money})  # most values: they are passed over quickly


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of `content/` with its size in bytes, and the address at which it is published."""

    source: str
    address: str
    absolute: Path = field(compare=False)
    size: int | None = field(default=None, compare=False)
    look: Look | None = field(default=None, compare=False)  # of a picture


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A path in a field of an entry, and whether a picture is wanted there."""

    path: FilePath
    picture: bool


def content_path(folder: str, target: str) -> str | Unsafe:
    """The path below `content/` that a link means: `/x` from the top, else relative to the folder of its file."""
    decoded = nfc(unquote(target))
    return resolved_link("", decoded.lstrip("/")) if decoded.startswith("/") else resolved_link(folder, decoded)


def beside(one: Linked, named: FilePath) -> str | Unsafe:
    """The path below `content/` that a field of an entry means."""
    return beside_file(one.source.file, named)


def beside_file(file: str, named: FilePath) -> str | Unsafe:
    """The same, where the entry's file is known: always relative to it."""
    absolute = named.path.startswith("/")
    return Unsafe(named.path, Reason.ABSOLUTE) if absolute else content_path(folder_of(file), named.path)


def folder_of(file: str) -> str:
    """The folder below `content/` in which a source file lies."""
    return nfc(file.removeprefix("content/").rpartition("/")[0])


def find_file(one: Linked, files: Mapping[str, ContentFile], named: NamedFile) -> PublishedFile | Problem:
    """The file that a field names and its address, or why it cannot be published."""
    target = named.path.path
    path = beside(one, named.path)
    if isinstance(path, Unsafe):
        return escapes(path, named.path.span)
    if path not in files:
        return missing(target, path, files, named)
    if not may_be_published(path, picture=named.picture):
        return not_publishable(target, named.path.span, picture=named.picture)
    return published(one, path, files[path], named.path.span)


def published(one: Linked, path: str, file: ContentFile, span: Span) -> PublishedFile | Problem:
    """A file of `content/` published for the page that names it, or its flaw."""
    seen = file.seen
    if isinstance(seen, Flaw):
        hint = Wording(
            "Lưu lại ảnh bằng một chương trình vẽ, hoặc dùng ảnh khác.", "Save the picture anew, or use another."
        )
        return problem(seen.code, span, seen.message, hint)
    address = file_address(one.address, PurePosixPath(path).name)
    return PublishedFile(f"content/{path}", address, file.absolute, file.size, seen)


def may_be_published(path: str, *, picture: bool) -> bool:
    """Whether files of this extension are published at all, or as pictures."""
    return PurePosixPath(path).suffix.lower() in (PICTURES if picture else PUBLISHABLE)


def named_files(entry: Entry) -> Iterator[NamedFile]:
    """Every file that a field of an entry names, in the order of the fields; tables are read, not published."""
    yield from _within(entry, skip=frozenset({"scoreboard", "table"}))


def escapes(unsafe: Unsafe, span: Span) -> Problem:
    """A path that leads out of its root, or that no system can hold."""
    return problem(
        "path-escapes",
        span,
        Wording(
            f"Đường dẫn “{unsafe.path[:120]}” {unsafe.reason.vi}.",
            f"The path “{unsafe.path[:120]}” {unsafe.reason.en}.",
        ),
        Wording(
            "Chép tệp vào cạnh bài viết và ghi tên tệp, ví dụ anh-bia.jpg.",
            "Copy the file beside the entry and write its name, such as cover.jpg.",
        ),
    )


def missing(target: str, path: str, files: Mapping[str, ContentFile], named: NamedFile) -> Problem:
    """A file that is not there, with the nearest name in its folder."""
    if re.match(r"www\.", target, re.IGNORECASE):
        hint = Wording(f"Địa chỉ web phải ghi đủ: https://{target}", f"Write a web address in full: https://{target}")
    else:
        hint = _where_else(path, files)
    code, noun, noun_en = ("picture-missing", "ảnh", "picture") if named.picture else ("link-broken", "tệp", "file")
    said = Wording(f"Không tìm thấy {noun} “{target[:120]}”.", f"There is no {noun_en} “{target[:120]}”.")
    return problem(code, named.path.span, said, hint)


def _where_else(path: str, files: Mapping[str, ContentFile]) -> Wording:
    """The file that was probably meant: of nearly the same name here, or of the same name in another folder."""
    wanted = PurePosixPath(path)
    names = {name.casefold(): name for name in files}
    beside = {
        PurePosixPath(name).name.casefold(): name for name in files if PurePosixPath(name).parent == wanted.parent
    }
    near = names.get(path.casefold()) or beside.get(nearest(wanted.name.casefold(), beside) or "")
    if near:
        return did_you_mean(PurePosixPath(near).name)
    elsewhere = next(
        (name for name in sorted(files) if PurePosixPath(name).name.casefold() == wanted.name.casefold()), None
    )
    if elsewhere:
        return Wording(f"Tệp đó nằm ở content/{elsewhere}.", f"That file lies at content/{elsewhere}.")
    return Wording(
        f"Chép tệp vào content/{path}, hoặc sửa lại tên (phân biệt chữ hoa, chữ thường).",
        f"Copy the file to content/{path}, or mend its name (upper and lower case differ).",
    )


def not_publishable(target: str, span: Span, *, picture: bool) -> Problem:
    """A file of a kind that is not published."""
    kinds = ", ".join(sorted(PICTURES if picture else PUBLISHABLE))
    return problem(
        "picture-unreadable" if picture else "link-broken",
        span,
        Wording(
            f"Không đăng được tệp “{target[:120]}”: loại tệp này không được phép.",
            f"“{target[:120]}” cannot be published: files of its kind are not allowed.",
        ),
        Wording(f"Các loại được phép: {kinds}.", f"Allowed are: {kinds}."),
    )


def _within(value: object, skip: frozenset[str]) -> Iterator[NamedFile]:
    if isinstance(value, FilePath):
        yield NamedFile(value, picture=False)
    elif isinstance(value, Picture):
        yield NamedFile(value.file, picture=True)
    elif isinstance(value, Record):
        for name in value.field_names():
            part = getattr(value, name)
            if part and type(part) not in NAME_NO_FILE and name not in skip:
                yield from _within(part, skip)
    elif isinstance(value, tuple):
        for item in value:
            if type(item) not in NAME_NO_FILE:
                yield from _within(item, skip)
