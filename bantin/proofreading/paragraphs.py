"""What Markdown does not take for what it looks like: lists without an empty line above, text that becomes code."""

import re
from collections.abc import Iterator, Sequence

from bantin.markdown.locate import EMPTY_LINES, HOLDER
from bantin.model.pages import Rules
from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording

BULLETS = "•●▪◦‣∙·–—"  # what Word puts before the items of a list; Markdown takes them for text
MARK = re.compile(rf"(?:[-*+]|1\.)(?=[ \t]+\S)|[{BULLETS}](?=[ \t]*[^\W\d_])")
SIGN = re.compile(rf"\n(?:[-*+{BULLETS}]|1\. )")
OTHER = ("#", "|", ">", "<", "    ", "\t")  # headings, tables, quotations, HTML, code
BROKEN = ("  ", "\\")  # a line that ends so is a line on the page, too
INDENTED = re.compile(r"\n(?: {4}|\t)")
SHOWN = 40


def paragraphs(copy: Manuscript) -> Iterator[Problem]:
    """The first list of each paragraph that will run on in it, and the first paragraph that will be code."""
    if isinstance(copy.entry, Rules):
        return
    body = "\n" + copy.source.body
    if SIGN.search(body):
        yield from _run_on(copy)
    if INDENTED.search(body):
        yield from _code(copy)


def _run_on(copy: Manuscript) -> Iterator[Problem]:
    at = 0
    for part in EMPTY_LINES.split(copy.body.visible):
        if "\n" in part and SIGN.search("\n" + part):
            lines = part.split("\n")
            place = _list_in(lines)
            if place is not None:
                yield _told(copy, at + sum(len(line) + 1 for line in lines[:place]), lines[place])
        at += len(part)


def _list_in(lines: Sequence[str]) -> int | None:
    """The line of a paragraph at which a list was meant to begin."""
    text = next((place for place, line in enumerate(lines) if line.strip() and line[0] != "#"), len(lines))
    if text == len(lines) or lines[text].startswith(OTHER) or HOLDER.match(lines[text]):
        return None
    marked = [place for place in range(text, len(lines)) if MARK.match(lines[place])]
    whole = [place for place in marked if place == text or not lines[place - 1].endswith(BROKEN)]
    if not whole or (len(marked) == 1 and not lines[whole[0] - 1].rstrip().endswith(":")):
        return None
    return whole[0]


def _told(copy: Manuscript, start: int, line: str) -> Problem:
    mark = MARK.match(line)
    end = start + (mark.end() if mark else 1)
    if line[0] in BULLETS:
        return problem(
            "list-run-on",
            copy.body.span(start, end),
            Wording(
                f"“{line[0]}” không mở một danh sách: các dòng sẽ dính vào nhau thành một đoạn.",
                f"“{line[0]}” does not begin a list: the lines will run into one paragraph.",
            ),
            Wording(
                "Dùng “- ” ở đầu mỗi dòng, và thêm một dòng trống trước dòng đầu.",
                "Begin each line with “- ”, and put an empty line before the first.",
            ),
        )
    return problem(
        "list-run-on",
        copy.body.span(start, end),
        Wording(
            f"“{_short(line)}” đứng liền dưới một dòng chữ nên sẽ dính vào đoạn đó, không thành danh sách.",
            f"“{_short(line)}” stands right below a line of text, so it will run on in it and be no list.",
        ),
        Wording("Thêm một dòng trống trước danh sách.", "Put an empty line before the list."),
    )


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _code(copy: Manuscript) -> Iterator[Problem]:
    """The first line of Vietnamese, not of a programming language, that is taken for code."""
    written, seen = copy.body.uncommented, copy.body.visible
    at = 0
    for line, visible in zip(written.split("\n"), seen.split("\n"), strict=True):
        if line.startswith(("    ", "\t")) and not visible.strip() and not line.isascii() and not _fenced(copy, at):
            lead = len(line) - len(line.lstrip())
            yield problem(
                "code-indented",
                copy.body.span(at + lead, at + len(line.rstrip())),
                Wording(
                    f"“{_short(line)}” thụt vào 4 dấu cách hoặc một phím Tab nên sẽ thành khung mã nguồn.",
                    f"“{_short(line)}” is indented by four spaces or a tab, so it will be a box of code.",
                ),
                Wording("Xóa khoảng thụt ở đầu dòng.", "Take the indentation away."),
            )
            return
        at += len(line) + 1


def _fenced(copy: Manuscript, at: int) -> bool:
    """Whether a place lies in a block of code with fences, where the indentation is meant."""
    return any(found.start() <= at < found.end() for found in copy.body.fences)
