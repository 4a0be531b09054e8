"""Tabs that look at a preview: what they were told, whether they were left alone, and what lies over their page."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, WebSocket

from tests.previewing import PATIENCE, Preview

EVERYTHING = """[location.href, { ...sessionStorage }, document.documentElement.outerHTML.slice(-2000)]"""


@dataclass
class Tab:
    """One tab; `told` are the server's messages on any of its pages, `logged` what its console said."""

    page: Page
    preview: Preview
    told: list[dict[str, Any]] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.set_default_timeout(PATIENCE * 1000)
        self.page.on("websocket", self._hear)
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("console", lambda message: self.logged.append(message.text))

    def _hear(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.told.append(json.loads(frame)))

    def visit(self, path: str) -> "Tab":
        """Open a page and wait until the server has said how it stands."""
        before = len(self.states)
        self.page.goto(self.preview.address + path)
        self.until(lambda: len(self.states) > before)
        return self

    @property
    def states(self) -> list[dict[str, Any]]:
        return [one for one in self.told if one["kind"] == "state"]

    def until(self, true: Callable[[], bool]) -> None:
        """Let the browser go on until something is true."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, (self.told, self.preview.said, self.logged, self._now(EVERYTHING))
            self.page.wait_for_timeout(20)

    def becomes(self, expression: str) -> None:
        """Wait until an expression is true of the page, which may be loaded again meanwhile."""
        self.until(lambda: self._now(expression) is True)

    def _now(self, expression: str) -> Any:  # noqa: ANN401 - whatever it is in JavaScript
        try:
            return self.page.evaluate(expression)
        except Error as error:
            if "context was destroyed" in error.message or "navigat" in error.message:
                return None
            raise

    def shows(self, text: str) -> None:
        """Wait until the page has a text."""
        self.becomes(f"document.querySelector('main')?.innerText.includes({json.dumps(text)})")

    def mark(self) -> None:
        """Leave a mark that a reload would wipe out."""
        self.page.evaluate("window.untouched = true")

    @property
    def untouched(self) -> bool:
        return bool(self.page.evaluate("window.untouched === true"))

    @property
    def overlay(self) -> Locator:
        return self.page.locator("bantin-preview dialog")

    @property
    def bar(self) -> Locator:
        return self.page.locator("bantin-preview section.bar")

    @property
    def count(self) -> Locator:
        """The number of problems in the corner."""
        return self.page.locator("bantin-preview button.counts:visible")

    @property
    def notice(self) -> Locator:
        """The banner of a page that the public does not see."""
        return self.page.locator("bantin-notice section")


@contextmanager
def tab(browser: Browser, preview: Preview, path: str = "", **context: object) -> Iterator[Tab]:
    """A tab of its own context that shows a page."""
    opened = browser.new_context(**context)  # type: ignore[arg-type]
    try:
        new = Tab(opened.new_page(), preview)
        new.listen()
        yield new.visit(path)
    finally:
        opened.close()
