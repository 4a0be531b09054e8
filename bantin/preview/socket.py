"""The reload channel: one WebSocket a tab, for pages of this start at the same address only."""

import json
import re
from contextlib import suppress
from typing import Any

from livereload.handlers import LiveReloadHandler
from tornado import web
from tornado.websocket import WebSocketClosedError

from bantin.preview.preview import Preview
from bantin.preview.visitors import Door
from bantin.preview.wire import Message

LARGEST = 16 * 1024  # bytes of a message from a tab
PING = 30  # seconds
PAGE = re.compile(r"[^\x00-\x1f]{0,1024}")


class Socket(LiveReloadHandler):  # type: ignore[misc]
    """One tab. Of livereload's own handler only the socket is left: not its delays, its waiters, its open door."""

    def initialize(self, preview: Preview, door: Door) -> None:
        """Take what every tab needs."""
        self.preview, self.door = preview, door
        self.page, self.build = "", 0
        self.has_come = False

    def prepare(self) -> None:
        """Refuse who is not a page of this start."""
        host = self.request.headers.get("Host", "")
        own = self.door.is_own(self.request.headers.get_list("Origin"), host)
        if not own or not self.door.knows(self.get_query_argument("token", "")):
            raise web.HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """Whether the page that opens it lies at the same address."""
        return self.door.is_own([origin], self.request.headers.get("Host", ""))

    def write_error(self, status_code: int, **more: Any) -> None:  # noqa: ANN401 - whatever the library hands over
        """A few words; never a traceback."""
        del more
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write(f"{status_code}\n")

    def on_message(self, message: str | bytes) -> None:
        """What the tab says: which page it shows, or that it is looked at."""
        told = _read(message)
        if told.get("kind") == "at":
            page, build = told.get("page"), told.get("build")
            if isinstance(page, str) and PAGE.fullmatch(page) and isinstance(build, int):
                self.page, self.build, self.has_come = page, build, True
                self.preview.come(self)
        elif told.get("kind") == "active" and self.has_come:
            self.preview.tabs.come(self)

    def on_close(self) -> None:
        """The tab has gone, or shows another page now."""
        self.preview.tabs.go(self)

    def tell(self, message: Message) -> None:
        """Send the tab a message; one that has just gone needs none."""
        with suppress(WebSocketClosedError):
            self.write_message(json.dumps(message, ensure_ascii=False))


def _read(message: str | bytes) -> Message:
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
