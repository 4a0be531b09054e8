"""The peers themselves, each installed into a folder of its own and reused from then on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.peer import Peer

PEERS_CACHE = Path(__file__).resolve().parents[1] / ".cache" / "peers"


def installed(peer: Peer, cache: Path = PEERS_CACHE) -> Path:
    """The folder that a peer is installed in, after installing it where it is not yet there."""
    folder, stamp = cache / peer.name, cache / peer.name / ".installed"
    wanted = "\n".join(peer.packages)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        INSTALLERS[peer.registry](folder, peer.packages)
        stamp.write_text(wanted, encoding="utf-8")
    return folder


def version(peer: Peer, folder: Path) -> str:
    """The version of the generator that is installed in a folder."""
    name = peer.packages[0]
    if peer.registry == "npm":
        described = json.loads((folder / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        return str(described["version"])
    file_name = name.replace("-", "_")
    return (
        next(folder.glob(f"lib/python*/site-packages/{file_name}-*.dist-info")).name.split("-")[1].removesuffix(".dist")
    )


def from_pypi(folder: Path, packages: tuple[str, ...]) -> None:
    """Make a virtual environment and install packages into it."""
    _run(sys.executable, "-m", "venv", str(folder))
    _run(str(folder / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *packages)


def from_npm(folder: Path, packages: tuple[str, ...]) -> None:
    """Install packages of npm below a folder."""
    _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages)


INSTALLERS = {"pypi": from_pypi, "npm": from_npm}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603 - the commands above
