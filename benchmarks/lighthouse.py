"""Lighthouse on the built sample site, mobile profile: the middle run of each page (`make lighthouse`).

It needs npm's package (`benchmarks/node/`) and Chromium. The server compresses as web servers do.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parents[1]
LIGHTHOUSE = PROJECT / "benchmarks/node/node_modules/.bin/lighthouse"
PAGES = {
    "home": "",
    "article": "tin-tuc/hau-giang-60-ngay-dem-chuyen-doi-so/",
    "competition": "cuoc-thi/sang-kien-so-sao-mai-2026/",
    "campaign": "phong-trao/moi-nha-mot-cong-dan-so/",
    "rules": "cuoc-thi/sang-kien-so-sao-mai-2026/the-le/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".json")
Scores = tuple[int, ...]


class Compressing(SimpleHTTPRequestHandler):
    """Serves files; texts compressed, static files to be kept for ever."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | None:
        """The head of an answer and the body to follow."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        content = path.read_bytes()
        self.send_response(200)
        if path.suffix in TEXTS:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000, immutable" if "/static/" in self.path else "no-cache")
        self.end_headers()
        return BytesIO(content)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what matters."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder for as long as it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def scores_of(address: str) -> Scores:
    """What one run of Lighthouse gives a page, category by category, of 100."""
    browser = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    command = [str(LIGHTHOUSE), address, "--quiet", "--output", "json", "--chrome-flags=--headless --no-sandbox"]
    only = f"--only-categories={','.join(CATEGORIES)}"
    environment = os.environ | ({"CHROME_PATH": browser} if browser else {})
    done = subprocess.run(  # noqa: S603 - our own command line
        [*command, only], capture_output=True, text=True, check=True, env=environment
    )
    found = json.loads(done.stdout)["categories"]
    return tuple(round(found[name]["score"] * 100) for name in CATEGORIES)


def middle(runs: list[Scores]) -> Scores:
    """The run in the middle by its performance."""
    return sorted(runs)[len(runs) // 2]


def say(*cells: str) -> None:
    """A line of the table."""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def main() -> None:
    """Build, serve, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder, served(Path(folder)) as site:
        command = [sys.executable, str(PROJECT / "build.py"), "build", "--output", folder, "--url", site]
        subprocess.run(command, check=True)  # noqa: S603 - our own command line
        say("page", *CATEGORIES)
        say(*["---"] * (len(CATEGORIES) + 1))
        for name, path in PAGES.items():
            found = middle([scores_of(site + path) for _ in range(runs)])
            say(name, *map(str, found))


if __name__ == "__main__":
    main()
