"""MkDocs with the theme Material: every article and competition as a page, and what there is besides."""

from dataclasses import replace
from pathlib import Path

from benchmarks.contests import Contest, tables
from benchmarks.corpus import Article
from benchmarks.peers.peer import Peer, article_with_yaml, copy_skeleton, front_matter, write_entries

LACKS = "no lists of 20, no tag lists, no feed, no related articles"


def write_site(folder: Path, articles: int) -> None:
    """Write the site for MkDocs; Zensical reads it too."""
    copy_skeleton("mkdocs", folder, "docs/css/site.css")
    write_entries(folder / "docs", articles, article_text, contest_text)


def article_text(one: Article) -> str:
    """An article whose summary stands before its text, as no template of ours shows it."""
    shown = f"# {one.title}\n\n{one.summary}\n\n{one.body}"
    return article_with_yaml(replace(one, body=shown))


def contest_text(one: Contest) -> str:
    """A competition with its rounds and prizes as tables of the text."""
    return f"{front_matter({'title': one.title})}# {one.title}\n\n{one.summary}\n\n{tables(one)}{one.body}"


def command(tool: Path, site: Path) -> tuple[str, ...]:
    """Build with the settings of the site."""
    return (str(tool / "bin" / "mkdocs"), "build", "--config-file", str(site / "mkdocs.yml"))


PEER = Peer("mkdocs", "pypi", ("mkdocs-material",), write_site, command, "site", lacks=f"{LACKS}; it works on one core")
