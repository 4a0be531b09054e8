"""What a build brings into its output, and what it says of that; where the switch to it is prepared."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bantin.manifest import Fingerprint

# Entered with the paths that will be written and those that will be removed, left when all of them have been.
Switching = Callable[[Sequence[str], Sequence[str]], AbstractContextManager[None]]


def at_once(written: Sequence[str], removed: Sequence[str]) -> AbstractContextManager[None]:
    """The switch of an output that nobody reads meanwhile."""
    del written, removed
    return nullcontext()


class Output(NamedTuple):
    """A file of the site: where it lies (posix, relative to the output), what it holds, the source it comes from.

    `reason` says in a few words why it was made; None where nothing is known of the one before.
    """

    path: str
    content: bytes
    source: str | None = None
    reason: str | None = None


class Kept(NamedTuple):
    """A file of the last build that stays as it is: it stands in the manifest, and was found untouched on the disk."""

    path: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and why: "new", or why it was made again."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What a build did to the output, and what every file of it holds now."""

    written: tuple[Written, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    files: Mapping[str, Fingerprint] = field(default_factory=dict, repr=False, compare=False)


def work_folders(output: Path) -> tuple[Path, Path]:
    """Where a switch may be prepared: beside the output, or inside it."""
    real = Path(os.path.realpath(output))
    return real.parent / f".{real.name}.bantin", real / ".bantin"
