"""Pictures: captions that do not say whose picture it is, descriptions that are only the name of the file."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.model.shapes import Picture
from bantin.problems import Problem, Span, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording

# Each part is bounded: else every `![](` of many that are never closed would be read to the end.
PICTURE = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,2000})\]\(\s*+<?(?P<file>[^\s)>]{1,2000}+)>?"
    r"(?:\s+[\"“'](?P<caption>[^\n]{0,2000}?)[\"”'])?\s*\)"
)
CREDIT = re.compile(r"\b(?:ảnh|hình|tranh|đồ họa|nguồn|photo|minh họa)\b[^:.;]{0,30}:\s*\S", re.IGNORECASE)


def pictures(copy: Manuscript) -> Iterator[Problem]:
    """What is missing beside the pictures of an entry."""
    cover = copy.entry.cover
    if cover is not None:
        yield from _cover(cover)
    if "](" in copy.source.body and "![" in copy.source.body:
        for found in PICTURE.finditer(copy.body.visible):
            caption = found["caption"]
            if caption and not CREDIT.search(caption):
                yield _no_credit(copy.body.span(*found.span("caption")), caption)
            if _is_file_name(found["alt"], found["file"]):
                yield _file_name(copy.body.span(*found.span("alt")), found["alt"])


def _cover(cover: Picture) -> Iterator[Problem]:
    if cover.caption and not cover.credit and not CREDIT.search(cover.caption):
        yield _no_credit(cover.where("caption"), cover.caption)
    if cover.alt and _is_file_name(cover.alt, cover.file.path):
        yield _file_name(cover.where("alt"), cover.alt)


def _is_file_name(alt: str, file: str) -> bool:
    name, said = PurePosixPath(file), alt.strip().casefold()
    return said in {name.name.casefold(), name.stem.casefold()}


def _no_credit(span: Span, caption: str) -> Problem:
    return problem(
        "picture-credit",
        span,
        Wording(
            f"Chú thích “{caption[:60]}” không ghi ảnh của ai.", f"“{caption[:60]}” does not say whose picture it is."
        ),
        Wording(
            "Thêm “Ảnh: …” vào chú thích, hoặc khóa “credit” của ảnh bìa.",
            "Add “Ảnh: …” to the caption, or `credit` to a cover.",
        ),
    )


def _file_name(span: Span, alt: str) -> Problem:
    return problem(
        "picture-alt",
        span,
        Wording(f"Mô tả ảnh “{alt[:60]}” chỉ là tên tệp.", f"The description “{alt[:60]}” is only the file's name."),
        Wording("Tả những gì thấy trong ảnh.", "Say what is to be seen."),
    )
