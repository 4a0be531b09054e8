"""The start of a preview: its port, its builder, its watch over the files; and what happens when they change."""

import secrets
import threading
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from socket import socket

from tornado.ioloop import IOLoop, PeriodicCallback

from bantin.arguments import Trouble
from bantin.preview import restart
from bantin.preview.child import Child
from bantin.preview.lan import addresses_here
from bantin.preview.lines import Lines
from bantin.preview.preview import Preview, Speaker, Wanted
from bantin.preview.server import PreviewServer, bound, end_when_told
from bantin.preview.shown import Shown
from bantin.preview.visitors import ANYWHERE, Door, names_of, written
from bantin.preview.watching import Watching
from bantin.preview.wire import Message
from bantin.report.language import say

CLOCK = 1000  # milliseconds between two looks at the clock


@dataclass(frozen=True, slots=True)
class Place:
    """Where the preview listens, and whether a browser is opened there."""

    host: str
    port: int
    opens: bool = False


@dataclass(slots=True)
class Builders:
    """The builder that is there, and how the next one is started."""

    wanted: Wanted
    loop: IOLoop
    hear: Callable[[Message], None] | None = None
    gone: Callable[[int], None] | None = None
    child: Child | None = field(default=None)

    def start(self) -> Speaker:
        """Start one."""
        wanted = self.wanted
        first: Message = {
            "root": str(wanted.root),
            "output": str(wanted.folder),
            "lang": wanted.lang,
            "now": wanted.now.isoformat() if wanted.now else None,
            "drafts": wanted.drafts,
            "jobs": wanted.jobs,
        }
        self.child = Child(wanted.engine, first, self._hear, self._gone)
        return self.child

    def end(self) -> None:
        """End it."""
        self.hear = self.gone = None
        if self.child is not None:
            self.child.end()

    def _hear(self, message: Message) -> None:
        self.loop.add_callback(lambda: self.hear(message) if self.hear else None)

    def _gone(self, status: int) -> None:
        self.loop.add_callback(lambda: self.gone(status) if self.gone else None)


@dataclass(slots=True)
class Engine:
    """The engine as a thing that may be changed while it runs."""

    preview: Preview
    builders: Builders
    door: Door
    trying: bool = False
    again: bool = False

    def changed(self) -> None:
        """Take the changed engine, if it can be loaded."""
        self.again = self.trying
        if not self.trying:
            self.trying = True
            loop = self.builders.loop
            restart.try_new(self.preview.wanted.engine, lambda flaw: loop.add_callback(self._tried, flaw))

    def _tried(self, flaw: str | None) -> None:
        self.trying = False
        if self.again:
            self.changed()
        elif flaw is not None:
            self.preview.lines.not_restarting(flaw)
        else:
            self.preview.lines.restarting()
            self.builders.end()
            restart.take_place(restart.Handed(self.door.port, self.door.token, self.preview.shown.number))


def start(wanted: Wanted, place: Place) -> None:
    """Serve until it is enough."""
    end_when_told(IOLoop.current())
    before = restart.taken_over()
    lines = Lines(wanted.lang)
    sockets, port = _bound(place.host, before.port if before else place.port, wanted.lang)
    lan = addresses_here() if place.host in ANYWHERE else ()
    door = Door(names_of(place.host, lan), port, before.token if before else secrets.token_urlsafe(24))
    builders = Builders(wanted, IOLoop.current())
    shown = Shown(wanted.folder, before.build if before else 0)
    shown.whole.set()
    preview = Preview(wanted, shown, lines, builders.start)
    builders.hear, builders.gone = preview.hear, preview.lose
    if before is None:
        _greet(place, port, lan, preview)
    engine = Engine(preview, builders, door)
    watching = Watching(wanted, lines, preview.rounds.want, engine.changed)
    preview.rounds.want()
    watching.start()
    PeriodicCallback(preview.keep_time, CLOCK).start()
    try:
        PreviewServer(preview, door, sockets).serve()
    finally:
        watching.stop()
        builders.end()


def _bound(host: str, port: int, lang: str) -> tuple[list[socket], int]:
    try:
        return bound(host, port)
    except OSError as error:
        at, why = f"{written(host)}:{port}", error.strerror or error
        raise Trouble(say(lang, f"Không nghe được ở {at}: {why}.", f"Cannot listen at {at}: {why}.")) from error


def _greet(place: Place, port: int, lan: Sequence[str], preview: Preview) -> None:
    """Say where the preview is, and open it where that is asked for."""
    lines = preview.lines
    if place.port not in {0, port}:
        lines.port_taken(place.port, port)
    if place.host in ANYWHERE:
        lines.open_to_all([f"http://{written(one)}:{port}/" for one in lan])
    address = f"http://{written('127.0.0.1' if place.host in ANYWHERE else place.host)}:{port}/"
    lines.serving(address)
    if place.opens:
        preview.built.append(lambda: _open(address))


def _open(address: str) -> None:
    """A browser, which may take its time."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
