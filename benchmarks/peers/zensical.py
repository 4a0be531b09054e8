"""Zensical: the site that MkDocs builds."""

from pathlib import Path

from benchmarks.peers.mkdocs import LACKS, write_site
from benchmarks.peers.peer import Peer


def command(tool: Path, site: Path) -> tuple[str, ...]:
    """Build with the settings of MkDocs, without what an earlier build has kept."""
    return (str(tool / "bin" / "zensical"), "build", "--clean", "--config-file", str(site / "mkdocs.yml"))


PEER = Peer("zensical", "pypi", ("zensical",), write_site, command, "site", leftovers=(".cache",), lacks=LACKS)
