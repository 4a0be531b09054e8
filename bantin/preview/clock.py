"""The clock of a command that goes on for hours: it runs on, unless `--now` has stopped it."""

from datetime import datetime

from bantin.vi.when import ZONE


def now(fixed: datetime | None) -> datetime:
    """The moment that a preview shows."""
    return fixed or datetime.now(ZONE)
