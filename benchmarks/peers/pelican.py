"""Pelican: articles and tags with lists of 20, Atom feed, sitemap and JSON-LD by templates."""

from pathlib import Path

from benchmarks.contests import Contest, tables
from benchmarks.corpus import Article
from benchmarks.peers.peer import Peer, copy_skeleton, write_entries


def write_site(folder: Path, articles: int) -> None:
    """Write the site for Pelican."""
    copy_skeleton("pelican", folder, "theme/static/css/site.css")
    write_entries(folder / "content", articles, article_text, contest_text)


def article_text(one: Article) -> str:
    """An article with the metadata lines that Python-Markdown reads."""
    return (
        f"Title: {one.title}\nDate: {one.day.isoformat()}\nAuthor: {one.author}\n"
        f"Tags: {', '.join(one.tags)}\nSummary: {one.summary}\n\n{one.body}"
    )


def contest_text(one: Contest) -> str:
    """A competition as a page; metadata lines hold no records, so rounds and prizes are tables of the text."""
    return f"Title: {one.title}\nDate: {one.opens.isoformat()}\nSummary: {one.summary}\n\n{tables(one)}{one.body}"


def command(tool: Path, site: Path) -> tuple[str, ...]:
    """Build with the settings of the site."""
    settings = str(site / "pelicanconf.py")
    return (
        str(tool / "bin" / "pelican"),
        str(site / "content"),
        "--settings",
        settings,
        "--output",
        str(site / "output"),
    )


PEER = Peer(
    "pelican",
    "pypi",
    ("pelican", "markdown"),
    write_site,
    command,
    "output",
    leftovers=("cache", "__pycache__"),
    lacks="the list of competitions is one page; it works on one core",
)
