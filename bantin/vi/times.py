"""Times of day: 17 giờ 00, 8g30, 7 giờ tối, 08:20 SA; 24h00 closes a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bantin.vi.date_words import pattern
from bantin.vi.reading import Reading, Remark, Wording
from bantin.vi.text import clean_value

LONGEST = 200
LAST_MINUTE = 59

_PART = "(?: ?(?P<part>sáng|trưa|chiều|tối|đêm|khuya|sa|ch))?"
_MINUTE = "(?P<minute>[0-9]{1,2})(?: ?(?P<phut>phút|['’′]))?"
_COLON = f"(?P<hour>[0-9]{{1,2}}):(?:{_MINUTE}|(?P<exact>[0-9]{{2}}):(?P<second>[0-9]{{2}})){_PART}"
_MARKED = f"(?P<hour>[0-9]{{1,2}}) ?(?:giờ|[hg]) ?{_MINUTE}{_PART}"
_BARE = f"(?P<hour>[0-9]{{1,2}}) ?(?:giờ|[hg])(?P<half> rưỡi)?{_PART}"
_FORMS = tuple(pattern(form) for form in (_COLON, _MARKED, _BARE))

# The same without group names, to find a time beside a date. "17 giờ 15/4/2025" needs the form without minutes.
CLOCKS = tuple(re.sub(r"\?P<\w+>", "?:", form) for form in (f"(?:{_COLON}|{_MARKED})", _BARE))


def _part(same: Iterable[int], later: Iterable[int]) -> dict[int, int]:
    return {hour: hour for hour in same} | {hour: hour + 12 for hour in later}


# What an hour means in a part of the day; an hour of _EITHER could also be one after midnight.
_NIGHT = _part((0, *range(18, 25)), range(8, 12))
_PARTS = {
    "sáng": _part(range(12), ()),
    "trưa": _part(range(10, 15), (1, 2)),
    "chiều": _part(range(12, 20), range(1, 8)),
    "tối": _part(range(17, 25), range(5, 12)),
    "đêm": _NIGHT,
    "khuya": _NIGHT,
    "sa": _part(range(12), ()) | {12: 0},
    "ch": _part(range(12, 24), range(1, 12)),
}
_EITHER = {"sáng": {12}, "tối": {1, 2, 3, 4, 12}, "đêm": {*range(1, 8), 12}, "khuya": {*range(1, 8), 12}}


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """A time of day from 00:00 to 24:00."""

    hour: int
    minute: int = 0
    second: int = 0

    def __str__(self) -> str:
        """17:00."""
        return f"{self.hour:02}:{self.minute:02}"


def read_time(text: str) -> Reading[Clock]:
    """A time of day without a date."""
    cleaned, remarks = clean_value(text)
    if not cleaned:
        return Reading(None, (*remarks, _EMPTY))
    found = clock_of(cleaned) if len(cleaned) <= LONGEST else None
    if isinstance(found, Clock):
        return Reading(found, remarks)
    return Reading(None, (*remarks, found or _unknown(cleaned)))


def clock_of(text: str) -> Clock | Remark | None:
    """The time that cleaned text gives, what is wrong with it, or None where it is no time at all."""
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    given = found.groupdict()
    minute = 30 if given.get("half") else int(given.get("exact") or given.get("minute") or 0)
    clock = Clock(int(given["hour"]), minute, int(given.get("second") or 0))
    if _is_cut_short(given):
        return _invalid(f"“{text}”: phút phải có hai chữ số.", f"“{text}”: minutes take two digits.", str(clock))
    return _fault(text, clock) or _in_part(text, clock, given["part"])


def _is_cut_short(given: dict[str, str | None]) -> bool:
    return len(given.get("minute") or "00") == 1 and given.get("phut") != "phút"


def _fault(text: str, clock: Clock) -> Remark | None:
    if clock.minute > LAST_MINUTE:
        return _invalid(f"“{text}”: phút phải từ 00 đến 59.", f"“{text}”: minutes run from 00 to 59.")
    if clock.second > LAST_MINUTE:
        return _invalid(f"“{text}”: giây phải từ 00 đến 59.", f"“{text}”: seconds run from 00 to 59.")
    if clock > Clock(24):
        return _invalid(f"“{text}”: giờ phải từ 00 giờ 00 đến 24 giờ 00.", f"“{text}”: a day runs from 00:00 to 24:00.")
    return None


def _in_part(text: str, clock: Clock, part: str | None) -> Clock | Remark:
    if part is None:
        return clock
    word = part.lower()
    if clock.hour in _EITHER.get(word, ()):
        return _ambiguous(text, clock)
    hour = _PARTS[word].get(clock.hour)
    if hour is None:
        return _invalid(
            f"“{text}”: {clock.hour} giờ không thể là buổi {part}.", f"“{text}”: no such hour in that part of the day."
        )
    return Clock(hour, clock.minute, clock.second)


_EMPTY = Remark("value-empty", Wording("Giá trị để trống.", "The value is empty."))


def _unknown(text: str) -> Remark:
    return Remark(
        "time-invalid",
        Wording(f"“{text[:LONGEST]}” không phải là giờ.", f"“{text[:LONGEST]}” is no time of day."),
        Wording("Ghi theo dạng 08:30 hoặc 17 giờ 00.", "Type it like 08:30 or 17 giờ 00."),
    )


def _invalid(vi: str, en: str, right: str = "17 giờ 00") -> Remark:
    return Remark("time-invalid", Wording(vi, en), Wording(f"Ghi theo dạng {right}.", f"Type it like {right}."))


def _ambiguous(text: str, clock: Clock) -> Remark:
    early = Clock(clock.hour % 12, clock.minute)
    late = Clock(24) if early == Clock(0) else Clock(early.hour + 12, clock.minute)
    return Remark(
        "time-ambiguous",
        Wording(f"“{text}” có thể hiểu hai cách.", f"“{text}” can be read in two ways."),
        Wording(f"Ghi rõ {_official(early)} hoặc {_official(late)}.", f"Type {_official(early)} or {_official(late)}."),
    )


def _official(clock: Clock) -> str:
    return f"{clock.hour:02} giờ {clock.minute:02}"
