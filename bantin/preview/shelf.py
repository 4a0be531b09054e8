"""The parts of pages as earlier builds had them, so that a page that is still shown gets its own."""

from collections import OrderedDict
from dataclasses import dataclass, field

MOST = 64 * 1024 * 1024  # bytes in all
LARGEST = 16 * 1024 * 1024  # of one part
PAGES = 1000  # whose build is remembered


@dataclass(slots=True)
class Shelf:
    """Old parts, the oldest first: path and last build → bytes; and of which build each file was last served."""

    parts: OrderedDict[tuple[str, int], bytes] = field(default_factory=OrderedDict)
    served: OrderedDict[str, int] = field(default_factory=OrderedDict)
    size: int = 0

    def put(self, path: str, build: int, content: bytes) -> None:
        """Keep what a path held up to and including a build."""
        if len(content) > LARGEST or (path, build) in self.parts:
            return
        self.parts[path, build] = content
        self.size += len(content)
        while self.size > MOST:
            _, gone = self.parts.popitem(last=False)
            self.size -= len(gone)

    def note(self, path: str, build: int) -> None:
        """Remember that a page or style sheet was served as it is in a build."""
        self.served[path] = build
        self.served.move_to_end(path)
        if len(self.served) > PAGES:
            self.served.popitem(last=False)

    def part_for(self, path: str, asking: str | None) -> bytes | None:
        """The part as the page at the path `asking` knows it; None where the newest is right."""
        build = self.served.get(asking) if asking is not None else None
        if build is None:
            return None
        fitting = [last for known, last in self.parts if known == path and last >= build]
        return self.parts[path, min(fitting)] if fitting else None
