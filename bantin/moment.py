"""The file in the output that names the next moment at which time alone changes the site: written and read."""

import json
from datetime import datetime
from pathlib import Path

from bantin.vi.when import moment

DUE = "moc-tiep-theo.json"
KEY = "next"


def moment_text(instant: str | None) -> str:
    """The file's text; None: time alone changes nothing."""
    return json.dumps({KEY: instant}, indent=1) + "\n"


def read_moment(output: Path) -> tuple[bool, datetime | None]:
    """Whether the last build into a folder has left a moment to read, and that moment (None: never)."""
    try:
        told = json.loads((output / DUE).read_text("utf-8"))[KEY]
    except (OSError, ValueError, TypeError, KeyError):
        return False, None
    instant = moment(told) if isinstance(told, str) else None
    return told is None or instant is not None, instant
