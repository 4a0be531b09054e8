"""A file's bytes read as front matter and body, with exact positions. The only door to YAML and python-frontmatter."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from bantin.characters import control, decode, too_large
from bantin.fences import Parts, split
from bantin.glyphs import missing_glyphs, missing_in_entry
from bantin.nodes import Items, Mapping, Node, Scalar, is_absent
from bantin.notices import SILENCER
from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording
from bantin.vi.text import clean_prose, control_at, nfc
from bantin.yaml_problems import (
    Refused,
    alias,
    complex_key,
    cut_off,
    depth,
    duplicate,
    merge_key,
    not_mapping,
    syntax,
    tag,
)

MAX_DEPTH = 32
MAX_NODES = 5_000
MAX_HEADER_BYTES = 256 * 1024
PARSER = getattr(getattr(yaml, "cyaml", None), "CParser", yaml.SafeLoader)  # in C where it can be had
MERGE = "<<"


@dataclass(frozen=True, slots=True)
class Document:
    """A file in two: its front matter as typed, and its body in NFC, each with the line where it begins."""

    file: str
    front: Mapping
    header: str
    header_line: int
    body: str
    body_line: int


def read_document(data: bytes, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Front matter and body of a Markdown file with its problems; None where there is no front matter to read."""
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    parts, fence_problems = split(text, file)
    problems += fence_problems
    if parts is None:
        return None, problems
    try:
        walked = _parse(text, parts, file)
    except Refused as refusal:
        return None, (*problems, *refusal.problems)
    body = clean_prose(parts.body).text if problems else parts.body  # with nothing to say, the body is regular too
    problems += (*walked.problems, *_after_hash(walked.root, parts, file), *missing_in_entry(text, file))
    return Document(file, walked.root, parts.header, parts.header_line, body, parts.body_line), problems


def read_mapping(data: bytes, file: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """A whole YAML file (site.yaml) as one mapping, under the same limits as front matter."""
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    try:
        walked = _walk(text, 1, file)
    except Refused as refusal:
        return None, (*problems, *refusal.problems)
    problems += (*walked.problems, *_after_hash(walked.root, Parts(text, 1, "", 1), file), *missing_glyphs(text, file))
    return walked.root, problems


@dataclass(frozen=True, slots=True)
class _Walked:
    """A header's mapping, and what is wrong within it without keeping it from being read."""

    root: Mapping
    problems: tuple[Problem, ...] = ()


class _Handler(BaseHandler):
    """Hands python-frontmatter the parts that our own fences found, and the walked header."""

    FM_BOUNDARY = None

    def __init__(self, parts: Parts, file: str) -> None:
        self.parts = parts
        self.file = file
        self.walked: _Walked | None = None

    def detect(self, text: str) -> bool:
        """The fences are known already."""
        return bool(text)

    def split(self, text: str) -> tuple[str, str]:
        """The header and the body; the text given was stripped, so our own parts are used."""
        del text
        return self.parts.header, self.parts.body

    def load(self, fm: str) -> dict[str, Node]:
        """The header's keys with their raw values."""
        self.walked = _walk(fm, self.parts.header_line, self.file)
        return {key.text: value for key, value in self.walked.root.entries}


def _parse(text: str, parts: Parts, file: str) -> _Walked:
    handler = _Handler(parts, file)
    frontmatter.parse(text, handler=handler)
    return handler.walked or _Walked(Mapping((), Span.at(file, parts.header_line)))


def _walk(header: str, first_line: int, file: str) -> _Walked:
    if len(header.encode()) > MAX_HEADER_BYTES:
        raise Refused(too_large(file, len(header.encode()), MAX_HEADER_BYTES))
    walker = _Walker(file, first_line - 1, tuple(header.split("\n")))
    try:
        root = walker.document(iter(PARSER(header).get_event, None))
    except yaml.YAMLError as error:
        raise Refused(*walker.problems, syntax(error, header, walker.span_of_mark)) from None
    if root is None:
        return _Walked(Mapping((), Span.at(file, max(1, first_line - 1))))
    if not isinstance(root, Mapping):
        raise Refused(*walker.problems, not_mapping(root.span, header))
    return _Walked(root, tuple(walker.problems))


class _Walker:
    """One pass over the events of one header."""

    def __init__(self, file: str, line_offset: int, lines: tuple[str, ...]) -> None:
        self.file = file
        self.offset = line_offset
        self.lines = lines
        self.nodes = 0
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The root node; None for an empty document."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise Refused(not_mapping(self._span(event), ""))
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 0)
        return None if isinstance(root, Scalar) and root.plain and not root.text else root

    def span_of_mark(self, line: int, column: int) -> Span:
        """One character at a mark of the parser, whose lines and columns begin at 0."""
        return Span.at(self.file, line + 1 + self.offset, column + 1, 1)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], level: int) -> Node:
        self.nodes += 1
        if level > MAX_DEPTH or self.nodes > MAX_NODES:
            raise Refused(*self.problems, depth(self._span(event), MAX_DEPTH, MAX_NODES))
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(self._text(event), self._span(event), not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, events, level + 1)
        return self._mapping(event, events, level + 1)

    def _items(self, start: yaml.Event, events: Iterator[yaml.Event], level: int) -> Items:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, level))
        return Items(tuple(items), self._span(start))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], level: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, level)
            value = self._node(next(events), events, level)
            if is_absent(value) and self._lacks_colon(key):
                self.problems.append(cut_off(key, list(entries.values())))
            elif key.text in entries:
                self.problems.append(duplicate(key, entries[key.text][0]))
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), self._span(start))

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], level: int) -> Scalar:
        node = self._node(event, events, level)
        if not isinstance(node, Scalar):
            raise Refused(*self.problems, complex_key(node.span))
        if node.plain and node.text == MERGE:
            raise Refused(*self.problems, merge_key(node.span))
        return node

    def _lacks_colon(self, key: Scalar) -> bool:
        """Whether a key within { } has no colon: a comma in its neighbour's value has cut it off."""
        after = self.lines[key.span.end_line - 1 - self.offset][key.span.end_column - 1 :].lstrip()
        return after[:1] in {",", "}"}

    def _refuse_extras(self, event: yaml.Event) -> None:
        name = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent) or name is not None:
            raise Refused(*self.problems, alias(self._span(event), str(name)))
        name = getattr(event, "tag", None)
        if name is not None:
            raise Refused(*self.problems, tag(self._span(event), str(name)))

    def _text(self, event: yaml.ScalarEvent) -> str:
        text = str(event.value)
        # What was typed has been looked through; only an escape (“\x07”) can hide one.
        index = control_at(text) if event.style == '"' else None
        if index is not None:
            self.problems.append(control(self._span(event), text[index]))
        return nfc(text)

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise TypeError("the parser marks every event")
        first = self.offset + 1
        return Span(self.file, start.line + first, start.column + 1, end.line + first, end.column + 1)


def _after_hash(front: Mapping, parts: Parts, file: str) -> Iterator[Problem]:
    if "#" not in parts.header:
        return
    lines = parts.header.split("\n")
    for scalar in _plain_values(front):
        end = scalar.span
        line = lines[end.end_line - parts.header_line] if end.end_line - parts.header_line < len(lines) else ""
        lost = re.match(r"\s+(#.*)", line[end.end_column - 1 :])
        if lost and not SILENCER.match(lost[1]) and (scalar.text or line[: end.end_column - 1].strip()):
            start = end.end_column + lost.start(1)
            yield _cut_short(Span.at(file, end.end_line, start, len(lost[1].rstrip())), scalar.text, lost[0].rstrip())


def _cut_short(span: Span, kept: str, lost: str) -> Problem:
    whole = json.dumps(f"{kept}{lost}".strip(), ensure_ascii=False)
    return problem(
        "text-after-hash",
        span,
        Wording(
            f"Phần “{lost.strip()}” sau dấu # bị coi là ghi chú; giá trị chỉ còn “{kept}”.",
            f"“{lost.strip()}” after # counts as a comment; the value is only “{kept}”.",
        ),
        Wording(
            f"Đặt cả giá trị trong dấu nháy kép: {whole}; nếu là ghi chú thật, đưa lên một dòng riêng.",
            f"Put the whole value in double quotes: {whole}; a real comment belongs on a line of its own.",
        ),
    )


def _plain_values(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if node.plain:
            yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _plain_values(item)
    else:
        for _, value in node.entries:
            yield from _plain_values(value)
