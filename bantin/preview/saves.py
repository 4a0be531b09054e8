"""Which changes of files matter, and when a burst of them is over."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bantin.addresses import ALLOWED_DOTFILES

# What editors and systems leave beside a file while it is open, or after it was saved.
PASSING = re.compile(
    r".*~|#.*#|~\$.*|4913|___jb_(?:tmp|old)___|.*___jb_(?:tmp|old)___|.*\.(?:sw[a-px]|tmp|temp|bak|orig|rej|part|crdownload)"
    r"|.*\.sb-[0-9a-f]{8}-\w+|Thumbs\.db|desktop\.ini|__pycache__|.*\.py[co]",
    re.IGNORECASE,
)
FEW = 4  # files that one save may touch
QUIET = 0.12  # seconds without a change, after which a burst is over
LONGEST = 3.0  # seconds that a build waits at most


def matters(path: str) -> bool:
    """Whether a change of this file (posix, below what is watched) may change the site."""
    names = path.split("/")
    return not any(PASSING.fullmatch(name) or (name[:1] == "." and name not in ALLOWED_DOTFILES) for name in names)


@dataclass(slots=True)
class Burst:
    """Changes that have not been built yet, since the moment of the first."""

    paths: dict[str, None] = field(default_factory=dict)
    since: float = 0.0

    def add(self, paths: Iterable[str], now: float) -> None:
        """Take up changes that were heard of at a moment."""
        self.since = self.since if self.paths else now
        self.paths.update(dict.fromkeys(paths))

    def wait(self, now: float, git: Path | None) -> float:
        """How long to wait for more before building: a single save is built at once.

        A file that is gone may be about to come back, as some editors save; git says itself that it is at work.
        """
        busy = git is not None and (git / "index.lock").exists()
        if len(self.paths) <= FEW and not busy and all(map(os.path.lexists, self.paths)):
            return 0.0
        return min(QUIET, max(0.0, self.since + LONGEST - now))

    def take(self) -> tuple[str, ...]:
        """The changes, which are built now."""
        taken, self.paths = tuple(self.paths), {}
        return taken


def git_of(root: Path) -> Path | None:
    """The folder of git's own files, for a site in a working copy."""
    found = (folder / ".git" for folder in (root, *root.parents))
    return next((git for git in found if git.is_dir()), None)
