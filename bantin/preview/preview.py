"""The preview while it runs: what the builder tells becomes what the tabs and the terminal are told."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bantin.preview import clock
from bantin.preview.lines import Lines
from bantin.preview.rounds import Rounds
from bantin.preview.shown import Shown
from bantin.preview.tabs import RELOAD, Tab, Tabs
from bantin.preview.targets import INDEX
from bantin.preview.wire import Message

DEATHS = 2  # of builders without a build between them, after which only a change starts another build


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `now` is None while the clock runs; in `folder` the preview is built."""

    root: Path
    engine: Path
    lang: str
    now: datetime | None
    drafts: bool
    follows: bool
    jobs: int
    folder: Path


class Speaker(Protocol):
    """The builder, as far as it can be spoken to."""

    def send(self, message: Message) -> None:
        """Say it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the last build has told of the site."""

    failed: bool = False
    problems: tuple[Message, ...] = ()
    more: int = 0
    next_change: str | None = None


@dataclass(slots=True)
class Preview:
    """One preview: its site, its tabs, its builder."""

    wanted: Wanted
    shown: Shown
    lines: Lines
    start: Callable[[], Speaker]
    tabs: Tabs = field(init=False)
    rounds: Rounds = field(init=False)
    builder: Speaker = field(init=False)
    told: Told = Told()
    about: dict[str, Message] = field(default_factory=dict)
    explaining: dict[str, list[Callable[[str | None], None]]] = field(default_factory=dict)
    built: list[Callable[[], None]] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)
    deaths: int = 0
    broken: bool = False  # a switch was left half done: nobody knows what the tabs show

    def __post_init__(self) -> None:
        self.tabs = Tabs(self.shown)
        self.rounds = Rounds(self._build)
        self.builder = self.start()

    def hear(self, message: Message) -> None:
        """What the builder says."""
        match message["kind"]:
            case "switching":
                self.tabs.close(message["written"], message["removed"])
                self.shown.close(message["written"], message["removed"])
                self.builder.send({"kind": "go"})
            case "switched" if message["whole"]:
                self._opened(is_new=message["done"])
            case "switched":
                self.broken = True
            case "built":
                self._built(message)
            case "about":
                self.about |= message["pages"]
                self.tell_all()
            case "explained":
                for answer in self.explaining.pop(message["code"], ()):
                    answer(message["html"])

    def lose(self, status: int) -> None:
        """The builder has died: another one takes its place, and does what it was at."""
        self.deaths += 1
        self.lines.died(status)
        self.broken = self.broken or not self.shown.whole.is_set()
        self.builder = self.start()
        for code in self.explaining:
            self.builder.send({"kind": "explain", "code": code})
        if self.deaths < DEATHS:
            self.rounds.want()  # also at rest: what the pages are made of is known again after a build only
        elif self.rounds.building:
            self.told = replace(self.told, failed=True, problems=(self.lines.death(status),), more=0)
        self.rounds.end()
        self.tell_all()

    def come(self, tab: Tab) -> None:
        """A tab has told which page it shows."""
        self.tabs.come(tab)
        if self.tabs.is_old(tab):
            tab.tell(RELOAD)
        self._ask()
        tab.tell(self.state(tab))

    def explain(self, code: str, answer: Callable[[str | None], None]) -> None:
        """Have the page of a problem's code made, and answer with it."""
        self.explaining.setdefault(code, []).append(answer)
        self.builder.send({"kind": "explain", "code": code})

    def after_build(self, do: Callable[[], None]) -> None:
        """Build, and do something once that has ended."""
        self.built.append(do)
        self.rounds.want()

    def state(self, tab: Tab) -> Message:
        """What a tab should show besides its page."""
        return {
            "kind": "state",
            "build": self.shown.number,
            "failed": self.told.failed,
            "building": self.rounds.building,
            "page": self.about.get(tab.page),
            "next_change": self.told.next_change,
            "drafts": self.wanted.drafts,
            "now": self.wanted.now.isoformat() if self.wanted.now else None,
            "problems": self.told.problems,
            "more": self.told.more,
        }

    def tell_all(self) -> None:
        """Tell all tabs how things are."""
        for tab in tuple(self.tabs.open):
            tab.tell(self.state(tab))

    def keep_time(self) -> None:
        """Build when time alone changes the site, or what is said of a page that is shown; once for each moment."""
        now = clock.now(self.wanted.now)
        untils = (self.about[page]["until"] for page in self.tabs.pages() if page in self.about)
        moments = {one for one in (self.told.next_change, *untils) if one is not None}
        come = {one for one in moments - self.passed if datetime.fromisoformat(one) <= now}
        if come:
            self.passed |= come
            self.rounds.want()

    def _build(self, changed: tuple[str, ...]) -> None:
        self.builder.send({"kind": "build", "changed": changed, "pages": self.tabs.pages()})
        self.tell_all()

    def _opened(self, *, is_new: bool) -> None:
        """The site is whole: the next build's, or the old one after a switch that has not begun."""
        if not is_new:
            self.tabs.switch = None
            self.shown.whole.set()
            return
        switch = self.tabs.switch
        self.shown.open(switch.paths if switch else ())
        self.tabs.reopen(all_anew=self.broken)
        self.broken = False

    def _built(self, message: Message) -> None:
        self.deaths = 0
        good = message["good"]
        self.shown.base = message["base"] if message.get("base") is not None else self.shown.base
        waiting = not self.shown.whole.is_set() and message["whole"]
        if waiting or (self.shown.number == 0 and self.shown.is_there):
            self._opened(is_new=True)
        self.about = message["pages"] if good else self.about
        next_change = message["next_change"] if good else self.told.next_change
        self.told = Told(not good, tuple(message["problems"]), message["more"], next_change)
        self.lines.built(message)
        self._follow(message.get("edited") if good else None)
        done, self.built = self.built, []
        for do in done:
            do()
        self.rounds.end()
        if not self.rounds.building:
            self._ask()
            self.tell_all()

    def _ask(self) -> None:
        """Have the builder tell what is not known of the pages that are shown."""
        unknown = [page for page in self.tabs.pages() if page not in self.about]
        if unknown and self.shown.number:
            self.builder.send({"kind": "about", "pages": unknown})

    def _follow(self, page: str | None) -> None:
        """Open the page that was edited, where the command line asks for that, in the tab that was looked at last."""
        if not self.wanted.follows or page is None or not self.tabs.open or page in self.tabs.pages()[-1:]:
            return
        self.tabs.open[-1].tell({"kind": "go", "to": f"{self.shown.base}/{page.removesuffix(INDEX)}"})
