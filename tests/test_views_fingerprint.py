"""The fingerprint of a view: equal for equal views, different for different ones, the same in every process."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from bantin.html import Html
from bantin.markdown.body import Markup
from bantin.views.fingerprint import fingerprint
from bantin.views.passages import filled
from bantin.views.records import (
    ArticlePage,
    Claim,
    ClockSpan,
    DateText,
    Frame,
    Link,
    MenuItem,
    Notice,
    Org,
    Passage,
    Scoreboard,
    Segment,
    TocEntry,
)
from bantin.views.records.record import Record
from tests import example_views

PROJECT = Path(__file__).parent.parent


def rebuilt(value: object) -> object:
    """The same value made anew, nothing of it shared."""
    if isinstance(value, Record):
        return type(value)(**{name: rebuilt(getattr(value, name)) for name in value.__struct_fields__})
    if isinstance(value, tuple):
        return tuple(rebuilt(each) for each in value)
    return type(value)(bytes(value, "utf-8").decode()) if isinstance(value, str) else value


@pytest.mark.parametrize("name", sorted(example_views.FULL))
def test_equal_views_have_one_fingerprint(name: str) -> None:
    view = example_views.FULL[name]
    again = rebuilt(view)
    assert again is not view
    assert again == view
    assert fingerprint(again) == fingerprint(view)


@pytest.mark.parametrize("name", sorted(example_views.FULL))
def test_a_change_of_any_field_is_seen(name: str) -> None:
    view = example_views.FULL[name]
    assert isinstance(view, Record)
    changed = [structs.replace(view, **{field: "khác"}) for field in view.__struct_fields__]
    assert len({fingerprint(one) for one in (view, *changed)}) == len(changed) + 1


def test_what_prints_differently_differs() -> None:
    alike = [
        (),
        None,
        "",
        Html(""),
        0,
        False,
        "a",
        Html("a"),
        ("a",),
        ("Html", "a"),
        ("a", "b"),
        ("ab",),
        Link("a", "b"),
        Segment("a", "b"),
        Org("a", "b"),
        MenuItem("a", "b"),
        MenuItem("a", "b", current=True),
        MenuItem("a", "b", within=True),
        TocEntry("a", "b"),
        TocEntry("a", "b", (TocEntry("a", "b"),)),
        Claim("a", "b"),
        ClockSpan("a"),
        ClockSpan("a", 1),
        ClockSpan("a", None, 1),
        DateText((Segment("a"),)),
        DateText((Segment("a"), Segment("a"))),
        Notice((Html("a"),)),
        Notice((Passage("a", (0,)),)),
        Notice((Passage("a", (1,)),)),
        Notice((Passage("b", (0,)),)),
        Notice((Passage("a", ("0",)),)),
        Scoreboard(()),
    ]
    assert len({fingerprint(one) for one in alike}) == len(alike)


def test_a_body_kept_elsewhere_counts_by_its_key() -> None:
    def page(key: str) -> ArticlePage:
        return ArticlePage(
            frame=Frame(site="Trang", home="./"), title="Tin", date=DateText(()), body=(Passage(key, (0,)),)
        )

    assert fingerprint(page("a")) == fingerprint(page("a")) != fingerprint(page("b"))
    assert fingerprint(filled(page("a"), {"a": Markup(("<p>",))})) == fingerprint(
        filled(page("b"), {"b": Markup(("<p>",))})
    )


def test_another_process_finds_the_same() -> None:
    code = (
        "from tests.example_views import FULL; from bantin.views.fingerprint import fingerprint;"
        "print(*(fingerprint(FULL[name]).hex() for name in sorted(FULL)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, env={"PYTHONHASHSEED": "1"}, capture_output=True, check=True
    )
    ours = [fingerprint(example_views.FULL[name]).hex() for name in sorted(example_views.FULL)]
    assert ran.stdout.decode().split() == ours


def test_what_is_no_view_has_none() -> None:
    with pytest.raises(TypeError):
        fingerprint(Link("a", object()))  # type: ignore[arg-type]
