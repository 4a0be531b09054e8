"""What tabs are told of a switch, whenever they come: before it, while it is under way, after it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bantin.preview.shown import LOST, Shown
from bantin.preview.tabs import RELOAD, Tabs
from bantin.preview.wire import Message

PAGE, OTHER = "a/index.html", "b/index.html"


@dataclass(eq=False)
class Listener:
    """A tab that keeps what it is told."""

    page: str
    build: int = 1
    told: list[Message] = field(default_factory=list)

    def tell(self, message: Message) -> None:
        self.told.append(message)


@pytest.fixture
def tabs(tmp_path: Path) -> Tabs:
    for path in (PAGE, OTHER, LOST):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("cũ", encoding="utf-8")
    shown = Shown(tmp_path)
    shown.open(())
    return Tabs(shown)


def switch(tabs: Tabs, path: str, *, during: Listener) -> None:
    """Write a file while a tab comes: after its page was served, before the new file is there."""
    tabs.close([path], [])
    tabs.shown.close([path], [])
    tabs.come(during)
    (tabs.shown.folder / path).parent.mkdir(exist_ok=True)
    (tabs.shown.folder / path).write_text("mới", encoding="utf-8")
    tabs.shown.open([path])
    tabs.reopen(all_anew=False)


def test_tab_that_comes_while_its_page_is_switched_loads_it_again(tabs: Tabs) -> None:
    late = Listener(PAGE)
    switch(tabs, PAGE, during=late)
    assert late.told == [RELOAD]


def test_tab_that_comes_while_other_pages_are_switched_is_left_alone(tabs: Tabs) -> None:
    late = Listener(OTHER)
    switch(tabs, PAGE, during=late)
    assert late.told == []


def test_tab_of_the_page_for_lost_addresses_that_comes_while_pages_are_added_loads_anew(tabs: Tabs) -> None:
    late = Listener(LOST)
    switch(tabs, "c/index.html", during=late)
    assert late.told == [RELOAD]


def test_tab_that_was_there_before_is_told_as_ever(tabs: Tabs) -> None:
    early, late = Listener(PAGE), Listener(PAGE)
    tabs.come(early)
    switch(tabs, PAGE, during=late)
    assert (early.told, late.told) == ([RELOAD], [RELOAD])
