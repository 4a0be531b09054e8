"""How Vietnamese rules are numbered: Phần, Chương, Mục, Điều, khoản, điểm, and the letters of the điểm."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bantin.vi.number_words import ordinal_of
from bantin.vi.numbers import roman_value
from bantin.vi.reading import Wording

# The letters of a điểm: the Vietnamese alphabet without ă â ê ô ơ ư, and without f j w z, which it does not have.
LETTERS = tuple("a b c d đ e g h i k l m n o p q r s t u v x y".split())
FOREIGN_LETTER = "not in the Vietnamese sequence"


class MarkerKind(StrEnum):
    """What a line of rules begins with."""

    PHAN = "phan"
    CHUONG = "chuong"
    MUC = "muc"
    DIEU = "dieu"
    KHOAN = "khoan"
    DIEM = "diem"
    GACH = "gach"
    CONG = "cong"
    LA_MA = "la_ma"
    SO_THAP_PHAN = "so_thap_phan"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker at the start of a line: its kind, its value (a number; "5a" where inserted), the label as typed.

    `part` is its share of an anchor (`dd` for đ); `rest` is the line after the label.
    """

    kind: MarkerKind
    value: int | str | None
    label: str
    part: str
    rest: str


@dataclass(frozen=True, slots=True)
class SequenceFault:
    """One label that does not follow the one before it: its place in the list and why."""

    index: int
    verdict: str
    message: Wording


WHITE = "[ \t\u00a0]"
NUMBER = "[0-9]{1,3}"
# Capitals stand among small letters in Unicode's Vietnamese block, so a range will not do.
CAPITALS = "".join(char for char in map(chr, range(ord("A"), ord("Ỹ"))) if char.isupper())
HEADING_END = rf"(?=[.:]|{WHITE}*$|{WHITE}+[{CAPITALS}]|{WHITE}*[-–—]{WHITE})"
ORDINAL = rf"thứ{WHITE}+[^\W\d_]+(?:{WHITE}+(?:mười|mươi|một|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín|mốt))*"

FORMS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (MarkerKind.PHAN, rf"(?i:phần){WHITE}+([IVXLC]{{1,8}}|{NUMBER}|(?i:{ORDINAL})){HEADING_END}[.:]?"),
        (MarkerKind.CHUONG, rf"(?i:chương){WHITE}+([IVXLC]{{1,8}}|{NUMBER}|(?i:{ORDINAL})){HEADING_END}[.:]?"),
        (MarkerKind.MUC, rf"(?i:mục){WHITE}+({NUMBER}[a-zđ]?|[IVXLC]{{1,8}}){HEADING_END}[.:]?"),
        (MarkerKind.DIEU, rf"(?i:điều){WHITE}+({NUMBER}[a-zđ]{{0,2}})(?:[.:]|(?={WHITE}*$))"),
        (MarkerKind.SO_THAP_PHAN, rf"([0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,4}})\.(?={WHITE}|$)"),
        (MarkerKind.KHOAN, rf"({NUMBER}[a-zđ]?)\.(?={WHITE}|$|[^\W\d_]|[*“])"),
        (MarkerKind.LA_MA, rf"([IVX]{{1,8}})\.(?={WHITE}|$)"),
        (MarkerKind.DIEM, r"([^\W\d_][0-9]{0,2})\)"),
        (MarkerKind.GACH, rf"([-–])(?={WHITE})"),
        (MarkerKind.CONG, rf"(\+)(?={WHITE})"),
    )
)
HASHES = re.compile(rf"#{{1,6}}{WHITE}+")
STRONG = re.compile(r"\*\*|__")
BEFORE_REST = re.compile(f"^{WHITE}+")


def read_marker(line: str) -> Marker | None:
    """The marker at column 1, `#`s and `**` around it allowed; None for a line that goes on with what came before."""
    hashes = HASHES.match(line)
    bare = _without_closing_hashes(line[hashes.end() :]) if hashes else line
    strong = STRONG.match(bare)
    if strong:
        bare = bare[2:]
    for kind, form in FORMS:
        found = form.match(bare)
        value = _value(kind, found[1]) if found else None
        if found and value is not None:
            rest = _rest(bare[found.end() :], strong[0] if strong else "")
            return _marker(kind, value, found, rest)
    return None


def anchor_part(label: str) -> str:
    """A label as part of an anchor: lower case, đ as dd so that it cannot meet d."""
    return label.lower().replace("đ", "dd")


def next_letter(label: str) -> str | None:
    """The letter of the điểm that follows: đ after d, g after e; None after the last or for no letter of a điểm."""
    letter = label[:1].lower()
    if letter not in LETTERS:
        return None
    following = LETTERS[LETTERS.index(letter) + 1 :]
    return following[0] if following else None


def check_sequence(labels: Sequence[str]) -> tuple[SequenceFault, ...]:
    """Where labels (a b c …, or 1 2 3 …) leave their order; inserted ones (1a, đ1) are in order.

    A leading … says that the list is a fragment and may begin anywhere.
    """
    fragment = tuple(labels[:1]) in {("…",), ("...",)}
    faults = []
    before: str | None = None
    seen: set[str] = set()
    for index, label in enumerate(labels):
        if index == 0 and fragment:
            continue
        fault = _fault(index, label.lower(), before, seen, free=fragment)
        if fault:
            faults.append(fault)
        seen.add(label.lower())
        before = label.lower()
    return tuple(faults)


def verdict(labels: Sequence[str]) -> str:
    """The first thing wrong with the order of the labels, or "ok"."""
    faults = check_sequence(labels)
    return f"error: {faults[0].verdict}" if faults else "ok"


def _value(kind: MarkerKind, label: str) -> int | str | None:
    """What the label counts; None where it is no label of its kind after all."""
    if kind in {MarkerKind.GACH, MarkerKind.CONG}:
        return ""
    if kind is MarkerKind.DIEM:
        return _value_of_letter(label)
    if label.isdecimal():
        return int(label)
    if label[0].isdecimal():
        return label
    return roman_value(label) or ordinal_of(re.sub(rf"^(?i:thứ){WHITE}+", "", label))


def _value_of_letter(label: str) -> int | str | None:
    if label[0] not in LETTERS:
        return FOREIGN_LETTER if label[0].islower() else None
    return label if len(label) > 1 else LETTERS.index(label) + 1


def _marker(kind: MarkerKind, value: int | str, found: re.Match[str], rest: str) -> Marker:
    if value == FOREIGN_LETTER:
        return Marker(MarkerKind.ERROR, value, found[0], "", rest)
    roman_section = kind is MarkerKind.LA_MA
    part = anchor_part(found[1]) if roman_section or kind is MarkerKind.DIEM else anchor_part(str(value))
    return Marker(kind, None if value == "" else value, found[0].rstrip(), part, rest)


def _without_closing_hashes(heading: str) -> str:
    trimmed = heading.rstrip(" \t\u00a0")
    opened = trimmed.rstrip("#")
    return opened.rstrip(" \t\u00a0") if opened[-1:] in {" ", "\t", "\u00a0"} else trimmed


def _rest(rest: str, strong: str) -> str:
    """The line after the label; the ** that opened before the label is closed, opened again or dropped."""
    if strong and rest.startswith(strong):
        return BEFORE_REST.sub("", rest[2:])
    trimmed = BEFORE_REST.sub("", rest)
    if not strong or strong not in trimmed:
        return trimmed
    whole, _, after = trimmed.partition(strong)
    return whole if not after.strip() else f"{strong}{trimmed}"


def _fault(index: int, label: str, before: str | None, seen: set[str], *, free: bool) -> SequenceFault | None:
    if label in seen:
        return SequenceFault(
            index, f"duplicate {label}", Wording(f"“{label}” xuất hiện hai lần.", f"“{label}” stands there twice.")
        )
    if before is None:
        return _fault_of_first(index, label, free=free)
    expected, inserted = _following(before)
    if label in {expected, inserted}:
        return None
    if expected is None:
        said = Wording(
            f"Không có gì đứng sau “{before}” (gặp “{label}”).", f"Nothing follows “{before}” (found “{label}”)."
        )
        return SequenceFault(index, f"after {before} expect nothing (found {label})", said)
    return SequenceFault(
        index,
        f"after {before} expect {expected} (found {label})",
        Wording(
            f"Sau “{before}” phải là “{expected}” (gặp “{label}”).",
            f"“{expected}” follows “{before}” (found “{label}”).",
        ),
    )


def _fault_of_first(index: int, label: str, *, free: bool) -> SequenceFault | None:
    first = "1" if label[:1].isdecimal() else "a"
    known = label[:1].isdecimal() or label[:1] in LETTERS
    if label == first or (free and known):
        return None
    if free:
        said = Wording(f"“{label}” không có trong dãy điểm.", f"“{label}” is no letter of a điểm.")
        return SequenceFault(index, f"{label} is {FOREIGN_LETTER}", said)
    return SequenceFault(
        index,
        f"must start with {first}",
        Wording(
            f"Phải bắt đầu bằng “{first}” (gặp “{label}”).", f"The list must start with “{first}” (found “{label}”)."
        ),
    )


def _following(label: str) -> tuple[str | None, str | None]:
    """The label that follows, and the one that may have been inserted before it (1a after 1, đ1 after đ)."""
    number = re.fullmatch(f"({NUMBER})([a-zđ]?)", label)
    if number:
        inserted = next_letter(number[2]) if number[2] else "a"
        return str(int(number[1]) + 1), f"{number[1]}{inserted}" if inserted else None
    letter = re.fullmatch("([a-zđ])([0-9]{0,2})", label)
    if not letter or letter[1] not in LETTERS:
        return None, None
    return next_letter(letter[1]), f"{letter[1]}{int(letter[2] or 0) + 1}"
