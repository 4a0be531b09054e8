"""`new`: a draft of each kind that passes `check` as it is."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bantin.entries import is_markdown, read_entry
from bantin.model.entry import is_free_slug
from bantin.model.kinds import PARENT_SECTIONS, place_of
from bantin.model.settings import Settings
from bantin.paths import Unsafe, safe_join
from bantin.source import discover
from bantin.urls import reserved_slugs, section_folders
from bantin.vi.date_forms import format_date
from bantin.vi.reading import Wording
from bantin.vi.slug import shortened, slug_of
from bantin.vi.text import clean_prose, control_at, fold, nfc, one_line

CHILD_NAMES = {"rules": "the-le", "results": "ket-qua"}
CHILD_TITLES = {"rules": "Thể lệ", "results": "Kết quả"}


class CannotCreate(Exception):  # noqa: N818 - it tells the editor why nothing was made, it is no fault of ours
    """Why no file was made."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.wording = Wording(vi, en)


@dataclass(frozen=True, slots=True)
class Draft:
    """A new file: its path below `content/` and its text."""

    path: str
    text: str
    parent: str | None = None  # the id of the competition or campaign that it belongs to
    wanting: str | None = None  # the title of the competition that has yet to be made for it


def contests(root: Path, settings: Settings) -> dict[str, str]:
    """The titles of the competitions and campaigns of a site, by id."""
    folders, found = section_folders(settings), dict[str, str]()
    for file in discover(root, "content").files:
        place = place_of(nfc(file.path).removeprefix("content/"), folders, None) if is_markdown(file.path) else None
        if place is None or place.section not in PARENT_SECTIONS or place.parent is not None or place.is_index:
            continue
        read = read_entry(file.read(), file.path, folders)
        source = read.source or read.unread
        found[read.id] = (source.entry.title if source else None) or ""
    return found


def draft(kind: str, title: str, settings: Settings, now: datetime, known: Mapping[str, str]) -> Draft:
    """The draft of one kind; rules and results belong to one of the known `contests`, named by its id or its title."""
    clean = one_line(clean_prose(title).text)
    if not clean or control_at(title) is not None or _is_broken(title):
        raise CannotCreate(
            "Tên bài để trống hoặc có ký tự không dùng được.", "The title is empty or holds an unusable character."
        )
    if kind in CHILD_NAMES:
        return _child(kind, clean, settings, now, known)
    folders = {name: folder for folder, name in section_folders(settings).items()}
    name = _free_name(clean, settings)
    paths = {
        "article": f"{folders['tin-tuc']}/{name}.md",
        "campaign": f"{folders['phong-trao']}/{name}/index.md",
        "competition": f"{folders['cuoc-thi']}/{name}/index.md",
        "page": f"{folders['trang']}/{name}.md",
    }
    return Draft(paths[kind], TEXTS[kind](_quoted(clean), format_date(now.date())))


def create(made: Draft, content: Path) -> Path:
    """Write a draft; a file that exists is never overwritten."""
    path = safe_join(content, made.path)
    if isinstance(path, Unsafe):
        raise CannotCreate(f"Đường dẫn “{made.path}” {path.reason.vi}.", f"The path “{made.path}” {path.reason.en}.")
    if made.parent is not None and not _exists(content, made.parent):
        raise CannotCreate(
            f"Không có bài nào có mã “{made.parent}”.", f"There is no entry with the id “{made.parent}”."
        )
    if _exists(content, made.path.removesuffix(".md").removesuffix("/index")):
        raise CannotCreate(
            f"Đã có bài cùng mã với {made.path}: không ghi đè.",
            f"An entry with the id of {made.path} exists: it is not overwritten.",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(made.text)
    return path


def _free_name(title: str, settings: Settings) -> str:
    """The title as a file's name that may also be an address."""
    slug = shortened(slug_of(title))
    if not slug:
        raise CannotCreate(
            f"Tên “{title}” không còn chữ nào để đặt tên tệp.", f"“{title}” leaves nothing for a file name."
        )
    return slug if is_free_slug(slug) and slug not in reserved_slugs(settings) else f"{slug}-1"


def _child(kind: str, title: str, settings: Settings, now: datetime, known: Mapping[str, str]) -> Draft:
    """Rules or results of the contest that is meant; where there is none yet, in the folder that it will have."""
    folders = {name: folder for folder, name in section_folders(settings).items()}
    parent, today = _parent(kind, title, folders["cuoc-thi"], known), format_date(now.date())
    if parent is None:
        parent = f"{folders['cuoc-thi']}/{_free_name(title, settings)}"
        if parent not in known:
            text = TEXTS[kind](_quoted(_titled(kind, title)), today)
            return Draft(f"{parent}/{CHILD_NAMES[kind]}.md", text, wanting=title)
    path = f"{parent}/{CHILD_NAMES[kind]}.md"
    place = place_of(path, section_folders(settings), None)
    if place is None or place.parent is None or place.kind.kind_name != kind:
        raise CannotCreate(
            f"“{title}” không phải là mã cuộc thi; ghi ví dụ: new {kind} cuoc-thi/ten-cuoc-thi.",
            f"“{title}” is no competition's id; write for example: new {kind} cuoc-thi/its-name.",
        )
    return Draft(path, TEXTS[kind]("", today), parent)


def _parent(kind: str, title: str, competitions: str, known: Mapping[str, str]) -> str | None:
    """The id that is typed, or that of the one contest with this title."""
    inside = title.strip("/").removeprefix("content/").removesuffix(".md").removesuffix("/index")
    if inside in known or ("/" in title and " " not in title):
        return inside
    meant = {fold(title), fold(title).removeprefix(f"{fold(CHILD_TITLES[kind])} ")}
    found = [
        name
        for name, its_title in known.items()
        if fold(its_title) in meant and (kind == "rules" or name.startswith(f"{competitions}/"))
    ]
    if len(found) > 1:
        raise CannotCreate(
            f"Có {len(found)} bài cùng tên “{title}”; ghi mã của một bài: {', '.join(found)}.",
            f"{len(found)} entries have the title “{title}”; write the id of one: {', '.join(found)}.",
        )
    return found[0] if found else None


def _titled(kind: str, title: str) -> str:
    """The title of rules or results, from that of a competition."""
    label = CHILD_TITLES[kind]
    return title if fold(title).startswith(fold(label)) else f"{label} {title}"


def _exists(content: Path, entry_id: str) -> bool:
    """Whether an entry has this id; what no safe path leads to does not exist."""
    names = (f"{entry_id}{end}" for end in (".md", ".MD", "/index.md", "/index.MD"))
    paths = (safe_join(content, name) for name in names)
    return any(not isinstance(path, Unsafe) and os.path.lexists(path) for path in paths)


def _is_broken(text: str) -> bool:
    """Whether the text holds half a character: what a terminal hands over of bytes that are not UTF-8."""
    return any("\ud800" <= char <= "\udfff" for char in text)


def _quoted(title: str) -> str:
    return json.dumps(title, ensure_ascii=False)


def _article(title: str, today: str) -> str:
    return f"""---
title: {title}
date: {today}
# Một, hai câu mở đầu, in ở danh sách và đầu bài:
summary:
# Mã của phong trào, cuộc thi mà bài nói tới, ví dụ [cuoc-thi/ten-cuoc-thi]:
about: []
tags: []
# Xóa dòng này khi đăng:
draft: có
---
Viết nội dung ở đây.
"""


def _campaign(title: str, today: str) -> str:
    del today
    return f"""---
title: {title}
summary:
organisers: []
# Khoảng ngày, ví dụ: từ ngày 01/4/2025 đến hết ngày 30/5/2025. Nếu chỉ biết độ dài, dùng “duration: 60 ngày đêm”.
when:
slogan:
aims: []
# Xóa dòng này khi đăng:
draft: có
---
Viết nội dung ở đây.
"""


def _competition(title: str, today: str) -> str:
    del today
    return f"""---
title: {title}
summary:
organisers: []
audience: []
# Mỗi vòng một mục, ví dụ:
#   - name: Vòng sơ khảo
#     when: từ ngày 01/4/2025 đến hết ngày 15/4/2025
rounds: chưa công bố
# Mỗi hạng một mục, ví dụ:
#   - rank: Giải nhất
#     count: 01
#     value: 80.000.000 đồng
prizes: chưa công bố
# Xóa dòng này khi đăng:
draft: có
---
Viết nội dung ở đây.
"""


def _rules(title: str, today: str) -> str:
    del today
    return f"""---
# Tên để trống thì là “Thể lệ” và tên cuộc thi.
{f"title: {title}".strip()}
# Xóa dòng này khi đăng:
draft: có
---
Điều 1. Đối tượng dự thi

1. Viết khoản thứ nhất ở đây.

a) Viết điểm thứ nhất ở đây.
"""


def _results(title: str, today: str) -> str:
    return f"""---
# Tên để trống thì là “Kết quả” và tên cuộc thi.
{f"title: {title}".strip()}
date: {today}
# Mỗi bài một mục, ví dụ:
#   - rank: Giải nhất
#     name: Tên bài
#     authors: [Nguyễn Văn A]
winners: []
# Xóa dòng này khi đăng:
draft: có
---
"""


def _page(title: str, today: str) -> str:
    del today
    return f"""---
title: {title}
# Xóa dòng này khi đăng:
draft: có
---
Viết nội dung ở đây.
"""


TEXTS: dict[str, Callable[[str, str], str]] = {
    "article": _article,
    "campaign": _campaign,
    "competition": _competition,
    "rules": _rules,
    "results": _results,
    "page": _page,
}
