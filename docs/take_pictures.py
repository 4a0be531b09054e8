"""Takes the README's pictures: builds the sample site at a fixed moment and photographs its pages (`make pictures`)."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
PICTURES = PROJECT / "docs" / "pictures"
# Of the sample competition, one round is past at this moment, one open and one to come.
NOW = datetime.fromisoformat("2026-12-01T09:00:00+07:00")
DESKTOP = (1280, 900)
TABLET = (768, 1024)
PHONE = (360, 800)


@dataclass(frozen=True)
class Picture:
    """One page of the sample site as seen on a screen of some size."""

    name: str
    address: str
    screen: tuple[int, int] = DESKTOP
    from_heading: str | None = None
    scheme: Literal["light", "dark"] = "light"


SHOWN = (
    Picture("trang-chu", ""),
    Picture("cuoc-thi", "cuoc-thi/sang-kien-so-sao-mai-2026/"),
    Picture("giai-thuong", "cuoc-thi/sang-kien-so-sao-mai-2026/", from_heading="Giải thưởng"),
    Picture("phong-trao", "phong-trao/moi-nha-mot-cong-dan-so/"),
    Picture("the-le", "cuoc-thi/khoi-nghiep-hau-giang-2025/the-le/"),
    Picture("bai-bao", "tin-tuc/hau-giang-60-ngay-dem-chuyen-doi-so/"),
    Picture("dien-thoai", "", PHONE),
    Picture("lich", "lich/", TABLET, from_heading="Tháng 11/2026"),
    Picture("chi-tieu", "phong-trao/moi-nha-mot-cong-dan-so/", from_heading="Chỉ tiêu"),
    Picture("trang-chu-toi", "", scheme="dark"),
    Picture("cuoc-thi-dien-thoai", "cuoc-thi/sang-kien-so-sao-mai-2026/", PHONE),
    Picture("phong-trao-dien-thoai-toi", "phong-trao/moi-nha-mot-cong-dan-so/", PHONE, scheme="dark"),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what matters."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder can be visited for a while."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def take(browser: Browser, site: str, picture: Picture) -> None:
    """Photograph one page, at the fixed moment and in the zone of its readers."""
    width, height = picture.screen
    page = browser.new_page(
        viewport={"width": width, "height": height},
        timezone_id="Asia/Ho_Chi_Minh",
        locale="vi-VN",
        color_scheme=picture.scheme,
    )
    page.clock.set_fixed_time(NOW)
    response = page.goto(f"{site}{picture.address}", wait_until="networkidle")
    if response is None or not response.ok:
        raise SystemExit(f"{picture.address}: the sample site has no such page")
    if picture.from_heading:
        heading = page.get_by_role("heading", name=picture.from_heading, exact=True)
        heading.evaluate("heading => heading.scrollIntoView({behavior: 'instant'})")
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    page.close()


def main() -> None:
    """Build, serve, photograph."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        command = [sys.executable, str(PROJECT / "build.py"), "build", "--output", folder, "--now", NOW.isoformat()]
        subprocess.run(command, check=True)  # noqa: S603 - our own command line
        with served(Path(folder)) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"))
            for picture in SHOWN:
                take(browser, site, picture)
            browser.close()


if __name__ == "__main__":
    main()
