"""What a build works with besides its project: the files as they were at its beginning, the store, the processes."""

from dataclasses import dataclass, field
from pathlib import Path

from bantin.cores import Crew
from bantin.intact import Intact, nothing_is
from bantin.last import Asked, Last
from bantin.memo import Memo
from bantin.recent import Recent
from bantin.stamps import Ledger, tick
from bantin.survey import Survey


@dataclass(frozen=True, slots=True)
class Desk:
    """All that makes a build faster and nothing that makes it different.

    `folder` is where the store lies; `asked` has the digest of the engine: what another one made is made again; `last`
    is the last build into the same output, `intact` tells what stands there as that has left it.
    """

    folder: Path
    asked: Asked
    survey: Survey
    ledger: Ledger
    memo: Memo
    crew: Crew
    last: Last | None = None
    recent: Recent = field(default_factory=Recent)
    intact: Intact = nothing_is

    def digest_at(self, location: str) -> bytes | None:
        """The digest of a file of the survey."""
        known = self.ledger.seen.get(location)
        return known.digest if known else None

    def now(self) -> int:
        """The time by the disk's clock, in nanoseconds."""
        return tick(self.folder)
