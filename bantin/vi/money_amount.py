"""One amount of đồng in digits or words: grouped digits, unit words, "rưỡi", number words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from bantin.vi import money_remarks as say
from bantin.vi.number_words import is_short_form, number_of, spoken_tokens
from bantin.vi.reading import Remark

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
SCALES = {"nghìn": THOUSAND, "ngàn": THOUSAND, "triệu": MILLION, "tỷ": BILLION, "tỉ": BILLION}
ABBREVIATIONS = {"k": THOUSAND, "tr": MILLION, "trđ": MILLION}
BILLIONS = {"tỷ", "tỉ"}
HALF = "rưỡi"
SMALLEST, LARGEST = 1000, 10**18

FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
DIGITS = re.compile("[0-9]+")
DOTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
COMMAS = re.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})+")
DECIMAL_COMMA = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)")
DECIMAL_DOT = re.compile(r"([0-9]+)\.([0-9]+)")
ENGLISH_DECIMAL = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")

Warn = Callable[[str, int], Remark]


class Part(NamedTuple):
    """A figure and the unit word after it: `numerator / 10**places` times `scale`."""

    numerator: int
    places: int
    scale: int
    remarks: tuple[Warn, ...]
    grouped: bool = False

    def times(self, scale: int) -> int | None:
        """The part in đồng, None where that is no whole number."""
        whole, rest = divmod(self.numerator * scale, 10**self.places)
        return None if rest else whole


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in đồng, the last unit word's size (1: none), and what to say about its form once it is known."""

    value: int
    scale: int
    warnings: tuple[Warn, ...] = ()


def read_amount(tokens: tuple[str, ...], text: str, inherited: int = 1) -> Amount | Remark:
    """The amount that the tokens say; `inherited` is the unit a bare figure takes from the other end of a range."""
    if not tokens:
        return say.bad_form(text)
    found = _in_figures(tokens, text, inherited) if FIGURE.fullmatch(tokens[0]) else _in_words(tokens, text, inherited)
    if isinstance(found, Amount) and found.value > LARGEST:
        return say.too_large(text)
    return found


def _in_words(tokens: tuple[str, ...], text: str, inherited: int) -> Amount | Remark:
    spoken = spoken_tokens(" ".join(tokens))
    half = spoken[-1] == HALF
    spoken = spoken[:-1] if half else spoken
    number = number_of(" ".join(spoken))
    if number is None:
        return say.short_form(text, None) if is_short_form(spoken) and _counts(spoken) else say.bad_form(text)
    last = SCALES.get(spoken[-1], 1)
    if half and last == 1:
        return say.bad_form(text)
    scale = inherited if not any(token in SCALES for token in spoken) else last
    return Amount(
        (number * inherited if last == 1 and scale == inherited else number) + (last // 2 if half else 0), scale
    )


def _counts(spoken: list[str]) -> bool:
    """Whether the words before a spoken short form's last digit are a number."""
    return number_of(" ".join(spoken[:-1])) is not None


def _in_figures(tokens: tuple[str, ...], text: str, inherited: int) -> Amount | Remark:
    half = tokens[-1] == HALF
    parts = _parts(tokens[:-1] if half else tokens, text, inherited)
    if isinstance(parts, Remark):
        return parts
    if half and (parts[-1].scale == 1 or parts[-1].places):
        return say.bad_form(text)
    amount = _sum(parts, text)
    if half and isinstance(amount, Amount):
        return replace(amount, value=amount.value + amount.scale // 2)
    return amount


def _parts(tokens: tuple[str, ...], text: str, inherited: int) -> list[Part] | Remark:
    parts: list[Part] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and FIGURE.fullmatch(tokens[end]):
            end += 1
        if end == at:
            return say.bad_form(text)
        scale, after, warnings = _scale(tokens, end)
        own = scale if scale > 1 or parts else inherited
        part = _figure(tokens[at:end], text, own)
        if isinstance(part, Remark):
            return part
        parts.append(part._replace(remarks=part.remarks + warnings))
        at = after
    return parts


def _scale(tokens: tuple[str, ...], at: int) -> tuple[int, int, tuple[Warn, ...]]:
    """The size of the unit words at a place ("nghìn tỷ" is one), where they end, and what to say about them."""
    word = tokens[at] if at < len(tokens) else ""
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word], at + 1, (say.abbreviation,)
    if word not in SCALES:
        return 1, at, ()
    scale, at = SCALES[word], at + 1
    while at < len(tokens) and tokens[at] in BILLIONS and scale < LARGEST:
        scale, at = scale * BILLION, at + 1
    return scale, at, ()


def _sum(parts: list[Part], text: str) -> Amount | Remark:
    """The parts added up: each must be smaller than the unit before it, and a bare digit at the end is spoken style.

    Only a part that stands alone has decimals: "1,5 tỷ 200 triệu" leaves open whether the 200 triệu are on top.
    """
    if len(parts) > 1 and any(part.places for part in parts):
        return say.bad_form(text)
    total = 0
    above = None
    for part in parts:
        value = part.times(part.scale)
        if value is None:
            return say.fraction(text)
        if above is not None and part.scale == 1 and not part.grouped:
            return say.short_form(text, _spelled_out(parts))
        if above is not None and value >= above:
            return say.bad_form(text)
        total += value
        above = part.scale
    return Amount(total, parts[-1].scale, tuple(warn for part in parts for warn in part.remarks))


def _spelled_out(parts: list[Part]) -> str | None:
    """What "1 tỷ 2" most likely means: 1,2 tỷ."""
    first, last = parts[0], parts[-1]
    if len(parts) != 2 or first.places or last.numerator >= THOUSAND:  # noqa: PLR2004 - two parts: “1 tỷ 2”
        return None
    return say.in_full(first.numerator * first.scale + last.numerator * first.scale // 10 ** len(str(last.numerator)))


def _figure(run: tuple[str, ...], text: str, scale: int) -> Part | Remark:
    """One figure before a unit of the given size; more than one token are thousands parted by spaces."""
    if len(run) > 1:
        return _spaced(run, text, scale)
    figure = run[0]
    if DIGITS.fullmatch(figure):
        return Part(int(figure), 0, scale, ())
    if DOTS.fullmatch(figure):
        return Part(int(figure.replace(".", "")), 0, scale, (), grouped=True)
    if scale > 1 and (found := DECIMAL_COMMA.fullmatch(figure)):
        return Part(int(found[1].replace(".", "") + found[2]), len(found[2]), scale, ())
    if COMMAS.fullmatch(figure):
        return Part(int(figure.replace(",", "")), 0, scale, (say.commas,), grouped=True)
    return _irregular(figure, text, scale)


def _irregular(figure: str, text: str, scale: int) -> Part | Remark:
    if DECIMAL_COMMA.fullmatch(figure) or ENGLISH_DECIMAL.fullmatch(figure):
        return say.fraction(text)
    found = DECIMAL_DOT.fullmatch(figure)
    if scale > 1 and found and (len(found[2]) != 3 or int(found[1]) == 0):  # noqa: PLR2004 - a group of thousands
        return Part(int(found[1] + found[2]), len(found[2]), scale, (say.dot_decimal,))
    return say.bad_grouping(text, figure)


def _spaced(run: tuple[str, ...], text: str, scale: int) -> Part | Remark:
    regular = DIGITS.fullmatch(run[0]) and len(run[0]) <= 3 and run[0][0] != "0"  # noqa: PLR2004 - a group of thousands
    if not regular or any(not re.fullmatch("[0-9]{3}", figure) for figure in run[1:]):
        return say.bad_grouping(text, "".join(run))
    return Part(int("".join(run)), 0, scale, (say.spaces,), grouped=True)
