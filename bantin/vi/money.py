"""Amounts of money as Vietnamese editors write them: whole đồng, a range, a qualifier, "for each" what."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from bantin.vi import money_remarks as say
from bantin.vi.money_amount import BILLIONS, SCALES, SMALLEST, Amount, read_amount
from bantin.vi.numbers import empty_value
from bantin.vi.reading import Reading, Remark
from bantin.vi.text import clean_value

LONGEST = 200  # characters of a value, …
LONGEST_DIGITS = 30  # … and of a run of digits: more cannot be an amount of money

QUALIFIERS = (("tối", "đa"), ("tối", "thiểu"), ("không", "quá"), ("hơn",), ("trên",), ("gần",), ("khoảng",))
WORTH = ("trị", "giá")
TOTALS = (("tổng", "cộng"), ("tổng", "trị", "giá"), ("tổng", "giá", "trị"), ("tổng",))
CURRENCIES = (("đồng", "việt", "nam"), ("việt", "nam", "đồng"), ("đồng",), ("đ",), ("₫",), ("vnđ",), ("vnd",))
EXACTLY = "chẵn"
DASHES = frozenset("-–—\u2212")
RANGE = DASHES | {"đến"}
FOREIGN = frozenset(
    """$ € £ ¥ ₩ ฿ ¢ usd us eur gbp jpy cny rmb krw thb sgd aud cad chf hkd twd lak khr rub inr
    đô dollar dollars đola đôla euro euros ơrô yên yen tệ won baht kíp riel rúp bảng usdt btc bitcoin""".split()
)

UNIT = re.compile(r"(?:[0-9]{1,3} )?[^\W\d_]")
AMOUNT_IN_UNIT = re.compile(
    r"[0-9](?:[.,]?[0-9]{2}| ?(?:nghìn|ngàn|triệu|tỷ|tỉ|tr|k|đồng|đ)(?!\w)| [0-9]|$)", re.IGNORECASE
)
TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole đồng, or a range of them, as the editor wrote it."""

    min: int
    max: int | None
    per: str | None
    approx: str | None
    text: str

    @property
    def exact(self) -> bool:
        """Whether it is one amount without "hơn", "khoảng" and the like."""
        return self.max is None and self.approx is None


class Token(NamedTuple):
    """A figure, a word in lower case or a sign, and where it stands in the value."""

    word: str
    start: int
    end: int


def read_money(text: str) -> Reading[Money]:
    """The amount a value says, with what is wrong or unusual about its form."""
    cleaned, remarks = clean_value(text)
    found, warnings = _read(cleaned)
    if isinstance(found, Remark):
        return Reading(None, (*remarks, found))
    return Reading(found, (*remarks, *warnings))


Found = tuple[Money | Remark, tuple[Remark, ...]]


def _read(text: str) -> Found:
    if not text:
        return empty_value(), ()
    if len(text) > LONGEST:
        return say.bad_form(text), ()
    if re.search(f"[0-9]{{{LONGEST_DIGITS},}}", text):
        return say.too_large(text), ()
    tokens = tuple(Token(found[0].lower(), found.start(), found.end()) for found in TOKEN.finditer(text))
    if tokens[0].word == "mỗi":
        return _each_first(tokens, text)
    amount, per = _split_unit(tokens, text)
    if per is not None and not UNIT.match(per):
        return say.bad_form(text), ()
    return _statement(tuple(token.word for token in amount), text, per)


def _each_first(tokens: tuple[Token, ...], text: str) -> Found:
    """Of "mỗi giải 10.000.000 đồng" the unit is the fewest words after which the rest is an amount."""
    refusal: Remark | None = None
    for at in range(2, len(tokens)):
        per = text[tokens[0].end : tokens[at - 1].end].strip()
        found, warnings = _statement(tuple(token.word for token in tokens[at:]), text, per)
        if isinstance(found, Remark):
            begins = tokens[at].word[0].isdecimal() or tokens[at].word in DASHES
            refusal = refusal or (found if begins else None)
        elif not AMOUNT_IN_UNIT.search(per):
            return found, warnings
    return refusal or say.bad_form(text), ()


def _split_unit(tokens: tuple[Token, ...], text: str) -> tuple[tuple[Token, ...], str | None]:
    """The amount, and what follows "/" or "mỗi"."""
    for at, token in enumerate(tokens):
        if token.word in {"/", "mỗi"}:
            stop = at - 1 if token.word == "mỗi" and tokens[at - 1].word == "cho" else at
            per = text[token.end :].strip()
            return tokens[:stop], re.sub("^mỗi ", "", per, flags=re.IGNORECASE)
    return tokens, None


def _statement(words: tuple[str, ...], text: str, per: str | None) -> Found:
    """["từ" | qualifier] amount ["-" amount], all with or without a currency."""
    words = _without(words, WORTH)
    if any(words[: len(total)] == total for total in TOTALS):
        return say.in_all(text), ()
    approx = next((lead for lead in QUALIFIERS if words[: len(lead)] == lead), ())
    from_ = words[:1] == ("từ",)
    ends = _ends(words[1:] if from_ else words[len(approx) :])
    if ends is None:
        return say.bad_form(text), ()
    refusal = _refusal(ends, text)
    if refusal:
        return refusal, ()
    qualifier = "từ" if from_ and len(ends) == 1 else " ".join(approx) or None
    return _range(ends, text, per, qualifier) if len(ends) > 1 else _single(ends[0], text, per, qualifier)


def _without(words: tuple[str, ...], lead: tuple[str, ...]) -> tuple[str, ...]:
    return words[len(lead) :] if words[: len(lead)] == lead else words


def _ends(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...] | None:
    """The one or two ends of a range; None where there are more."""
    cuts = [at for at, word in enumerate(words) if word in RANGE and at > 0]
    if len(cuts) > 1:
        return None
    return (words[: cuts[0]], words[cuts[0] + 1 :]) if cuts else (words,)


def _refusal(ends: tuple[tuple[str, ...], ...], text: str) -> Remark | None:
    """What is wrong before a figure is looked at: a minus sign, another currency."""
    if any(end[:1] and (end[0] in DASHES or end[0] == "âm") for end in ends):
        return say.negative(text)
    words = [word for end in ends for word in end]
    code = re.search(r"[0-9] ?([A-Z]{3})(?!\w)", text)
    if FOREIGN.intersection(words) or (code and code[1] != "VND" and code[1].lower() in words):
        return say.foreign(text)
    return None


def _bare(words: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """The words without their currency, and whether there was one."""
    stripped = words[:-1] if words[-1:] == (EXACTLY,) else words
    for currency in CURRENCIES:
        if stripped[-len(currency) :] == currency:
            return stripped[: -len(currency)], True
        if words[: len(currency)] == currency:
            return words[len(currency) :], True
    return words, False


def _single(words: tuple[str, ...], text: str, per: str | None, approx: str | None) -> Found:
    bare, currency = _bare(words)
    amount = read_amount(bare, text)
    refusal = amount if isinstance(amount, Remark) else _out_of_bounds(amount, bare, text, named=currency)
    if refusal or isinstance(amount, Remark):
        return refusal or say.bad_form(text), ()
    remarks = tuple(warn(text, amount.value) for warn in dict.fromkeys(amount.warnings))
    if not remarks and not currency and not _has_unit(bare):
        remarks = (say.no_unit(text, amount.value, None),)
    return Money(amount.value, None, per, approx, text), remarks


def _range(ends: tuple[tuple[str, ...], ...], text: str, per: str | None, approx: str | None) -> Found:
    (left, left_currency), (right, right_currency) = _bare(ends[0]), _bare(ends[1])
    high = read_amount(right, text)
    if isinstance(high, Remark):
        return high, ()
    low = _lower_end(left, text, high, named=left_currency)
    if isinstance(low, Remark):
        return low, ()
    if low.value > high.value:
        return say.reversed_range(text, low.value, high.value), ()
    refusal = _out_of_bounds(low, left, text, named=True) or _out_of_bounds(high, right, text, named=True)
    if refusal:
        return refusal, ()
    remarks = tuple(warn(text, high.value) for warn in dict.fromkeys(low.warnings + high.warnings))
    if not (remarks or left_currency or right_currency or _has_unit(right)):
        remarks = (say.no_unit(text, low.value, high.value),)
    return Money(low.value, high.value, per, approx, text), remarks


def _lower_end(words: tuple[str, ...], text: str, high: Amount, *, named: bool) -> Amount | Remark:
    """The first end of a range: in "10 - 20 triệu" it takes the second's unit, in "500.000 - 2 triệu" it has none."""
    if named or _has_unit(words) or high.scale == 1:
        return read_amount(words, text)
    scaled = read_amount(words, text, high.scale)
    plain = read_amount(words, text)
    if isinstance(scaled, Amount) and scaled.value <= high.value:
        return scaled
    return plain if isinstance(plain, Amount) and SMALLEST <= plain.value <= high.value else scaled


def _has_unit(words: tuple[str, ...]) -> bool:
    return any(word in SCALES or word in BILLIONS or word in {"tr", "trđ", "k"} for word in words)


def _out_of_bounds(amount: Amount, words: tuple[str, ...], text: str, *, named: bool) -> Remark | None:
    """Too small to be meant, or the word "không" without đồng, which says that there is no money."""
    if 0 < amount.value < SMALLEST:
        return say.too_small(text, amount.value)
    if not named and words == ("không",):
        return say.bad_form(text)
    if not named and words and not _has_unit(words[-2:]) and len(words) > 1 and not words[0][0].isdecimal():
        return say.short_form(text, None)
    return None
