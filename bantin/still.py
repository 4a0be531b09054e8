"""Whether a site is still what its last build made of it, told without loading the engine."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from bantin.last import Last, inputs_of
from bantin.manifest import MANIFEST
from bantin.stamps import Ledger
from bantin.standing import is_intact
from bantin.survey import Survey


def still(last: Last, now: datetime, found: Survey, ledger: Ledger) -> Last | None:
    """The last build with the stamps of today, where another one would make the same; else None."""
    if not last.holds_at(now) or found.names != ledger.before.keys():
        return None
    for file in found.files:
        if ledger.digest(file.location, file.found) != ledger.before[file.location].digest:
            return None
    return last if ledger.seen == ledger.before else replace(last, inputs=inputs_of(ledger.seen))


def still_there(last: Last, output: Path, *, private: bool) -> bool:
    """Whether all that the last build has left stands there; where nobody else writes, its manifest tells."""
    plain = {""}
    left = [(MANIFEST, last.made[MANIFEST])] if private and MANIFEST in last.made else last.made.items()
    return all(is_intact(output, path, made, plain) for path, made in left)
