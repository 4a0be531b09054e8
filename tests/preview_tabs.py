"""A tab without a browser: it loads a page, opens the page's WebSocket and notes what it is told."""

import asyncio
import json
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.minisite import ARTICLE, SETTINGS
from tests.previewing import PATIENCE, Preview

Message = dict[str, Any]
DATA = re.compile(r'data-([a-z]+)="([^"]*)"')


@dataclass(frozen=True)
class Loaded:
    """An answer with its body, and what the page was told of itself."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def data(self) -> dict[str, str]:
        script = self.text[self.text.rindex("<script") :]
        return dict(DATA.findall(script))


def load(preview: Preview, address: str = "/", method: str = "GET", **headers: str) -> Loaded:
    """Ask for an address as a browser does; underscores in the names of headers are hyphens."""
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    try:
        connection.request(method, address, headers={name.replace("_", "-"): text for name, text in headers.items()})
        return _loaded(connection.getresponse())
    finally:
        connection.close()


def _loaded(answer: HTTPResponse) -> Loaded:
    return Loaded(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())


def site_page(preview: Preview, address: str = "/") -> Loaded:
    """The page once there is a site."""
    preview.says("Đã dựng trong")
    return load(preview, address)


@dataclass
class Tab:
    """One tab: its page, what it has heard, and what of that was looked at."""

    runner: asyncio.Runner
    preview: Preview
    address: str
    page: Loaded
    connection: WebSocketClientConnection
    heard: list[Message] = field(default_factory=list)
    seen: int = 0

    def say(self, message: Message) -> None:
        async def said() -> None:
            await self.connection.write_message(json.dumps(message))

        self.runner.run(said())

    def hears(self, fits: Callable[[Message], object]) -> Message:
        """The next message that fits; those before it count as looked at."""

        async def found() -> Message:
            while True:
                while self.seen < len(self.heard):
                    self.seen += 1
                    if fits(self.heard[self.seen - 1]):
                        return self.heard[self.seen - 1]
                text = await asyncio.wait_for(self.connection.read_message(), PATIENCE)
                assert text is not None, f"the socket was closed after {self.kinds}"
                self.heard.append(json.loads(text))

        return self.runner.run(found())

    def pause(self, seconds: float) -> None:
        """What an editor does between two saves; no test waits with it."""
        self.runner.run(asyncio.sleep(seconds))

    def hears_kind(self, kind: str) -> Message:
        return self.hears(lambda message: message["kind"] == kind)

    def hears_of_build(self, failed: bool = False) -> Message:  # noqa: FBT001, FBT002 - reads as a sentence
        """The state after the next build that has begun since."""
        self.hears(lambda message: message["kind"] == "state" and message["building"])
        return self.hears(
            lambda message: message["kind"] == "state" and not message["building"] and message["failed"] == failed
        )

    def is_at_rest(self) -> Message:
        """The state once nothing is being built."""
        return self.hears(lambda message: message["kind"] == "state" and not message["building"])

    @property
    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.heard]

    @property
    def state(self) -> Message:
        return [message for message in self.heard if message["kind"] == "state"][-1]

    def reload(self) -> Loaded:
        """Load the page again, and say so."""
        self.page = load(self.preview, self.address)
        self.say({"kind": "at", "page": self.page.data["page"], "build": int(self.page.data["build"])})
        return self.page


@contextmanager
def tab(preview: Preview, address: str = "/", *, at_once: bool = False) -> Iterator[Tab]:
    """A tab of a site that is there, or of one that is still to come."""
    page = load(preview, address) if at_once else site_page(preview, address)
    with asyncio.Runner() as runner:
        connection = runner.run(connected(preview, page.data["token"]))
        opened = Tab(runner, preview, address, page, connection)
        opened.say({"kind": "at", "page": page.data["page"], "build": int(page.data["build"])})
        try:
            opened.hears_kind("state")
            yield opened
        finally:
            runner.run(_closed(connection))


async def _closed(connection: WebSocketClientConnection) -> None:
    connection.close()
    while await connection.read_message() is not None:
        pass


async def connected(preview: Preview, token: str, **headers: str) -> WebSocketClientConnection:
    """The page's WebSocket."""
    own = {"Origin": f"http://127.0.0.1:{preview.port}", **headers}
    url = f"ws://127.0.0.1:{preview.port}/__bantin/socket?token={token}"
    return await websocket_connect(HTTPRequest(url, headers=own, request_timeout=PATIENCE))


def raw(port: int, request: bytes, *, ends: bool = False) -> bytes:
    """The answer to these bytes; `ends`: nothing more will come."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        if ends:
            connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):  # it had enough of what we say
            while not _is_all(answer) and (chunk := connection.recv(65536)):
                answer += chunk
    return answer


def _is_all(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return length is not None and len(body) >= int(length[1])


def article(title: str = "Một bài", body: str = "Nội dung.", more: str = "", date: str = "01/11/2026") -> str:
    return ARTICLE.format(title=title, date=date, more=more, body=body)


def small(root: Path) -> Path:
    """Two articles, a picture, a style of its own."""
    files = {
        "site.yaml": SETTINGS,
        "content/index.md": "---\ntitle: Trang đầu\n---\nChào bạn đọc.\n",
        "content/tin-tuc/a.md": article("Bài A", "Chữ của A."),
        "content/tin-tuc/b/index.md": article("Bài B", "![Ảnh](anh.svg)\n\nChữ của B."),
        "content/tin-tuc/b/anh.svg": drawing("123456"),
        "static/css/rieng.css": "body { color: #111; }\n",
    }
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def drawing(colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30">'
        f'<rect width="40" height="30" fill="#{colour}"/></svg>\n'
    )
