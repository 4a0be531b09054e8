"""Vietnamese order: keys for `sorted()` as ICU collates vi, and the orders that ICU does not give."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

# CLDR root order with the letters of CLDR vi put in. What is not listed follows its own class by code point.
LETTERS = "aăâbcdđðeêfghijklmnoôơpqrstuưvwxyzþ"
PUNCTUATION = "_‿-‐‑‒–—―,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•"
SYMBOLS = "`´˜^¯¨°©®+±÷×<=>|¦~¬"
CURRENCIES = "¤¢$£¥₫€"

# Tones as CLDR vi orders them (huyền, hỏi, ngã, sắc, nặng), then the other marks as the root does.
MARKS = "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0328\u0327\u0304\u031b"
TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
SHAPES = {("a", "\u0306"): "ă", ("a", "\u0302"): "â", ("e", "\u0302"): "ê", ("o", "\u0302"): "ô"} | {
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
SHAPING = frozenset(mark for _, mark in SHAPES)
EXPANSIONS = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "ŋ": "n", "ħ": "h", "ŧ": "t"}

PLAIN = 0  # the weight of a character that carries no mark, or is lower case
UPPER = 9
SPACE, MARKUP, SYMBOL, CURRENCY, DIGIT, LATIN, FOREIGN, OTHER = range(8)

REMEMBERED_WORDS = 8192
LONGEST_WORD = 24
WORD = re.compile("[^ ]* ?")

T = TypeVar("T")
Weight = tuple[int, int, str]
Syllable = tuple[tuple[Weight, ...], tuple[int, ...]]
Levels = tuple[tuple[Weight, ...], tuple[int, ...], tuple[int, ...], str]


class Element(NamedTuple):
    """One character with its marks: the weight of its letter, of its marks, of its case; the digits that it is."""

    letters: tuple[Weight, ...]
    marks: tuple[int, ...]
    cases: tuple[int, ...]
    digits: str = ""


def sort_key(text: str) -> Levels:
    """The order of ICU's collator for vi: letters first, then tones, then case; spaces and punctuation count."""
    return _levels(text, _elements(text))


def natural_key(text: str) -> Levels:
    """As `sort_key`, but numbers by their value: Điều 2 before Điều 10."""
    words = [_remembered(word) if len(word) <= LONGEST_WORD else _natural(word) for word in WORD.findall(text)]
    known = [word for word in words if word is not None]
    if len(known) < len(words):
        return _levels(text, _join_digits(_elements(text)))
    letters, marks, cases, decomposed = zip(*known, strict=True)
    return _together(letters), _together(marks), _together(cases), "".join(decomposed)


def natural_order(one: str, other: str) -> int:
    """Negative where one text stands before the other in the order of `natural_key`, else positive, or 0.

    The first words that differ decide, as a rule; only where one begins as the other are whole keys made.
    """
    words, other_words = one.split(" "), other.split(" ")
    differing = next((pair for pair in zip(words, other_words, strict=False) if pair[0] != pair[1]), None)
    if differing is None:
        return len(words) - len(other_words)
    letters, other_letters = map(_letters, differing)
    common = min(len(letters), len(other_letters))
    if letters[:common] != other_letters[:common]:
        return -1 if letters < other_letters else 1
    key, other_key = natural_key(one), natural_key(other)
    return (key > other_key) - (key < other_key)


def _letters(word: str) -> tuple[Weight, ...]:
    """The letters of a word; none where its beginning does not tell."""
    known = _remembered(word) if len(word) <= LONGEST_WORD else None
    return known[0] if known else ()


def dictionary_key(text: str) -> tuple[tuple[Syllable, ...], Levels]:
    """Dictionary order, syllable by syllable: ba, ba chìm, bà, bà con, bả."""
    return _syllables(text), natural_key(text)


def name_key(text: str) -> tuple[Syllable, Syllable, tuple[Syllable, ...], Levels]:
    """The order of Vietnamese name lists: given name (the last syllable), family name, then the middle names."""
    syllables = _syllables(text)
    given = syllables[-1] if syllables else ((), ())
    family = syllables[0] if len(syllables) > 1 else ((), ())
    return given, family, syllables[1:-1], natural_key(text)


def _natural(word: str) -> Levels | None:
    """The key of a word with the space after it; None where it begins with a mark, which belongs to a space before."""
    if unicodedata.combining(unicodedata.normalize("NFD", word)[:1] or " "):
        return None
    return _levels(word, _join_digits(_elements(word)))


_remembered = lru_cache(REMEMBERED_WORDS)(_natural)


def _together(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(parts))


def _levels(text: str, elements: list[Element]) -> Levels:
    letters, marks, cases, _ = zip(*elements, strict=True) if elements else ((), (), (), ())
    return _together(letters), _together(marks), _together(cases), unicodedata.normalize("NFD", text)


def _syllables(text: str) -> tuple[Syllable, ...]:
    """Letters and tone of each syllable; where in the syllable the tone is written (hòa, hoà) makes no difference."""
    found = []
    for word in text.split():
        elements = _join_digits(_elements(word))
        letters = tuple(weight for element in elements for weight in element.letters)
        marks = tuple(mark for element in elements for mark in element.marks if mark != PLAIN)
        found.append((letters, marks))
    return tuple(found)


def _elements(text: str) -> list[Element]:
    """The text cut into base characters with their marks."""
    decomposed = unicodedata.normalize("NFD", text)
    if decomposed.isascii():
        return [_common_element(char) for char in decomposed]
    found = []
    start = 0
    for index in range(1, len(decomposed) + 1):
        if index == len(decomposed) or not unicodedata.combining(decomposed[index]):
            found.append(_element(decomposed[start:index]))
            start = index
    return found


@cache
def _common_element(cluster: str) -> Element:
    return _weighed(cluster)


def _element(cluster: str) -> Element:
    """Only what Vietnamese text is made of is remembered, so that no input can fill the memory."""
    return _common_element(cluster) if cluster[0] < "\u0180" and len(cluster) <= 3 else _weighed(cluster)  # noqa: PLR2004


def _weighed(cluster: str) -> Element:
    base, marks = cluster[0], cluster[1:]
    if unicodedata.combining(base):
        base, marks = "", cluster
    plain = unicodedata.normalize("NFKD", base).lower()
    bases = "".join(EXPANSIONS.get(char, char) for char in plain)
    letters, marks = _shaped(bases, marks)
    weights = tuple(weight for weight in map(_weight, letters) if weight is not None)
    case = UPPER if base != base.lower() else PLAIN
    compatible = int(plain != base.lower() or bases != plain)
    return Element(
        weights,
        (PLAIN,) * len(weights) + tuple(map(_mark_weight, marks)),
        (case + compatible,) * len(weights) + (PLAIN,) * len(marks),
        "" if marks or any(weight[0] != DIGIT for weight in weights) else "".join(weight[2] for weight in weights),
    )


def _shaped(bases: str, marks: str) -> tuple[str, str]:
    """The letter that a base and one of its marks make (â, ơ …), and the marks that remain.

    As in Unicode's canonical order, a mark reaches the base only past marks of another combining class.
    """
    if len(bases) != 1:
        return bases, marks
    classes: set[int] = set()
    for index, mark in enumerate(marks):
        shaped = SHAPES.get((bases, mark)) if mark in SHAPING else None
        if shaped and unicodedata.combining(mark) not in classes:
            return shaped, marks[:index] + marks[index + 1 :]
        classes.add(unicodedata.combining(mark))
    return bases, marks


def _mark_weight(mark: str) -> int:
    place = MARKS.find(mark)
    return place + 1 if place >= 0 else len(MARKS) + ord(mark)


def _weight(char: str) -> Weight | None:
    """Where a character stands among all; None for one that does not count (a control or format character)."""
    if char in LETTERS:
        return (LATIN, LETTERS.index(char), "")
    category = unicodedata.category(char)
    if char.isspace():
        return (SPACE, ord(char), "")
    if category == "Nd":
        return (DIGIT, 1, str(unicodedata.decimal(char)))
    for table, place in ((PUNCTUATION, MARKUP), (SYMBOLS, SYMBOL), (CURRENCIES, CURRENCY)):
        if char in table:
            return (place, table.index(char), "")
    return _weight_of_class(category, char)


def _weight_of_class(category: str, char: str) -> Weight | None:
    unlisted = 1000 + ord(char)
    if category in {"Cc", "Cf"}:
        return None
    if category == "Sc":
        return (CURRENCY, unlisted, "")
    classes = {"P": MARKUP, "S": SYMBOL, "Z": SPACE, "L": FOREIGN}
    if category == "Ll" and unicodedata.name(char, "").startswith("LATIN"):
        return (LATIN, unlisted, "")
    return (classes.get(category[0], OTHER), unlisted, "")


def _join_digits(elements: list[Element]) -> list[Element]:
    """Each run of digits as one number, compared by its length without leading zeros and then by its digits."""
    found: list[Element] = []
    run = ""
    for element in elements:
        if element.digits:
            run += element.digits
            continue
        if run:
            found.append(_number(run))
        run = ""
        found.append(element)
    return [*found, _number(run)] if run else found


def _number(digits: str) -> Element:
    number = digits.lstrip("0") or "0"
    return Element(((DIGIT, len(number), number),), (PLAIN,), (PLAIN,))
