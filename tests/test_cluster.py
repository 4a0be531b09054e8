"""Bodies on a real cluster of two worker processes: the same as here; and what is said when there is none."""

import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any

import distributed
import pytest
from distributed.comm.core import CommClosedError

from bantin.cores import Budget, ClusterRefused, Work, cluster, engine, open_crew
from bantin.cores.chunks import MOST_CHARACTERS
from bantin.markdown.body import BodySource
from bantin.markdown.render import render
from bantin.vi.reading import Wording
from tests.body_work import body_work
from tests.minisite import MiniSite

local_cluster: Any = distributed.LocalCluster
killed_worker: Any = distributed.KilledWorker
BODIES = [
    BodySource(f"tin-tuc/{number}.md", f"## Bài {number}\n\n" + "Một *đoạn* có [liên kết](b.md).\n\n" * 40, 5)
    for number in range(30)
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with local_cluster(n_workers=2, threads_per_worker=2, dashboard_address=":0") as running:
        yield f"dask:{running.scheduler_address}"


def quarter(item: object) -> int:
    """Four items make a chunk."""
    return MOST_CHARACTERS // 4


def alone(item: object) -> int:
    return MOST_CHARACTERS


def test_a_cluster_makes_the_same_bodies_as_this_machine(address: str) -> None:
    with open_crew(1, address) as crew:
        made = dict(crew.stream(replace(body_work(Budget()), size=quarter), BODIES))
    assert made == {index: render(source) for index, source in enumerate(BODIES)}
    assert made[7].text.startswith("Bài 7 Một đoạn có liên kết.")


def test_a_cluster_makes_the_same_site_as_this_machine(address: str, site: MiniSite) -> None:
    for number in range(30):
        text = f"Một *đoạn* có [liên kết](bai-{29 - number}.md)."
        site.article(f"bai-{number}", f"Bài {number}", more="tags: [Một, Hai]\n", body=text)
    ran = site.build("--executor", address)
    assert ran.status == 0, ran.err
    there = site.tree()
    site.delete("output").built("--clean")
    assert site.tree() == there
    assert len(there) > 30


def test_a_cluster_that_is_not_there_ends_the_command_with_one_line(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    ran = site.article("bai").build("--executor", "dask:tcp://127.0.0.1:1")
    assert ran.status == 2
    assert ran.err == f"Không dùng được “dask:tcp://127.0.0.1:1”: {cluster.NO_ANSWER.vi}\n"


def test_what_the_work_raises_on_a_cluster_reaches_the_caller(address: str) -> None:
    with open_crew(1, address) as crew:
        with pytest.raises(ValueError, match="một"):
            list(crew.stream(Work(int, alone), ["1", "một", "2"]))
        assert sorted(crew.stream(Work(int, alone), ["1", "2"])) == [(0, 1), (1, 2)]


def test_a_cluster_with_another_library_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version = engine._version
    monkeypatch.setattr(engine, "_version", lambda name: "0.0" if name == "nh3" else version(name))
    with pytest.raises(ClusterRefused) as refused, open_crew(1, address):
        pass
    assert refused.value.wording.vi.startswith(f"Không dùng được “{address}”: tcp://")
    assert refused.value.wording.vi.endswith(" có phiên bản khác ở đây của: nh3")


def test_a_cluster_without_workers_is_refused() -> None:
    with local_cluster(n_workers=0, dashboard_address=":0") as empty:
        assert said(f"dask:{empty.scheduler_address}") == cluster.NO_WORKERS.vi


def test_a_cluster_that_does_not_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    assert said("dask:tcp://127.0.0.1:1") == cluster.NO_ANSWER.vi
    assert said("dask:tcp://127.0.0.1") == cluster.NO_ANSWER.vi


def test_the_library_may_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert said("dask:tcp://127.0.0.1:1") == cluster.NO_PACKAGE.vi


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (CancelledError(), cluster.GONE),
        (CommClosedError(), cluster.GONE),
        (killed_worker("task", None, 4), cluster.KILLED),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_cluster_that_is_lost_half_way_is_an_error_in_words(address: str, error: Exception, why: Wording) -> None:
    with pytest.raises(ClusterRefused) as refused, open_crew(1, address):
        raise error
    assert refused.value.wording.vi.endswith(why.vi)


def said(address: str) -> str:
    """Why an address is refused."""
    with pytest.raises(ClusterRefused) as refused, open_crew(1, address):
        pass
    return refused.value.wording.vi.removeprefix(f"Không dùng được “{address}”: ")
