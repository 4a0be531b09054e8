"""When: what a written date, period or bound means in Việt Nam's time, and as the columns that tools read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

# Việt Nam has kept UTC+07:00 without summer time since 1975; a fixed offset needs no time-zone database.
ZONE = timezone(timedelta(hours=7))
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time as it was written; `end` is exclusive, an open side is None, an instant has start == end."""

    kind: str
    text: str
    start: datetime | None = None
    end: datetime | None = None
    timed: bool = False
    count: int | None = None
    unit: str | None = None

    @property
    def first_day(self) -> date | None:
        """The first local day, or None where the start is open or unknown."""
        return self.start.date() if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last local day that belongs to it, or None where the end is open or unknown."""
        if self.end is None or self.end == self.start:
            return self.end.date() if self.end else None
        return (self.end - _TICK).date()


def columns(when: When) -> dict[str, str]:
    """The inclusive ISO days and the HH:MM times, by column name; what does not apply is left out."""
    starts = _column("start", when, when.start, when.first_day)
    if when.kind in {"date", "datetime"}:
        return starts
    return starts | _column("end", when, when.end, when.last_day)


def _column(name: str, when: When, instant: datetime | None, day: date | None) -> dict[str, str]:
    if instant is None or day is None:
        return {}
    if when.timed:
        return {name: instant.date().isoformat(), f"{name}_time": f"{instant:%H:%M}"}
    return {name: day.isoformat()}


def moment(text: str) -> datetime | None:
    """An instant in ISO 8601 (without an offset: Việt Nam's time), or None."""
    try:
        read = datetime.fromisoformat(text.strip())
        return read.replace(tzinfo=ZONE) if read.tzinfo is None else read.astimezone(ZONE)
    except (ValueError, OverflowError):
        return None
