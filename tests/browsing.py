"""The sample site as visitors meet it: served under a strict policy, opened in a real browser at a mocked moment."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, AnyStr

from playwright.sync_api import Browser, Page

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

NOW = "2026-12-01T02:00:00Z"
HANOI = "Asia/Ho_Chi_Minh"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
SEED = "cuoc-thi/khoi-nghiep-hau-giang-2025/"
CONTEST = "cuoc-thi/sang-kien-so-sao-mai-2026/"
CAMPAIGN = "phong-trao/moi-nha-mot-cong-dan-so/"
ARTICLE = "tin-tuc/hau-giang-60-ngay-dem-chuyen-doi-so/"
RULES = f"{CONTEST}the-le/"
RESULTS = f"{CONTEST}ket-qua/"
KINDS = (
    "",
    "404.html",
    "tin-tuc/",
    "cuoc-thi/",
    ARTICLE,
    "tin-tuc/khi-nao-duoc-cong-tong-giai-thuong/",
    CAMPAIGN,
    "phong-trao/60-ngay-dem-chuyen-doi-so/",
    CONTEST,
    SEED,
    RULES,
    RESULTS,
    "gioi-thieu/",
    "chu-de/",
    "chu-de/chuyen-doi-so/",
    "lich/",
    "tim-kiem/",
)


PIECES = 12
PAUSE = 0.08


class Strict(SimpleHTTPRequestHandler):
    """Serves files, says nothing, and forbids what a page does not need."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """The tests look at the browser instead."""


class Slow(Strict):
    """Sends a page in pieces that end where lines end, with a pause after each: the browser paints what is there."""

    def copyfile(self, source: "SupportsRead[AnyStr]", outputfile: "SupportsWrite[AnyStr]") -> None:
        whole = source.read()
        if not self.path.endswith(("/", ".html")):
            outputfile.write(whole)
            return
        lines = whole.splitlines(keepends=True)
        for piece in range(PIECES):
            outputfile.write(whole[:0].join(lines[len(lines) * piece // PIECES : len(lines) * (piece + 1) // PIECES]))
            time.sleep(PAUSE)


@contextmanager
def served(folder: Path, how: type[Strict] = Strict) -> Iterator[str]:
    """The address of a folder for as long as it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(how, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass
class Visit:
    """A page that is open, with what it said and asked for meanwhile."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def close(self) -> None:
        self.page.context.close()


def visit(browser: Browser, width: int = 1280, at: str = NOW, zone: str = HANOI, **context: object) -> Visit:
    """A new visitor with an empty cache and a clock that stands."""
    made = browser.new_context(
        viewport={"width": width, "height": 800},
        timezone_id=zone,
        locale="vi-VN",
        **context,  # type: ignore[arg-type]
    )
    found = Visit(made.new_page())
    found.page.on("console", lambda message: found.said.append(message.text))
    found.page.on("pageerror", lambda error: found.said.append(str(error)))
    found.page.on("request", lambda request: found.asked.append(request.url))
    found.page.clock.set_fixed_time(at)
    return found
