"""What search costs (a cold build's share, an edit, bytes and time of a query), and whether it finds known articles.

python3 benchmarks/search.py ARTICLES [--queries K] [--rounds R]
"""

import argparse
import gzip
import json
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlencode, urlsplit

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks import known_items  # noqa: E402
from benchmarks.corpus import title  # noqa: E402
from benchmarks.measure import Measured, measure  # noqa: E402
from benchmarks.site import edit_body, write_site  # noqa: E402

WITHOUT = "search: không\n"
SYLLABLES = 3
LISTED = 10
ASK = """
async ([base, queries, LISTED]) => {
  const script = document.querySelector("script[type=module]").src;
  const source = await (await fetch(script)).text();
  const name = /from "(\\.\\/search-index[^"]*)"/.exec(source)[1];
  const { openIndex } = await import(new URL(name, script));
  const answers = [];
  for (const query of queries) {
    const fetched = new Map();
    const load = async (file) => {
      if (!fetched.has(file)) {
        const answer = await fetch(new URL(`${base}${file}.json`, location.href));
        fetched.set(file, await answer.json());
      }
      return fetched.get(file);
    };
    await (await openIndex(load)).find(query);
    const start = performance.now();
    const found = await (await openIndex(load)).find(query);
    const took = performance.now() - start;
    const first = [];
    const index = await openIndex(load);
    for (const place of found.exact.slice(0, LISTED)) first.push((await index.card(place)).address);
    answers.push({ query, took, found: found.exact.length, files: Array.from(fetched.keys()), first });
  }
  return answers;
}
"""


@dataclass(frozen=True)
class Answer:
    """What one query took: milliseconds after its files were there, and their bytes as a server compresses them."""

    query: str
    took: float
    found: int
    index_bytes: int
    all_bytes: int  # with the pages that excerpts are taken from
    first: tuple[str, ...]  # addresses of the results that are listed first


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--queries", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=1, help="cold builds of each kind, in turn")
    wanted = parser.parse_args(arguments)
    with site_of(write_site, wanted.articles) as site, chromium() as browser:
        builds(site, wanted.articles, wanted.rounds)
        told = answers(browser, site / "output", queries(wanted.articles, wanted.queries))
        largest = max(told, key=lambda each: each.index_bytes)
        shown = shown_bytes(browser, site / "output", largest.query)
    _say(f"a query: {max(each.took for each in told):.0f} ms at most, median {median(each.took for each in told):.0f}")
    _say(f"fetched, gzipped: {largest.index_bytes / 1000:.0f} KB at most (“{largest.query}”, {largest.found} found)")
    _say(f"  with the pages of ten excerpts {largest.all_bytes / 1000:.0f} KB, of those on a screen {shown / 1000:.0f}")
    with site_of(known_items.write_site, wanted.articles) as site, chromium() as browser:
        build(site, "--clean")
        known = known_items.queries(wanted.articles, min(known_items.KNOWN, wanted.articles))
        told = answers(browser, site / "output", [query for query, _ in known])
    hits = sum(address in each.first for (_, address), each in zip(known, told, strict=True))
    _say(f"known articles among the first {LISTED}: {hits} of {len(known)}")
    return 0


@contextmanager
def site_of(write: Callable[[Path, int], None], articles: int) -> Iterator[Path]:
    """A site for as long as it is needed."""
    with TemporaryDirectory(prefix="bantin-search-") as folder:
        write(Path(folder), articles)
        yield Path(folder)


def builds(site: Path, articles: int, rounds: int) -> None:
    """Cold builds without search and with it, in turn, and one edited text."""
    pairs = [_pair(site) for _ in range(rounds)]
    edit_body(site, articles, PROJECT)
    edited = build(site)
    for without, cold in pairs:
        _say(f"cold: {cold.wall:.2f} s, {cold.cpu:.2f} s CPU, {cold.peak / 1_000_000:.0f} MB")
        _say(f"  without search: {without.wall:.2f} s, {without.cpu:.2f} s CPU: search is {_share(without, cold):.1%}")
    _say(f"search, median of {rounds}: {median(_share(*pair) for pair in pairs):.1%}")
    _say(f"one body: {edited.wall:.2f} s, {edited.cpu:.2f} s CPU, {edited.peak / 1_000_000:.0f} MB")
    index = site / "output" / "tim-kiem" / "chi-muc"
    sizes = [path.stat().st_size for path in index.iterdir()]
    _say(f"index: {len(sizes)} files, {sum(sizes) / 1_000_000:.1f} MB")


def _pair(site: Path) -> tuple[Measured, Measured]:
    """A cold build of which nothing is to be found, and one of which everything is."""
    hidden = list(site.rglob("content/**/*.md"))
    for path in hidden:
        path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{WITHOUT}", 1), "utf-8")
    without = build(site, "--clean")
    for path in hidden:
        path.write_text(path.read_text("utf-8").replace(WITHOUT, "", 1), "utf-8")
    return without, build(site, "--clean")


def _share(without: Measured, cold: Measured) -> float:
    return 1 - without.cpu / cold.cpu


def build(site: Path, *more: str) -> Measured:
    """One build, in a process of its own."""
    taken = measure((sys.executable, str(PROJECT / "build.py"), "build", "--root", str(site), *more), site)
    if taken.status:
        raise SystemExit(taken.said)
    return taken


def queries(articles: int, count: int) -> list[str]:
    """Three syllables from the middle of some titles."""
    found = []
    for number in Random(0).sample(range(articles), count):  # noqa: S311
        words = title(number).replace(",", "").split()
        start = (len(words) - SYLLABLES) // 2
        found.append(" ".join(words[start : start + SYLLABLES]))
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


def answers(browser: Browser, output: Path, asked: Sequence[str]) -> list[Answer]:
    """Each query in a browser."""
    with served(output) as address:
        page = browser.new_page()
        page.goto(f"{address}/tim-kiem/")
        told = page.evaluate(ASK, ["chi-muc/", list(asked), LISTED])
        page.close()
    return [_answer(output, each) for each in told]


def shown_bytes(browser: Browser, output: Path, query: str) -> int:
    """What the search page itself fetches for a query, before anybody scrolls."""
    fetched: set[str] = set()
    with served(output) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.on("request", lambda request: fetched.add(request.url) if request.resource_type == "fetch" else None)
        page.goto(f"{address}/tim-kiem/?{urlencode({'q': query})}")
        page.locator(".search-excerpt mark").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.close()
    paths = (unquote(urlsplit(url).path).lstrip("/") for url in fetched)
    return sum(_packed(output / path / "index.html" if path.endswith("/") else output / path) for path in paths)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def _answer(output: Path, told: dict[str, object]) -> Answer:
    given = json.loads(json.dumps(told))
    index = sum(_packed(output / "tim-kiem" / "chi-muc" / f"{name}.json") for name in given["files"])
    pages = sum(_packed(output / address.partition("#")[0] / "index.html") for address in given["first"])
    return Answer(given["query"], given["took"], given["found"], index, index + pages, tuple(given["first"]))


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
