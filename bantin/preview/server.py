"""The server of the preview: livereload's, with our own handlers, watcher and doors in place of its own."""

import logging
import signal
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import FrameType
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from tornado import httputil, web
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from bantin.preview.handlers import Explanation, OurFile, Refusal, Shelved, refusal_of
from bantin.preview.preview import Preview
from bantin.preview.socket import LARGEST, PING, Socket
from bantin.preview.visitors import Door

TRIES = 100  # ports
HEADERS = 32 * 1024  # bytes
BODY = 4 * 1024  # bytes; no request needs one
IDLE = 120  # seconds until a connection without requests is closed


@dataclass(slots=True)
class NoWatcher:
    """What livereload asks its watcher for; changes come from elsewhere."""

    filepath: str | None = None
    _tasks: tuple[str, ...] = ("bantin",)
    _changes: Any = None

    def __post_init__(self) -> None:
        self._changes = []

    def start(self, _: Callable[[], None]) -> bool:
        """Whether it tells of changes by itself: livereload need not look for any."""
        return True


class _Application(web.Application):
    """Requests that are refused never reach a handler that reads anything."""

    def __init__(self, preview: Preview, door: Door) -> None:
        self.door, self.given = door, {"preview": preview, "door": door}
        rules: list[tuple[str, type[web.RequestHandler], dict[str, Any]]] = [
            (r"/__bantin/socket", Socket, self.given),
            (r"/__bantin/explain/([a-z0-9-]{1,60})", Explanation, self.given),
            (r"/__bantin/([a-z.]+)", OurFile, self.given),
            (r"/.*", Shelved, self.given),
        ]
        super().__init__(
            rules,
            default_handler_class=Refusal,
            default_handler_args=self.given,
            log_function=lambda _: None,
            websocket_max_message_size=LARGEST,
            websocket_ping_interval=PING,
        )

    def find_handler(self, request: httputil.HTTPServerRequest, **more: Any) -> Any:  # noqa: ANN401
        status = refusal_of(request, self.door)
        if status is not None:
            return self.get_handler_delegate(request, Refusal, {**self.given, "status": status})
        return super().find_handler(request, **more)


class PreviewServer(Server):  # type: ignore[misc]
    """livereload's server with our application on sockets that are bound already."""

    def __init__(self, preview: Preview, door: Door, sockets: list[socket.socket]) -> None:
        super().__init__(watcher=NoWatcher())
        self.preview, self.door, self.sockets = preview, door, sockets

    def application(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - livereload's own settings play no part
        """Listen."""
        LiveReloadHandler.watcher = self.watcher
        server = HTTPServer(
            _Application(self.preview, self.door),
            max_header_size=HEADERS,
            max_body_size=BODY,
            idle_connection_timeout=IDLE,
            body_timeout=IDLE,
        )
        server.add_sockets(self.sockets)

    def _setup_logging(self) -> None:
        """Say nothing but our own lines: requests that somebody broke off are no news."""
        for name in ("livereload", "tornado", "asyncio"):
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False


def bound(host: str, port: int) -> tuple[list[socket.socket], int]:
    """Sockets at this port, or at the next that is free; OSError where there is none."""
    ports: Iterable[int] = range(port, min(port + TRIES, 65536)) if port else (0,)
    refused: OSError | None = None
    for each in ports:
        try:
            sockets = bind_sockets(each, host)
        except OSError as error:
            refused = error
            continue
        return sockets, sockets[0].getsockname()[1]
    raise refused or OSError("no port")


def end_when_told(loop: IOLoop) -> None:
    """Let the keyboard and the system end the loop, also before it has begun."""

    def stop(_: int, __: FrameType | None) -> None:
        loop.add_callback_from_signal(loop.stop)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
