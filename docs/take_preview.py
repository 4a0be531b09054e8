"""Takes the README's moving picture of the preview: a file is edited, and the page beside it follows."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
PICTURE = PROJECT / "docs" / "pictures" / "xem-thu.webp"
NOW = "2026-12-01T09:00:00+07:00"
FILE = "content/tin-tuc/khai-mac-ngay-hoi-doc-sach.md"
ADDRESS = "tin-tuc/khai-mac-ngay-hoi-doc-sach/"
EDITOR = (380, 580)
SCREEN = (640, 580)
STAY = 2200  # milliseconds a frame

TEXT = """\
---
title: Khai mạc Ngày hội đọc sách
date: 28/11/2026
draft: có
---

Sáng **28/11/2026**, Ngày hội đọc sách
khai mạc tại Nhà thiếu nhi.
"""
LOOKS = """
body { margin: 0; padding: 18px; background: #1c2026; color: #e9ecf0; font: 14px/1.7 "DejaVu Sans Mono", monospace; }
h1 { margin: 0 0 14px; font: 13px "DejaVu Sans Mono", monospace; color: #adb5c0; }
div { min-height: 1.7em; white-space: pre; padding-inline: 6px; }
.changed { background: #3a4a2c; border-radius: 3px; }
"""


@dataclass(frozen=True)
class Step:
    """One edit of the file, and what then appears in the tab, or goes from it."""

    old: str
    new: str
    seen: str
    then: Literal["visible", "hidden"] = "visible"


STEPS = (
    Step("", "", "bantin-notice section"),
    Step("Ngày hội đọc sách\ndate", "Ngày hội đọc sách 2026\ndate", "h1:has-text('2026')"),
    Step("date: 28/11/2026", "date: 31/11/2026", "bantin-preview dialog"),
    Step("date: 31/11/2026", "date: 28/11/2026", "bantin-preview dialog", "hidden"),
    Step("draft: có\n", "", "bantin-notice section", "hidden"),
)


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of a running preview."""
    command = [
        sys.executable,
        "-u",
        str(PROJECT / "build.py"),
        "serve",
        "--root",
        str(root),
        "--now",
        NOW,
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:  # noqa: S603 - our own command line
        try:
            found = next(
                filter(None, (re.search(r"http://127\.0\.0\.1:\d+/\S*", line) for line in process.stdout or ()))
            )
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)


def editor(page: Page, before: str, after: str) -> Image.Image:
    """A plain editor that shows the file, with the lines that have just changed."""
    known = set(before.splitlines())
    lines = (f'<div class="{"" if line in known else "changed"}">{escape(line)}</div>' for line in after.splitlines())
    page.set_content(f"<style>{LOOKS}</style><h1>{FILE.rpartition('/')[2]}</h1>{''.join(lines)}")
    return Image.open(BytesIO(page.screenshot()))


def frames(browser: Browser, root: Path, site: str) -> Iterator[Image.Image]:
    """The editor and the tab side by side after each edit."""
    left = browser.new_page(viewport={"width": EDITOR[0], "height": EDITOR[1]})
    right = browser.new_page(viewport={"width": SCREEN[0], "height": SCREEN[1]}, timezone_id="Asia/Ho_Chi_Minh")
    right.clock.set_fixed_time(NOW)
    right.goto(f"{site}{ADDRESS}")
    text = TEXT
    for step in STEPS:
        edited = text.replace(step.old, step.new, 1)
        (root / FILE).write_text(edited, encoding="utf-8")
        right.locator(step.seen).wait_for(state=step.then)
        right.wait_for_load_state("networkidle")
        frame = Image.new("RGB", (EDITOR[0] + SCREEN[0], EDITOR[1]))
        frame.paste(editor(left, text, edited), (0, 0))
        frame.paste(Image.open(BytesIO(right.screenshot(animations="disabled"))), (EDITOR[0], 0))
        yield frame
        text = edited


def main() -> None:
    """Serve a copy of the sample site, edit it, photograph, and put the frames together."""
    PICTURE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "trang"
        shutil.copytree(PROJECT / "content", root / "content")
        shutil.copyfile(PROJECT / "site.yaml", root / "site.yaml")
        (root / FILE).write_text(TEXT, encoding="utf-8")
        with served(root) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"))
            first, *others = frames(browser, root, site)
            browser.close()
    first.save(PICTURE, save_all=True, append_images=others, duration=STAY, loop=0, quality=70, method=6)


if __name__ == "__main__":
    main()
