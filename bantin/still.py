"""Whether a site is still what its last build made of it, told without loading the engine."""

from datetime import datetime

from msgspec.structs import replace

from bantin.intact import Intact
from bantin.last import Last, inputs_of
from bantin.stamps import Ledger
from bantin.survey import Survey


def still(last: Last, now: datetime, found: Survey, ledger: Ledger) -> Last | None:
    """The last build with the stamps of today, where another one would make the same; else None."""
    if not last.holds_at(now) or found.names != ledger.before.keys():
        return None
    for file in found.files:
        if ledger.digest(file.location, file.found) != ledger.before[file.location].digest:
            return None
    return last if ledger.seen == ledger.before else replace(last, inputs=inputs_of(ledger.seen))


def still_there(last: Last, intact: Intact) -> bool:
    """Whether all that the last build has left stands there."""
    return all(intact(path, made) for path, made in last.made.items())
