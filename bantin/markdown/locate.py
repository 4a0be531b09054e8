"""Where in a body's source a construct stands: a small scan that knows code from text, not a second parser."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from bantin.markdown.allowed import CLASSES
from bantin.markdown.body import BodySource
from bantin.problems import Span

FENCE = re.compile(r"(?m)^ {0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?:.*\n)*?(?: {0,3}\1[`~]*[ \t]*(?:\n|$)|\Z)")
CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
EMPTY_LINES = re.compile(r"(\n[ \t]*\n)")
HOLDER = re.compile(r"[ ]{0,3}(?:[*+-]|\d+[.)]|[a-zđ]\d?\)|\[\^[^\]]*\]:|:|!!!|///|Điều\b)")
TARGET = re.compile(r"\]\(\s*<?((?:[^\s()>]|\([^\s()>]*\))*)|\]:\s*<?([^\s>]+)|(?:href|src)\s*=\s*[\"']?([^\"'>\s]*)")
ATTRIBUTE_HOLDER = re.compile(r"<[a-zA-Z][^<>]*>?|\{[^{}\n]*\}")
ATTRIBUTE = re.compile(
    r"(?<=[\s\"'{:])(?:(?P<short>[.#])(?P<given>[^\s{}.#]+)"
    r"|(?P<name>[^\s\"'<>/={}.#][^\s\"'<>/={}]*)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>{}]+))?)"
)
BEFORE_TARGET = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|=\s*[\"']?|<)\Z")
AFTER_TARGET = re.compile(r"[\s)>\"'}]|\Z")
LONGEST_LEAD = 8


class Source:
    """The text of one body, with code and comments blanked out, and how offsets become lines and columns."""

    def __init__(self, source: BodySource) -> None:
        self.file = source.file
        self.first = source.line
        self.text = source.text
        self._targets: dict[str, list[tuple[int, int]]] = {}
        self._next: dict[str, int] = {}

    @cached_property
    def visible(self) -> str:
        """The text with code and comments as spaces, every other character where it was."""
        return _without_code(_without_comments(_without_fences(self.text)), self.text)

    @cached_property
    def commented(self) -> str:
        """The text with code as spaces; comments are still there."""
        return _without_code(_without_fences(self.text), self.text)

    @cached_property
    def fences(self) -> tuple[re.Match[str], ...]:
        """The blocks of code between fences."""
        return tuple(FENCE.finditer(self.text))

    @property
    def uncommented(self) -> str:
        """The text with comments as spaces, every other character where it was."""
        return _without_comments(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        line, column = self._position(start)
        end_line, end_column = self._position(end)
        return Span(self.file, line, column, end_line, end_column)

    def line_span(self, line: int) -> Span:
        """The whole of a line, counted from 0 within the body, without its white space."""
        start = self._starts[line]
        text = self.text[start:].split("\n", 1)[0]
        lead = len(text) - len(text.lstrip())
        return self.span(start + lead, start + max(lead, len(text.rstrip())))

    def offset(self, line: int, column: int = 0) -> int:
        """The offset of a line and column, both from 0."""
        return self._starts[line] + column

    @property
    def beginning(self) -> Span:
        """The first line that holds anything."""
        lead = len(self.text) - len(self.text.lstrip())
        line = bisect_right(self._starts, lead) - 1 if lead < len(self.text) else 0
        return self.line_span(line)

    def target(self, target: str) -> Span:
        """Where the next link or picture to `target` says so; each call takes the next one of the text."""
        places = self._targets.get(target)
        if places is None:
            places = self._targets[target] = list(_places_of(self.visible, target))
        if not places:
            return self.beginning
        turn = self._next.get(target, 0)
        self._next[target] = turn + 1
        return self.span(*places[min(turn, len(places) - 1)])

    def tag(self, tag: str) -> Span:
        """Where the next `<tag` stands that has not been asked for."""
        return self._take("<" + tag, _tag_form(tag))

    def end_tag(self, tag: str, before: int) -> Span:
        """Where the end tag stands that has `before` others of its name in front (those of Markdown's own count)."""
        found = list(islice(_tag_form("/" + tag).finditer(self.visible), before + 1))
        return self.span(*found[-1].span()) if found else self.beginning

    def attribute(self, name: str, value: str) -> Span:
        """Where the next attribute of this name and value stands, in a tag or in an attribute list."""
        key = f"{name}={value}"
        start = self._next.get(key, 0)
        for at, found in chain(_attributes_of(self.visible), _attributes_of(self.text)):
            if at >= start and _is_attribute(found, name, value):
                self._next[key] = at + 1
                return self.span(at, at + len(found[0]))
        return self._near(start)

    def words(self, text: str, after: int, lead: str = "") -> Span:
        """Where the next words `text` stand at or after an offset, best behind `lead`, whatever emphasis is between."""
        start = max(after, self._next.get(text, 0))
        forms = (rf"{_loosely(before)}[*_]*(?<!\w)({_loosely(text)})(?!\w)" for before in (lead, ""))
        found = next(filter(None, (re.compile(form).search(self.visible, start) for form in forms)), None)
        if not found:
            return self.line_span(bisect_right(self._starts, after) - 1)
        self._next[text] = found.end()
        return self.span(*found.span(1))

    def _take(self, key: str, pattern: re.Pattern[str]) -> Span:
        start = self._next.get(key, 0)
        # HTML that Python-Markdown met within what looks like code is in the text only.
        found = pattern.search(self.visible, start) or pattern.search(self.text, start)
        if not found:
            return self._near(start)
        self._next[key] = found.end()
        return self.span(found.start(), found.end())

    def _near(self, offset: int) -> Span:
        """The line of an offset: the best that is known of what the source does not have as it is."""
        return self.line_span(bisect_right(self._starts, offset) - 1) if offset else self.beginning

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        return self.first + line, offset - self._starts[line] + 1


def _loosely(words: str) -> str:
    """The form of words between which emphasis and other white space may stand."""
    parts = re.split(r"(\s+)", words)
    return "".join(r"[\s*_]+" if part.isspace() else "[*_]*".join(map(re.escape, part)) for part in parts)


def _tag_form(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<{re.escape(tag)}(?![\w-])", re.IGNORECASE)


def _attributes_of(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for holder in ATTRIBUTE_HOLDER.finditer(text):
        for found in ATTRIBUTE.finditer(holder[0]):
            yield holder.start() + found.start(), found


def _is_attribute(found: re.Match[str], name: str, value: str) -> bool:
    if found["short"]:
        if found["short"] == "#":
            return name == "id" and found["given"] == value
        return name == "class" and found["given"] in value.split() and found["given"] not in CLASSES
    written = (found["value"] or "").strip("\"'")
    return found["name"].lower() == name and _meaning(written) == _meaning(value)


def _places_of(text: str, target: str) -> Iterator[tuple[int, int]]:
    """Where a target is written as it is; else where what is written means it."""
    found = list(_literal_places(text, target))
    if found or not target:
        yield from found
        return
    wanted = _meaning(target)
    for match in TARGET.finditer(text):
        group = match.lastindex or 1
        written = _meaning(match[group])
        if written == wanted or (written and wanted.startswith(written)):
            yield match.span(group)


def _literal_places(text: str, target: str) -> Iterator[tuple[int, int]]:
    if not target:
        yield from ((found.end(), found.end()) for found in re.finditer(r"\]\((?=\s*\))", text))
        return
    start = text.find(target)
    while start != -1:
        end = start + len(target)
        lead = text[max(0, start - LONGEST_LEAD) : start]
        if BEFORE_TARGET.search(lead) and AFTER_TARGET.match(text, end):
            yield start, end
        start = text.find(target, end)


def _meaning(written: str) -> str:
    return re.sub(r"[\s\x00-\x20]", "", html.unescape(written.replace("\\", "")))


def _without_fences(text: str) -> str:
    return FENCE.sub(_blank, text) if "```" in text or "~~~" in text else text


def _without_comments(text: str) -> str:
    if "<!--" not in text:
        return text
    closed = max(text.rfind(end) + len(end) for end in ("-->", "--!>"))  # what begins later has no end to look for
    return COMMENT.sub(_blank, text[:closed]) + text[closed:]


def _without_code(text: str, written: str) -> str:
    """The text without indented code, as it was written, and without code spans."""
    if "\n    " in text or "\n\t" in text or text.startswith(("    ", "\t")):
        text = _without_indented(text, written)
    if "`" not in text:
        return text
    # A code span ends with its paragraph.
    return "".join(CODE_SPAN.sub(_blank, part) if "`" in part else part for part in EMPTY_LINES.split(text))


def _without_indented(text: str, written: str) -> str:
    """Indented code stands after an empty line and not below a list item or another thing that holds blocks.

    Only what was written indents: the spaces in `text` may stand for a comment.
    """
    lines = text.split("\n")
    holding = False
    code = False
    before = ""
    for index, (line, as_written) in enumerate(zip(lines, written.split("\n"), strict=True)):
        indented = as_written.startswith(("    ", "\t"))
        if line.strip():
            code = indented and not holding and (code or not before.strip())
            if not indented:
                holding = bool(HOLDER.match(line)) or (holding and bool(before.strip()))
            if code:
                lines[index] = " " * len(line)
        before = line
    return "\n".join(lines)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
