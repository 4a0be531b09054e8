"""Front matter read as the engine does, and its problems as short lines that a test can spell out."""

from collections.abc import Iterable, Mapping

from bantin.entries import ReadFile, read_entry
from bantin.model.entry import Entry
from bantin.problems import Problem

SECTIONS = {name: name for name in ("tin-tuc", "phong-trao", "cuoc-thi", "trang")}
ARTICLE = "content/tin-tuc/x.md"


def read(content: str | bytes, file: str = ARTICLE, sections: Mapping[str, str] = SECTIONS) -> ReadFile:
    """A file of `content/` as read."""
    return read_entry(content.encode() if isinstance(content, str) else content, file, sections)


def entry(header: str, file: str = ARTICLE) -> Entry:
    """The entry of a header that has no problem at all."""
    found = read(f"---\n{header}\n---\n", file)
    assert said(found.problems) == []
    assert found.source is not None
    return found.source.entry


def problems(header: str, file: str = ARTICLE) -> list[str]:
    """What is said about a header, whose first line is line 2."""
    return said(read(f"---\n{header}\n---\n", file).problems)


def said(found: Iterable[Problem]) -> list[str]:
    """Each problem as `severity code line:column-end_column`, with the last line where it is another."""
    return [_short(one) for one in sorted(found, key=lambda one: (one.span, one.code, one.message.vi))]


def codes(found: Iterable[Problem]) -> set[str]:
    """The codes of problems."""
    return {one.code for one in found}


def _short(one: Problem) -> str:
    span = one.span
    end = f"{span.end_line}:{span.end_column}" if span.end_line != span.line else span.end_column
    return f"{one.severity.value} {one.code} {span.line}:{span.column}-{end}"
