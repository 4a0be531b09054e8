"""The builder: a process that makes the site again whenever the server asks, and tells what came of it."""

import gc
import os
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from bantin.arguments import ENGINE, Call, Trouble
from bantin.built import Built
from bantin.commands.build import WAITING, no_garbage, request_of
from bantin.cores import Crew, open_crew
from bantin.disk import WriteFailed
from bantin.explain import page_of
from bantin.journal import is_committed
from bantin.lock import Patience
from bantin.markdown.explanation import html_of
from bantin.memo import StoreBroken
from bantin.preview import clock
from bantin.preview.about import UNKNOWN, Pages
from bantin.preview.wire import Message, Wire
from bantin.problems import SEVERITY, Problem, Severity, is_error
from bantin.rebuild import Manners, rebuild
from bantin.recent import Recent
from bantin.report.language import said, say
from bantin.report.overlay import as_overlay
from bantin.report.terminal import show
from bantin.report.trouble import trouble
from bantin.vi.reading import Wording
from bantin.vi.when import ZONE
from bantin.written import work_folders

MOST_PROBLEMS = 200  # that are sent to be shown
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class ServerGone(Exception):  # noqa: N818 - the end of this process, not a mistake
    """Nobody is there any more to build for."""


@dataclass(slots=True)
class Builder:
    """What one builder knows from build to build."""

    call: Call
    wire: Wire
    crew: Crew
    pages: Pages | None = None
    shown: tuple[Problem, ...] = ()
    waiting: deque[Message] = field(default_factory=deque)
    recent: Recent = field(default_factory=Recent, repr=False)

    def run(self) -> None:
        """Do what the server asks for until it ends."""
        while (message := self._next()) is not None:
            if message["kind"] == "about":
                self.wire.send({"kind": "about", "pages": self._about(message["pages"])})
            elif message["kind"] == "explain":
                code = message["code"]
                self.wire.send({"kind": "explained", "code": code, "html": self._explained(code)})
            elif message["kind"] == "build":
                self._build(message)
                gc.collect()

    def _next(self) -> Message | None:
        return self.waiting.popleft() if self.waiting else self.wire.receive()

    def _about(self, paths: Sequence[str]) -> Message:
        return {path: self.pages.about(path) if self.pages else UNKNOWN for path in paths}

    def _explained(self, code: str) -> str | None:
        return html_of(page_of(code, ENGINE / "docs" / "problems", self.call.lang)) if code in SEVERITY else None

    def _build(self, message: Message) -> None:
        now = clock.now(self.call.now)
        begun = time.monotonic()

        def made(built: Built) -> None:
            if built.made is not None and built.report is not None:
                self.pages = Pages.of(built.made, self.call.root, now)
            self.wire.send(self._told(built, message, begun))

        try:
            with no_garbage():
                self._rebuild(now, made)
        except Trouble as refusal:
            self._fail(str(refusal), begun)
        except WriteFailed as failure:
            self._fail(said(failure.wording, self.call.lang), begun)
        except (OSError, StoreBroken) as error:
            name, why = getattr(error, "filename", None) or "", getattr(error, "strerror", None) or str(error)
            vi, en = f"Không truy cập được “{name}”: {why}.", f"“{name}” cannot be accessed: {why}."
            self._fail(say(self.call.lang, vi, en), begun)

    def _rebuild(self, now: datetime, made: Callable[[Built], None]) -> None:
        """The site made again; the first time whatever the last build left, so that its pages are known."""
        request = request_of(self.call, now, writes=True)
        request = replace(request, crew=self._kept_crew, rests=self.pages is not None, private=True)
        manners = Manners(Patience(tell=lambda: self._tell(WAITING)), self._tell, self._switching, made)
        rebuild(request, manners, self.recent)

    @contextmanager
    def _kept_crew(self) -> Iterator[Crew]:
        """The processes of all builds: each has loaded what it needs, and compiled the templates."""
        try:
            yield self.crew
        except BaseException:
            self.crew.stop()
            raise

    @contextmanager
    def _switching(self, written: Sequence[str], removed: Sequence[str]) -> Iterator[None]:
        """The server is told before the site changes, and after; in between it shows neither the old nor the new."""
        self.wire.send({"kind": "switching", "written": list(written), "removed": list(removed)})
        while (message := self.wire.receive()) is not None and message["kind"] != "go":
            self.waiting.append(message)
        if message is None:
            raise ServerGone
        done = False
        try:
            yield
            done = True
        finally:
            self.wire.send({"kind": "switched", "done": done, "whole": self._is_whole()})

    def _told(self, built: Built, message: Message, begun: float) -> Message:
        self._show(built.problems)
        counts = Counter(one.severity.value for one in built.problems)
        listed = sorted(built.problems, key=lambda one: ORDER[one.severity])
        report = built.report
        return {
            "kind": "built",
            "good": report is not None,
            "problems": as_overlay(listed[:MOST_PROBLEMS], (self.call.root, ENGINE), self.call.lang),
            "more": max(0, len(listed) - MOST_PROBLEMS),
            "counts": dict(counts),
            "whole": True,
            "written": len(report.written) if report else 0,
            "removed": len(report.removed) if report else 0,
            "next_change": built.next_change.astimezone(ZONE).isoformat() if built.next_change else None,
            "base": self._base(built),
            "pages": self._about(message.get("pages", ())),
            "edited": self.pages.edited(message.get("changed", ())) if self.pages else None,
            "seconds": time.monotonic() - begun,
        }

    def _fail(self, sentence: str, begun: float) -> None:
        """Tell of a build that could not be made for want of something that is no mistake of a text."""
        self._tell(Wording(sentence, sentence))
        message: Message = {
            "kind": "built",
            "good": False,
            "problems": [trouble(sentence)],
            "more": 0,
            "counts": {"error": 1},
            "whole": self._is_whole(),
            "seconds": time.monotonic() - begun,
        }
        self.wire.send(message)

    def _is_whole(self) -> bool:
        """Whether no switch of the output was left half done."""
        return self.call.output is None or not any(map(is_committed, work_folders(self.call.output)))

    def _base(self, built: Built) -> str | None:
        """The path below which the site will lie; None where it is not known."""
        made = built.made or (self.pages.made if self.pages else None)
        return urlsplit(made.finished.site.settings.url).path.rstrip("/") if made else None

    def _show(self, problems: tuple[Problem, ...]) -> None:
        """The problems on the terminal, where they are others than before: errors, and what was not said yet."""
        if problems != self.shown:
            before = {_said_of(one) for one in self.shown}
            fresh = [one for one in problems if is_error(one) or _said_of(one) not in before]
            show(fresh, self.call.root, self.call.lang, sys.stderr)
            sys.stderr.flush()
        self.shown = problems

    def _tell(self, wording: Wording) -> None:
        sys.stderr.write(f"{said(wording, self.call.lang)}\n")
        sys.stderr.flush()


def _said_of(one: Problem) -> tuple[str, str, Wording]:
    """What is said of a file, in whatever line it stands now."""
    return one.code, one.span.file, one.message


def main() -> None:
    """Be the builder of the server that has started this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server hears the keyboard, and ends us
    wire = _wire()
    first = wire.receive()
    if first is None:
        return
    try:
        call = _call(first)
        with open_crew(call.jobs) as crew:
            Builder(call, wire, crew).run()
    except (ServerGone, BrokenPipeError):
        return


def _wire() -> Wire:
    """The line to the server in place of the standard streams, so that nothing else is ever written there."""
    wire = Wire(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    os.dup2(2, 1)
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    return wire


def _call(first: Message) -> Call:
    now = datetime.fromisoformat(first["now"]).astimezone(ZONE) if first["now"] else None
    root = Path(first["root"])
    output = Path(first["output"])
    return Call(
        "build", root=root, lang=first["lang"], output=output, now=now, drafts=first["drafts"], jobs=first["jobs"]
    )
