"""Where front matter begins and ends: every way in which a fence goes wrong is named, none is taken for text."""

import re
from dataclasses import dataclass

from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording

FENCE = "---"
CLOSINGS = frozenset({FENCE, "..."})
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe58\ufe63\uff0d"
MANGLED = re.compile(rf"^\s*(?:[-{DASHES}]+\s*|-{{3}}\s*[^\s-].*)$")
WRONG_CLOSING = re.compile(rf"^(?!-{{3}}\s*$)[-{DASHES}]{{2,}}\s*$")
KEY_LINE = re.compile(r"^[a-z][a-z_]*:(?:\s|$)")
SECOND_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two: the header's and the body's text with the line (from 1) where each begins."""

    header: str
    header_line: int
    body: str
    body_line: int


def split(text: str, file: str) -> tuple[Parts | None, tuple[Problem, ...]]:
    """The two parts of a file whose line ends are plain line feeds, or what is wrong with its fences."""
    lines = text.split("\n")
    opening = next((index for index, line in enumerate(lines) if line.strip()), None)
    if opening is None or lines[opening].rstrip() != FENCE:
        return None, (_no_opening(lines, opening or 0, file),)
    inside = range(opening + 1, len(lines))
    closing = next((index for index in inside if lines[index].rstrip() in CLOSINGS), None)
    if closing is None:
        return None, (_unclosed(lines, opening, file),)
    bad = next((index for index in range(opening + 1, closing) if WRONG_CLOSING.match(lines[index])), None)
    if bad is not None:
        return None, (_mangled(lines[bad], Span.at(file, bad + 1, 1, len(lines[bad]))),)
    parts = Parts("\n".join(lines[opening + 1 : closing]), opening + 2, "\n".join(lines[closing + 1 :]), closing + 2)
    return parts, _second(parts, file)


def _no_opening(lines: list[str], first: int, file: str) -> Problem:
    line = lines[first]
    span = Span.at(file, first + 1, 1, len(line))
    if MANGLED.match(line):
        return _mangled(line, span)
    head = enumerate(lines[:SECOND_WITHIN], 1)
    if any(other.rstrip() == FENCE and _is_key(lines, below) for below, other in head):
        return _text_above(line, span)
    return problem(
        "frontmatter-missing",
        Span.at(file),
        Wording(
            "Tệp không có phần đầu trang giữa hai dòng ---.", "The file has no front matter between two --- lines."
        ),
        Wording(
            "Mở đầu tệp bằng: dòng ---, dòng “title: Tên bài”, dòng ---, rồi mới đến nội dung.",
            "Begin the file with a line ---, a line “title: …”, a line ---, then the text.",
        ),
    )


def _mangled(line: str, span: Span) -> Problem:
    shown = line.strip()[:60]
    return problem(
        "frontmatter-mangled",
        span,
        Wording(
            f"Dòng “{shown}” giống dòng rào --- nhưng không phải ba dấu gạch nối thường.",
            f"The line “{shown}” looks like a --- fence but is not three plain hyphens.",
        ),
        Wording("Sửa dòng này thành đúng --- (ba dấu gạch nối).", "Make this line exactly --- (three hyphens)."),
    )


def _text_above(line: str, span: Span) -> Problem:
    shown = line.strip()[:60]
    return problem(
        "frontmatter-mangled",
        span,
        Wording(
            f"Có chữ “{shown}” đứng trước dòng rào --- mở đầu trang.",
            f"The text “{shown}” stands above the opening --- fence.",
        ),
        Wording(
            "Dòng đầu tiên của tệp phải là ---: chuyển chữ này xuống dưới dòng --- thứ hai.",
            "The first line must be ---: move this text below the second ---.",
        ),
    )


def _is_key(lines: list[str], index: int) -> bool:
    return index < len(lines) and bool(re.match(r"^[^\s:#][^:]*:(?:\s|$)", lines[index]))


def _unclosed(lines: list[str], opening: int, file: str) -> Problem:
    tail = range(opening + 1, len(lines))
    mangled = next((index for index in tail if lines[index].strip() and MANGLED.match(lines[index])), None)
    if mangled is None:
        hint = Wording("Thêm một dòng --- sau dòng khóa cuối cùng.", "Add a line --- after the last key.")
    else:
        shown = lines[mangled].strip()[:20]
        hint = Wording(
            f"Dòng {mangled + 1} là “{shown}”: sửa thành --- (ba dấu gạch nối).",
            f"Line {mangled + 1} is “{shown}”: make it --- (three hyphens).",
        )
    message = Wording(
        "Phần đầu trang mở bằng --- nhưng không có dòng --- đóng.",
        "The front matter opens with --- but no --- line closes it.",
    )
    return problem("frontmatter-unclosed", Span.at(file, opening + 1, 1, len(lines[opening])), message, hint)


def _second(parts: Parts, file: str) -> tuple[Problem, ...]:
    if not any(f"\n{fence}" in parts.body for fence in CLOSINGS) and not parts.body.startswith(FENCE):
        return ()
    lines = parts.body.split("\n", SECOND_WITHIN)[:SECOND_WITHIN]
    first = _second_fence(lines)
    if first is None:
        first = _keys_above_fence(lines)
    if first is None:
        return ()
    return (_second_problem(Span.at(file, parts.body_line + first, 1, len(lines[first])), lines[first]),)


def _second_fence(lines: list[str]) -> int | None:
    """Where a body begins with a fence that is followed by a key: the index of the key's line."""
    begun = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    opens = begun < len(lines) and lines[begun].rstrip() == FENCE and _is_key(lines, begun + 1)
    return begun + 1 if opens and any(line.rstrip() in CLOSINGS for line in lines[begun + 2 :]) else None


def _keys_above_fence(lines: list[str]) -> int | None:
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in CLOSINGS and KEY_LINE.match(lines[index - 1]):
            first = index - 1
            while first and KEY_LINE.match(lines[first - 1]):
                first -= 1
            return first
    return None


def _second_problem(span: Span, line: str) -> Problem:
    return problem(
        "frontmatter-second",
        span,
        Wording(
            f"Nội dung có đoạn giống phần đầu trang thứ hai (“{line.strip()}”): các khóa này không có hiệu lực.",
            f"The text holds what looks like a second front matter (“{line.strip()}”): these keys have no effect.",
        ),
        Wording(
            "Chuyển các khóa lên giữa hai dòng --- đầu tiên, hoặc xóa chúng.",
            "Move the keys between the first two --- lines.",
        ),
    )
