"""What measuring needs to know of another generator, and how each is given the articles."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.contests import Contest, contest, contests_for
from benchmarks.corpus import Article, article

SKELETONS = Path(__file__).resolve().parents[1] / "skeletons"
STYLE_SHEET = Path(__file__).resolve().parents[2] / "static" / "css" / "site.css"


@dataclass(frozen=True)
class Peer:
    """A generator: where it comes from, how its site is written and built."""

    name: str
    registry: str  # pypi or npm
    packages: tuple[str, ...]  # the first is the generator itself
    write: Callable[[Path, int], None]  # a site of so many articles into a folder that is not there yet
    command: Callable[[Path, Path], tuple[str, ...]]  # what builds it: given where the tool is installed, and the site
    output: str  # the folder below the site that the pages are in
    leftovers: tuple[str, ...] = ()  # what else a build leaves, removed before the next
    lacks: str = ""  # which of the work the others do it does not do


def write_entries(
    folder: Path, articles: int, article_text: Callable[[Article], str], contest_text: Callable[[Contest], str]
) -> None:
    """Write each article and each competition in a tool's own form."""
    for number in range(articles):
        write(folder / "tin-tuc" / f"bai-{number:06}.md", article_text(article(number)))
    for number in range(contests_for(articles)):
        write(folder / "cuoc-thi" / f"sang-kien-{number:04}.md", contest_text(contest(number)))


def copy_skeleton(name: str, folder: Path, style_sheet: str) -> None:
    """Copy a tool's settings and templates, and put our style sheet at a path of the site."""
    shutil.copytree(SKELETONS / name, folder)
    (folder / style_sheet).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(STYLE_SHEET, folder / style_sheet)


def article_with_yaml(one: Article) -> str:
    """An article with the front matter that Hugo, Eleventy, MkDocs and Zensical read."""
    fields = {"title": one.title, "date": one.day, "author": one.author, "tags": one.tags, "summary": one.summary}
    return f"{front_matter(fields)}{one.body}"


def front_matter(fields: Mapping[str, object]) -> str:
    """Fields as YAML between two fences; JSON is YAML, but dates stand bare."""
    lines = "".join(f"{name}: {_yaml(value)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n\n"


def _yaml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False, default=str)


def contest_with_records(one: Contest) -> str:
    """A competition whose rounds and prizes are records in the front matter, for a template to show."""
    rounds = [{"name": each.name, "form": each.form, "from": each.first, "to": each.last} for each in one.rounds]
    prizes = [{"rank": each.rank, "count": each.count, "value": each.value} for each in one.prizes]
    fields = {"title": one.title, "date": one.opens, "summary": one.summary, "rounds": rounds, "prizes": prizes}
    return f"{front_matter(fields)}{one.body}"


def write(path: Path, text: str) -> None:
    """Write a text file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
