"""Tables that editors keep in CSV files: Excel's exports read right, each wrong cell reported at its place."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from bantin.characters import BOMS_OF_UTF_16, OFFICE_FILES, decode
from bantin.glyphs import missing_glyphs
from bantin.model.cells import Cell, lines_of
from bantin.model.pages import Winner
from bantin.model.read_record import read_record
from bantin.model.record import Notes, Record, described, key_of
from bantin.model.types import Day, Line, Number
from bantin.nodes import Mapping, Scalar
from bantin.problems import Problem, Span, is_error, problem
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.reading import Wording
from bantin.vi.text import HIDDEN, fold, nfc

MAX_ROWS = 20_000
NO_FIGURE = re.compile(r"[-–—.…/?]+|#.*|n/?a|null|chua\b.*|dang (?:cho|cap nhat)\b.*", re.DOTALL)  # folded
AS_CSV = Wording("Trong Excel: Lưu thành → CSV UTF-8.", "In Excel: Save As → CSV UTF-8.")
NAME_COLUMNS = Wording("Dòng đầu của bảng phải là tên các cột.", "The first line must name the columns.")
LEAVE_BLANK = Wording("Chưa có số liệu thì để trống ô.", "Leave the cell blank where there is no figure.")


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
    lines = tuple(row for row in rows if isinstance(row, ScoreLine))
    return lines, (*problems, *_given_twice(lines))


def read_winners(data: bytes, file: str) -> tuple[tuple[Winner, ...], tuple[Problem, ...]]:
    """The lines of a list of winners."""
    rows, problems = read_table(data, file, Winner)
    return tuple(row for row in rows if isinstance(row, Winner)), problems


def read_table(data: bytes, file: str, kind: type[Record]) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """Every line of a CSV file as a record, and every problem at its line and column (`table-column`, `table-row`)."""
    text, odd = table_text(data, file)
    if text is None or any(is_error(one) for one in odd):
        return (), odd
    odd = (*odd, *missing_glyphs(text, file))
    lines = tuple(lines_of(text, file))
    if not lines:
        said = Wording("Bảng không có dòng nào.", "The table has no line.")
        return (), (*odd, _column_problem(Span.at(file), said))
    names, problems = _header(lines[0], kind)
    if problems:
        return (), (*odd, *problems)
    if len(lines) > MAX_ROWS + 1:
        return (), (*odd, _too_long(lines[MAX_ROWS + 1][0].span, len(lines) - 1))
    notes = Notes.after(file, odd)
    rows = [_row(line, names, kind, notes) for line in lines[1:]]
    return tuple(row for row in rows if row is not None), tuple(notes.problems)


def table_text(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a table's bytes: Excel's “Unicode text” is UTF-16 with a byte-order mark."""
    if data.startswith(OFFICE_FILES):
        return None, (_spreadsheet(file),)
    if data.startswith(BOMS_OF_UTF_16):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    text, problems = decode(data.removeprefix(codecs.BOM_UTF8), file)
    said = tuple(replace(one, hint=AS_CSV) if one.code == "encoding" else one for one in problems)
    return (None if text is None else nfc(HIDDEN.sub("", text))), said


def _header(line: tuple[Cell, ...], kind: type[Record]) -> tuple[tuple[str | None, ...], tuple[Problem, ...]]:
    known = kind.keys()
    names: list[str | None] = []
    problems: list[Problem] = []
    for cell in line:
        if cell.unclosed is not None:
            problems.append(_unclosed(cell.unclosed))
        name, shown = known.get(key_of(cell.text)), cell.text[:60]
        if name in names and name is not None:
            said = Wording(f"Cột “{shown}” có hai lần.", f"The column “{shown}” stands twice.")
            problems.append(_column_problem(cell.span, said))
        elif name is None and key_of(cell.text) not in {"", "tt", "stt"}:
            said = Wording(f"Không có cột “{shown}”.", f"There is no column “{shown}”.")
            problems.append(_column_problem(cell.span, said, _known_columns(cell.text, kind)))
        names.append(name)
    missing = [name for name in kind.field_names() if kind.model_fields[name].is_required() and name not in names]
    problems += [_no_column(name, kind, line[0].span) for name in missing]
    return tuple(names), tuple(problems)


def _row(line: tuple[Cell, ...], names: tuple[str | None, ...], kind: type[Record], notes: Notes) -> Any | None:
    opened = [cell.unclosed for cell in line if cell.unclosed is not None]
    if opened:
        for span in opened:
            notes.add(_unclosed(span))
        return None
    extra = next((cell for cell in line[len(names) :] if cell.text), None)
    if extra is not None:
        notes.add(_too_many_cells(extra.span, len(line), len(names)))
        return None
    own = Notes(notes.file, [], notes.said)
    row = read_record(kind, Mapping(tuple(_entries(line, names, kind)), line[0].span), own)
    for found in own.problems:
        notes.add(replace(_with_blank_hint(found, line), code="table-row") if is_error(found) else found)
    return row


def _with_blank_hint(found: Problem, line: tuple[Cell, ...]) -> Problem:
    """A problem of a number; where the cell says in words that there is no figure, the hint is to leave it blank."""
    cell = next((one for one in line if one.span == found.span), None)
    says_nothing = found.code == "number-format" and cell is not None and NO_FIGURE.fullmatch(fold(cell.text))
    return replace(found, hint=LEAVE_BLANK) if says_nothing else found


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


def _given_twice(lines: Iterable[ScoreLine]) -> Iterator[Problem]:
    """The lines whose snapshot, unit, group and indicator an earlier line has: a page could show only one of them."""
    first: dict[tuple[object, ...], ScoreLine] = {}
    for line in lines:
        unit = "".join(line.unit.casefold().split())
        before = first.setdefault((line.snapshot.start, unit, line.group, line.indicator), line)
        if before is not line:
            yield _twice(line, before)


def _twice(line: ScoreLine, before: ScoreLine) -> Problem:
    unit, day, number = line.unit[:60], line.snapshot.text, before.where("unit").line
    said = Wording(
        f"“{unit}” kỳ {day} đã có số liệu này ở dòng {number}.",
        f"“{unit}” at {day} already has this figure on line {number}.",
    )
    if line.unit != before.unit:
        other = before.unit[:60]
        said = Wording(
            f"{said.vi} “{unit}” và “{other}” chỉ khác chữ hoa hoặc dấu cách nên là một đơn vị.",
            f"{said.en} “{unit}” and “{other}” differ only in capitals or spaces, so they are one unit.",
        )
    hint = Wording(
        "Xóa một trong hai dòng, hoặc sửa kỳ, đơn vị, nhóm, chỉ tiêu.",
        "Delete one of the two lines, or mend its snapshot, unit, group or indicator.",
    )
    return problem("table-row", line.where("unit"), said, hint)


def _spreadsheet(file: str) -> Problem:
    said = Wording("Tệp này là bảng tính Excel, không phải CSV.", "This file is an Excel workbook, not CSV.")
    return problem("encoding", Span.at(file), said, AS_CSV)


def _known_columns(typed: str, kind: type[Record]) -> Wording:
    """The column that was meant, or all that there are."""
    known = kind.keys()
    words = set(key_of(typed).split("_"))
    within = [key for key in known if words.issuperset(key.split("_"))]  # “Hạng giải” is a longer name for “Giải”
    near = max(within, key=len) if within else nearest(key_of(typed), known)
    if near:
        name = known[near]
        label = kind.model_fields[name].title
        return did_you_mean(name) if near == name else Wording(f"Có phải “{label}” ({name})?", did_you_mean(name).en)
    labels = ", ".join(kind.model_fields[name].title or name for name in kind.field_names())
    return Wording(f"Các cột có thể dùng: {labels}.", f"The columns are: {', '.join(kind.field_names())}.")


def _no_column(name: str, kind: type[Record], span: Span) -> Problem:
    label = kind.model_fields[name].title
    said = Wording(f"Thiếu cột “{label}” ({name}).", f"The column “{name}” ({label}) is missing.")
    return _column_problem(span.beginning, said)


def _unclosed(span: Span) -> Problem:
    return problem(
        "table-row",
        span,
        Wording("Dấu nháy kép mở ở đây không được đóng lại.", "The quote that opens here is never closed."),
        Wording(
            "Xóa dấu nháy này, hoặc thêm một dấu ở cuối ô; dấu nháy trong ô thì viết hai lần.",
            "Delete it, or close it at the end of the cell; write a quote inside a cell twice.",
        ),
    )


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


def _column_problem(span: Span, said: Wording, hint: Wording = NAME_COLUMNS) -> Problem:
    return problem("table-column", span, said, hint)
