"""The corpus as a site of Bản Tin, and the edits after which it is built again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from benchmarks.contests import Contest, contest, contests_for, money
from benchmarks.corpus import DAYS, FIRST_DAY, Article, article

SETTINGS = """\
title: Bản Tin đo tốc độ
url: https://bantin.example
description: Tin tức và cuộc thi, bài viết do máy ghép để đo tốc độ.
organisation:
  name: Ban Biên tập Bản Tin (trang mẫu)
  address: Số 00, đường Ví Dụ (địa chỉ minh họa)
  phone: 0900 000 000
  email: bientap@bantin.example
  responsible: Bà Nguyễn Thị Ban Mai, Trưởng Ban Biên tập (tên minh họa)
  licence: Trang minh họa, không phải cơ quan báo chí
menu:
  - {title: Trang chủ, to: /}
  - {title: Tin tức, to: /tin-tuc/}
  - {title: Cuộc thi, to: /cuoc-thi/}
  - {title: Chủ đề, to: /chu-de/}
page_size: 20
checks:
  # The days are counted, not chosen.
  deadline-holiday: off
"""
TEMPLATE = "templates/pages/article.html"

# What an edit has changed, as it was before; None where there was no file.
Before = Mapping[Path, bytes | None]


@dataclass(frozen=True)
class Edit:
    """One change to a site of so many articles; the engine's folder gives the templates."""

    name: str
    make: Callable[[Path, int, Path], Before]


def write_site(folder: Path, articles: int) -> None:
    """Write a site of so many articles, and one competition for each hundred of them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(articles):
        _write(path_of(folder, number), article_text(article(number)))
    for number in range(contests_for(articles)):
        _write(folder / "content" / "cuoc-thi" / f"sang-kien-{number:04}.md", contest_text(contest(number)))


def path_of(folder: Path, number: int) -> Path:
    """The file of an article; a thousand share a folder."""
    return folder / "content" / "tin-tuc" / f"{number // 1000:03}" / f"bai-{number:06}.md"


def article_text(one: Article) -> str:
    """A whole file of the kind article: front matter and body."""
    return (
        f"---\ntitle: {one.title}\ndate: {one.day:%d/%m/%Y}\nauthors: {one.author}\n"
        f"tags: [{', '.join(one.tags)}]\nsummary: {one.summary}\n---\n\n{one.body}"
    )


def contest_text(one: Contest) -> str:
    """A whole file of the kind competition."""
    rounds = "".join(
        f"  - name: {each.name}\n    form: {each.form}\n"
        f"    when: từ ngày {each.first:%d/%m/%Y} đến 17 giờ 00 ngày {each.last:%d/%m/%Y}\n"
        for each in one.rounds
    )
    prizes = "".join(
        f"  - rank: {each.rank}\n    count: {each.count:02}\n    value: mỗi giải {money(each.value)}\n"
        for each in one.prizes
    )
    return (
        f"---\ntitle: {one.title}\nsummary: {one.summary}\nyear: {one.opens.year}\n"
        f"rounds:\n{rounds}prizes:\n{prizes}---\n\n{one.body}"
    )


def edit_body(folder: Path, articles: int, _engine: Path) -> Before:
    """One more sentence at the end of one article."""
    path = path_of(folder, articles // 2)
    return _change(path, path.read_text(encoding="utf-8") + "\nCâu này vừa được viết thêm.\n")


def change_title(folder: Path, articles: int, _engine: Path) -> Before:
    """One article gets another title, which its lists, its neighbours and those that relate to it show."""
    path, one = path_of(folder, articles // 3), article(articles // 3)
    return _change(path, article_text(replace(one, title=f"{one.title} (cập nhật)")))


def add_article(folder: Path, articles: int, _engine: Path) -> Before:
    """One article newer than all others: every page of the list of news moves on by one."""
    one = replace(article(articles), day=FIRST_DAY + timedelta(days=DAYS))
    return _change(path_of(folder, articles), article_text(one))


def edit_template(folder: Path, _articles: int, engine: Path) -> Before:
    """The template of articles shows one more line, so that every article's page changes."""
    before, end, after = (engine / TEMPLATE).read_text(encoding="utf-8").rpartition("{% endblock %}")
    return _change(folder / TEMPLATE, f"{before}<p>Bản Tin đo tốc độ</p>\n{end}{after}")


def undo(before: Before) -> None:
    """Put the files of an edit back as they were."""
    for path, content in before.items():
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)


EDITS = (
    Edit("one body", edit_body),
    Edit("one title", change_title),
    Edit("new article", add_article),
    Edit("template", edit_template),
)


def _change(path: Path, text: str) -> Before:
    before = path.read_bytes() if path.exists() else None
    _write(path, text)
    return {path: before}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
