"""Reading: one source file becomes a typed entry with its body, or problems; there is no third state."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import PurePosixPath

from bantin.addresses import shown
from bantin.characters import OFFICE_FILES
from bantin.document import Document, read_document
from bantin.model.entry import Entry, kind_of
from bantin.model.kind_labels import KIND_LABELS
from bantin.model.kinds import (
    COPIED_TO_MARKDOWN,
    MARKDOWN,
    PARENT_SECTIONS,
    RENAMED_TO_MARKDOWN,
    Place,
    id_of,
    place_of,
)
from bantin.model.partial import read_partly
from bantin.model.read_record import read_record
from bantin.model.record import Notes, key_of
from bantin.nodes import Scalar
from bantin.notices import Detail, Silence
from bantin.problems import Problem, Span, problem
from bantin.prose.facts import NO_PROSE, Prose
from bantin.vi.reading import Wording
from bantin.vi.text import control_at, nfc

MISNAMED = COPIED_TO_MARKDOWN | RENAMED_TO_MARKDOWN | {".md"}  # in any case; .md: written .Md
ENDINGS = tuple(sorted(MARKDOWN))
LOCK_OF_WORD = "~$"  # how the file begins that Word keeps beside an open one
RENAME = Wording("Đổi đuôi tệp thành .md.", "Rename it to .md.")
COPY = Wording(
    "Chép nội dung sang tệp .md mới; đổi đuôi tệp không đủ.",
    "Copy the text into a new .md file; another extension is not enough.",
)


@dataclass(frozen=True, slots=True)
class EntrySource:
    """An entry as read: where it stands, its fields, and its texts with the lines where they begin.

    `header` is the front matter as it was typed.
    """

    place: Place
    file: str
    entry: Entry
    body: str
    body_line: int
    header: str = ""
    header_line: int = 1


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading one file gave; the id is known even where the entry is not.

    Where a field cannot be read, `unread` has the body with an entry of the other fields, so that all its problems are
    said in one run; nothing is ever made of it. `silences` are comments that keep a problem from being told, `details`
    what looks like somebody's telephone number, e-mail address and the like, `prose` what the text states of a contest.
    """

    id: str
    source: EntrySource | None
    problems: tuple[Problem, ...]
    unread: EntrySource | None = None
    silences: tuple[Silence, ...] = ()
    details: tuple[Detail, ...] = ()
    prose: Prose = NO_PROSE


def is_markdown(path: str) -> bool:
    """Whether a file is an entry."""
    return path.endswith(ENDINGS)


def misnamed(path: str, sections: Table[str, str]) -> Problem | None:
    """The problem of a file that was surely meant as an entry but has another extension."""
    inside = PurePosixPath(path).relative_to("content")
    almost = inside.suffix not in MARKDOWN and inside.suffix.lower() in MISNAMED
    if not almost or inside.name.startswith(LOCK_OF_WORD) or sections.get(inside.parts[0]) is None:
        return None
    return problem(
        "kind-unknown",
        Span.at(path),
        Wording(
            f"Tệp “{inside.name}” không phải là bài viết: chỉ đọc tệp .md.",
            f"“{inside.name}” is no entry: only .md files are read.",
        ),
        COPY if inside.suffix.lower() in COPIED_TO_MARKDOWN else RENAME,
    )


def read_entry(data: bytes, file: str, sections: Table[str, str]) -> ReadFile:
    """One file under `content/`; `sections` maps folders to section names."""
    inside = nfc(file.removeprefix("content/"))
    document, problems = _document(data, file)
    name_problem = _name_problem(file)
    if name_problem is not None:
        return ReadFile(id_of(inside), None, (*problems, name_problem))
    written = _written_kind(document) if document else None
    place = place_of(inside, dict(sections), kind_of(written.text) if written else None)
    if place is None:
        hidden = document is None and _may_declare(inside, sections)  # the kind may stand where nothing can be read
        return ReadFile(
            id_of(inside), None, problems if hidden else (*problems, _no_kind(written, file, inside, sections))
        )
    if document is None:
        return ReadFile(place.id, None, problems)
    notes = Notes.after(file, problems)
    entry = read_record(place.kind, document.front, notes)
    if isinstance(entry, Entry) and written is not None and entry.kind != place.kind.kind_name:
        notes.add(_other_kind(written, place.kind.kind_name))
        entry = None
    if not isinstance(entry, Entry):
        partly = read_partly(place.kind, document.front, file)
        stand_in = _source(place, partly, document)
        return ReadFile(place.id, None, tuple(notes.problems), stand_in)
    return ReadFile(place.id, _source(place, entry, document), tuple(notes.problems))


def _source(place: Place, entry: Entry, document: Document) -> EntrySource:
    texts = (document.body, document.body_line, document.header, document.header_line)
    return EntrySource(place, document.file, entry, *texts)


def _document(data: bytes, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    if not data.startswith(OFFICE_FILES):
        return read_document(data, file)
    said = Wording("Tệp này là tệp Word, không phải tệp văn bản.", "This is a Word file, not a text file.")
    return None, (problem("encoding", Span.at(file), said, COPY),)


def _name_problem(file: str) -> Problem | None:
    """A file name that no page may show: its id and its address would be made of it."""
    hint = Wording("Đổi tên tệp, chỉ dùng chữ, số và dấu gạch nối.", "Rename it: letters, digits and hyphens only.")
    if shown(file) != file:
        said = Wording(f"Tên tệp “{shown(file)}” không ở dạng UTF-8.", f"The file's name “{shown(file)}” is not UTF-8.")
        return problem("encoding", Span.at(file), said, hint)
    at = control_at(file)
    if at is None:
        return None
    code = f"U+{ord(file[at]):04X}"
    said = Wording(f"Tên tệp có ký tự điều khiển {code}.", f"The file's name has the control character {code}.")
    return problem("control-character", Span.at(file), said, hint)


def _written_kind(document: Document) -> Scalar | None:
    values = (value for key, value in document.front.entries if key_of(key.text) in {"kind", "loai"})
    return next((one for one in values if isinstance(one, Scalar) and one.text.strip()), None)


def _may_declare(inside: str, sections: Table[str, str]) -> bool:
    """Whether a file lies in the folder of a competition or campaign, where its kind is its own word."""
    parts = PurePosixPath(inside).parts
    return len(parts) == 3 and sections.get(parts[0]) in PARENT_SECTIONS  # noqa: PLR2004 - <section>/<entry>/<name>


def _no_kind(written: Scalar | None, file: str, inside: str, sections: Table[str, str]) -> Problem:
    what = written.text[:60] if written else inside
    folders = ", ".join(f"{folder}/" for folder in sections)
    if _may_declare(inside, sections):
        hint = _hint_beside(inside, sections)
    else:
        hint = Wording(
            f"Chuyển tệp vào một trong các thư mục: {folders}.", f"Move the file to one of these folders: {folders}."
        )
    return problem(
        "kind-unknown",
        written.span if written and _may_declare(inside, sections) else Span.at(file),
        Wording(f"Không biết “{what}” là loại bài gì.", f"What kind of entry “{what}” is cannot be told."),
        hint,
    )


def _hint_beside(inside: str, sections: Table[str, str]) -> Wording:
    """What to do with a file in the folder of a competition or campaign; news about that belongs elsewhere."""
    news = next((folder for folder, section in sections.items() if section == "tin-tuc"), "tin-tuc")
    parent = PurePosixPath(inside).parent
    return Wording(
        "Thêm “kind: rules”, “kind: results” hoặc “kind: page”, hoặc đổi tên thành the-le.md, ket-qua.md; "
        f"nếu là tin bài thì chuyển vào {news}/ và thêm “about: {parent}”.",
        "Add “kind: rules”, “kind: results” or “kind: page”, or name it the-le.md or ket-qua.md; "
        f"a news article belongs in {news}/ with “about: {parent}”.",
    )


def _other_kind(written: Scalar, kind: str) -> Problem:
    """A kind that contradicts the folder in which the file lies."""
    label = KIND_LABELS[kind][0]
    return problem(
        "kind-unknown",
        written.span,
        Wording(
            f"Tệp ở đây là {label} ({kind}), không phải “{written.text[:60]}”.",
            f"A file in this place is a {kind}, not “{written.text[:60]}”.",
        ),
        Wording(
            "Xóa dòng này, hoặc chuyển tệp sang thư mục của loại đó.",
            "Delete this line, or move the file to the folder of that kind.",
        ),
    )
