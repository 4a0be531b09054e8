"""What a build has written: how much, and which of the work that all tools are asked for."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SIGNS = (
    ("JSON-LD", "application/ld+json"),
    ("tags", 'rel="tag"'),
    ("neighbours", 'rel="prev"'),
    ("related", "card-group related"),
)


@dataclass(frozen=True)
class Output:
    """The files of an output folder, counted; `shows` is what one article's page holds besides its text."""

    articles: int
    contests: int
    lists: int
    tag_lists: int
    others: int
    size: int  # bytes of all files
    feed: bool
    sitemap: bool
    shows: tuple[str, ...]

    @property
    def pages(self) -> int:
        """All pages of HTML."""
        return self.articles + self.contests + self.lists + self.tag_lists + self.others


def output_of(folder: Path) -> Output:
    """Count the files below a folder; the addresses are those of our own sites and of the peers' skeletons."""
    files = dict(_files(folder, ""))
    kinds = [_kind(PurePosixPath(path)) for path in files if path.endswith(".html")]
    return Output(
        articles=kinds.count("article"),
        contests=kinds.count("contest"),
        lists=kinds.count("list"),
        tag_lists=kinds.count("tag list"),
        others=kinds.count("other"),
        size=sum(files.values()),
        feed="feed.xml" in files,
        sitemap="sitemap.xml" in files,
        shows=_shows(folder / "tin-tuc" / "bai-000001" / "index.html"),
    )


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False).st_size


def _kind(path: PurePosixPath) -> str:
    section, _, name = str(path.parent).partition("/")
    if section == "tin-tuc":
        return "article" if name.startswith("bai-") else "list"
    if section == "cuoc-thi":
        return "contest" if name.startswith("sang-kien-") else "list"
    return "tag list" if section == "chu-de" else "other"


def _shows(page: Path) -> tuple[str, ...]:
    text = page.read_text(encoding="utf-8")
    return tuple(name for name, sign in SIGNS if sign in text)
