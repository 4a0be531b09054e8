"""Work on all cores: every item has one result, whoever ends, is slow or never ends; and no process is left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import markdown
import nh3
import pytest

from bantin.cores import Budget, Crew, Work, crew_of, doing, open_crew, processes, stream
from bantin.cores.chunks import MOST_CHARACTERS, MOST_ITEMS, cut
from bantin.markdown.body import Body, BodySource
from bantin.markdown.plain_text import plain_text
from bantin.markdown.render import render
from tests.body_work import body_work

NASTY = sorted((Path(__file__).parent / "nasty" / "markdown").glob("*.md"))
# A tenth of what a build allows, so that all nasty files together take seconds.
TIGHT = Budget(cpu=0.3, wall=30.0)
FINE = [BodySource(f"{number}.md", f"# Bài {number}\n\n[a](b.md)") for number in range(150)]
# Patience for C code that does not listen; so long a test takes.
SHORT = Budget(cpu=5.0, wall=0.5)


@pytest.fixture(autouse=True)
def _forked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The runner of the tests has threads; children are forked all the same, and all have ended after each test."""
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context("fork"))
    yield
    assert multiprocessing.active_children() == []


def alone(item: object) -> int:
    """Each item is a chunk."""
    return MOST_CHARACTERS


def light(item: object) -> int:
    return 1


def double(number: int) -> int:
    return 2 * number


def process(number: int) -> int:
    return os.getpid()


def lost(number: int) -> int:
    return -1


def in_order(crew: Crew, work: Work[int, int], count: int) -> list[int]:
    """The results, after a look that each item has one."""
    results = list(crew.stream(work, range(count)))
    assert sorted(index for index, _ in results) == list(range(count))
    return [result for _, result in sorted(results)]


def bodies_of(sources: list[BodySource], jobs: int, budget: Budget = Budget()) -> tuple[Body, ...]:  # noqa: B008
    with open_crew(jobs) as crew:
        results = dict(crew.stream(body_work(budget), sources))
    return tuple(results[index] for index in range(len(sources)))


def is_too_slow(body: Body) -> bool:
    return [found.code for found in body.problems] == ["body-too-slow"]


@pytest.fixture(scope="module")
def nasty_bodies() -> dict[str, Body]:
    sources = [BodySource(path.name, path.read_text(encoding="utf-8"), 4) for path in NASTY]
    bodies = bodies_of([*FINE[:70], *sources, *FINE[70:]], 2, TIGHT)
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
    assert bodies_of(FINE, 1) == bodies_of(FINE, 2) == tuple(render(source) for source in FINE)


def test_children_can_be_started_afresh_where_there_is_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context("spawn"))
    assert bodies_of(FINE[:3], 1) == tuple(render(source) for source in FINE[:3])


def test_a_body_that_takes_too_long_is_a_problem_at_its_first_line() -> None:
    rules = "\n" + "[" * 20_000
    (body,) = bodies_of([BodySource("ket.md", rules, 9)], 1, Budget(cpu=0.05, wall=30.0))
    assert is_too_slow(body)
    assert body.problems[0].span.line == 10


def test_a_body_that_nests_too_deep_for_the_interpreter_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(source: BodySource) -> Body:
        raise RecursionError(source.file)

    monkeypatch.setattr("bantin.markdown.render.render", too_deep)
    (body,) = bodies_of(FINE[:1], 1)
    assert is_too_slow(body)


def test_nothing_to_do_starts_nobody() -> None:
    with open_crew(2) as crew:
        assert in_order(crew, Work(double, light), 0) == []
        assert multiprocessing.active_children() == []


def test_little_work_starts_one_process_and_much_work_all() -> None:
    with open_crew(3) as crew:
        assert in_order(crew, Work(double, light), MOST_ITEMS) == [2 * number for number in range(MOST_ITEMS)]
        assert len(multiprocessing.active_children()) == 1
        in_order(crew, Work(double, alone), 2)
        assert len(multiprocessing.active_children()) == 2
        in_order(crew, Work(double, alone), 9)
        assert len(multiprocessing.active_children()) == 3


def test_all_streams_of_a_crew_have_the_same_processes() -> None:
    with open_crew(1) as crew:
        first, second = (set(in_order(crew, Work(process, light), 3)) for _ in range(2))
    assert first == second
    assert first != {os.getpid()}


def test_items_are_taken_when_somebody_can_begin_them() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    with open_crew(2) as crew:
        for done, _ in enumerate(crew.stream(Work(double, alone), items())):
            # Two chunks a worker, what is done but not yet given, and the item that ends a chunk.
            assert len(taken) <= done + 2 * (2 * 2) + 1
    assert taken == list(range(50))


def test_items_are_cut_by_weight_and_by_number() -> None:
    weights = [MOST_CHARACTERS + 1, 1, MOST_CHARACTERS, 1, *[0] * MOST_ITEMS]
    chunks = list(cut(weights, int))
    assert [len(chunk) for chunk in chunks] == [1, 1, 1, MOST_ITEMS, 1]
    assert [place for chunk in chunks for place, _ in chunk] == list(range(len(weights)))


def stuck(number: int) -> int:
    if number % 40 == 7:
        # C code would not see the processor's signal either.
        time.sleep(60)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_does_not_listen_is_ended_and_costs_its_item_only(jobs: int) -> None:
    began = time.monotonic()
    with open_crew(jobs) as crew:
        results = in_order(crew, Work(stuck, light, lost, SHORT), 100)
        assert in_order(crew, Work(double, light), 3) == [0, 2, 4]
    assert results == [-1 if number in {7, 47, 87} else number for number in range(100)]
    assert time.monotonic() - began < 10


def endless(number: int) -> int:
    while number == 7:
        pass
    return number


def test_an_item_has_its_time_of_the_processor_and_the_worker_stays() -> None:
    with open_crew(1) as crew:
        before = in_order(crew, Work(process, light), 1)
        results = in_order(crew, Work(endless, light, lost, TIGHT), 10)
        assert in_order(crew, Work(process, light), 1) == before
    assert results == [-1 if number == 7 else number for number in range(10)]


def test_an_item_out_of_time_that_nothing_can_stand_for_is_an_error() -> None:
    with open_crew(1) as crew, pytest.raises(TimeoutError, match=r"endless.*cpu=0\.3"):
        in_order(crew, Work(endless, light, budget=TIGHT), 10)


def deadly(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_ends_its_worker_is_lost(jobs: int) -> None:
    with open_crew(jobs) as crew:
        results = in_order(crew, Work(deadly, light, lost), 200)
    assert results == [-1 if number == 7 else number for number in range(200)]


def test_an_item_that_ends_its_worker_and_that_nothing_can_stand_for_is_an_error_that_says_how() -> None:
    with open_crew(2) as crew, pytest.raises(BrokenProcessPool, match=r"deadly, item 7: .* signal 9 "):
        in_order(crew, Work(deadly, light), 200)


def test_an_item_whose_worker_was_ended_by_chance_has_its_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENDED_ONCE", str(tmp_path / "once"))
    with open_crew(2) as crew:
        assert in_order(crew, Work(deadly_once, light), 200) == list(range(200))


def deadly_once(number: int) -> int:
    once = Path(os.environ["ENDED_ONCE"])
    if number == 7 and not once.exists():
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_that_was_ended_between_two_streams_is_replaced() -> None:
    with open_crew(2) as crew:
        in_order(crew, Work(double, alone), 4)
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
        assert in_order(crew, Work(double, alone), 4) == [0, 2, 4, 6]


def end() -> None:
    os._exit(1)


def test_workers_that_cannot_even_begin_are_an_error() -> None:
    with open_crew(2) as crew, pytest.raises(BrokenProcessPool):
        in_order(crew, Work(double, light, lost, prepare=end), 3)


def test_a_worker_gives_the_rest_of_its_chunk_back_after_a_slow_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doing, "SLOW", -1.0)
    task = doing.task_of(Work(double, light), (1, 2, 3))
    assert doing.do_task(task) == [2]
    with open_crew(2) as crew:
        assert in_order(crew, Work(double, light), 100) == [2 * number for number in range(100)]


def refused(number: int) -> int:
    if number == 7:
        raise LookupError(number)
    return number


def test_what_the_work_raises_reaches_the_caller_and_the_crew_goes_on() -> None:
    with open_crew(2) as crew:
        with pytest.raises(LookupError):
            in_order(crew, Work(refused, light), 200)
        assert in_order(crew, Work(double, light), 3) == [0, 2, 4]


def test_what_the_items_raise_reaches_the_caller_and_the_crew_goes_on() -> None:
    def items() -> Iterator[int]:
        yield from range(200)
        raise LookupError

    with open_crew(2) as crew:
        with pytest.raises(LookupError):
            list(crew.stream(Work(double, light), items()))
        assert in_order(crew, Work(double, light), 3) == [0, 2, 4]


def stuck_at_second(text: str) -> str:
    if text.startswith("2"):
        time.sleep(60)
    return text[:1]


def test_a_stream_that_is_left_drops_what_is_under_way() -> None:
    began = time.monotonic()
    with open_crew(2) as crew:
        # More than a pipe holds: whoever writes into it must hear that nobody reads any more.
        for result in crew.stream(Work(stuck_at_second, len), (f"{number}{'x' * 200_000}" for number in range(1, 9))):
            assert result[1] != "2"
            break
        assert multiprocessing.active_children() == []
    assert time.monotonic() - began < 10


def test_a_stream_within_another_is_refused() -> None:
    with open_crew(1) as crew:
        outer = crew.stream(Work(double, light), range(3))
        assert next(outer) == (0, 0)
        with pytest.raises(RuntimeError, match="one stream at a time"):
            in_order(crew, Work(double, light), 3)
        assert list(outer) == [(1, 2), (2, 4)]


def test_any_standard_executor_can_do_the_work() -> None:
    with ThreadPoolExecutor(2) as executor:
        crew = crew_of(executor, 2)
        assert in_order(crew, Work(double, light, lost, Budget()), 1_000) == [2 * number for number in range(1_000)]
        with pytest.raises(LookupError):
            in_order(crew, Work(refused, light), 200)
        assert dict(crew.stream(body_work(Budget()), FINE)) == {at: render(one) for at, one in enumerate(FINE)}


def test_processes_end_when_their_parent_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stream, "wait", interrupted)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), open_crew(2) as crew:
        in_order(crew, Work(stuck, alone), 100)
    assert time.monotonic() - began < 10


def test_processes_end_when_the_caller_fails_in_the_middle_of_a_stream() -> None:
    def fail(crew: Crew) -> None:
        for _ in crew.stream(Work(stuck, alone), range(100)):
            raise LookupError

    began = time.monotonic()
    with pytest.raises(LookupError), open_crew(2) as crew:
        fail(crew)
    assert time.monotonic() - began < 10


ENDLESS = """
import os, time
from bantin.cores import Work, open_crew
from bantin.cores.chunks import MOST_CHARACTERS

def endless(item):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

with open_crew(2) as crew:
    list(crew.stream(Work(endless, lambda item: MOST_CHARACTERS), range(2)))
"""


def test_processes_end_when_their_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = {int(parent.stdout.readline()) for _ in range(2)}
        assert len(children - {parent.pid}) == 2
        parent.kill()
        # The children hold the other end of the pipe: this ends when they have ended.
        assert parent.communicate(timeout=10)[0] == ""


def test_a_build_with_nothing_to_do_loads_no_processes() -> None:
    script = (
        "import sys; from bantin.cores import Work, open_crew\n"
        "with open_crew(2) as crew: assert list(crew.stream(Work(str, int), [])) == []\n"
        "assert not {'multiprocessing', 'concurrent.futures', 'distributed'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parent.parent)
