"""Links whose text does not say where they lead: “tại đây”, “xem thêm”."""

import re
from collections.abc import Iterator

from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording

EMPTY = re.compile(
    r"\[[*_ ]*(?P<text>(?:(?:xem|đọc|tải|tải về|bấm|nhấn|click|nhấp|kích)\s+(?:vào\s+)?)?(?:tại|ở)?\s*đây"
    r"|xem\s+thêm|xem\s+tiếp|xem\s+chi\s+tiết|chi\s+tiết|link|đường\s+link|liên\s+kết\s+này|trang\s+này|click\s+here|here|read\s+more)"
    r"[*_ .…]*\](?=\(|\[)",
    re.IGNORECASE,
)


def link_texts(copy: Manuscript) -> Iterator[Problem]:
    """Links that only say “here”, which tells nothing to those who hear a list of the links."""
    if "](" not in copy.source.body or EMPTY.search(copy.source.body) is None:
        return
    for found in EMPTY.finditer(copy.body.visible):
        yield problem(
            "link-text",
            copy.body.span(*found.span("text")),
            Wording(
                f"Chữ của liên kết “{found['text']}” không cho biết liên kết dẫn tới đâu.",
                f"The link's text “{found['text']}” does not say where it leads.",
            ),
            Wording(
                "Đặt liên kết vào tên của trang hay tệp, ví dụ [Thể lệ cuộc thi](…).",
                "Make the name of the page or file the link, such as [Thể lệ cuộc thi](…).",
            ),
        )
