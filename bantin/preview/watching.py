"""The watch over all that the site is made of, and over the engine: what is changed, gathered into builds."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tornado.ioloop import IOLoop

from bantin.preview.lines import Lines
from bantin.preview.preview import Wanted
from bantin.preview.saves import Burst, git_of, matters
from bantin.preview.watch import Feed, must_poll
from bantin.survey import CONTENT, SETTINGS, STATIC, TEMPLATES

FOLDERS = (CONTENT, TEMPLATES, STATIC)
CODE = "bantin"


@dataclass(slots=True)
class Watching:
    """The feeds of one preview; `want` asks for a build because of files, `restart` is for a changed engine."""

    wanted: Wanted
    lines: Lines
    want: Callable[[Iterable[str]], None]
    restart: Callable[[], None]
    loop: IOLoop = field(default_factory=IOLoop.current)
    polls: bool = False
    burst: Burst = field(default_factory=Burst)
    feeds: list[Feed] = field(default_factory=list)
    timer: object | None = None
    git: Path | None = None

    def start(self) -> None:
        """Begin, when it is known whether the system tells of changes."""
        self.git = git_of(self.wanted.root)
        self.loop.run_in_executor(None, must_poll, self.wanted.folder.parent).add_done_callback(
            lambda polls: self._begin(polls=polls.result())
        )

    def stop(self) -> None:
        """End."""
        for feed in self.feeds:
            feed.stop()

    def _begin(self, *, polls: bool) -> None:
        self.polls = polls
        if polls:
            self.lines.polls()
        self.feeds = [Feed([self.wanted.root], self._from_thread, polls=polls, below=False), self._below()]

    def _below(self) -> Feed:
        """A feed of everything below the folders that are there now."""
        bases = dict.fromkeys((self.wanted.root, self.wanted.engine))
        folders = [base / name for base in bases for name in (FOLDERS if base == self.wanted.root else FOLDERS[1:])]
        folders = [folder for folder in (*folders, self.wanted.engine / CODE) if folder.is_dir()]
        return Feed(folders, self._from_thread, polls=self.polls, below=True)

    def _from_thread(self, paths: frozenset[str]) -> None:
        self.loop.add_callback(self._hear, paths)

    def _hear(self, paths: frozenset[str]) -> None:
        """Changes of a moment; none: a feed has just begun, and nobody knows what was changed before that."""
        ours = [name for path in sorted(paths) if (name := self._name_of(path)) is not None]
        if any(name in FOLDERS for name in ours):  # one of them came or went: the old feed does not know the new one
            self.feeds[1].stop()
            self.feeds[1] = self._below()
        if any(self._is_code(name) for name in ours):
            self.restart()
        if not paths:
            self.want(())
        elif ours:
            self.burst.add((path for path in paths if self._name_of(path) is not None), time.monotonic())
            self._plan()

    def _plan(self) -> None:
        """Build when the burst is over, which may be now."""
        if self.timer is not None:
            self.loop.remove_timeout(self.timer)
            self.timer = None
        wait = self.burst.wait(time.monotonic(), self.git)
        if wait > 0:
            self.timer = self.loop.call_later(wait, self._over)
        else:
            self._over()

    def _over(self) -> None:
        self.timer = None
        names = (self._name_of(path) for path in self.burst.take())
        self.want([name for name in names if name is not None and not self._is_code(name)])

    def _name_of(self, path: str) -> str | None:
        """A changed file as the builder knows it; None where it plays no part."""
        file = Path(path)
        for base in (self.wanted.root, self.wanted.engine):
            if file.is_relative_to(base):
                name = file.relative_to(base).as_posix()
                top = name.partition("/")[0]
                known = name == SETTINGS or top in FOLDERS or (base == self.wanted.engine and top == CODE)
                if known and matters(name):
                    return name
        return None

    def _is_code(self, name: str) -> bool:
        return name.startswith(f"{CODE}/") and name.endswith(".py")
