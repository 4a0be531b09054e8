"""Tables that editors keep in CSV files: Excel's exports read right, each wrong cell reported at its place."""

import codecs
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from bantin.characters import BOMS_OF_UTF_16, decode
from bantin.model.cells import Cell, lines_of
from bantin.model.pages import Winner
from bantin.model.record import Notes, Record, described, key_of, nearest, read_record
from bantin.model.types import Day, Line, Number
from bantin.nodes import Mapping, Scalar
from bantin.problems import Problem, Span, is_error, problem
from bantin.vi.reading import Wording
from bantin.vi.text import HIDDEN, nfc

MAX_ROWS = 20_000


class ScoreLine(Record):
    """One line of a scoreboard in long form; a blank value is “chưa báo cáo”, never 0."""

    snapshot: Day = described("Kỳ", "Ngày chốt số liệu.")
    unit: Line = described("Đơn vị", "Đơn vị được xếp hạng.")
    group: Line | None = described("Nhóm", "Khối, cụm thi đua.", None, aka=("Khối",))
    indicator: Line | None = described("Chỉ tiêu", "Tên chỉ tiêu.", None)
    value: Number | None = described("Giá trị", "Kết quả; để trống nếu chưa báo cáo.", None)
    score: Number | None = described("Điểm", "Điểm; để trống nếu chưa báo cáo.", None)


def read_scoreboard(data: bytes, file: str) -> tuple[tuple[ScoreLine, ...], tuple[Problem, ...]]:
    """The lines of a scoreboard."""
    rows, problems = read_table(data, file, ScoreLine)
    return tuple(row for row in rows if isinstance(row, ScoreLine)), problems


def read_winners(data: bytes, file: str) -> tuple[tuple[Winner, ...], tuple[Problem, ...]]:
    """The lines of a list of winners."""
    rows, problems = read_table(data, file, Winner)
    return tuple(row for row in rows if isinstance(row, Winner)), problems


def read_table(data: bytes, file: str, kind: type[Record]) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """Every line of a CSV file as a record, and every problem at its line and column (`table-column`, `table-row`)."""
    text, odd = _decode(data, file)
    if text is None or any(is_error(one) for one in odd):
        return (), odd
    lines = tuple(lines_of(text, file))
    if not lines:
        said = Wording("Bảng không có dòng nào.", "The table has no line.")
        return (), (*odd, _column_problem(Span.at(file), said))
    names, problems = _header(lines[0], kind)
    if problems:
        return (), (*odd, *problems)
    if len(lines) > MAX_ROWS + 1:
        return (), (*odd, _too_long(lines[MAX_ROWS + 1][0].span, len(lines) - 1))
    notes = Notes(file, list(odd), {one.code for one in odd})
    rows = [_row(line, names, kind, notes) for line in lines[1:]]
    return tuple(row for row in rows if row is not None), tuple(notes.problems)


def _decode(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a table: Excel's “Unicode text” is UTF-16 with a byte-order mark."""
    if data.startswith(BOMS_OF_UTF_16):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    text, problems = decode(data.removeprefix(codecs.BOM_UTF8), file)
    return (None if text is None else nfc(HIDDEN.sub("", text))), problems


def _header(line: tuple[Cell, ...], kind: type[Record]) -> tuple[tuple[str | None, ...], tuple[Problem, ...]]:
    known = kind.keys()
    names: list[str | None] = []
    problems: list[Problem] = []
    for cell in line:
        name, shown = known.get(key_of(cell.text)), cell.text[:60]
        if name in names and name is not None:
            said = Wording(f"Cột “{shown}” có hai lần.", f"The column “{shown}” stands twice.")
            problems.append(_column_problem(cell.span, said))
        elif name is None and key_of(cell.text) not in {"", "tt", "stt"}:
            near = nearest(key_of(cell.text), known)
            said = Wording(f"Không có cột “{shown}”.", f"There is no column “{shown}”.")
            problems.append(_column_problem(cell.span, said, near and known[near]))
        names.append(name)
    missing = [name for name in kind.field_names() if kind.model_fields[name].is_required() and name not in names]
    problems += [_no_column(name, kind, line[0].span) for name in missing]
    return tuple(names), tuple(problems)


def _row(line: tuple[Cell, ...], names: tuple[str | None, ...], kind: type[Record], notes: Notes) -> Any | None:
    extra = next((cell for cell in line[len(names) :] if cell.text), None)
    if extra is not None:
        notes.add(_too_many_cells(extra.span, len(line), len(names)))
        return None
    own = Notes(notes.file, [], notes.said)
    row = read_record(kind, Mapping(tuple(_entries(line, names, kind)), line[0].span), own)
    for found in own.problems:
        notes.add(replace(found, code="table-row") if is_error(found) else found)
    return row


def _entries(
    line: tuple[Cell, ...], names: tuple[str | None, ...], kind: type[Record]
) -> Iterator[tuple[Scalar, Scalar]]:
    """The cells by column; a blank one is absent, except where a value is required: then it is the problem's place."""
    end = line[-1].span
    blank = Cell("", Span.at(end.file, end.end_line, end.end_column))
    for name, cell in zip_longest(names, line[: len(names)], fillvalue=blank):
        if isinstance(name, str) and isinstance(cell, Cell):
            plain = not cell.text and not kind.model_fields[name].is_required()
            yield Scalar(name, cell.span), Scalar(cell.text, cell.span, plain)


def _no_column(name: str, kind: type[Record], span: Span) -> Problem:
    label = kind.model_fields[name].title
    said = Wording(f"Thiếu cột “{label}” ({name}).", f"The column “{name}” ({label}) is missing.")
    return _column_problem(Span.at(span.file, span.line, span.column), said)


def _too_many_cells(span: Span, cells: int, columns: int) -> Problem:
    return problem(
        "table-row",
        span,
        Wording(f"Dòng có {cells} ô, nhiều hơn {columns} cột.", f"The line has {cells} cells for {columns} columns."),
        Wording("Đặt giá trị có dấu phân cách trong dấu nháy kép.", "Put a value that holds the separator in quotes."),
    )


def _too_long(span: Span, lines: int) -> Problem:
    return problem(
        "table-row",
        span,
        Wording(f"Bảng có {lines} dòng, quá {MAX_ROWS} dòng.", f"The table has {lines} lines, more than {MAX_ROWS}."),
        Wording("Chia thành nhiều bảng.", "Split it into several tables."),
    )


def _column_problem(span: Span, said: Wording, near: str | None = None) -> Problem:
    hint = Wording("Dòng đầu của bảng phải là tên các cột.", "The first line must name the columns.")
    if near:
        hint = Wording(f"Có phải “{near}”?", f"Did you mean “{near}”?")
    return problem("table-column", span, said, hint)
