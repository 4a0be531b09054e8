"""Numbers as Vietnamese editors write them: 3.500 is three thousand five hundred, 87,25 has a decimal comma."""

import re
from decimal import Decimal

from bantin.vi.number_words import ordinal_of
from bantin.vi.reading import Reading, Remark, Wording
from bantin.vi.text import clean_value

LONGEST = 40  # characters; what is longer is no number that a page could show
LARGEST = 10**18
HIGHEST_EDITION = 999

PLAIN = re.compile("([0-9]+)(?:,([0-9]+))?")
GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
DOTTED = re.compile(r"([0-9]+)\.([0-9]+)")
ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
SPACED = re.compile("[0-9]{1,3}(?: [0-9]{3})+")

ROMAN_SIZES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
ROMAN = dict(zip("M CM D CD C XC L XL X IX V IV I".split(), ROMAN_SIZES, strict=True))
ROMAN_FORM = re.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
EDITION_LEAD = re.compile("(?:(?:lần|kỳ|kì) )?(?:thứ )?(.+)")


def read_number(text: str) -> Reading[Decimal]:
    """A number with dots between thousands and a decimal comma; a percent sign may follow."""
    cleaned, remarks = clean_value(text)
    found = _number(cleaned)
    if isinstance(found, Remark):
        return Reading(None, (*remarks, found))
    return Reading(found, remarks)


def read_count(text: str) -> Reading[int]:
    """A whole number from 0 up; zeros in front (01) are as good as none."""
    cleaned, remarks = clean_value(text)
    number = _number(cleaned)
    found = number if isinstance(number, Remark) else _whole(cleaned, number)
    if isinstance(found, Remark):
        return Reading(None, (*remarks, found))
    return Reading(found, remarks)


def read_edition(text: str) -> Reading[int]:
    """Which time something is held: 4, IV, "lần thứ IV", "lần thứ tư"."""
    cleaned, remarks = clean_value(text)
    if not cleaned:
        return Reading(None, (*remarks, empty_value()))
    lead = EDITION_LEAD.fullmatch(cleaned.lower()) if len(cleaned) <= LONGEST else None
    number = _edition(lead[1]) if lead else None
    if number is None:
        return Reading(None, (*remarks, _not_an_edition(cleaned)))
    if not 1 <= number <= HIGHEST_EDITION:
        return Reading(None, (*remarks, _edition_out_of_range(cleaned)))
    return Reading(number, remarks)


def format_number(number: Decimal) -> str:
    """The number as Vietnamese text: 3.500, 87,25."""
    if not number.is_finite():
        return str(number)
    whole, _, fraction = format(abs(number), "f").partition(".")
    sign = "-" if number < 0 else ""
    return f"{sign}{grouped(int(whole))}{',' if fraction else ''}{fraction}"


def grouped(number: int) -> str:
    """A whole number with a dot between thousands."""
    return f"{number:,}".replace(",", ".")


def roman_of(number: int) -> str:
    """The Roman numeral of a number from 1 to 3999."""
    if not 1 <= number < 4000:  # noqa: PLR2004 - what Roman numerals can write
        raise ValueError(number)
    numeral = ""
    for letters, value in ROMAN.items():
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def roman_value(numeral: str) -> int | None:
    """The number of a Roman numeral in either case, or None where it is none in regular form."""
    letters = numeral.upper()
    if not letters or not numeral.isascii() or not ROMAN_FORM.fullmatch(letters):
        return None
    values = [ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def quoted(text: str) -> str:
    """A value as messages quote it, a very long one cut."""
    return f"“{text}”" if len(text) <= LONGEST * 2 else f"“{text[: LONGEST * 2]}…”"


def empty_value() -> Remark:
    """The remark on a value with nothing in it."""
    return Remark(
        "value-empty",
        Wording("Giá trị để trống.", "The value is empty."),
        Wording("Ghi giá trị, hoặc xóa cả dòng.", "Write a value, or delete the line."),
    )


def _number(text: str) -> Decimal | Remark:
    if not text:
        return empty_value()
    if len(text) > LONGEST:
        return _unreadable(text)
    unsigned = text.removesuffix("%").rstrip().replace("\u2212", "-", 1)
    sign = -1 if unsigned.startswith("-") else 1
    figures = unsigned.removeprefix("-") if sign < 0 else unsigned.removeprefix("+")
    found = GROUPED.fullmatch(figures) or PLAIN.fullmatch(figures)
    if not found:
        return _refusal(text, figures)
    # copy_sign and not a product: arithmetic would round to 28 digits.
    value = Decimal(found[1].replace(".", "") + ("." + found[2] if found[2] else ""))
    return value.copy_negate() if sign < 0 and value else value


def _refusal(text: str, figures: str) -> Remark:
    dotted = DOTTED.fullmatch(figures)
    if dotted:
        return _ambiguous_dot(text, dotted[1], dotted[2])
    if ENGLISH.fullmatch(figures):
        whole, dot, fraction = figures.replace(",", ".").rpartition(".") if "." in figures else (figures, "", "")
        vietnamese = f"{whole},{fraction}" if dot else figures.replace(",", ".")
        return _unreadable(text, vietnamese)
    if SPACED.fullmatch(figures):
        return _unreadable(text, figures.replace(" ", "."))
    if re.fullmatch(r"\.[0-9]+", figures):
        return _unreadable(text, f"0,{figures[1:]}")
    return _unreadable(text)


def _ambiguous_dot(text: str, whole: str, fraction: str) -> Remark:
    thousands = grouped(int(whole + fraction.ljust(3, "0"))) if len(fraction) <= 3 else grouped(int(whole + fraction))  # noqa: PLR2004
    return Remark(
        "number-dot",
        Wording(
            f"{quoted(text)}: không rõ dấu chấm là dấu thập phân hay dấu phân cách hàng nghìn.",
            f"{quoted(text)}: the dot may be a decimal point or separate the thousands.",
        ),
        Wording(f"Ghi “{whole},{fraction}” hoặc “{thousands}”.", f"Write “{whole},{fraction}” or “{thousands}”."),
    )


def _unreadable(text: str, instead: str | None = None) -> Remark:
    return Remark(
        "number-format",
        Wording(f"{quoted(text)} không phải là một số.", f"{quoted(text)} is not a number."),
        Wording(f"Hãy ghi “{instead}”.", f"Write “{instead}”.")
        if instead
        else Wording("Ghi số như 3.500 hoặc 87,25.", "Write a number such as 3.500 (thousands) or 87,25 (decimals)."),
    )


def _whole(text: str, number: Decimal) -> int | Remark:
    if text.endswith("%") or number != int(number):
        return Remark(
            "number-format",
            Wording(f"{quoted(text)} không phải là số nguyên.", f"{quoted(text)} is not a whole number."),
            Wording("Ghi một số nguyên, ví dụ 10 hoặc 3.500.", "Write a whole number, for example 10 or 3.500."),
        )
    if not 0 <= number <= LARGEST:
        return Remark(
            "value-range",
            Wording(f"{quoted(text)}: số lượng phải từ 0 trở lên.", f"{quoted(text)}: a count is 0 or more.")
            if number < 0
            else Wording(f"{quoted(text)}: số quá lớn.", f"{quoted(text)}: the number is too large."),
            Wording("Ghi một số nguyên, ví dụ 10 hoặc 3.500.", "Write a whole number, for example 10 or 3.500."),
        )
    return int(number)


def _edition(text: str) -> int | None:
    if re.fullmatch("[0-9]+", text):
        return int(text)
    return roman_value(text) or ordinal_of(text)


def _not_an_edition(text: str) -> Remark:
    return Remark(
        "number-format",
        Wording(f"{quoted(text)} không phải là lần tổ chức.", f"{quoted(text)} does not say which edition it is."),
        Wording("Ghi 4, IV hoặc “lần thứ IV”.", "Write 4, IV or “lần thứ IV”."),
    )


def _edition_out_of_range(text: str) -> Remark:
    return Remark(
        "value-range",
        Wording(
            f"{quoted(text)}: lần tổ chức phải từ 1 đến {HIGHEST_EDITION}.",
            f"{quoted(text)}: an edition is from 1 to {HIGHEST_EDITION}.",
        ),
        Wording("Ghi 4, IV hoặc “lần thứ IV”.", "Write 4, IV or “lần thứ IV”."),
    )
