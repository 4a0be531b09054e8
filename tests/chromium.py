"""Debian's Chromium, driven by Playwright, which downloads none of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

# Letters are as wide as they were drawn, as on phones, Windows and macOS: on Linux they would be whole pixels wide.
ARGUMENTS = ["--no-sandbox", "--font-render-hinting=none", "--enable-font-subpixel-positioning"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; the test is skipped on a machine without one, but never in CI."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        assert not os.environ.get("CI"), "in CI a missing browser is a failure"
        pytest.skip("needs chromium-headless-shell")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
