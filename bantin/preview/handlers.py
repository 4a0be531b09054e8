"""The answers to requests: pages and files of the shown site, our own addresses, and refusals."""

import asyncio
import re
from html import escape
from http.client import responses
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from tornado import httputil, web

from bantin.preview.injected import Mark, with_client
from bantin.preview.mime import type_of
from bantin.preview.policy import policy_for
from bantin.preview.preview import Preview
from bantin.preview.ranges import Part, Unsatisfiable, part_of
from bantin.preview.shown import LOST, PAGE, Found
from bantin.preview.targets import Refused, Target, target_of
from bantin.preview.visitors import Door
from bantin.report.language import say

CHUNK = 256 * 1024
TRIES = 2  # of a request for a site that was deleted: a build that has begun before may have missed it
PATIENCE = 10.0  # seconds that a request waits for the end of a switch or of a build
CLIENT = Path(__file__).with_name("client")
OUR_FILE = re.compile(r"[a-z]+\.(?:js|css)", re.ASCII)
OK, PARTIAL, NOT_FOUND, NOT_ALLOWED, NO_SUCH_PART, UNAVAILABLE = 200, 206, 404, 405, 416, 503


class Answer(web.RequestHandler):
    """What all answers have in common: no stores, no guesses at types, no other origins, short refusals."""

    def initialize(self, preview: Preview, door: Door) -> None:
        """Take what every answer needs."""
        self.preview, self.door = preview, door

    def set_default_headers(self) -> None:
        """The headers of every answer."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Content-Security-Policy", policy_for(self.request.headers.get("Host", "")))

    def compute_etag(self) -> None:
        """None: nothing is stored, so nothing is compared."""

    def write_error(self, status_code: int, **more: Any) -> None:  # noqa: ANN401 - whatever the library hands over
        """A few words; never a traceback."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        if status_code == NOT_ALLOWED:
            self.set_header("Allow", "GET, HEAD")
        if status_code == NO_SUCH_PART:
            self.set_header("Content-Range", f"bytes */{more['size']}")
        self.write(f"{status_code} {responses.get(status_code, '')}\n")


class Refusal(Answer):
    """A request that is not looked at any further."""

    def initialize(self, preview: Preview, door: Door, status: int = 400) -> None:
        """Take the status of the refusal."""
        super().initialize(preview, door)
        self.status = status

    def prepare(self) -> None:
        """Refuse, whatever the method is."""
        self.send_error(self.status)


class OurFile(Answer):
    """The scripts and styles of the preview itself, as they lie in the engine."""

    def get(self, name: str) -> None:
        """One of them."""
        file = CLIENT / name
        if not OUR_FILE.fullmatch(name) or not file.is_file():
            raise web.HTTPError(NOT_FOUND)
        self.set_header("Content-Type", type_of(name, b""))
        self.write(file.read_bytes())

    head = get


class Explanation(Answer):
    """The page that explains the code of a problem."""

    async def get(self, code: str) -> None:
        """The page, made by the builder."""
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self.preview.explain(code, lambda html: None if answer.done() else answer.set_result(html))
        try:
            html = await asyncio.wait_for(answer, PATIENCE)
        except TimeoutError:
            raise web.HTTPError(UNAVAILABLE) from None
        if html is None:
            raise web.HTTPError(NOT_FOUND)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(_page(self.preview.wanted.lang, code, html))

    head = get


class Shelved(Answer):
    """A page or a file of the site."""

    async def get(self) -> None:
        """The file at the address, its part, the site's own page for what is not there, or a word that it comes."""
        target = target_of(self.request.uri or "", self.preview.shown.base)
        if isinstance(target, Refused) and target.status != NOT_FOUND:
            raise web.HTTPError(target.status)
        await self._whole()
        shown = self.preview.shown
        if shown.number == 0:
            self._to_come()
        elif isinstance(target, Refused):
            self._lost()
        elif shown.leads_to_folder(target.path):
            self.redirect(f"{shown.base}/{quote(target.path)}/")
        elif target.path.endswith(PAGE) and (content := shown.content(target.path)) is not None:
            self._send_page(target.path, content, OK)
        elif (found := shown.found(target.path, self._asking(target))) is not None:
            await self._send(target.path, found)
        else:
            self._lost()

    head = get

    async def _whole(self) -> None:
        """Return when the site is one build; one that was deleted is built again first."""
        shown = self.preview.shown
        for _ in range(TRIES if shown.number else 0):
            if shown.whole.is_set() and not shown.is_there:
                done = asyncio.Event()
                self.preview.after_build(done.set)
                await _until(done)
            if self.preview.broken and not self.preview.rounds.building:
                self.preview.rounds.want()
            await _until(shown.whole)
        if not shown.whole.is_set():
            raise web.HTTPError(UNAVAILABLE)

    def _asking(self, target: Target) -> str | None:
        """The path of the page or style sheet that asks for a part."""
        referrer = self.request.headers.get("Referer")
        if referrer is None or target.refreshed:
            return None
        asking = target_of(urlsplit(referrer).path, self.preview.shown.base)
        return asking.path if isinstance(asking, Target) else None

    def _lost(self) -> None:
        base, path = self.preview.shown.base, self.request.path
        if base and path in {"/", base}:
            self.redirect(f"{base}/")
            return
        content = self.preview.shown.content(LOST)
        if content is None:
            raise web.HTTPError(NOT_FOUND)
        self._send_page(LOST, content, NOT_FOUND)

    def _to_come(self) -> None:
        lang = self.preview.wanted.lang
        failed = self.preview.told.failed
        waiting = say(lang, "Đang dựng trang…", "The site is being built…")
        mended = say(lang, "Chưa dựng được trang: hãy sửa các lỗi.", "There is no site yet: mend the errors.")
        self._send_page("", _page(lang, "Bản Tin", f"<p>{escape(mended if failed else waiting)}</p>"), UNAVAILABLE)

    def _send_page(self, path: str, content: bytes, status: int) -> None:
        shown = self.preview.shown
        mark = Mark(self.door.token, shown.number, path, self.preview.wanted.lang, shown.base)
        shown.shelf.note(path, shown.number)
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(with_client(content, mark))

    async def _send(self, path: str, found: Found) -> None:
        with found.stream as stream:
            self.set_header("Content-Type", type_of(path, stream.read(1024)))
            self.set_header("Accept-Ranges", "bytes")
            part = self._part(found.size)
            if part is None:
                return
            if path.endswith(".css"):
                self.preview.shown.shelf.note(path, self.preview.shown.number)
            self.set_header("Content-Length", str(part.end - part.start))
            stream.seek(part.start)
            left = part.end - part.start if self.request.method == "GET" else 0
            while left and (chunk := stream.read(min(CHUNK, left))):
                left -= len(chunk)
                self.write(chunk)
                await self.flush()
        await self.finish()

    def _part(self, size: int) -> Part | None:
        """The part that is asked for, all of it included; None where the request has been refused."""
        try:
            part = part_of(self.request.headers.get("Range"), size)
        except Unsatisfiable:
            self.send_error(NO_SUCH_PART, size=size)
            return None
        if part is not None:
            self.set_status(PARTIAL)
            self.set_header("Content-Range", f"bytes {part.start}-{part.end - 1}/{size}")
        return part or Part(0, size)


def refusal_of(request: httputil.HTTPServerRequest, door: Door) -> int | None:
    """The status with which a request is refused before anybody looks at what it asks for; None where it is not."""
    headers = request.headers
    hosts, origins = headers.get_list("Host"), headers.get_list("Origin")
    if not door.welcomes(hosts) or not door.lets(origins, hosts[0]):
        return 403
    if headers.get("Sec-Fetch-Site") == "cross-site" and headers.get("Sec-Fetch-Mode") != "navigate":
        return 403
    if request.method not in {"GET", "HEAD"}:
        return 405
    return None if (request.uri or "").startswith("/") else 400


async def _until(event: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(event.wait(), PATIENCE)
    except TimeoutError:
        return


def _page(lang: str, title: str, body: str) -> bytes:
    """A page of our own."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="/__bantin/page.css">\n</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()
