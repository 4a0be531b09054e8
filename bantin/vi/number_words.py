"""Numbers in Vietnamese words, both ways: 105 is "một trăm linh năm"."""

from dataclasses import dataclass
from enum import StrEnum

from bantin.vi.text import nfc

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 1_000_000_000
LONGEST = 120  # words of a number; longer ones are no amount, and are not worth the time


class Dialect(StrEnum):
    """Which words a site prints: linh and nghìn, or lẻ and ngàn. Both are read."""

    BAC = "bac"
    NAM = "nam"


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    zero_ten: str
    thousand: str


VOCABULARY = {Dialect.BAC: _Vocabulary("linh", "nghìn"), Dialect.NAM: _Vocabulary("lẻ", "ngàn")}

# What is read, after lower-casing; spellings that differ only in region or school are one.
SAME = {"ngàn": "nghìn", "lẻ": "linh", "tỉ": "tỷ", "bẩy": "bảy", "nhăm": "lăm"}
UNITS = {word: value for value, word in enumerate(DIGITS)}
UNITS_AFTER_ZERO = UNITS | {"tư": 4}
UNITS_AFTER_TEN = UNITS | {"lăm": 5}
UNITS_AFTER_TENS = UNITS | {"mốt": 1, "tư": 4, "lăm": 5}
GROUPS = (("triệu", 1_000_000), ("nghìn", 1000))
ORDINALS = {"nhất": 1, "đầu": 1, "đầu tiên": 1, "nhì": 2, "tư": 4}


def words(number: int, dialect: str = Dialect.BAC) -> str:
    """The number in words, every inner group of three with its hundreds; `dialect` is "bac" or "nam"."""
    if number < 0:
        return f"âm {words(-number, dialect)}"
    if number == 0:
        return DIGITS[0]
    vocabulary = VOCABULARY[Dialect(dialect)]
    chunks = _chunks(number)
    spoken = _below_billion(chunks[0], vocabulary, leading=True)
    for chunk in chunks[1:]:
        spoken = [*spoken, "tỷ", *_below_billion(chunk, vocabulary, leading=False)]
    return " ".join(spoken)


def number_of(text: str) -> int | None:
    """The number that the words say, or None; a spoken short form ("một triệu hai") is None too."""
    tokens = spoken_tokens(text)
    if not tokens or len(tokens) > LONGEST or is_short_form(tokens):
        return None
    if tokens == ["không"]:
        return 0
    return _value(tokens)


def ordinal_of(text: str) -> int | None:
    """The number of "nhất", "nhì", "ba", "tư", "mười hai" as said after "thứ", or None."""
    spoken = nfc(text).lower().strip()
    if spoken in ORDINALS:
        return ORDINALS[spoken]
    number = number_of(spoken)
    return number or None


def spoken_tokens(text: str) -> list[str]:
    """The words of the text in lower case, regional spellings made one."""
    return [SAME.get(token, token) for token in nfc(text).lower().split()]


def is_short_form(tokens: list[str]) -> bool:
    """Whether a bare digit after a unit leaves its own unit out: "một tỷ hai" (1,2 tỷ), "hai trăm ba" (230)."""
    return len(tokens) > 1 and tokens[-2] in {"trăm", "nghìn", "triệu", "tỷ"} and tokens[-1] in UNITS_AFTER_TENS


def _chunks(number: int) -> list[int]:
    chunks = []
    while number:
        number, chunk = divmod(number, BILLION)
        chunks.append(chunk)
    return chunks[::-1]


def _below_billion(number: int, vocabulary: _Vocabulary, *, leading: bool) -> list[str]:
    spoken: list[str] = []
    for unit, size in (("triệu", 1_000_000), (vocabulary.thousand, 1000), ("", 1)):
        group = number // size % 1000
        if group:
            spoken += _group(group, vocabulary, full=bool(spoken) or not leading)
            spoken += [unit] if unit else []
    return spoken


def _group(number: int, vocabulary: _Vocabulary, *, full: bool) -> list[str]:
    """Three digits in words; `full` says the hundreds even where they are zero."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _tens(rest)
    spoken = [DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:  # noqa: PLR2004 - a single digit
        return [*spoken, vocabulary.zero_ten, DIGITS[rest]]
    return spoken + (_tens(rest) if rest else [])


def _tens(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return [DIGITS[unit]]
    spoken = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if unit == 0:
        return spoken
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*spoken, special.get(unit, DIGITS[unit])]


def _value(tokens: list[str]) -> int | None:
    """The number of regular words: chunks between "tỷ", each below a billion."""
    total = 0
    for place, chunk in enumerate(_split(tokens, "tỷ")):
        value = _chunk_value(chunk) if chunk or place == 0 else 0
        if value is None:
            return None
        total = total * BILLION + value
    return total


def _split(tokens: list[str], word: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token == word:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _chunk_value(tokens: list[str]) -> int | None:
    """Words below a billion; None for an empty or irregular run, or one that is zero in all."""
    total = 0
    for unit, size in GROUPS:
        if unit in tokens:
            at = tokens.index(unit)
            value = _group_value(tokens[:at])
            if value is None:
                return None
            total += value * size
            tokens = tokens[at + 1 :]
            if not tokens:
                return total
    rest = _group_value(tokens)
    return None if rest is None else total + rest


def _group_value(tokens: list[str]) -> int | None:
    """Words below a thousand."""
    if tokens[1:2] == ["trăm"] and tokens[0] in UNITS:
        rest = _after_hundreds(tokens[2:])
        return None if rest is None else UNITS[tokens[0]] * 100 + rest
    return _tens_value(tokens)


def _after_hundreds(tokens: list[str]) -> int | None:
    if not tokens:
        return 0
    if tokens[0] == "linh":
        unit = UNITS_AFTER_ZERO.get(tokens[1]) if len(tokens) == 2 else None  # noqa: PLR2004 - “lẻ” or “linh”, and a digit
        return unit or None
    return _tens_value(tokens) if len(tokens) > 1 or tokens == ["mười"] else None


def _tens_value(tokens: list[str]) -> int | None:
    match tokens:
        case [unit] if UNITS.get(unit):
            return UNITS[unit]
        case ["mười"]:
            return 10
        case ["mười", unit] if UNITS_AFTER_TEN.get(unit):
            return 10 + UNITS_AFTER_TEN[unit]
        case [tens, "mươi"] if UNITS.get(tens, 0) > 1:
            return UNITS[tens] * 10
        case [tens, "mươi", unit] if UNITS.get(tens, 0) > 1 and UNITS_AFTER_TENS.get(unit):
            return UNITS[tens] * 10 + UNITS_AFTER_TENS[unit]
        case _:
            return None
