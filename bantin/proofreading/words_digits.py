"""Numbers that are said twice, in words and in digits: “Năm (05) hồ sơ”, “185.000.000 đồng (Bằng chữ: …)”."""

import re
from collections.abc import Iterator

from bantin.markdown.locate import Source
from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.number_words import number_of
from bantin.vi.numbers import grouped
from bantin.vi.reading import Wording

DIGITS = re.compile(r"\((0?[0-9]{1,3})\)")
IN_WORDS = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{3})+) ?(?:đồng|đ|VNĐ|VND)\b[\s.;,*_]*\(?[\s*_]*"
    r"[Bb]ằng chữ:?[\s*_]*(?P<words>[^().;\n*_]*?) đồng\b"
)
WORDS_BEFORE = re.compile(r"(?:[^\W\d_]+ ){1,6}$")
# After these words the number is a name: “giải ba (02)”, “thứ năm (05)”.
ORDINAL = frozenset("giải hạng thứ lớp khối vòng bảng điều khoản mục chương phần năm nhóm lần cấp".split())
MEND = Wording("Sửa một trong hai theo văn bản gốc.", "Mend one of them by the original document.")


def words_and_digits(copy: Manuscript) -> Iterator[Problem]:
    """Pairs of a number in words and one in digits that disagree."""
    for text in copy.texts_with("("):
        if DIGITS.search(text.text):
            yield from _counts(text)
    for text in copy.texts_with("ằng chữ"):
        yield from _sums(text)


def _counts(text: Source) -> Iterator[Problem]:
    for found in DIGITS.finditer(text.visible):
        lead = WORDS_BEFORE.search(text.visible, max(0, found.start() - 60), found.start())
        words = lead[0].split() if lead else []
        for at in range(len(words)):
            number = number_of(" ".join(words[at:]).lower())
            if number is not None:
                named = at > 0 and words[at - 1].lower() in ORDINAL
                if number != int(found[1]) and not named:
                    said = " ".join(words[at:])
                    yield _differ(text, (found.start() - len(said) - 1, found.end()), said, found[1])
                break


def _sums(text: Source) -> Iterator[Problem]:
    for found in IN_WORDS.finditer(text.visible):
        number = number_of(found["words"].lower().removesuffix(" chẵn"))
        if number is not None and grouped(number) != found["digits"]:
            yield _differ(text, found.span("words"), found["words"], found["digits"])


def _differ(text: Source, place: tuple[int, int], words: str, digits: str) -> Problem:
    said = Wording(f"Bằng chữ là “{words}” nhưng bằng số là “{digits}”.", f"“{words}” in words, “{digits}” in digits.")
    return problem("words-digits", text.span(*place), said, MEND)
