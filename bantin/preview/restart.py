"""A changed engine starts the preview again in its own place: same port, same token, tabs go on."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bantin.first_run import replace_process

VARIABLE = "BANTIN_PREVIEW"
LOADED = ("bantin.cli", "bantin.commands.serve", "bantin.preview.builder", "bantin.pipeline")
TRY = f"import sys; sys.path.insert(0, sys.argv[1]); import {', '.join(LOADED)}"


@dataclass(frozen=True, slots=True)
class Handed:
    """What goes over to the preview that takes our place."""

    port: int
    token: str
    build: int


def is_again() -> bool:
    """Whether this preview takes the place of one that ran already, whatever has become of the site meanwhile."""
    return VARIABLE in os.environ


def taken_over() -> Handed | None:
    """What the preview has left whose place we have taken; None where there was none."""
    text = os.environ.pop(VARIABLE, None)
    try:
        return None if text is None else Handed(**json.loads(text))
    except (ValueError, TypeError):
        return None


def try_new(engine: Path, then: Callable[[str | None], None]) -> None:
    """Load the changed engine in a process of its own; then tell why it cannot be, or None."""
    threading.Thread(target=lambda: then(_flaw(engine)), daemon=True).start()


def take_place(handed: Handed) -> None:
    """Become the changed engine."""
    environment = dict(os.environ) | {VARIABLE: json.dumps(asdict(handed))}
    replace_process([sys.executable, *sys.orig_argv[1:]], environment)


def _flaw(engine: Path) -> str | None:
    command = [sys.executable, "-P", "-c", TRY, str(engine)]
    done = subprocess.run(  # noqa: S603 - our own code
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    lines = done.stderr.strip().splitlines()
    return None if done.returncode == 0 else (lines[-1] if lines else f"status {done.returncode}")
