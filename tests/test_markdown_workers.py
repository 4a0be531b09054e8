"""Bodies in children: one that never ends is reported, harms no other, and leaves no process behind."""

import multiprocessing
import subprocess
import sys
import time
from pathlib import Path

import markdown
import nh3
import pytest

from bantin.markdown import workers
from bantin.markdown.body import Body, BodySource
from bantin.markdown.render import plain_text, render
from bantin.markdown.workers import Budget, render_all

NASTY = sorted((Path(__file__).parent / "nasty" / "markdown").glob("*.md"))
# A tenth of what a build allows, so that all nasty files together take seconds.
TIGHT = Budget(cpu=0.3, wall=30.0)
FINE = [BodySource(f"{number}.md", f"# Bài {number}\n\n[a](b.md)") for number in range(150)]


def is_too_slow(body: Body) -> bool:
    return [found.code for found in body.problems] == ["body-too-slow"]


@pytest.fixture(scope="module")
def nasty_bodies() -> dict[str, Body]:
    sources = [BodySource(path.name, path.read_text(encoding="utf-8"), 4) for path in NASTY]
    bodies = render_all([*FINE[:70], *sources, *FINE[70:]], 2, TIGHT)
    assert bodies[:70] + bodies[70 + len(sources) :] == tuple(render(source) for source in FINE)
    return dict(zip((path.name for path in NASTY), bodies[70:], strict=False))


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_a_nasty_body_is_rendered_as_python_markdown_would_or_too_slow(
    nasty_bodies: dict[str, Body], path: Path
) -> None:
    body = nasty_bodies[path.name]
    if is_too_slow(body):
        assert body.problems[0].span.line == 4
        assert body.pieces == ()
    else:
        text = path.read_text(encoding="utf-8")
        extensions = "tables footnotes def_list attr_list sane_lists admonition abbr".split()
        expected = plain_text(nh3.clean(markdown.markdown(text, extensions=extensions)))
        assert body.text.replace("↩", "").split() == expected.replace("↩", "").split()


def test_the_result_is_the_same_whatever_the_number_of_jobs() -> None:
    assert render_all(FINE, 1) == render_all(FINE, 2) == tuple(render(source) for source in FINE)


def test_no_body_needs_no_child() -> None:
    assert render_all([], 2) == ()


def test_a_child_that_does_not_listen_is_ended_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(source: BodySource) -> Body:
        if "kẹt" in source.text:
            # C code would not see the processor's signal either.
            time.sleep(60)
        return render(source)

    monkeypatch.setattr("bantin.markdown.render.render", stuck)
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))
    sources = [*FINE[:70], BodySource("ket.md", "\nkẹt", 9), *FINE[70:]]
    for jobs in (1, 2):
        began = time.monotonic()
        bodies = render_all(sources, jobs, Budget(cpu=5.0, wall=2.0))
        assert time.monotonic() - began < 10
        assert is_too_slow(bodies[70])
        assert bodies[70].problems[0].span.line == 10
        assert not any(is_too_slow(body) for body in bodies[:70] + bodies[71:])
    assert multiprocessing.active_children() == []


def test_children_end_when_their_parent_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        render_all(FINE, 2)
    assert multiprocessing.active_children() == []


ENDLESS = """
import multiprocessing, os, time
from bantin.markdown import render, workers
from bantin.markdown.body import BodySource

def endless(source):
    print(os.getpid(), flush=True)
    time.sleep(60)

render.render = endless
workers._context = lambda: multiprocessing.get_context("fork")
workers.render_all([BodySource("a.md", "x")])
"""


def test_children_end_when_their_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert int(parent.stdout.readline()) != parent.pid
        parent.kill()
        # The child holds the other end of the pipe: this ends when it has ended.
        assert parent.communicate(timeout=10)[0] == ""


def test_children_can_be_started_afresh_where_there_is_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("spawn"))
    assert render_all(FINE[:3], 1) == tuple(render(source) for source in FINE[:3])


def test_a_body_that_nests_too_deep_for_the_interpreter_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(source: BodySource) -> Body:
        raise RecursionError(source.file)

    monkeypatch.setattr("bantin.markdown.render.render", too_deep)
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))
    (body,) = render_all(FINE[:1], 1)
    assert is_too_slow(body)
