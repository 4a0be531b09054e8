"""The only door of these tests to the engine: one build of a folder, and shortcuts that change nothing in it."""

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import jinja2
import pytest

from bantin import desk, intact, rebuild, stamps, standing, survey
from bantin.cores import Crew, Work, open_crew
from bantin.last import Asked
from bantin.loading import read_settings, usable_settings
from bantin.problems import Problem
from bantin.project import Flags, Project
from bantin.reading import ReadTask
from bantin.rendering import PageTask
from bantin.survey import SETTINGS
from bantin.vi.when import moment
from bantin.writer import Patience, recover

CACHE = ".cache"
PATIENCE = Patience(seconds=30)
_KEPT = 4_000  # results of pure functions; far more than one site has


@dataclass(frozen=True, slots=True)
class Request:
    """One call of `build`: its folders and what the command line said."""

    root: Path
    engine: Path
    now: str
    url: str | None = None
    drafts: bool = False
    offline: bool = False
    clean: bool = False
    jobs: int = 1
    edition: int = 1
    """Which version of the engine builds: a later one makes other bodies and other pages."""
    grain: int = 1
    """The nanoseconds in which the disk tells times: a new one tells single ones, an old one whole seconds."""

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def cache(self) -> Path:
        return self.root / CACHE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build said and did."""

    problems: tuple[Problem, ...]
    built: bool
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    rendered: int = 0
    promised: object = None
    """What it says of the future: what is held back, and when time alone changes the site."""


Builder: TypeAlias = Callable[[Request], Outcome]


def build(request: Request) -> Outcome:
    """One build as the command makes it; WriteFailed or OSError where the machine refuses."""
    with _disk_of(request.grain):
        built = rebuild.rebuild(_asked(request), rebuild.Manners(PATIENCE, lambda _wording: None))
    report = built.report
    return Outcome(
        built.problems,
        built=report is not None,
        written=tuple(one.path for one in report.written) if report else (),
        removed=report.removed if report else (),
        rendered=built.rendered,
        promised=(built.held, built.next_change),
    )


def afresh(request: Request, root: Path) -> Request:
    """The same build of another folder, which trusts nothing of an earlier one."""
    return replace(request, root=root, clean=True, jobs=1)


def finish_switch(request: Request) -> None:
    """What any command does first: it ends the switch of a build that was killed."""
    recover(request.output, PATIENCE)


@contextmanager
def shortcuts() -> Iterator[None]:
    """Make builds cheap: the disk need not outlive a power cut, and templates are read once for each text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        patch.setattr(os, "sync", lambda: None)
        for name in ("compile", "parse"):
            patch.setattr(jinja2.Environment, name, _once_for_each_text(getattr(jinja2.Environment, name)))
        yield


def _asked(request: Request) -> rebuild.Request:
    now = moment(request.now)
    assert now is not None

    def project() -> tuple[Project, tuple[Problem, ...]]:
        return _project(request)

    def crew() -> AbstractContextManager[Crew]:
        if request.jobs > 1 and request.edition == 1:  # a later edition lives in this process only
            return open_crew(request.jobs)
        return contextlib.nullcontext(Crew(lambda: Here(request.edition)))

    return rebuild.Request(
        request.root,
        request.output,
        request.engine,
        now,
        asked_of(request),
        project,
        crew,
        clean=request.clean,
    )


def asked_of(request: Request) -> Asked:
    """What of a request makes another site."""
    tool = f"edition {request.edition}".encode()
    return Asked(str(request.root), request.url, request.drafts, request.offline, tool)


def _project(request: Request) -> tuple[Project, tuple[Problem, ...]]:
    data = (request.root / SETTINGS).read_bytes()
    settings, problems = read_settings(data)
    if settings is None:
        settings = usable_settings(data)
    if request.url is not None:
        other, _ = read_settings(f"title: x\nurl: {request.url}\n".encode())
        assert other is not None
        settings = settings.model_copy(update={"url": other.url})
    now = moment(request.now)
    assert now is not None
    flags = Flags(request.drafts, request.offline)
    return Project(request.root, request.output, request.engine, settings, now, flags), problems


_done: dict[tuple[int, ReadTask], Any] = {}


@dataclass(frozen=True, slots=True)
class Here:
    """Work done in this process, by one edition of the engine; each different file is read once."""

    edition: int

    def prepare(self, modules: tuple[str, ...]) -> None:
        """All of them are loaded."""

    def results(self, work: Work[Any, Any], chunks: Iterator[tuple[tuple[int, Any], ...]]) -> Iterator[tuple[int, Any]]:
        for chunk in chunks:
            for place, item in chunk:
                yield place, self._result(work.do, item)

    def stop(self) -> None:
        """Nothing is under way."""

    def close(self) -> None:
        """Nobody is waiting."""

    def _result(self, do: Callable[[Any], Any], item: object) -> object:
        if isinstance(item, PageTask):
            page = do(item)
            return page + b"<!-- 2 -->\n" if self.edition > 1 and isinstance(page, bytes) else page
        if not isinstance(item, ReadTask):
            return do(item)
        key = (self.edition, item)
        if key not in _done:
            _make_room(_done)
            _done[key] = do(replace(item, data=item.data + b"\n\nEdition 2.\n") if self.edition > 1 else item)
        return _done[key]


def _once_for_each_text(real: Callable[..., Any]) -> Callable[..., Any]:
    """What Jinja makes of a template: a pure function of its text and its names."""
    kept: dict[tuple[object, ...], Any] = {}

    def call(environment: jinja2.Environment, source: Any, *names: Any, **more: Any) -> Any:  # noqa: ANN401
        key = (type(environment), source, *names, *sorted(more.items()))
        if key not in kept:
            _make_room(kept)
            kept[key] = real(environment, source, *names, **more)
        return kept[key]

    return call


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _KEPT:
        kept.clear()


@contextmanager
def _disk_of(grain: int) -> Iterator[None]:
    """A disk that tells times in steps of so many nanoseconds."""
    if grain == 1:
        yield
        return
    real_stamp, real_tick = stamps.stamp_of, stamps.tick

    def stamp_of(found: os.stat_result) -> stamps.Stamp:
        exact = real_stamp(found)
        return exact._replace(mtime=exact.mtime // grain * grain, ctime=exact.ctime // grain * grain)

    def has_stamp(found: os.stat_result, stamp: stamps.Stamp) -> bool:
        return stamp_of(found) == stamp

    def tick(folder: Path) -> int:
        return real_tick(folder) // grain * grain

    with pytest.MonkeyPatch.context() as patch:
        for module in (stamps, standing):
            patch.setattr(module, "stamp_of", stamp_of)
        for module in (stamps, intact, survey):
            patch.setattr(module, "has_stamp", has_stamp)
        for module in (rebuild, desk):
            patch.setattr(module, "tick", tick)
        yield
