"""A running `build.py serve` of a small site: where it is, what it says, how it ends."""

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.minisite import NOW, PROJECT

PATIENCE = 30.0  # seconds; a machine under load is slow, and what never comes must not hang


@dataclass
class Preview:
    """The process and what it has said so far."""

    root: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    more: threading.Condition = field(default_factory=threading.Condition)

    def listen(self) -> None:
        """Note every line as it comes, until the process ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.more:
                self.lines.append(line)
                self.more.notify_all()

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def says(self, pattern: str) -> re.Match[str]:
        """Wait until it says so."""
        deadline = time.monotonic() + PATIENCE
        with self.more:
            while not (found := re.search(pattern, self.said)):
                left = deadline - time.monotonic()
                assert left > 0, f"never said {pattern!r}:\n{self.said}"
                self.more.wait(min(left, 0.5))
                assert self.process.poll() is None or re.search(pattern, self.said), self.said
        return found

    @property
    def address(self) -> str:
        """Where the site is, with a slash at the end."""
        return self.says(r"http://127\.0\.0\.1:\d+/\S*")[0]

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    def write(self, path: str, text: str | bytes) -> None:
        """Save a file of the site."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def stop(self) -> int:
        """Ctrl-C, and the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def start(root: Path, *options: str, port: int = 0, project: Path = PROJECT, now: str | None = NOW) -> Preview:
    """A preview that begins to run; `now=None` lets its clock go."""
    fixed = ("--now", now) if now else ()
    command = [sys.executable, "-u", str(project / "build.py"), "serve", "--root", str(root), "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--jobs", "1", *fixed, *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    preview = Preview(root, process)
    threading.Thread(target=preview.listen, daemon=True).start()
    return preview


@contextmanager
def previewing(root: Path, *options: str, port: int = 0, now: str | None = NOW) -> Iterator[Preview]:
    """A preview whose first build is done; it is gone at the end, whatever happens."""
    with running(start(root, *options, port=port, now=now)) as preview:
        yield preview


@contextmanager
def running(preview: Preview) -> Iterator[Preview]:
    """A started preview once its first build is done; it is gone at the end."""
    with ending(preview):
        preview.says("Đã dựng|Built in")
        yield preview


@contextmanager
def ending(preview: Preview) -> Iterator[Preview]:
    """A started preview, however far it is; it is gone at the end."""
    try:
        yield preview
    finally:
        end(preview)


def end(preview: Preview) -> None:
    """End it, by force if it must be."""
    try:
        preview.stop()
    except subprocess.TimeoutExpired:
        preview.process.kill()
        preview.process.wait(PATIENCE)
        raise
    finally:
        if preview.process.stdout is not None:
            preview.process.stdout.close()
