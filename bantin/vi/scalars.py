"""The small typed values: yes or no, and telephone numbers."""

import re

from bantin.vi.numbers import empty_value, quoted
from bantin.vi.reading import Reading, Remark, Wording
from bantin.vi.text import clean_value

YES = frozenset("có co đúng dung yes y true on bật bat x 1".split())
NO = frozenset("không khong sai no n false off tắt tat 0".split())

LONGEST_PHONE = 100
FEWEST_DIGITS = 3  # 113, 114, 115


def read_boolean(text: str) -> Reading[bool]:
    """Yes or no, in Vietnamese (with or without accents) or English, in any case."""
    cleaned, remarks = clean_value(text)
    word = cleaned.lower()
    if not word:
        return Reading(None, (*remarks, empty_value()))
    if word in YES or word in NO:
        return Reading(word in YES, remarks)
    refusal = Remark(
        "value-choice",
        Wording(f"{quoted(cleaned)} không phải là “có” hay “không”.", f"{quoted(cleaned)} is neither yes nor no."),
        Wording("Ghi “có” hoặc “không”.", "Write “có” (yes) or “không” (no)."),
    )
    return Reading(None, (*remarks, refusal))


def read_phone(text: str) -> Reading[str]:
    """A telephone number, kept as it was typed: zeros in front, spaces, dots and extensions are part of it."""
    cleaned, remarks = clean_value(text)
    if not cleaned:
        return Reading(None, (*remarks, empty_value()))
    if len(cleaned) <= LONGEST_PHONE and len(re.findall("[0-9]", cleaned)) >= FEWEST_DIGITS:
        return Reading(cleaned, remarks)
    refusal = Remark(
        "value-type",
        Wording(f"{quoted(cleaned)} không phải là số điện thoại.", f"{quoted(cleaned)} is not a telephone number."),
        Wording("Ghi số điện thoại như 0912 345 678 hoặc (0293) 3878 888.", "Write a number such as 0912 345 678."),
    )
    return Reading(None, (*remarks, refusal))
