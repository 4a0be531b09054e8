"""What can be mended in an entry without anybody asking: only the form of what was typed, never what it says."""

import difflib
import re
from collections.abc import Mapping

from bantin.entries import ReadFile, read_entry
from bantin.markdown.body import BodySource
from bantin.markdown.locate import Source
from bantin.model.record import Record
from bantin.problems import Problem
from bantin.vi.dates import read_when
from bantin.vi.money import Money
from bantin.vi.text import CONTROL, HIDDEN, SPACE_LIKE, clean_prose
from bantin.vi.when import When

UNPADDED = re.compile(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b")
QUOTED = re.compile(r'(?<![^\s(\[“‘—–*_])"(?=[^\s"])([^"\n]{1,200}?)(?<=[^\s"])"(?![\w"=])')
# A line with any of these may hold quotes that are part of markup: a tag, an attribute list, a title, an option.
MARKUP = re.compile(r"[<>{}`\\]|\]\(|^ {4}|^\t|^\s*(?:///|!!!|\[[^\]]*\]:)|https?:")
LONE_RETURN = re.compile(r"\r(?!\n)")  # a line end of its own kind, which nothing but it ends
ODD = re.compile(f"{CONTROL.pattern}|{HIDDEN.pattern}|{SPACE_LIKE.pattern}|[\u0300-\u036f]")
OF_VALUES = frozenset({"text-hidden", "date-unpadded"})
MOST = 50  # values of one entry, of which only the first hidden character is told at a time


def mended(data: bytes, file: str, sections: Mapping[str, str]) -> bytes:
    """The bytes of an entry with its form mended; as they were where that would change anything else."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    before = read_entry(data, file, sections)
    if before.source is None or LONE_RETURN.search(text):
        return data
    better = clean_prose(text.replace("\r\n", "\n")).text
    for _ in range(MOST):
        better, known = _with_values(better, file, sections), better
        if better == known:
            break
    written = _with_ends_of(text, _with_quotes(better, file, sections)).encode()
    return written if _says_the_same(before, read_entry(written, file, sections)) else data


def difference(before: bytes, after: bytes, file: str) -> str:
    """What was mended, line by line, in the form of `diff -u`; what nobody can see is named, as <U+200B>."""
    old, new = (_visible(text.decode()).split("\n") for text in (before, after))
    return "\n".join(difflib.unified_diff(old, new, f"a/{file}", f"b/{file}", lineterm="", n=0))


def _visible(text: str) -> str:
    return ODD.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\r\n", "\n"))


def _with_ends_of(text: str, mended: str) -> str:
    """The mended lines, each with the line end that it had."""
    if "\r" not in text:
        return mended
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in text.split("\n")[:-1]]
    lines = mended.split("\n")
    return "".join(f"{line}{end}" for line, end in zip(lines, [*ends, ""], strict=True))


def _with_values(text: str, file: str, sections: Mapping[str, str]) -> str:
    """Values of fields with the first thing mended that is said of each: hidden characters, or missing zeros."""
    read = read_entry(text.encode(), file, sections)
    found = {one.span: one for one in reversed(read.problems) if one.code in OF_VALUES and _is_value(one, read)}
    lines = text.split("\n")
    for _, one in sorted(found.items(), reverse=True):
        line, start, end = lines[one.span.line - 1], one.span.column - 1, one.span.end_column - 1
        lines[one.span.line - 1] = line[:start] + _regular(line[start:end], one) + line[end:]
    return "\n".join(lines)


def _is_value(one: Problem, read: ReadFile) -> bool:
    return one.span.line == one.span.end_line and read.source is not None and one.span.line < read.source.body_line


def _regular(value: str, one: Problem) -> str:
    mark = value[:1] if value[:1] in {'"', "'"} else ""
    bare = value[len(mark) : len(value) - len(mark)]
    if one.code == "text-hidden":
        return mark + SPACE_LIKE.sub(" ", HIDDEN.sub("", bare)).strip(" ") + mark
    padded = UNPADDED.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", bare)
    return value if read_when(padded).remarks else mark + padded + mark


def _with_quotes(text: str, file: str, sections: Mapping[str, str]) -> str:
    """Straight double quotes around words of a text as “ ”; not in code, markup or front matter."""
    source = read_entry(text.encode(), file, sections).source
    if source is None or '"' not in source.body:
        return text
    lines = text.split("\n")
    seen = Source(BodySource(file, source.body, source.body_line)).visible.split("\n")
    for place, line in enumerate(seen, source.body_line - 1):
        if lines[place] == line and line.count('"') % 2 == 0 and not MARKUP.search(line):
            lines[place] = QUOTED.sub(r"“\1”", line)
    return "\n".join(lines)


def _says_the_same(before: ReadFile, after: ReadFile) -> bool:
    """Whether two readings of a file differ in nothing but the form of quotes, dates and characters."""
    if before.source is None or after.source is None:
        return False
    worse = {one.code for one in after.problems} - {one.code for one in before.problems}
    one, other = before.source, after.source
    return not worse and _plain(one.body) == _plain(other.body) and _meaning(one.entry) == _meaning(other.entry)


def _meaning(value: object) -> object:
    """A value without the form in which it was written."""
    if isinstance(value, Record):
        return tuple(_meaning(getattr(value, name)) for name in value.field_names())
    if isinstance(value, tuple):
        return tuple(map(_meaning, value))
    if isinstance(value, When):
        return value.kind, value.start, value.end, value.timed, value.count, value.unit
    if isinstance(value, Money):
        return value.min, value.max, value.per, value.approx
    return _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    return " ".join(re.sub("[“”]", '"', clean_prose(text).text).split())
