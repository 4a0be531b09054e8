"""Eleventy: articles and tags with lists of 20, Atom feed, sitemap and JSON-LD by templates."""

from pathlib import Path

from benchmarks.peers.peer import Peer, article_with_yaml, contest_with_records, copy_skeleton, write_entries


def write_site(folder: Path, articles: int) -> None:
    """Write the site for Eleventy."""
    copy_skeleton("eleventy", folder, "src/css/site.css")
    write_entries(folder / "src", articles, article_with_yaml, contest_with_records)


def command(tool: Path, _site: Path) -> tuple[str, ...]:
    """Build the site of the folder that it is run in."""
    return ("node", str(tool / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet")


PEER = Peer("eleventy", "npm", ("@11ty/eleventy",), write_site, command, "_site", lacks="it works on one core")
