"""The site as the preview shows it: always one build, also while the next one takes its place."""

import asyncio
import io
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from bantin.manifest import MANIFEST
from bantin.paths import Unsafe, safe_join
from bantin.preview.shelf import Shelf
from bantin.preview.targets import INDEX

PAGE = ".html"
NOT_PARTS = (PAGE, ".xml")  # no page loads them: pages themselves, feeds, sitemaps
LOST = "404.html"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be sent."""

    stream: IO[bytes]
    size: int


@dataclass(slots=True)
class Shown:
    """The folder of the last good build, with its number (0: there is none) and the path of the site's address.

    `whole` is set unless the files are being switched; `changed` has the build in which a file last changed.
    """

    folder: Path
    number: int = 0
    base: str = ""
    shelf: Shelf = field(default_factory=Shelf)
    whole: asyncio.Event = field(default_factory=asyncio.Event)
    changed: dict[str, int] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """Whether the folder still is where it was built."""
        return (self.folder / MANIFEST).exists()

    def close(self, written: Sequence[str], removed: Sequence[str]) -> None:
        """Before the switch: keep the parts that go, and let everybody wait."""
        for path in (*written, *removed):
            if not path.endswith(NOT_PARTS) and (content := self.content(path)) is not None:
                self.shelf.put(path, self.number, content)
        self.whole.clear()

    def open(self, paths: Collection[str]) -> None:
        """After the switch of these paths: the next build is shown."""
        self.number += 1
        self.changed.update(dict.fromkeys(paths, self.number))
        self.whole.set()

    def has(self, path: str) -> bool:
        """Whether the site has such a file."""
        return self._file(path) is not None

    def leads_to_folder(self, path: str) -> bool:
        """Whether a “/” is missing at the end of this path."""
        return not self.has(path) and self.has(f"{path}/{INDEX}")

    def content(self, path: str) -> bytes | None:
        """What a file holds now."""
        file = self._file(path)
        try:
            return file.read_bytes() if file else None
        except OSError:
            return None

    def found(self, path: str, asking: str | None) -> Found | None:
        """The file at a path, for the page at the path `asking`: the one that this page was made with."""
        old = None if path.endswith(PAGE) else self.shelf.part_for(path, asking)
        if old is not None:
            return Found(io.BytesIO(old), len(old))
        file = self._file(path)
        try:
            stream = file.open("rb") if file else None
        except OSError:
            return None
        return Found(stream, os.fstat(stream.fileno()).st_size) if stream else None

    def _file(self, path: str) -> Path | None:
        file = safe_join(self.folder, path)
        return None if isinstance(file, Unsafe) or not file.is_file() else file
