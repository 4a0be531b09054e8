"""What YAML itself can get wrong, said in words: each of the parser's complaints as one problem with a hint."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import yaml

from bantin.nodes import Node, Scalar
from bantin.problems import Problem, Span, problem
from bantin.vi.numbers import grouped
from bantin.vi.reading import Wording
from bantin.yaml_alignment import misaligned_key

QUOTE = Wording('Đặt giá trị trong dấu nháy kép: "…".', 'Put the value in double quotes: "…".')

LONGEST_KEY = 1024  # characters of a key, by YAML 1.2.2, section 7.4.2
TOO_LONG = re.compile(rf"\s*[^:]{{{LONGEST_KEY},}}:([ \t]|$)")
KEY_VALUE = Wording("Viết mỗi dòng theo dạng “khóa: giá trị”.", "Write each line as “key: value”.")


class Refused(Exception):  # noqa: N818 - it is no error of the program: it carries problems out of the walk
    """A header that is not read any further, with the reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def alias(span: Span, name: str) -> Problem:
    """An anchor or alias: refused, because a few hundred bytes of them can fill the memory."""
    return problem(
        "yaml-alias",
        span,
        Wording(
            f"Giá trị bắt đầu bằng * hoặc & (“{name}”) là cú pháp bí danh của YAML, không được dùng.",
            f"A value that begins with * or & (“{name}”) is a YAML alias, which is not allowed.",
        ),
        QUOTE,
    )


def tag(span: Span, name: str) -> Problem:
    """A tag such as `!!python/object`: refused."""
    name = name.replace("tag:yaml.org,2002:", "!!")
    return problem(
        "yaml-tag",
        span,
        Wording(
            f"Giá trị bắt đầu bằng dấu ! (“{name}”) là thẻ kiểu của YAML, không được dùng.",
            f"A value that begins with ! (“{name}”) is a YAML tag, which is not allowed.",
        ),
        QUOTE,
    )


def merge_key(span: Span) -> Problem:
    """A merge key: refused like the aliases that it is for."""
    return problem(
        "yaml-alias",
        span,
        Wording("Khóa “<<” (trộn khóa) của YAML không được dùng.", "YAML's merge key “<<” is not allowed."),
        Wording("Viết các khóa ra từng dòng.", "Write the keys out, one a line."),
    )


def complex_key(span: Span) -> Problem:
    """A list or mapping where a key should stand."""
    return problem(
        "yaml-syntax",
        span,
        Wording(
            "Khóa phải là một từ, không phải danh sách hay nhóm khóa.", "A key must be a word, not a list or a mapping."
        ),
        KEY_VALUE,
    )


def depth(span: Span, levels: int, nodes: int) -> Problem:
    """Too deep, or too many values."""
    return problem(
        "yaml-depth",
        span,
        Wording(
            f"Phần đầu trang lồng quá {levels} cấp hoặc có quá {nodes} giá trị.",
            f"The front matter has more than {levels} levels or {nodes} values.",
        ),
        Wording(
            "Viết gọn lại, hoặc chuyển bảng dài sang tệp CSV.", "Make it shorter, or move a long table to a CSV file."
        ),
    )


def duplicate(key: Scalar, first: Scalar) -> Problem:
    """One key twice in one mapping."""
    return problem(
        "yaml-duplicate-key",
        key.span,
        Wording(
            f"Khóa “{key.text}” xuất hiện hai lần (dòng {first.span.line} và dòng {key.span.line}).",
            f"The key “{key.text}” stands twice (line {first.span.line} and line {key.span.line}).",
        ),
        Wording(f"Giữ một dòng “{key.text}”, xóa dòng kia.", f"Keep one “{key.text}” and delete the other."),
    )


def cut_off(key: Scalar, before: Sequence[tuple[Scalar, Node]]) -> Problem:
    """What a comma within { } cut off the value in front of it."""
    last = before[-1] if before else None
    whole = (
        f'{last[0].text}: "{last[1].text}, {key.text}"' if last and isinstance(last[1], Scalar) else f'"…, {key.text}"'
    )
    if last and isinstance(last[1], Scalar) and last[1].text[-1:].isdigit() and key.text[:1].isdigit():
        whole = f'{last[0].text}: "{last[1].text},{key.text}"'
    return problem(
        "yaml-syntax",
        key.span,
        Wording(
            f"Trong {{ }} dấu phẩy ngăn hai khóa: “{key.text}” bị cắt khỏi giá trị đứng trước.",
            f"Within {{ }} a comma ends a value: “{key.text}” was cut off the one before.",
        ),
        Wording(f"Đặt cả giá trị trong dấu nháy: {whole}.", f"Put the whole value in quotes: {whole}."),
    )


def not_mapping(span: Span, header: str) -> Problem:
    """A header that is text or a list instead of keys with values."""
    return problem(
        "frontmatter-not-mapping",
        span,
        Wording(
            "Phần đầu trang không phải là các dòng “khóa: giá trị”.", "The front matter is not lines of “key: value”."
        ),
        _colon_hint(header) or Wording("Viết mỗi dòng theo dạng “title: Tên bài”.", "Write each line as “title: …”."),
    )


def syntax(error: yaml.YAMLError, header: str, span_at: Callable[[int, int], Span]) -> Problem:
    """The parser's complaint as a problem at its mark; `span_at` takes a line and a column from 0."""
    mark = _mark_of(error)
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}".strip()
    lines = header.rstrip().split("\n")
    row, column = (mark.line, mark.column) if mark else (0, 0)
    if row >= len(lines):  # the end is no place to mend anything: the last that was written is
        row, column = len(lines) - 1, max(0, len(lines[-1]) - 1)
    line = lines[row]
    span = span_at(row, column)
    bare = _line_without_colon(lines, row, column) if "mapping values are not allowed" in said else None
    if bare is not None:
        return _no_colon(replace(span_at(bare, 0), end_column=len(lines[bare]) + 1), lines[bare])
    if re.search(r"\b(alias|anchor)\b", said):
        return alias(_value_span(span, line), _value_of(line)[:40])
    if re.search(r"\btag\b", said):
        return tag(_value_span(span, line), _value_of(line)[:40])
    if (misaligned := misaligned_key(said, lines, row, span)) is not None:
        return misaligned
    if "could not find expected ':'" in said:
        return _no_colon(replace(span, column=len(line) - len(line.lstrip()) + 1, end_column=len(line) + 1), line)
    return problem("yaml-syntax", span, _said(said, line, span.line), _colon_hint(line) or _hint(said, line))


def _quoted_line(line: str) -> str | None:
    """The whole line with its value in the quotes that it does not hold itself."""
    key, colon, value = line.strip().partition(": ")
    if not colon or not value.strip():
        return None
    quoted = (
        f'"{value.strip()}"' if '"' not in value and "\\" not in value else "'" + value.strip().replace("'", "''") + "'"
    )
    return f"{key}: {quoted}"


def _line_without_colon(lines: list[str], row: int, column: int) -> int | None:
    """The line above, where that is no “key: value” and YAML took this line's key for its continuation."""
    if ":" in lines[row][:column]:
        return None
    above = next((at for at in range(row - 1, -1, -1) if lines[at].strip()), None)
    return above if above is not None and not re.search(r":([ \t]|$)", lines[above]) else None


def _no_colon(span: Span, line: str) -> Problem:
    shown = line.strip()[:60]
    if TOO_LONG.match(line):
        return _too_long(span, shown)
    glued = re.match(r"\s*(?:- )?([^\s:#\"'\[{]+)[:\uff1a][\u00a0\u3000 ]*(\S.*)", line)
    if glued:
        spaced = f"{glued[1]}: {glued[2].strip()[:60]}"
        said = Wording("Sau dấu hai chấm phải có một dấu cách thường.", "A plain space must follow the colon.")
        return problem(
            "yaml-syntax", span, said, _colon_hint(line) or Wording(f"Ghi “{spaced}”.", f"Write “{spaced}”.")
        )
    return problem(
        "yaml-syntax",
        span,
        Wording(f"Dòng “{shown}” không có dấu hai chấm.", f"The line “{shown}” has no colon."),
        KEY_VALUE,
    )


def _too_long(span: Span, begun: str) -> Problem:
    """A key that YAML gives up on, by its beginning."""
    return problem(
        "yaml-syntax",
        span,
        Wording(
            f"Tên khóa “{begun}…” dài hơn {grouped(LONGEST_KEY)} ký tự.",
            f"The key “{begun}…” is longer than {LONGEST_KEY:,} characters.",
        ),
        KEY_VALUE,
    )


def _mark_of(error: yaml.YAMLError) -> yaml.Mark | None:
    """Where the fault is: what was opened and never closed is found only later, but is to be mended where it opens."""
    begun, found = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    opened = re.search(r"quoted scalar|flow (sequence|mapping)|simple key", str(getattr(error, "context", "")))
    ended = "end of stream" in str(getattr(error, "problem", ""))
    later = begun is not None and found is not None and (ended or found.line > begun.line)
    mark = begun if (opened and later) or found is None else found
    return mark if isinstance(mark, yaml.Mark) or hasattr(mark, "line") else None


def _said(said: str, line: str, number: int) -> Wording:
    if "mapping values are not allowed" in said:
        return Wording(
            f"Dòng {number}: giá trị có dấu “: ” ở giữa, YAML không hiểu được: “{line.strip()[:60]}”.",
            f"Line {number}: the value holds “: ”, which YAML cannot read: “{line.strip()[:60]}”.",
        )
    if _has_tab(line):
        return Wording(f"Dòng {number} thụt đầu dòng bằng phím Tab.", f"Line {number} is indented with a tab.")
    return Wording(
        f"Dòng {number} không đúng cú pháp YAML: “{line.strip()[:60]}”.", f"Line {number} is not valid YAML: {said}."
    )


def _has_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _hint(said: str, line: str) -> Wording:
    if _has_tab(line):
        return Wording("Thay phím Tab bằng dấu cách.", "Replace the tab by spaces.")
    if "quoted scalar" in said:
        return Wording("Thêm dấu nháy đóng, hoặc bỏ dấu nháy mở.", "Add the closing quote, or drop the opening one.")
    if re.search(r"[\[,]\s*#", line):
        bare = re.sub(r"([\[,]\s*)#+", r"\1", line.strip())
        return Wording(f"Bỏ dấu #, vì nó mở một ghi chú: {bare}", f"Leave out the #, which begins a comment: {bare}")
    if "flow sequence" in said or "flow mapping" in said:
        return Wording("Thêm dấu ] hoặc } đóng.", "Add the closing ] or }.")
    whole = _quoted_line(line)
    return Wording(f"Đặt giá trị trong dấu nháy: {whole}", f"Put the value in quotes: {whole}") if whole else QUOTE


def _colon_hint(text: str) -> Wording | None:
    if ":\u00a0" in text:
        return Wording(
            "Sau dấu hai chấm là dấu cách không ngắt (U+00A0): xóa nó và gõ dấu cách thường.",
            "After the colon stands a no-break space (U+00A0): type a plain space instead.",
        )
    if "\uff1a" in text:
        return Wording(
            "Dấu “：” là dấu hai chấm toàn khổ (U+FF1A): gõ dấu “:” thường và một dấu cách.",
            "“：” is a full-width colon (U+FF1A): type a plain “:” and a space.",
        )
    return None


def _value_of(line: str) -> str:
    return line.split(":", 1)[-1].strip() if ":" in line else line.strip().removeprefix("- ")


def _value_span(span: Span, line: str) -> Span:
    value = _value_of(line)
    return Span.at(span.file, span.line, line.find(value) + 1, len(value)) if value else span
