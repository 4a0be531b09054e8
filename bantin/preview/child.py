"""The builder as the server sees it: a fresh Python process, a line to it, and a word when it is gone."""

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bantin.preview.wire import Message, Wire

# A folder of the site must not be taken for a module: `-P`, and our own folder first.
START = "import sys; sys.path.insert(0, sys.argv[1]); from bantin.preview.builder import main; main()"


class Child:
    """One builder process; what it says is heard in a thread of its own."""

    def __init__(
        self, engine: Path, first: Message, hear: Callable[[Message], None], gone: Callable[[int], None]
    ) -> None:
        command = [sys.executable, "-P", "-c", START, str(engine)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
        assert self._process.stdin is not None  # noqa: S101 - for the type checker: both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._wire = Wire(self._process.stdout, self._process.stdin)
        self._hear, self._gone = hear, gone
        self.send(first)
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, message: Message) -> None:
        """Say it; a builder that has died says so itself."""
        with suppress(OSError, ValueError):
            self._wire.send(message)

    def end(self) -> None:
        """End it at once, whatever it is at: the next builder finishes a switch that was begun."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        with suppress(OSError, ValueError):
            while (message := self._wire.receive()) is not None:
                self._hear(message)
        self._gone(self._process.wait())
