"""The builds that are measured: each peer's cold one, then ours cold, unchanged and after each edit, round by round."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Measured, measure
from benchmarks.output import Output, output_of
from benchmarks.peers.peer import Peer
from benchmarks.site import EDITS, undo, write_site

OURS = "bantin"
COLD = "cold"
NOTHING = "no change"
WARMING = 20  # articles of the site that is built once before anything counts


@dataclass(frozen=True)
class Sample:
    """One build: of which tool, after what, in which round."""

    tool: str
    step: str
    turn: int
    taken: Measured
    output: Output


@dataclass(frozen=True)
class Comparison:
    """Who builds how many articles: our engine and some peers, each with the folder that it is installed in."""

    folder: Path
    engine: Path
    articles: int
    peers: tuple[tuple[Peer, Path], ...]


class BuildFailedError(Exception):
    """A tool did not build its site; the end of what it said."""


def prepare(comparison: Comparison) -> None:
    """Write every site, and let each tool build a small one so that its program is in the system's memory."""
    for articles, folder in ((WARMING, comparison.folder / "small"), (comparison.articles, comparison.folder)):
        write_site(folder / OURS, articles)
        for peer, _ in comparison.peers:
            peer.write(folder / peer.name, articles)
    for peer, tool in comparison.peers:
        _cold_build(peer, tool, comparison.folder / "small" / peer.name, 0)
    _our_build(comparison.engine, comparison.folder / "small" / OURS, COLD, 0)


def turn(comparison: Comparison, number: int) -> Iterator[Sample]:
    """One round: all cold builds, then ours after each change; the site is afterwards as it was."""
    for peer, tool in comparison.peers:
        yield _cold_build(peer, tool, comparison.folder / peer.name, number)
    site = comparison.folder / OURS
    for leftover in ("output", ".cache"):
        shutil.rmtree(site / leftover, ignore_errors=True)
    yield _our_build(comparison.engine, site, COLD, number)
    yield _our_build(comparison.engine, site, NOTHING, number)
    made = []
    for edit in EDITS:
        made.append(edit.make(site, comparison.articles, comparison.engine))
        yield _our_build(comparison.engine, site, edit.name, number)
    for before in reversed(made):
        undo(before)


def _cold_build(peer: Peer, tool: Path, site: Path, number: int) -> Sample:
    for leftover in (peer.output, *peer.leftovers):
        shutil.rmtree(site / leftover, ignore_errors=True)
    return _sample(peer.name, COLD, number, _run(peer.command(tool, site), site), site / peer.output)


def _our_build(engine: Path, site: Path, step: str, number: int) -> Sample:
    clean = ("--clean",) if step == COLD else ()
    command = (sys.executable, str(engine / "build.py"), "build", "--root", str(site), *clean)
    return _sample(OURS, step, number, _run(command, site, _as_installed()), site / "output")


def _as_installed() -> dict[str, str]:
    """The environment, but in it Python keeps what it has compiled: the first run of Bản Tin has it all compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _run(command: tuple[str, ...], site: Path, environment: Mapping[str, str] | None = None) -> Measured:
    os.sync()  # what an earlier build has written is not to be paid for by this one
    taken = measure(command, site, environment)
    if taken.status:
        raise BuildFailedError(f"{' '.join(command)}\nexit status {taken.status}\n{taken.said}")
    return taken


def _sample(tool: str, step: str, number: int, taken: Measured, output: Path) -> Sample:
    return Sample(tool, step, number, taken, output_of(output))
