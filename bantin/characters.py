"""A file's bytes as text with plain line feeds, and what is odd about its characters, each at its place."""

import re
from collections.abc import Iterator
from itertools import islice

from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording
from bantin.vi.text import CONTROL, HIDDEN, clean_prose, nfc

MAX_FILE_BYTES = 2 * 1024 * 1024
MOST_CONTROLS = 20  # a binary file holds thousands, and says the same with a few
BOM = "\ufeff"
BOMS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OFFICE_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what .docx, .xlsx, .odt and the old .doc, .xls begin with
LOOKED_AT = 64
HIDDEN_HINT = Wording("Xóa chỗ này rồi gõ lại bằng tay.", "Delete this place and type it by hand.")
BOM_HINT = Wording(
    "Lưu lại tệp với bảng mã “UTF-8” (không phải “UTF-8 with BOM”).", "Save the file as UTF-8 without a BOM."
)


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a UTF-8 file; characters that no text may hold are replaced, and reported."""
    if len(data) > MAX_FILE_BYTES:
        return None, (too_large(file, len(data), MAX_FILE_BYTES),)
    if data.startswith(BOMS_OF_UTF_16) or _has_two_bytes_each(data):
        return None, (_encoding(Span.at(file), "UTF-16"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = plain_ends(data[: error.start].decode("utf-8").removeprefix(BOM))
        return None, (_encoding(span_at(before, len(before), file), f"0x{data[error.start]:02X}"),)
    text = plain_ends(text)
    shown = text.removeprefix(BOM)
    found = tuple(controls(shown, file))
    return CONTROL.sub("\ufffd", shown) if found else shown, (*found, *_hygiene(text, file))


def plain_ends(text: str) -> str:
    """The text with every line end as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def controls(text: str, file: str) -> Iterator[Problem]:
    """The first control characters of a text, each at its place."""
    for found in islice(CONTROL.finditer(text), MOST_CONTROLS):
        yield control(span_at(text, found.start(), file), found[0])


def control(span: Span, char: str) -> Problem:
    """A character that no text may hold."""
    return problem(
        "control-character",
        span,
        Wording(
            f"Có ký tự điều khiển U+{ord(char):04X} không được phép.",
            f"The control character U+{ord(char):04X} is not allowed.",
        ),
        Wording(
            "Xóa ký tự này (thường do dán từ tệp PDF hoặc Word).",
            "Delete it (it often comes with text pasted from PDF or Word).",
        ),
    )


def too_large(file: str, size: int, limit: int) -> Problem:
    """A file or front matter of more bytes than are read."""
    return problem(
        "file-too-large",
        Span.at(file),
        Wording(
            f"Phần này dài {size // 1024} KiB, vượt giới hạn {limit // 1024} KiB.",
            f"This part has {size // 1024} KiB, more than the limit of {limit // 1024} KiB.",
        ),
        Wording("Chia nội dung thành nhiều trang.", "Split the content into several pages."),
    )


def span_at(text: str, index: int, file: str) -> Span:
    """The one character at an index of a text."""
    return Span.at(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), 1)


def _has_two_bytes_each(data: bytes) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 without a byte-order mark."""
    head = data[: LOOKED_AT & ~1]
    fewer, more = sorted((head[0::2].count(0), head[1::2].count(0)))
    return fewer == 0 and more > len(head) // 4


def _hygiene(text: str, file: str) -> Iterator[Problem]:
    """What was made regular: `text` still has its byte-order mark, which no column counts."""
    prose = clean_prose(text)
    shift = int(text.startswith(BOM))
    if prose.first_decomposed is not None:
        yield problem(
            "text-nfd",
            span_at(text[shift:], prose.first_decomposed - shift, file),
            Wording(
                f"Tệp có {prose.decomposed} dấu ở dạng tổ hợp (NFD), đã tự chuyển sang dạng dựng sẵn (NFC).",
                f"The file holds {prose.decomposed} decomposed marks (NFD); they were read as composed letters (NFC).",
            ),
            Wording("Lưu lại tệp ở dạng Unicode dựng sẵn (NFC).", "Save the file as composed Unicode (NFC)."),
        )
    if prose.first_hidden is not None:
        index = _same_hidden(text, prose.first_hidden)
        yield problem(
            "text-hidden",
            span_at(text[shift:], max(0, index - shift), file),
            Wording(
                f"Tệp có {prose.hidden} ký tự ẩn, đã bỏ; ký tự đầu tiên (U+{ord(text[index]):04X}) ở đây.",
                f"The file holds {prose.hidden} hidden characters, which were dropped; "
                f"the first (U+{ord(text[index]):04X}) stands here.",
            ),
            BOM_HINT if index == 0 and text[0] == BOM else HIDDEN_HINT,
        )


def _same_hidden(text: str, index: int) -> int:
    """The index in `text` of the hidden character that stands at `index` of its NFC."""
    before = len(HIDDEN.findall(nfc(text)[:index]))
    return next(islice((found.start() for found in re.finditer(HIDDEN, text)), before, None))


def _encoding(span: Span, what: str) -> Problem:
    return problem(
        "encoding",
        span,
        Wording(f"Tệp không ở dạng UTF-8 (gặp {what}).", f"The file is not UTF-8 ({what})."),
        Wording("Mở tệp và lưu lại với bảng mã UTF-8.", "Open the file and save it again as UTF-8."),
    )
