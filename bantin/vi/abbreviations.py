"""Abbreviations in running text: what looks like one, and what everybody knows."""

import re
from itertools import takewhile

from bantin.vi.numbers import roman_value

CAPITALS = "A-ZĐƯƠÂÊÔĂ"
# UBND, KH&ĐT, LĐ-TB&XH; not the symbol of a document (124/KH-UBND), not a code (SKS2026), not part of a word.
FORM = re.compile(
    rf"(?<![\w&;.-])(?<![{CAPITALS}0-9]/)[{CAPITALS}][{CAPITALS}]+(?:(?:&(?:amp;)?|-)[{CAPITALS}]+)*"
    rf"(?!\w|-\w|&\w|\.\w|/[{CAPITALS}0-9])"
)
SHOUTED = re.compile(r"[A-ZĐÀ-Ỹ]*[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ][A-ZĐÀ-Ỹ]*")
PAIR = re.compile(f"[{CAPITALS}][{CAPITALS}]")  # what every abbreviation begins with, and is found fast
SIGNS = ',.:;!?()“”"*_#'
MANY = 3  # words in capitals beside one another: a headline
EVERYDAY = frozenset(
    """TP PDF QR CSV HTML URL USD VND VNĐ EUR AI IT TV SMS GPS USB COVID WHO UNESCO ASEAN WTO ISO OK ID FAQ STT TT
    SĐT ĐT CN MC PC CD DVD RSS SEO API APP WIFI LED SIM STK CCCD CMND NXB GS PGS TS ThS KB MB GB TB""".split()
)


def is_everyday(text: str) -> bool:
    """Whether nobody needs to be told what this stands for: PDF, a Roman numeral."""
    return text in EVERYDAY or roman_value(text) is not None


def is_shouted(before: str, after: str) -> bool:
    """Whether a word in capitals stands among others in capitals, of which one has a tone mark or there are many."""
    run = [*takewhile(_in_capitals, reversed(before.split())), *takewhile(_in_capitals, after.split())]
    return len(run) >= MANY or any(SHOUTED.fullmatch(word.strip(SIGNS)) for word in run)


def _in_capitals(word: str) -> bool:
    return word.strip(SIGNS).isupper()
