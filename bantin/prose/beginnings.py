"""Expressions tried only where they can begin: a plain search for that costs a fraction of trying them everywhere."""

import re
from collections.abc import Iterator

WORD = re.compile(r"\w+")


def found_from(form: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `form.finditer(text)` finds, each of which begins with `begins`."""
    begin = begins.search(text)
    while begin:
        found = form.match(text, begin.start())
        if found:
            yield found
        begin = begins.search(text, found.end() if found else begin.end())


def found_at_words(form: re.Pattern[str], words: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """What `form.finditer(text)` finds, each of which begins with one of these words."""
    end = 0
    for word in WORD.finditer(text):
        if word[0] in words and word.start() >= end:
            found = form.match(text, word.start())
            if found:
                yield found
                end = found.end()


def lowered(text: str) -> str:
    """The text in small letters, character for character."""
    small = text.lower()
    return small if len(small) == len(text) else text
