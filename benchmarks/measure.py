"""One command under measurement: wall time, CPU and memory of it and of all the processes it starts."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PROC = Path("/proc")
SHORTEST_PAUSE = 0.02  # seconds between two samples …
LONGEST_PAUSE = 0.2
SHARE = 20  # … of which a sample itself takes at most one in so many: what is measured is not to be slowed
ORPHANS_MAY_TAKE = 5.0  # seconds that what a command leaves behind is waited for
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Measured:
    """What one run of a command took."""

    status: int
    wall: float  # seconds
    cpu: float  # seconds, user and system, of all its processes
    peak: int  # bytes, of all its processes at one moment
    said: str  # the end of what it printed


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Measured:
    """Run a command to its end and say what it took."""
    _adopt_orphans()
    log = folder / ".measured.log"
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands of our own list
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        with _Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime + _reap_orphans(process.pid)
    said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    log.unlink()
    return Measured(process.returncode, wall, cpu, watch.peak, said)


class _Watch:
    """Samples the memory of a session's processes in a thread until told to stop."""

    def __init__(self, session: int) -> None:
        self.peak = 0
        self._session = session
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            start = time.perf_counter()
            self.peak = max(self.peak, memory_of(self._session))
            pause = min(max(SHORTEST_PAUSE, SHARE * (time.perf_counter() - start)), LONGEST_PAUSE)


def memory_of(session: int) -> int:
    """The bytes that our descendants of one session hold together; shared pages count once."""
    return sum(_memory(each) for each in _descendants(os.getpid()) if _session_of(each) == session)


def _descendants(process: int) -> Iterator[int]:
    for listing in PROC.glob(f"{process}/task/*/children"):
        for child in map(int, _text(listing).split()):
            yield child
            yield from _descendants(child)


def _session_of(process: int) -> int | None:
    try:
        return os.getsid(process)
    except ProcessLookupError:
        return None


def _memory(process: int) -> int:
    """The proportional set size of a process, else its resident one; 0 when it has just ended."""
    for name, field in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        for line in _text(PROC / str(process) / name).splitlines():
            if line.startswith(field):
                return int(line.split()[1]) * 1024
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def _adopt_orphans() -> None:
    """Make what a command leaves behind ours, so that its CPU time counts too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap_orphans(group: int) -> float:
    """The CPU seconds of the processes that outlived their command; what does not end is killed."""
    cpu, deadline = 0.0, time.monotonic() + ORPHANS_MAY_TAKE
    while True:
        try:
            process, _, usage = os.wait4(-group, os.WNOHANG)
        except ChildProcessError:
            return cpu
        if process:
            cpu += usage.ru_utime + usage.ru_stime
        elif time.monotonic() > deadline:
            os.killpg(group, signal.SIGKILL)
            deadline += ORPHANS_MAY_TAKE
        else:
            time.sleep(0.01)
