"""What changes on the disk, heard from the system itself; where it does not tell, by looking again and again."""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

STEP = 25  # milliseconds without a change after which a save is told; the price is idle time: 0.3 % of a core
SLOW_STEP = 200
LONGEST = 200  # milliseconds after which a part of a burst is told
POLL = 1500  # milliseconds between two looks
BEGUN = 500  # milliseconds after which it is certain that the system is telling us
PROBE = 3.0  # seconds that the system may take to tell of our own change
FORCED = "WATCHFILES_FORCE_POLLING"

Hear = Callable[[frozenset[str]], None]


class Feed:
    """The changes below some folders, or of what lies in one of them itself; told from a thread of its own.

    At its beginning it tells of no changes: from then on it will miss none.
    """

    def __init__(self, folders: Sequence[Path], hear: Hear, *, polls: bool, below: bool) -> None:
        self._folders, self._hear, self._polls, self._below = tuple(folders), hear, polls, below
        self._stop = threading.Event()
        if folders:
            threading.Thread(target=self._listen, daemon=True).start()

    def stop(self) -> None:
        """Hear nothing more."""
        self._stop.set()

    def _listen(self) -> None:
        while not self._stop.is_set():
            with suppress(OSError):  # a folder has gone: whoever asked for it watches that too
                self._told()
            self._stop.wait(0.2)

    def _told(self) -> None:
        folders = [folder for folder in self._folders if folder.is_dir()]
        batches = watch(
            *folders,
            watch_filter=None,
            debounce=LONGEST,
            step=STEP if self._below else SLOW_STEP,
            stop_event=self._stop,
            rust_timeout=BEGUN,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=self._polls,
            poll_delay_ms=POLL,
            recursive=self._below,
            ignore_permission_denied=True,
        )
        begun = False
        for batch in batches if folders else ():
            if self._stop.is_set():
                return
            if not begun:
                self._hear(frozenset())
            if batch:
                self._hear(frozenset(path for _, path in batch))
            begun = True


def must_poll(folder: Path) -> bool:
    """Whether the system does not tell of changes on the disk of this folder, in which a file is made to see."""
    if os.environ.get(FORCED, "false").lower() not in {"", "false", "disable", "disabled"}:
        return True
    probe = folder / "probe"
    seen, ready = threading.Event(), threading.Event()
    thread = threading.Thread(target=_notice, args=(folder, probe, seen, ready), daemon=True)
    thread.start()
    try:
        ready.wait(PROBE)
        return not _told_of(probe, seen, thread)
    finally:
        seen.set()
        with suppress(OSError):
            probe.unlink()


def _told_of(probe: Path, seen: threading.Event, thread: threading.Thread) -> bool:
    """Whether the system tells of one of some changes."""
    for number in range(int(PROBE / 0.1)):
        try:
            probe.write_text(str(number), encoding="ascii")
        except OSError:
            return thread.is_alive()  # a full disk: nothing can be said against it
        if seen.wait(0.1):
            return True
        if not thread.is_alive():
            return False
    return False


def _notice(folder: Path, probe: Path, seen: threading.Event, ready: threading.Event) -> None:
    with suppress(OSError):
        batches = watch(
            folder,
            watch_filter=None,
            step=1,
            stop_event=seen,
            rust_timeout=1,
            yield_on_timeout=True,
            force_polling=False,
            recursive=False,
            raise_interrupt=False,
        )
        for batch in batches:
            ready.set()
            if any(Path(path).name == probe.name for _, path in batch):
                seen.set()
