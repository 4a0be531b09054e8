"""The tabs that show the preview: after each switch each is told what its own page needs, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bantin.preview.shown import LOST, NOT_PARTS, Shown
from bantin.preview.swaps import Place, joined, parts_of, swap_of
from bantin.preview.wire import Message

RELOAD: Message = {"kind": "reload"}


class Tab(Protocol):
    """A tab: the path of its page and the build that this came from (0: there was no site yet)."""

    page: str
    build: int

    def tell(self, message: Message) -> None:
        """Send it a message."""


@dataclass(slots=True)
class Switch:
    """A switch under way: what changes, which parts of pages among it were there before, the shown pages before it.

    `pages` are those that were shown when it began; `adds` says whether a page comes where none was.
    """

    paths: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    before: dict[str, bytes | None] = field(default_factory=dict)
    adds: bool = False

    def misses(self, page: str) -> bool:
        """Whether it may change a page of which nobody noted how it was: a tab has come with it since."""
        return page not in self.pages and (page in self.paths or page == LOST)


@dataclass(slots=True)
class Tabs:
    """All tabs, the one that was last looked at at the end."""

    shown: Shown
    open: list[Tab] = field(default_factory=list)
    switch: Switch | None = None

    def come(self, tab: Tab) -> None:
        """A tab has been opened or looked at."""
        self.go(tab)
        self.open.append(tab)

    def go(self, tab: Tab) -> None:
        """A tab has been closed."""
        self.open = [one for one in self.open if one is not tab]

    def is_old(self, tab: Tab) -> bool:
        """Whether a tab shows what is no longer so."""
        return tab.build < self.shown.number and (tab.build == 0 or self.shown.changed.get(tab.page, 0) > tab.build)

    def pages(self) -> tuple[str, ...]:
        """The pages that are shown."""
        return tuple(dict.fromkeys(tab.page for tab in self.open))

    def close(self, written: Sequence[str], removed: Sequence[str]) -> None:
        """Before a switch: note how the pages are that are shown."""
        paths, pages = frozenset((*written, *removed)), frozenset(self.pages())
        before = {page: self.shown.content(page) for page in pages & paths}
        adds = LOST in pages and any(not self.shown.has(path) for path in written)
        parts = frozenset(path for path in paths if not path.endswith(NOT_PARTS) and self.shown.has(path))
        self.switch = Switch(paths, parts, pages, before, adds)

    def reopen(self, *, all_anew: bool) -> None:
        """After it: tell each tab what it has to do."""
        switch, self.switch = self.switch or Switch(), None
        told = {page: self._message(page, switch) for page in self.pages()}
        for tab in tuple(self.open):
            anew = all_anew or tab.build == 0 or (tab.page == LOST and switch.adds)
            message = RELOAD if anew else told[tab.page]
            if message is None:
                continue
            if message["kind"] == "swap":
                tab.build = self.shown.number
                self.shown.shelf.note(tab.page, tab.build)
            tab.tell(message)

    def _message(self, page: str, switch: Switch) -> Message | None:
        if switch.misses(page):
            return RELOAD
        new = self.shown.content(page)
        old = switch.before.get(page, new)
        if old is None or new is None:
            return RELOAD if old != new else None
        place = Place(page, self.shown.base)
        swap = swap_of(old, new, place)
        if swap is None:
            return RELOAD
        swap = joined(swap, parts_of(new, place, switch.parts))
        return {"kind": "swap", "styles": swap.styles, "pictures": swap.pictures} if swap else None
