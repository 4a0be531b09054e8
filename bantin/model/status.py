"""Where a competition or campaign stands at an instant: a pure function of its dates, its state and *now*."""

from dataclasses import dataclass
from datetime import datetime

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.types import Announced
from bantin.vi.when import ZONE, When


@dataclass(frozen=True, slots=True)
class Stretch:
    """A round (or the whole of a campaign) with its bounds; without bounds it is unannounced."""

    name: str
    start: datetime | None
    end: datetime | None

    @property
    def dated(self) -> bool:
        """Whether it has at least one bound."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class Status:
    """A status word, the round that it is about, and calendar days until its start or its last day."""

    word: str
    round: str | None = None
    days: int | None = None


def stretches_of(entry: Competition | Campaign) -> tuple[Stretch, ...]:
    """The stretches that decide the status: the rounds if one is dated, else `when`."""
    rounds = tuple(_stretch(one.name, one.when) for one in entry.rounds) if isinstance(entry, Competition) else ()
    if any(one.dated for one in rounds):
        return rounds
    return (_stretch("", entry.when),) if entry.when else ()


def status_of(entry: Competition | Campaign, now: datetime) -> Status:
    """The status of a competition or campaign at an instant."""
    if entry.state is not None:
        return Status(entry.state.value)
    return status_at(stretches_of(entry), now, between=isinstance(entry, Competition))


def status_at(stretches: tuple[Stretch, ...], now: datetime, *, between: bool = True) -> Status:
    """Running while a stretch is open, upcoming before the first, between two, ended after the last."""
    dated = [one for one in stretches if one.dated]
    open_now = [one for one in dated if _has_begun(one, now) and not _has_ended(one, now)]
    if open_now:
        first = min(open_now, key=lambda one: (one.end is None, one.end or now))
        return Status("running", first.name or None, _days(now, first.end, last=True))
    ahead = [one for one in dated if not _has_begun(one, now)]
    if ahead:
        following = min(ahead, key=lambda one: one.start or now)
        past = any(_has_ended(one, now) for one in dated)
        return Status(
            "between" if past and between else "upcoming", following.name or None, _days(now, following.start)
        )
    undated = next((one for one in stretches if not one.dated), None)
    if not dated or undated is not None:
        return Status("unannounced", (undated.name or None) if undated else None)
    return Status("ended")


def boundaries(stretches: tuple[Stretch, ...]) -> tuple[datetime, ...]:
    """The instants at which the status can change."""
    return tuple(sorted({bound for one in stretches for bound in (one.start, one.end) if bound is not None}))


def _stretch(name: str, when: When | Announced | None) -> Stretch:
    if isinstance(when, When):
        return Stretch(name, when.start, when.end)
    return Stretch(name, None, None)


def _has_begun(one: Stretch, now: datetime) -> bool:
    return one.start is None or one.start <= now


def _has_ended(one: Stretch, now: datetime) -> bool:
    return one.end is not None and one.end <= now


def _days(now: datetime, bound: datetime | None, *, last: bool = False) -> int | None:
    if bound is None:
        return None
    today = now.astimezone(ZONE).date()
    day = bound.astimezone(ZONE)
    full = (day.date() - today).days
    return full - 1 if last and not (day.hour or day.minute or day.second) else full
