"""Rules of a competition that lack a section which entrants look for."""

import re
from collections.abc import Iterator

from bantin.model.pages import Rules
from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording
from bantin.vi.text import fold

HEADING = re.compile(r"(?m)^(?:#{1,6} |\*\*|(?:Phần|Chương|Mục) [^\n]{1,8}\n+|Điều |[IVX]+\. )[^\n]*")
FEWEST = 3  # headings that make a text the rules, not a note about them
# The sections that rules usually have, each with the (folded) words by which its heading is known.
CUSTOMARY = (
    (Wording("đối tượng dự thi", "who may enter"), "doi tuong|nguoi du thi|thi sinh"),
    (Wording("bài dự thi, hồ sơ", "what to hand in"), "bai du thi|ho so|noi dung|san pham|hinh thuc|the thuc"),
    (Wording("thời gian", "when"), "thoi gian|thoi han|han nop|lich|vong thi|tien do"),
    (Wording("tiêu chí chấm", "how entries are judged"), "tieu chi|thang diem|cham|danh gia|giam khao"),
    (Wording("giải thưởng", "prizes"), "giai thuong|khen thuong|co cau giai|phan thuong"),
    (Wording("quyền và trách nhiệm", "rights and duties"), "quyen|trach nhiem|nghia vu|cam ket"),
    (Wording("khiếu nại, xử lý vi phạm", "complaints"), "khieu nai|vi pham|tranh chap"),
)


def sections(copy: Manuscript) -> Iterator[Problem]:
    """The customary sections that are missing, said once; not of an extract of a few lines."""
    entry = copy.entry
    if not isinstance(entry, Rules) or entry.draft or copy.source.place.section != "cuoc-thi":
        return
    found = HEADING.findall(copy.body.visible)
    if len(found) < FEWEST:
        return
    headings = fold("\n".join(found))
    missing = [name for name, words in CUSTOMARY if not re.search(rf"\b(?:{words})\b", headings)]
    if not missing:
        return
    vi, en = ", ".join(name.vi for name in missing), ", ".join(name.en for name in missing)
    yield problem(
        "rules-sections",
        copy.body.beginning,
        Wording(f"Thể lệ chưa có phần: {vi}.", f"The rules have no section on: {en}."),
        Wording(
            "Thêm phần còn thiếu; nếu văn bản gốc không có thì giữ nguyên.",
            "Add what is missing, unless the document has none.",
        ),
    )
