"""Builds the same articles with other generators and with Bản Tin in turn; prints and keeps what each took.

python3 benchmarks/run.py ARTICLES [hugo|hugo-related|pelican|mkdocs|zensical|eleventy …] [--rounds K] [--json FILE]
"""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parents[1]
if __name__ == "__main__" and not __package__:
    sys.path[0] = str(PROJECT)  # run as a file: the folder of the package is not where imports begin

from benchmarks.install import installed, version  # noqa: E402
from benchmarks.peers import eleventy, hugo, mkdocs, pelican, zensical  # noqa: E402
from benchmarks.peers.peer import Peer  # noqa: E402
from benchmarks.results import Run, record, report, results_of, this_machine, today  # noqa: E402
from benchmarks.rounds import BuildFailedError, Comparison, Sample, prepare, turn  # noqa: E402

PEERS = {
    each.name: each for each in (hugo.PEER, hugo.WITH_RELATED, pelican.PEER, mkdocs.PEER, zensical.PEER, eleventy.PEER)
}


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when a tool fails."""
    wanted = _parser().parse_args(arguments)
    peers = tuple((peer, installed(peer)) for peer in wanted.peers)
    versions = {peer.name: version(peer, tool) for peer, tool in peers} | {"python": platform.python_version()}
    _say(", ".join(f"{name} {number}" for name, number in versions.items()))
    with TemporaryDirectory(prefix="bantin-benchmark-") as folder:
        comparison = Comparison(Path(folder), wanted.engine, wanted.articles, peers)
        try:
            results = results_of(_samples(comparison, wanted.rounds))
        except BuildFailedError as failure:
            _say(str(failure))
            return 1
    lacks = {peer.name: peer.lacks for peer, _ in peers}
    run = Run(today(), this_machine(), wanted.articles, wanted.rounds, versions, lacks, results)
    if wanted.json:
        wanted.json.write_text(json.dumps(record(run), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(report(run))
    return 0


def _samples(comparison: Comparison, rounds: int) -> list[Sample]:
    prepare(comparison)
    samples = []
    for number in range(1, rounds + 1):
        for sample in turn(comparison, number):
            taken = sample.taken
            _say(f"{number}/{rounds} {sample.tool} {sample.step}: {taken.wall:.2f} s, {taken.peak / 1_000_000:.0f} MB")
            samples.append(sample)
    return samples


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, help="how many articles the sites have")
    parser.add_argument("peers", nargs="*", type=_peer, default=[], metavar="peer", help=", ".join(PEERS))
    parser.add_argument("--rounds", type=int, default=1, help="how often all is measured; medians are shown")
    parser.add_argument("--json", type=Path, help="where the numbers are kept")
    parser.add_argument("--engine", type=Path, default=PROJECT, help="another copy of Bản Tin to measure")
    return parser


def _peer(name: str) -> Peer:
    if name not in PEERS:
        raise argparse.ArgumentTypeError(f"{name}: not one of {', '.join(PEERS)}")
    return PEERS[name]


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
