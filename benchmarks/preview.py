"""Measures the preview with a real WebSocket client: from the write of a file to the word that its page has changed.

python3 benchmarks/preview.py ARTICLES [--edits K] [--idle SECONDS] [--engine FOLDER]

Each time is from just before the file is written to the message `reload` at the client. An edit is made when nothing
is being built and a moment has passed, as an editor who reads would do.
"""

import argparse
import asyncio
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import urlopen

PROJECT = Path(__file__).resolve().parents[1]
if __name__ == "__main__" and not __package__:
    sys.path[0] = str(PROJECT)  # run as a file: the folder of the package is not where imports begin

from tornado.httpclient import HTTPRequest  # noqa: E402
from tornado.websocket import WebSocketClientConnection, websocket_connect  # noqa: E402

from benchmarks.corpus import article  # noqa: E402
from benchmarks.site import article_text, path_of, write_site  # noqa: E402

BARS = {100: 150, 10_000: 400}  # milliseconds at so many articles
IDLE_BAR = 1.0  # per cent of a core
PAGE_BAR = 1000  # milliseconds until the first page, once it is built
PAUSE = 0.5  # seconds between two edits
PATIENCE = 600.0  # seconds
SETTLING = 10.0  # seconds in which the last build is kept and its garbage collected
TICKS = os.sysconf("SC_CLK_TCK")
DATA = re.compile(r'data-(token|build|page)="([^"]*)"')
RELOAD, STATE = "reload", "state"


@dataclass(frozen=True)
class Served:
    """A running preview."""

    process: subprocess.Popen[str]
    address: str

    def page(self, path: str) -> dict[str, str]:
        """What a page is told of itself; nothing while there is none."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                return dict(DATA.findall(answer.read().decode()))
        except HTTPError:
            return {}


@dataclass
class Tab:
    """A tab without a browser."""

    served: Served
    path: str
    connection: WebSocketClientConnection

    async def look(self) -> None:
        """Load the page again and say so."""
        told = self.served.page(self.path)
        await self.connection.write_message(
            json.dumps({"kind": "at", "page": told["page"], "build": int(told["build"])})
        )

    async def hears(self, kind: str, *, rests: bool = False) -> float:
        """When the next message of this kind came; of a state with nothing being built, if it `rests`."""
        while True:
            text = await asyncio.wait_for(self.connection.read_message(), PATIENCE)
            now = time.perf_counter()
            if text is None:
                raise ConnectionError("the preview has closed the socket")
            message = json.loads(text)
            if message["kind"] == kind and not (rests and message["building"]):
                return now


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, help="how many articles the site has")
    parser.add_argument("--edits", type=int, default=20, help="how many edits of each kind")
    parser.add_argument("--idle", type=float, default=30.0, help="seconds without any change")
    parser.add_argument("--engine", type=Path, default=PROJECT, help="another copy of Bản Tin to measure")
    wanted = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="bantin-benchmark-") as folder:
        root = Path(folder)
        write_site(root, wanted.articles)
        with serving(root, wanted.engine) as served:
            first = first_page(served)
            results = asyncio.run(edited(served, root, wanted.articles, wanted.edits))
            idle = idle_share(served.process.pid, wanted.idle)
    print_report(wanted.articles, first, results, idle)
    bar = BARS.get(wanted.articles)
    missed = bar is not None and any(statistics.median(times) > bar for times in results.values())
    return 1 if missed or idle > IDLE_BAR or first[1] > PAGE_BAR else 0


@contextmanager
def serving(root: Path, engine: Path) -> Iterator[Served]:
    """A preview of a site; it is ended as an editor ends it."""
    command = [sys.executable, "-u", str(engine / "build.py"), "serve", "--root", str(root), "--port", "0"]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
    try:
        found = re.search(r"http://\S+", process.stdout.readline())
        if found is None:
            raise RuntimeError(process.communicate()[1])
        yield Served(process, found[0])
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def first_page(served: Served) -> tuple[float, float]:
    """Seconds that the first build takes, as it says itself, and milliseconds from its end to a page."""
    assert served.process.stderr is not None  # noqa: S101
    for line in served.process.stderr:
        if line.startswith(("Not built", "The builder has ended")):
            break
        built = re.match(r"Built in (\d+) ms", line)
        if built is not None:
            begun = time.perf_counter()
            while not served.page(""):
                pass
            return int(built[1]) / 1000, (time.perf_counter() - begun) * 1000
    raise RuntimeError("there is no first build")


async def edited(served: Served, root: Path, articles: int, edits: int) -> dict[str, list[float]]:
    """Milliseconds of each edit: of texts alone, and of titles."""
    number = articles // 2
    one, path = article(number), path_of(root, number)
    text = article_text(one)
    tab = await opened(served, f"tin-tuc/{path.stem}/")
    return {
        "body": [await _edit(tab, path, f"{text}\nThêm câu thứ {count}.\n") for count in range(edits)],
        "title": [
            await _edit(tab, path, text.replace(one.title, f"{one.title} (lần {count})")) for count in range(edits)
        ],
    }


async def opened(served: Served, path: str) -> Tab:
    """A tab that shows a page."""
    token = served.page(path)["token"]
    url = f"{served.address.replace('http:', 'ws:')}__bantin/socket?token={token}"
    headers = {"Origin": served.address.rstrip("/")}
    tab = Tab(served, path, await websocket_connect(HTTPRequest(url, headers=headers)))
    await tab.look()
    await tab.hears(STATE, rests=True)
    return tab


async def _edit(tab: Tab, path: Path, text: str) -> float:
    await asyncio.sleep(PAUSE)
    begun = time.perf_counter()
    path.write_text(text, encoding="utf-8")  # noqa: ASYNC240 - an editor's save, which is what is measured
    took = await tab.hears(RELOAD) - begun
    await tab.look()
    await tab.hears(STATE, rests=True)
    return took * 1000


def idle_share(process: int, seconds: float) -> float:
    """How many per cent of a core the preview uses while nothing changes, its builder and all others included."""
    time.sleep(SETTLING)
    before = sum(map(_ticks, _family(process)))
    time.sleep(seconds)
    return (sum(map(_ticks, _family(process))) - before) / TICKS / seconds * 100


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        for task in Path(f"/proc/{one}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
    return found


def _ticks(process: int) -> int:
    """User and system time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def print_report(articles: int, first: tuple[float, float], results: dict[str, list[float]], idle: float) -> None:
    """The figures, beside what they should be."""
    load = os.getloadavg()[0]
    lines = [
        f"{articles} articles, {os.cpu_count()} cores, load {load:.1f} (over {os.cpu_count()} the machine was busy)",
        f"first build: {first[0]:.1f} s; first page after it: {first[1]:.0f} ms (bar: {PAGE_BAR})",
    ]
    bar = f"bar: {BARS[articles]}" if articles in BARS else f"bars: {BARS}"
    for name, times in results.items():
        low, high = min(times), max(times)
        lines.append(
            f"{name}: from the write to the reload message {statistics.median(times):.0f} ms"
            f" (median of {len(times)}, {low:.0f} to {high:.0f}; {bar})"
        )
    lines.append(f"idle: {idle:.2f} % of a core (bar: {IDLE_BAR:g})")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
