"""docs/reference.md: every key, column, block and code, made from the models themselves (`make reference`)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

from bantin.entries import read_entry
from bantin.markdown.block_kinds import BLOCKS
from bantin.model.entry import Entry
from bantin.model.kinds import KINDS
from bantin.model.pages import Winner
from bantin.model.record import Record, record_within
from bantin.model.settings import Settings
from bantin.model.tables import ScoreLine
from bantin.model.types import Shown
from bantin.problems import SEVERITY
from bantin.reference_words import BLOCK_WORDS, INTRODUCTION, JSON_WORDS, KIND_WORDS, NOTES, SHAPE_WORDS, VALUE_TYPES
from bantin.report.machine import as_json
from bantin.report.terminal import WORDS

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference.md"
FIELD_HEADINGS = ("Khóa", "Tên", "Kiểu", "Bắt buộc", "Ý nghĩa", "Ví dụ")
COLUMN_HEADINGS = ("Cột", *FIELD_HEADINGS[1:])
Row = tuple[str, ...]


def reference() -> str:
    """The whole page."""
    sections = (
        INTRODUCTION,
        NOTES,
        _types(),
        _kinds(),
        _shapes("## Các nhóm khóa", shapes_within((Entry, *KINDS))),
        _settings(),
        _tables(),
        _blocks(),
        _machine(),
        _codes(),
    )
    return "\n".join(sections)


def field_rows(record: type[Record], names: Iterable[str]) -> Iterator[Row]:
    """The rows of some fields: key, label, type, whether required, meaning, example."""
    for name in names:
        declared = record.model_fields[name]
        label, *others = record.spellings(name)
        also = f" (cũng nhận: {', '.join(others)})" if others else ""
        meaning, example = declared.description or "", example_of(record, name)
        shown = f"`{example}`" if example else ""
        yield (f"`{name}`", label + also, _type(declared), _required(declared), meaning, shown)


def example_of(record: type[Record], name: str) -> str:
    """What may stand in a field: its own example, else its type's, else nothing."""
    declared = record.model_fields[name]
    shown, extra = shown_of(declared), declared.json_schema_extra
    own = extra.get("example") if isinstance(extra, dict) else None
    return str(own) if own else shown.example if shown else ""


def shapes_within(records: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    """Every record that some records hold, each once, those of a record right after it."""
    found: dict[type[Record], None] = {}
    for record in records:
        for name in record.field_names():
            inner = record_within(record.model_fields[name].annotation)
            if inner and inner not in found:
                found[inner] = None
                found |= dict.fromkeys(shapes_within((inner,)))
    return tuple(found)


def own_fields(kind: type[Entry]) -> tuple[str, ...]:
    """The fields of a kind that not every entry has, or has otherwise."""
    common = Entry.model_fields
    return tuple(
        name
        for name in kind.field_names()
        if name not in common or kind.model_fields[name].description != common[name].description
    )


def shown_of(declared: Any) -> Shown | None:  # noqa: ANN401 - pydantic's FieldInfo, which only model/ imports
    """How a field's type is called."""
    own = next((one for one in declared.metadata if isinstance(one, Shown)), None)
    return own or _shown_in(declared.annotation)


def _shown_in(annotation: Any) -> Shown | None:  # noqa: ANN401 - any type at all
    if isinstance(annotation, Shown):
        return annotation
    inner = (_shown_in(argument) for argument in get_args(annotation))
    return next((found for found in inner if found), None)


def _type(declared: Any) -> str:  # noqa: ANN401 - as above
    shown, record = shown_of(declared), record_within(declared.annotation)
    name = shown.name if shown else f"[{SHAPE_WORDS[record.__name__].name}](#{_anchor(record)})" if record else ""
    is_list = get_origin(declared.annotation) is tuple and not any(isinstance(one, Shown) for one in declared.metadata)
    return f"danh sách: {name}" if is_list else name


def _required(declared: Any) -> str:  # noqa: ANN401 - as above
    extra = declared.json_schema_extra
    mark = " †" if isinstance(extra, dict) and extra.get("announced") else ""
    if declared.is_required():
        return f"có{mark}"
    if declared.default is True:
        return "không; mặc định: có"
    usual = isinstance(declared.default, str | int) and declared.default is not False
    return f"không{mark}; mặc định: {declared.default}" if usual else f"không{mark}"


def _types() -> str:
    seen: dict[str, str] = {}
    tops: tuple[type[Record], ...] = (Entry, *KINDS, Settings, ScoreLine)
    for record in (*tops, *shapes_within(tops)):
        shown = (shown_of(record.model_fields[name]) for name in record.field_names())
        seen |= {one.name: one.example for one in shown if one and not one.name.startswith("lựa chọn")}
    rows = ((name, VALUE_TYPES[name], f"`{example}`" if example else "") for name, example in seen.items())
    return f"## Kiểu giá trị\n\n{_table(('Kiểu', 'Cách ghi', 'Ví dụ'), rows)}"


def _kinds() -> str:
    parts = [f"## Mọi bài\n\n{_table(FIELD_HEADINGS, field_rows(Entry, Entry.field_names()))}"]
    for kind in KINDS:
        words = KIND_WORDS[kind.kind_name]
        lines = [f"## {words.title} (`{kind.kind_name}`)", f"Ở {words.place}. {words.note}".strip()]
        lines += [f"Ví dụ đầy đủ: [content/{words.example}](../content/{words.example})."]
        parts += ["\n\n".join([*lines, _table(FIELD_HEADINGS, field_rows(kind, own_fields(kind)))])]
    return "\n".join(parts)


def _shapes(heading: str, shapes: Iterable[type[Record]]) -> str:
    parts = [heading]
    for shape in shapes:
        words = SHAPE_WORDS[shape.__name__]
        part = f'<a id="{_anchor(shape)}"></a>\n\n### {words.name[:1].upper()}{words.name[1:]}\n\n'
        if shape.short_form:
            part += f"Viết gọn: chỉ {words.short} (`{shape.short_form}`).\n\n"
        parts.append(part + _table(FIELD_HEADINGS, field_rows(shape, shape.field_names())))
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _settings() -> str:
    own = [shape for shape in shapes_within((Settings,)) if shape not in shapes_within((Entry, *KINDS))]
    table = _table(FIELD_HEADINGS, field_rows(Settings, Settings.field_names()))
    return f"## site.yaml\n\n{table}\n{_shapes('### Các nhóm khóa của site.yaml', own)}"


def _tables() -> str:
    intro = (
        "Dấu phẩy, chấm phẩy hoặc tab; UTF-8, hoặc UTF-16 của Excel. Dòng đầu là tên cột (khóa hoặc tên tiếng Việt).\n"
        "Ô trống là “chưa báo cáo”, không phải 0."
    )
    scores = _table(COLUMN_HEADINGS, field_rows(ScoreLine, ScoreLine.field_names()))
    winners = _table(COLUMN_HEADINGS, field_rows(Winner, Winner.field_names()))
    return (
        f"## Bảng CSV\n\n{intro}\n\n### Bảng xếp hạng (`scoreboard`)\n\n{scores}\n"
        f"### Danh sách đạt giải (`table`)\n\n{winners}"
    )


def _blocks() -> str:
    intro = (
        "Nội dung viết bằng Markdown: đề mục `##`, danh sách, bảng, chú thích cuối trang, chữ viết tắt. Ảnh đứng một\n"
        'mình một đoạn có chú thích: `![Mô tả ảnh](tep.jpg "Chú thích")`. Các khối sau lấy dữ liệu từ phần đầu trang;\n'
        "sau dấu `|` là mã bài, không ghi thì là chính bài đang viết."
    )
    parts = [f"## Trong nội dung\n\n{intro}"]
    for name, block in BLOCKS.items():
        words = BLOCK_WORDS[name]
        options = f" Tùy chọn: {', '.join(f'`{option}`' for option in block.options)}." if block.options else ""
        parts.append(f"### Khối `{name}`\n\n{words.meaning}{options}\n\n```markdown\n{words.example}\n```")
    return "\n\n".join(parts) + "\n"


def _machine() -> str:
    wrong = "---\ntitle: Bài thử\ndate: 31/4/2025\n---\n".encode()
    found = read_entry(wrong, "content/tin-tuc/bai-thu.md", {"tin-tuc": "tin-tuc"}).problems
    rows = ((f"`{key}`", meaning) for key, meaning in JSON_WORDS.items())
    return (
        "## Kết quả cho máy đọc\n\n`python3 build.py check --format json` in ra một tài liệu JSON: `problems` xếp theo"
        " tệp, dòng, cột; `errors` và\n`warnings` là số lỗi, số cảnh báo.\n\n"
        f"```json\n{as_json(found, 'vi')}\n```\n\n{_table(('Khóa', 'Ý nghĩa'), rows)}"
    )


def _codes() -> str:
    rows = ((f"[`{code}`](problems/{code}.md)", WORDS[severity][0]) for code, severity in sorted(SEVERITY.items()))
    intro = "`python3 build.py explain MÃ` giải thích từng mã. Lỗi thì không dựng trang; cảnh báo thì vẫn dựng."
    return f"## Mã\n\n{intro}\n\n{_table(('Mã', 'Mức'), rows)}"


def _table(headings: Row, rows: Iterable[Row]) -> str:
    lines = [headings, tuple("---" for _ in headings), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _anchor(shape: type[Record]) -> str:
    return shape.__name__.lower()


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8", newline="\n")
