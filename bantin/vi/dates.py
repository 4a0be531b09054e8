"""Reading Vietnamese dates, periods, bounds and durations as editors write them: day first, never guessed."""

from functools import lru_cache

from bantin.vi import date_remarks
from bantin.vi.date_instants import KINDS, bounds_of, fault_of, weekday_remark
from bantin.vi.date_points import Point, is_short, point_of
from bantin.vi.date_ranges import Range, range_of
from bantin.vi.date_refusals import refusal_of
from bantin.vi.date_words import DASH, DECEMBER, MONTH, TO, TO_COME, UNITS, month_of, pattern
from bantin.vi.reading import Reading, Remark
from bantin.vi.text import clean_value
from bantin.vi.times import LONGEST
from bantin.vi.when import When

BOUND = pattern(
    "(?P<before>trước) (?P<upper>.+)"
    f"|(?P<until>{TO}|hết|(?:chậm|muộn) nhất(?: là| vào| đến)?(?: hết)?|không muộn hơn) (?P<within>.+)"
    "|(?P<since>(?:kể )?từ) (?P<lower>.+)"
)
_DURATION = pattern("([0-9]{1,5}) (" + "|".join(UNITS) + ")")
_UNBOUNDED = pattern(f"(năm học|nhiệm kỳ|nhiệm kì) ([0-9]{{4}}|[0-9]{{2}}) ?(?:/|{DASH}|{TO}) ?([0-9]{{4}}|[0-9]{{2}})")
_PHASE = pattern("giai đoạn (?P<years>.+)")
_PART_OF_YEAR = pattern(f"({MONTH}) tháng (đầu|cuối) năm(?: ([0-9]{{4}}|[0-9]{{2}}))?")

REMEMBERED = 4096  # many entries have a date in common
# "ſ", "ı" and "İ" would pass for s and i where case is ignored.
_LOOKALIKES = frozenset("ſıİ")


def read_when(text: str) -> Reading[When]:
    """What the text says about time, of any kind; which kinds a field takes is the field's affair."""
    return _remembered(text) if len(text) <= LONGEST else _when(text)


def _when(text: str) -> Reading[When]:
    cleaned, remarks = clean_value(text)
    if not cleaned:
        return Reading(None, (*remarks, date_remarks.empty()))
    found = _read(cleaned)
    return Reading(found.value, remarks + found.remarks)


_remembered = lru_cache(REMEMBERED)(_when)


def _read(text: str) -> Reading[When]:
    if len(text) > LONGEST:
        return _refused(date_remarks.too_long(text))
    if not _LOOKALIKES.isdisjoint(text):
        return _refused(date_remarks.unknown(text))
    for reader in (_to_come, _duration, _point, _bound, _unbounded, _part_of_year, _range):
        if found := reader(text):
            return found
    return _refused(refusal_of(text))


def _refused(fault: Remark) -> Reading[When]:
    return Reading(None, (fault,))


def _to_come(text: str) -> Reading[When] | None:
    return Reading(When("tba", text)) if text.lower() in TO_COME else None


def _duration(text: str) -> Reading[When] | None:
    match = _DURATION.fullmatch(text)
    if match is None or not int(match[1]):
        return None
    return Reading(When("duration", text, count=int(match[1]), unit=match[2].lower()))


def _point(text: str) -> Reading[When] | None:
    point = point_of(text)
    if point is None or point.level == "number":
        return None
    fault = fault_of(point)
    if fault:
        return _refused(fault)
    start, end = bounds_of(point)
    kind = "datetime" if point.clock else KINDS[point.level]
    return Reading(When(kind, text, start, end, timed=point.clock is not None), _remarks_of(point))


def _remarks_of(point: Point) -> tuple[Remark, ...]:
    return point.remarks + weekday_remark(point)


def _bound(text: str) -> Reading[When] | None:
    match = BOUND.fullmatch(text)
    inner = _point(match["upper"] or match["within"] or match["lower"]) if match else None
    if match is None or inner is None or inner.value is None:
        return inner
    when = inner.value
    if match["before"]:
        bound = When("before", text, end=when.start, timed=when.timed)
    elif match["until"]:
        bound = When("until", text, end=when.end, timed=when.timed)
    else:
        bound = When("since", text, start=when.start, timed=when.timed)
    return Reading(bound, inner.remarks)


def _unbounded(text: str) -> Reading[When] | None:
    """A school year or a term of office: named by two years, but with no first and last day."""
    match = _UNBOUNDED.fullmatch(text)
    if match is None:
        return None
    first, last = match[2], match[3]
    fault = _years_fault(first, last, text)
    if fault:
        return _refused(fault)
    return Reading(When("school_year" if match[1].lower() == "năm học" else "term", text))


def _years_fault(first: str, last: str, text: str) -> Remark | None:
    for year in (first, last):
        point = point_of(f"năm {year}")
        fault = fault_of(point) if point else None
        if fault and is_short(year):
            return date_remarks.short_year(text, year, f"năm 20{year}")
        if fault:
            return date_remarks.bad_year(text, int(year))
    return date_remarks.reversed_range(first, last) if first > last else None


def written_range(text: str) -> Range | None:
    """The range that cleaned text spells out with two ends, "giai đoạn 2021 - 2025" among them."""
    match = _PHASE.fullmatch(text)
    if match is None:
        return range_of(text)
    found = range_of(match["years"])
    return found if found and found.kind == "year_range" else None


def _part_of_year(text: str) -> Reading[When] | None:
    """The first or the last months of a year: "6 tháng đầu năm 2025"."""
    match = _PART_OF_YEAR.fullmatch(text)
    if match is None:
        return None
    count, digits = month_of(match[1]), match[3]
    year = _point(f"năm {digits}") if digits else _refused(date_remarks.no_year(text))
    if year is None or year.value is None:
        return year
    if not 1 <= count <= DECEMBER:
        return _refused(date_remarks.bad_month(text))
    first = 1 if match[2].lower() == "đầu" else DECEMBER + 1 - count
    months = range_of(f"{first}/{digits} - {first + count - 1}/{digits}")
    return _ranged(months, text) if months else None


def _range(text: str) -> Reading[When] | None:
    found = written_range(text)
    return _ranged(found, text) if found else None


def _ranged(found: Range, text: str) -> Reading[When]:
    if found.fault:
        return _refused(found.fault)
    start, end = bounds_of(found.first)[0], bounds_of(found.last)[1]
    timed = found.kind in {"time_range", "datetime_range"}
    return Reading(When(found.kind, text, start, end, timed=timed), found.remarks)
