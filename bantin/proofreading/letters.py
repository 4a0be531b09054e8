"""Characters that look like Vietnamese letters and are none: what is left of old fonts, Word and social networks."""

import html
import re
import unicodedata
from collections.abc import Iterator

from bantin.markdown.locate import Source
from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording

# Letters and signs that no Vietnamese word holds, but TCVN3 and VNI texts read as Unicode are full of.
FOREIGN = "ßñÜÖöäåæøûüïëîÑØÆµ¶·¸¹»¼½¾®¬¨ª×Þþ÷"
ODD = re.compile(f"[ÐðƉɖ\ue000-\uf8ff\U0001d400-\U0001d7ff{FOREIGN}]")
FALSE_D = re.compile(r"[ÐðƉɖ](?=[^\W\d_])|(?<=[^\W\d_])[ÐðƉɖ]")
PRIVATE = re.compile("[\ue000-\uf8ff]|&#[xX](?:[eE][0-9a-fA-F]|[fF][0-8])[0-9a-fA-F]{2};")
MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ff](?:[\\s\u0300-\u0323]*[\U0001d400-\U0001d7ff])*")
BROKEN = re.compile(rf"[^\W\d_]{{1,20}}[{FOREIGN}][^\W\d_]{{0,20}}|[{FOREIGN}][^\W\d_]{{1,20}}")
ENOUGH, PART = 3, 4  # so many such words, and one in so many of a paragraph: a few foreign names are none
PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
TRUE_D = str.maketrans("ÐðƉɖ", "ĐđĐđ")
SHOWN = 40


def letters(copy: Manuscript) -> Iterator[Problem]:
    """Each sort of false letter, where it stands first."""
    for written, text in ((copy.source.header, "header"), (copy.source.body, "body")):
        if ODD.search(written) or "&#" in written:
            yield from _in(copy.header if text == "header" else copy.body)


def _in(text: Source) -> Iterator[Problem]:
    seen = text.visible
    found = [*FALSE_D.finditer(seen)]
    if found:
        yield _false_d(text, found)
    found = [*PRIVATE.finditer(seen)]
    if found:
        yield _private(text, found)
    found = [*MATHEMATICAL.finditer(seen)]
    if found:
        yield _mathematical(text, found)
    yield from _legacy(text, seen)


def _false_d(text: Source, found: list[re.Match[str]]) -> Problem:
    one = found[0]
    right = one[0].translate(TRUE_D)
    code = f"U+{ord(one[0]):04X}"
    return problem(
        "text-false-d",
        text.span(*one.span()),
        Wording(
            f"“{one[0]}” ({code}) không phải chữ {right} tiếng Việt; có {len(found)} chỗ như vậy.",
            f"“{one[0]}” ({code}) is not the Vietnamese letter {right}; there are {len(found)} of them.",
        ),
        Wording(f"Gõ lại chữ {right}: trông giống nhau nhưng tìm kiếm sẽ không thấy.", f"Type {right} instead."),
    )


def _private(text: Source, found: list[re.Match[str]]) -> Problem:
    one = found[0]
    code = f"U+{ord(html.unescape(one[0])):04X}"
    return problem(
        "text-private-use",
        text.span(*one.span()),
        Wording(
            f"Ký tự {code} chỉ có trong phông riêng của Word, người đọc thấy ô vuông; có {len(found)} chỗ.",
            f"The character {code} exists in a private font only, readers see a box; there are {len(found)}.",
        ),
        Wording(
            "Thay bằng “- ” ở đầu dòng nếu là dấu đầu dòng, hoặc xóa đi.", "Write “- ” for a bullet, or delete it."
        ),
    )


def _mathematical(text: Source, found: list[re.Match[str]]) -> Problem:
    one = found[0]
    plain = unicodedata.normalize("NFKC", one[0])
    return problem(
        "text-mathematical",
        text.span(*one.span()),
        Wording(
            f"“{one[0][:SHOWN]}” viết bằng ký hiệu toán học (chữ “đậm” của mạng xã hội).",
            f"“{one[0][:SHOWN]}” is written in mathematical symbols (the “bold” of social networks).",
        ),
        Wording(f"Viết “{plain[:SHOWN]}”; cần đậm thì ghi **…**.", f"Write “{plain[:SHOWN]}”, and **…** for bold."),
    )


def _legacy(text: Source, seen: str) -> Iterator[Problem]:
    """The first paragraph of broken words: a text in an old encoding."""
    for paragraph in PARAGRAPH.finditer(seen):
        words = [*BROKEN.finditer(paragraph[0])]
        if len({word[0] for word in words}) >= ENOUGH and len(words) * PART >= len(paragraph[0].split()):
            start = paragraph.start() + words[0].start()
            shown = " ".join(paragraph[0][words[0].start() :].split())[:SHOWN]
            yield problem(
                "text-legacy",
                text.span(start, start + len(words[0][0])),
                Wording(
                    f"“{shown}…” là chữ của bảng mã cũ (TCVN3 hoặc VNI), người đọc không đọc được.",
                    f"“{shown}…” is text of an old encoding (TCVN3 or VNI); nobody can read it.",
                ),
                Wording(
                    "Chuyển văn bản gốc sang Unicode (UniKey: Ctrl+Shift+F6) rồi dán lại.",
                    "Convert the original to Unicode and paste it again.",
                ),
            )
            return
