"""The words of a text, as forms: syllables, numbers without their dots, days in one form however they are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from sys import intern
from typing import TypeAlias

from bantin.search.fold import form_of
from bantin.vi.numbers import roman_of

Form: TypeAlias = str

PART = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})(?![0-9])"
    r"|(?<![0-9])(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9])"
    r"|(?<![0-9/])(?P<month_of>[0-9]{1,2})/(?P<of_year>[0-9]{4})(?![0-9/])"
    r"|(?<![0-9/])(?P<day_of>[0-9]{1,2})/(?P<of_month>[0-9]{1,2})(?![0-9/])"
    r"|(?<![0-9/-])(?P<day_in>[0-9]{1,2})-(?P<in_month>[0-9]{1,2})(?![0-9/-])"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<word>[^\W0-9_]+)"
)
THOUSANDS = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3}){2,})")
ROUND = re.compile("[1-9][0-9]{1,11}000")
HIDDEN = str.maketrans("", "", "\u200b\u200c\u200d\ufeff\u00ad")
MONTH, YEAR = form_of("tháng"), form_of("năm")
UNITS = {form_of(unit): size for unit, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))}
SPOKEN = {size: unit for unit, size in UNITS.items()}
SIZES = UNITS | {"tr": 10**6, form_of("ngàn"): 10**3, "k": 10**3}
NTH = form_of("thứ")
ROMAN = {roman_of(number).lower(): str(number) for number in range(1, 31)}
NUMERALS = ROMAN | {number: roman for roman, number in ROMAN.items()}
CURRENCY = {"đ": "đông\u0300", "vnđ": "đông\u0300", "vnd": "đông\u0300"}
DAYS, MONTHS = 31, 12
REMEMBERED = 100_000
LONGEST = 40  # characters of a word by which it is found
LARGEST = 15  # digits of a sum


@dataclass(frozen=True, slots=True)
class Phrase:
    """An acronym or what it stands for: its first word, all of it between spaces, and what it also says."""

    first: Form
    text: str
    other: tuple[Form, ...]


Phrases: TypeAlias = tuple[Phrase, ...]


class _Known(dict[str, tuple[Form, ...]]):
    """The forms of each stretch without white space that was met: one string for a form, whose hash is known then."""

    def __missing__(self, stretch: str) -> tuple[Form, ...]:
        if len(self) > REMEMBERED:
            self.clear()
        forms = self[stretch] = tuple(map(intern, _forms(stretch)))
        return forms


_known = _Known()


def regular(text: str) -> str:
    """A text in lower case and in the forms that are compared; nothing hidden is left."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text.translate(HIDDEN)).lower())


def words_of(text: str) -> list[Form]:
    """The forms of a text's words in order; a day or a sum in figures is followed by its other forms."""
    return list(chain.from_iterable(map(_known.__getitem__, text.split())))


def said_otherwise(
    forms: Sequence[Form], met: Mapping[Form, object], phrases: Phrases
) -> Iterator[tuple[Sequence[Form], int]]:
    """What else the words mean, and how often: days, sums, numerals, acronyms, both ways; `met` has each once."""
    if MONTH in met:
        yield from (([day], 1) for at in places(forms, MONTH) for day in _days_at(forms, at))
    for unit, size in SIZES.items():
        if unit in met:
            yield from ((said, 1) for at in places(forms, unit) if (said := _sum_at(forms, at, size)))
    if NTH in met:
        after = (forms[at + 1] for at in places(forms, NTH) if at + 1 < len(forms))
        yield from (([NTH, NUMERALS[form]], 1) for form in after if form in NUMERALS)
    asked = [each for each in phrases if each.first in met]
    text = f" {' '.join(forms)} " if asked else ""
    for phrase in asked:
        times = text.count(phrase.text)
        if times:
            yield phrase.other, times


def phrases_of(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """A table of acronyms, each way."""
    both = [(words_of(short), words_of(long)) for short, long in pairs]
    ways = [way for pair in both for way in (pair, pair[::-1])]
    return tuple(Phrase(one[0], f" {' '.join(one)} ", tuple(other)) for one, other in ways if one and other)


def places(forms: Sequence[Form], form: Form) -> Iterator[int]:
    """Where a form stands."""
    at = -1
    try:
        while True:
            at = forms.index(form, at + 1)
            yield at
    except ValueError:
        return


def _forms(stretch: str) -> Iterator[Form]:
    for part in PART.finditer(regular(stretch)):
        if part["word"]:
            yield form_of(CURRENCY.get(part["word"], part["word"][:LONGEST]))
        elif part["number"]:
            yield from _number(part["number"])
        else:
            yield from _day(part)


def _day(part: re.Match[str]) -> Iterator[Form]:
    day = part["day"] or part["d"] or part["day_of"] or part["day_in"]
    month = part["month"] or part["m"] or part["of_month"] or part["in_month"] or part["month_of"]
    year = part["year"] or part["y"] or part["of_year"]
    yield from (_short(each) for each in (day, month, year) if each)
    yield from _days(int(day or 0), int(month), year)


def _days(day: int, month: int, year: str | None) -> Iterator[Form]:
    """A day by itself, in any year, and its month; nothing of what no calendar has."""
    if day > DAYS or not 1 <= month <= MONTHS:
        return
    if day:
        yield f"d{month:02}{day:02}"
    if year:
        yield f"d{year}{month:02}"
    if day and year:
        yield f"d{year}{month:02}{day:02}"


def _number(written: str) -> Iterator[Form]:
    if not THOUSANDS.fullmatch(written) and not ROUND.fullmatch(written):
        yield _short(written.replace(".", ","))[:LONGEST]
        return
    digits = re.sub("[.,]", "", written)
    yield digits[:LONGEST]
    if len(digits) <= LARGEST:
        yield from _spoken(int(digits))


def _spoken(amount: int) -> Iterator[Form]:
    """A sum as it is said: 80 triệu, 1,5 tỷ."""
    small = amount < 10**6  # nobody says 80.000 nghìn
    for size, unit in SPOKEN.items():
        if amount >= size and amount * 10 % size == 0 and (small or size > 10**3):
            whole, tenth = divmod(amount * 10 // size, 10)
            yield from (f"{whole},{tenth}" if tenth else str(whole), unit)


def _short(number: str) -> Form:
    """A number without the zero that editors put before a single digit."""
    return number[1:] if len(number) == 2 and number[0] == "0" else number  # noqa: PLR2004 - "01"


def _days_at(forms: Sequence[Form], at: int) -> Iterator[Form]:
    """The day or month that is written around the word “tháng”: 15 tháng 4 năm 2025."""
    month = forms[at + 1] if at + 1 < len(forms) else ""
    if not _is_short(month):
        return
    before = forms[at - 1] if at else ""
    after = [form for form in forms[at + 2 : at + 4] if form != YEAR][:1]
    year = after[0] if after and after[0].isdecimal() and len(after[0]) == 4 else None  # noqa: PLR2004
    yield from _days(int(before) if _is_short(before) else 0, int(month), year)


def _is_short(number: str) -> bool:
    """Whether it may be a day or a month."""
    return number.isdecimal() and len(number) <= 2  # noqa: PLR2004


def _sum_at(forms: Sequence[Form], at: int, size: int) -> list[Form]:
    """The figures of a sum whose unit stands there, and how else it is said: 80tr is 80000000, and 80 triệu."""
    count = forms[at - 1] if at else ""
    if count in UNITS and at >= 3:  # noqa: PLR2004 - 1.500 tỷ: behind 1500 stands that it is 1,5 nghìn
        count = forms[at - 3]
    whole, _, part = count.partition(",")
    if not whole.isdecimal() or (part and not part.isdecimal()) or len(count) > 6:  # noqa: PLR2004 - no sums beyond
        return []
    amount = int(whole) * size + int((part or "0").ljust(9, "0")[:9]) * size // 10**9
    said = list(_spoken(amount))
    pairs = zip(said[::2], said[1::2], strict=True)
    return [str(amount), *(form for pair in pairs if pair != (count, forms[at]) for form in pair)]
