"""Where an article is from: its author or source, a foreign byline, words such as “hôm nay” without a date."""

import re
from collections.abc import Iterator

from bantin.model.article import Article
from bantin.model.pages import Results
from bantin.problems import Problem, Span, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording
from bantin.vi.when import When

RELATIVE = re.compile(
    r"\b(?:(?:hôm|sáng|trưa|chiều|tối) nay|hôm qua|(?:sáng|trưa|chiều|tối|đêm) qua|vừa qua|mới đây"
    r"|tuần (?:này|qua|trước|tới)|tháng (?:này|trước|tới)|năm (?:ngoái|nay))\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|\n\s*\n")
LONGEST_SENTENCE = 1_000  # characters before or after some words, however far away the next stop is
DATED = re.compile(r"[0-9]{1,2}[/-][0-9]{1,4}|\b(?:tháng|năm) [0-9]+")
BYLINE = re.compile(r"[*_]*(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,3})[*_]*")
FROM = re.compile(r"[*_(]*(?:Theo|Nguồn)\b:?(?P<name>[^.!?\n]{0,60}?)[*_)]*")
DECLARE = Wording(
    "Ghi nguồn: source: {name: Tên báo, url: https://…}.", "Name the source: source: {name: …, url: https://…}."
)


def origin(copy: Manuscript) -> Iterator[Problem]:
    """An article of which nobody can tell where it is from."""
    entry = copy.entry
    if not isinstance(entry, Article) or entry.source is not None or entry.draft:
        return
    signed = _last_line(copy)
    if signed is not None:
        yield signed
    elif not entry.authors:
        yield problem(
            "article-source",
            entry.where("title"),
            Wording(
                f"Bài “{entry.title[:60]}” không có tác giả, cũng không có nguồn.",
                f"“{entry.title[:60]}” has neither an author nor a source.",
            ),
            Wording(
                "Thêm “authors: …” (người viết) hoặc “source: …” (bài lấy lại).",
                "Add “authors: …”, or “source: …” for what was taken over.",
            ),
        )


def _last_line(copy: Manuscript) -> Problem | None:
    """A byline or a “Theo …” below the text, as it comes with what is pasted from a newspaper."""
    body = copy.source.body.rstrip()
    if body.endswith("-->"):
        body = copy.body.visible.rstrip()
    start = body.rfind("\n") + 1
    line = body[start:].strip()
    author = BYLINE.fullmatch(line)
    known = isinstance(copy.entry, Article) and any(author and author["name"] in one.name for one in copy.entry.authors)
    if not line or known or not (author or FROM.fullmatch(line)):
        return None
    return problem(
        "byline-source",
        copy.body.span(start, len(body)),
        Wording(
            f"Bài kết thúc bằng “{line[:60]}” như bài lấy lại, nhưng không khai báo nguồn.",
            f"The text ends in “{line[:60]}”, as if taken over, but no source is declared.",
        ),
        DECLARE,
    )


def relative_words(copy: Manuscript) -> Iterator[Problem]:
    """Words that mean nothing without a day, where no date says which day is meant."""
    if _has_a_date(copy) or not RELATIVE.search(copy.source.body):
        return
    seen = copy.body.visible
    for found in RELATIVE.finditer(seen):
        if not DATED.search(_sentence(seen, found)):
            yield _floating(copy.body.span(*found.span()), found[0])


def _has_a_date(copy: Manuscript) -> bool:
    """Whether “hôm nay” has a day: that of publication, unless the text was taken over from an undated source."""
    entry = copy.entry
    if isinstance(entry, Article):
        return entry.source is None or isinstance(entry.source.published, When)
    return isinstance(entry, Results)


def _sentence(text: str, found: re.Match[str]) -> str:
    """The sentence around some words."""
    first = max(0, found.start() - LONGEST_SENTENCE)
    before = [end.end() for end in SENTENCE_END.finditer(text, first, found.start())]
    after = SENTENCE_END.search(text, found.end(), found.end() + LONGEST_SENTENCE)
    return text[before[-1] if before else first : after.start() if after else found.end() + LONGEST_SENTENCE]


def _floating(span: Span, words: str) -> Problem:
    return problem(
        "relative-date",
        span,
        Wording(
            f"“{words}” không rõ là ngày nào: trang này không có ngày để tính.",
            f"“{words}”: there is no date on this page to tell which day is meant.",
        ),
        Wording("Ghi ngày cụ thể, ví dụ “ngày 15/4/2025”.", "Give the day, such as “ngày 15/4/2025”."),
    )
