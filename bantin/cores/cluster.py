"""A cluster that Dask runs: its workers are found fit before anything is sent to them. The only door to distributed."""

import contextlib
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from typing import Any

from bantin.cores.engine import libraries, made_with
from bantin.cores.executor import Executor
from bantin.cores.refused import ClusterRefused
from bantin.vi.reading import Wording

SCHEME = "dask:"
PATIENCE = 10  # seconds until a scheduler must have answered

INSTALL = f"{sys.executable} -m pip install distributed"
NO_PACKAGE = Wording(
    f"chưa cài thư viện distributed; cài bằng lệnh: {INSTALL}",
    f"the library distributed is not installed; install it with: {INSTALL}",
)
NO_ANSWER = Wording(
    "không kết nối được; kiểm tra địa chỉ và xem dask-scheduler đã chạy chưa",
    "no connection; check the address, and that dask-scheduler is running there",
)
NO_WORKERS = Wording(
    "chưa có tiến trình nào làm việc ở đó; chạy dask-worker trước",
    "no worker is there; start dask-worker first",
)
NO_PROGRAM = Wording(
    "các tiến trình ở đó không có Bản Tin; chạy dask-worker trong thư mục có build.py",
    "the workers there have no Bản Tin; start dask-worker in the folder of build.py",
)
GONE = Wording("mất kết nối giữa chừng", "the connection was lost half-way")
KILLED = Wording(
    "các tiến trình ở đó lần lượt chết khi làm cùng một việc",
    "one worker after the other died there of the same task",
)


@contextlib.contextmanager
def connected(executor: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a cluster such as `dask:tcp://host:port`, and how many workers it has."""
    with contextlib.closing(_client(executor)) as client, _in_words(executor):
        yield client.get_executor(pure=False), _fit_workers(client, executor)


def _client(executor: str) -> Any:  # noqa: ANN401 - the library may be absent
    try:
        import distributed  # noqa: PLC0415 - an extra package, needed by few
    except ImportError as error:
        raise ClusterRefused(executor, NO_PACKAGE) from error
    connect: Any = distributed.Client
    try:
        return connect(executor.removeprefix(SCHEME), timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterRefused(executor, NO_ANSWER) from error


@contextlib.contextmanager
def _in_words(executor: str) -> Iterator[None]:
    """What goes wrong on the way to a cluster and back."""
    from distributed import KilledWorker  # noqa: PLC0415
    from distributed.client import ClosedClientError  # noqa: PLC0415
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    try:
        yield
    except KilledWorker as error:
        raise ClusterRefused(executor, KILLED) from error
    except (CancelledError, ClosedClientError, CommClosedError) as error:
        raise ClusterRefused(executor, GONE) from error


def _fit_workers(client: Any, executor: str) -> int:  # noqa: ANN401
    """How many workers there are; each of them must make the same bytes as this process."""
    names = libraries()
    try:
        found: dict[str, tuple[str, ...]] = client.run(made_with, names)
    except ImportError as error:
        raise ClusterRefused(executor, NO_PROGRAM) from error
    if not found:
        raise ClusterRefused(executor, NO_WORKERS)
    ours = made_with(names)
    for worker, theirs in found.items():
        if theirs != ours:
            raise ClusterRefused(executor, _other(worker, ("Python", "Bản Tin", *names), theirs, ours))
    return len(found)


def _other(worker: str, names: tuple[str, ...], theirs: tuple[str, ...], ours: tuple[str, ...]) -> Wording:
    differ = ", ".join(name for name, one, other in zip(names, theirs, ours, strict=True) if one != other)
    return Wording(
        f"{worker} có phiên bản khác ở đây của: {differ}", f"{worker} has another version than here of: {differ}"
    )
