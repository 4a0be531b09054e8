"""Text as editors paste it, made regular: NFC, hidden and full-width characters, control characters, the fold."""

import re
import unicodedata
from dataclasses import dataclass

from bantin.vi.reading import Remark, Wording

# C0 without tab and line feed, DEL and C1, the Unicode line separators (YAML and JavaScript take them for line
# breaks), and the non-characters that no XML document may hold (XML 1.0 §2.2).
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
HIDDEN_ONES = "\u200b\u200c\u200d\ufeff\u00ad"
HIDDEN = re.compile(f"[{HIDDEN_ONES}]")
SPACE_LIKE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
FULL_WIDTH = re.compile("[\uff01-\uff5e]")
WHITE = re.compile(r"\s+")

# Letters that Unicode does not decompose into d and a mark: Vietnamese đ, Icelandic eth and African d, which old
# code-page conversions put in its place.
D_LIKE = str.maketrans("đĐðÐɖƉ", "dddddd")
JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Prose:
    """Prose made regular, with how many characters were changed and where the first of each stood (an index)."""

    text: str
    hidden: int = 0
    decomposed: int = 0
    first_hidden: int | None = None
    first_decomposed: int | None = None


def nfc(text: str) -> str:
    """The text in Unicode normalisation form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def control_at(text: str) -> int | None:
    """The index of the first character that no text may hold, or None."""
    found = CONTROL.search(text)
    return found.start() if found else None


def clean_value(text: str) -> tuple[str, tuple[Remark, ...]]:
    """A typed value (date, money, number, id) in regular form: NFC, ASCII forms, single spaces, nothing hidden."""
    if text.isascii():
        return WHITE.sub(" ", text).strip(), ()
    remarks: list[Remark] = []
    composed = nfc(text)
    if composed != text:
        remarks.append(_remark_nfd())
    visible = HIDDEN.sub("", composed)
    if visible != composed or _space_like_at_ends(visible):
        remarks.append(_remark_hidden(composed))
    narrow = FULL_WIDTH.sub(lambda match: chr(ord(match[0]) - 0xFEE0), visible)
    if narrow != visible:
        remarks.append(_remark_full_width())
    return WHITE.sub(" ", SPACE_LIKE.sub(" ", narrow)).strip(), tuple(remarks)


def clean_prose(text: str) -> Prose:
    """Prose in NFC without hidden characters; no-break spaces and the joiners inside emoji stay."""
    if text.isascii():
        return Prose(text)
    composed = nfc(text)
    decomposed = sum(1 for char in text if unicodedata.combining(char)) if composed != text else 0
    first_decomposed = _first_difference(text, composed) if composed != text else None
    hidden = [place for place in _hidden_places(composed) if not _joins_emoji(composed, place)]
    if not hidden:
        return Prose(composed, 0, decomposed, None, first_decomposed)
    dropped = set(hidden)
    kept = "".join(char for index, char in enumerate(composed) if index not in dropped)
    return Prose(kept, len(hidden), decomposed, hidden[0], first_decomposed)


def _hidden_places(text: str) -> list[int]:
    """Where the hidden characters of a text stand; most texts have none, which is soon seen."""
    return [match.start() for match in HIDDEN.finditer(text)] if any(char in text for char in HIDDEN_ONES) else []


def one_line(text: str) -> str:
    """The text with tabs and line feeds as spaces, trimmed; no-break spaces inside stay."""
    return re.sub("[\t\n ]+", " ", text).strip()


def fold(text: str) -> str:
    """The text as search compares it: lower case, no marks, đ as d, single spaces."""
    compatible = unicodedata.normalize("NFKC", HIDDEN.sub("", text)).translate(D_LIKE).casefold()
    bare = "".join(char for char in unicodedata.normalize("NFD", compatible) if not unicodedata.combining(char))
    return WHITE.sub(" ", bare).strip()


def _first_difference(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _joins_emoji(text: str, index: int) -> bool:
    if text[index] != JOINER or not 0 < index < len(text) - 1:
        return False
    around = (text[index - 1], text[index + 1])
    return all(unicodedata.category(char) in {"So", "Sk", "Mn"} for char in around)


def _space_like_at_ends(text: str) -> bool:
    ends = text[:1] + text[-1:]
    return bool(SPACE_LIKE.search(ends))


def _remark_nfd() -> Remark:
    return Remark(
        "text-nfd",
        Wording(
            "Chữ có dấu ở dạng tổ hợp (NFD), đã tự chuyển sang dạng dựng sẵn (NFC).",
            "Accented letters were decomposed (NFD); they were read as composed ones (NFC).",
        ),
        Wording(
            "Gõ lại giá trị bằng bộ gõ Unicode dựng sẵn.", "Type the value again with a composed Unicode keyboard."
        ),
    )


def _remark_hidden(text: str) -> Remark:
    found = HIDDEN.search(text) or SPACE_LIKE.search(text)
    code = f"U+{ord(found[0]):04X}" if found else "U+00A0"
    return Remark(
        "text-hidden",
        Wording(
            f"Có ký tự ẩn ({code}) trong giá trị, đã bỏ.",
            f"The value held a hidden character ({code}); it was dropped.",
        ),
        Wording("Xóa giá trị rồi gõ lại bằng tay.", "Delete the value and type it by hand."),
    )


def _remark_full_width() -> Remark:
    return Remark(
        "text-fullwidth",
        Wording(
            "Giá trị dùng chữ, số toàn khổ (full-width), đã đổi sang dạng thường.",
            "The value used full-width characters; they were read as plain ones.",
        ),
        Wording("Gõ lại bằng chữ số thường (0-9).", "Type it with plain characters (0-9)."),
    )
