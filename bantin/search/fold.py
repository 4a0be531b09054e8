"""How search sees a word: its form (letters, then the tone) and its fold (neither marks nor tone), and where that lies.

`static/js/search-words.js` does the same with the same table; tests/vectors/search_words.csv holds both.
"""

import re
from typing import Literal, TypeAlias

from bantin.search.table import LETTERS, MEANT, PLAIN, SYLLABLE, TONES

BITS = 12  # of the mark that a neighbour leaves
REMEMBERED = 100_000
COARSE = {"am": 5, "so": 4, "tu": 4}  # how much of a fine shard's name is that of the coarse one
Grain: TypeAlias = Literal["fine", "coarse"]
SAID = {letter: said for said, written in MEANT.items() for letter in written}
BARE = str.maketrans(LETTERS, PLAIN, TONES)

# kỹ = kĩ, quý = quí, but thúy ≠ thúi: y is i where it is the whole nucleus.
WHOLE_Y = re.compile("^(qu|[bcdđghklmnprstvx]+)y(c|ch|m|n|ng|nh|p|t)?$")
IS_SYLLABLE = re.compile(SYLLABLE)
OF_A_MONTH = re.compile("d[0-9]{6}(?:[0-9]{2})?")
NUMBER = re.compile("d?[0-9]+")
LATIN = re.compile("[a-z]{2}|[a-z]$")


def form_of(word: str) -> str:
    """A word, NFC and in lower case, as it is told from others of its fold: hòa and hoà are one, hoa is another."""
    if word.isascii() and "y" not in word:
        return word
    said = [SAID.get(char, char) for char in word]
    letters = "".join(each[0] for each in said)
    tone = next((each[1] for each in reversed(said) if len(each) > 1), "")
    if "y" in letters:
        letters = WHOLE_Y.sub(r"\1i\2", letters)
    return letters + tone


def fold_of(form: str) -> str:
    """A form without marks and tone: what is typed without them finds it."""
    return form if form.isascii() else form.translate(BARE)


def shard_of(fold: str, grain: Grain) -> str:
    """The shard in which a fold lies; of a small site some fine ones are together in one coarse one."""
    name = _fine_shard_of(fold)
    return name if grain == "fine" else name[: COARSE[name[:2]]]


def _fine_shard_of(fold: str) -> str:
    """One for each syllable, a few for all other words, some for numbers and days."""
    if IS_SYLLABLE.match(fold):
        return f"am-{fold}"
    if OF_A_MONTH.fullmatch(fold):
        return f"so-{fold[:7]}"
    number = NUMBER.match(fold)
    if number:
        return f"so-{number[0][: 3 if fold[0] == 'd' else 2]}"
    return f"tu-{fold[:2]}" if LATIN.match(fold) else "tu-0"


class Marks(dict[str, int]):
    """The one bit by which a neighbour tells that a word comes after it, by form."""

    def __missing__(self, form: str) -> int:
        number = 0
        for char in fold_of(form):
            number = (number * 31 + ord(char)) % 4093
        if len(self) > REMEMBERED:
            self.clear()
        mark = self[form] = 1 << number % BITS
        return mark
