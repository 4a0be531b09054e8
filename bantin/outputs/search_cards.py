"""What the search page shows of what it has found, and what it filters by: files of the index besides the shards."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.pages import Results
from bantin.search.gaps import gaps_of
from bantin.search.index import grain_of
from bantin.search.row import PAIRS
from bantin.site import Linked
from bantin.urls import quoted
from bantin.vi.when import When
from bantin.views.cards import KINDS
from bantin.views.dates import clock_of, day_only, printed
from bantin.views.here import Here
from bantin.views.records import DateText
from bantin.views.search import DOCUMENTS, Place

TOGETHER = 6  # documents whose numbers differ in these last bits only have their cards in one file
NO_MONTH = PAIRS[0]

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def files_of(here: Here, places: Iterable[Place], numbers: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """The table of all documents, and their cards some at a time."""
    ordered = sorted(places, key=lambda one: numbers[one.name])
    yield DOCUMENTS, _file(_table(here, ordered, [numbers[one.name] for one in ordered]))
    files: dict[int, dict[str, tuple[str, ...]]] = {}
    for one in ordered:
        number = numbers[one.name]
        files.setdefault(number >> TOGETHER, {})[str(number)] = _card(here, one)
    for chunk, cards in files.items():
        yield f"bai-{chunk}", _file(cards)


def _file(content: object) -> bytes:
    return f"{_json(content)}\n".encode()


def _card(here: Here, one: Place) -> tuple[str, ...]:
    """The title, the address below the site's root, and the date as it is printed."""
    address = quoted(one.entry.address.lstrip("/")) + (f"#{quoted(one.anchor)}" if one.anchor else "")
    return (one.title, address, _date(here, one.entry)) if not one.anchor else (one.title, address)


def _date(here: Here, one: Linked) -> str:
    entry = one.entry
    if isinstance(entry, Article | Results):
        shown: DateText | None = day_only(here, entry.date)
    else:
        shown = printed(here, entry.when) if isinstance(entry, Competition | Campaign) else None
    return "".join(segment.text for segment in shown.segments) if shown is not None else ""


def _table(here: Here, places: Sequence[Place], numbers: Sequence[int]) -> dict[str, object]:
    """All that filters need, by the documents' places in the order of their numbers; runs of places as gaps."""
    kinds = tuple(KINDS)
    at = {one.name: place for place, one in enumerate(places)}
    tags: dict[str, list[int]] = {}
    for place, one in enumerate(places):
        for tag in () if one.anchor else here.tags_of(one.entry):
            tags.setdefault(tag.name, []).append(place)
    return {
        "grain": grain_of(numbers),
        "numbers": gaps_of(numbers),
        "kinds": [KINDS[kind] for kind in kinds],
        "kind": "".join(str(kinds.index(one.entry.entry.kind_name)) for one in places),
        "month": _columns([_month(one.entry) for one in places]),
        "tags": {tag.name: gaps_of(tags[tag.name]) for tag in here.site.tags if tag.name in tags},
        "parts": {str(place): at[one.entry.id] for place, one in enumerate(places) if one.anchor},
        "clocks": {str(place): _clock(here, one.entry) for place, one in enumerate(places) if _is_contest(one)},
    }


def _columns(pairs: Sequence[str]) -> tuple[str, str]:
    """The first characters of all pairs, and the second ones: apart they compress better."""
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)


def _is_contest(one: Place) -> bool:
    return not one.anchor and isinstance(one.entry.entry, Competition | Campaign)


def _clock(here: Here, one: Linked) -> dict[str, object]:
    """What the status script takes."""
    assert isinstance(one.entry, Competition | Campaign)  # noqa: S101
    clock = clock_of(here, one.entry)
    return {"state": clock.state, "spans": [{"start": span.start, "end": span.end} for span in clock.spans]}


def _month(one: Linked) -> str:
    """The month that an entry is of, in two characters: months since 1970."""
    start = _start(one)
    months = (start.year - 1970) * 12 + start.month if start else 0
    return PAIRS[months] if 0 < months < len(PAIRS) else NO_MONTH


def _start(one: Linked) -> datetime | None:
    entry = one.entry
    if isinstance(entry, Article | Results):
        return entry.date.start
    if isinstance(entry, Competition | Campaign):
        rounds = entry.rounds if isinstance(entry, Competition) else ()
        starts = [each.when.start for each in rounds if isinstance(each.when, When) and each.when.start]
        year = entry.year if isinstance(entry, Competition) else None
        own = entry.when.start if entry.when else None
        return own or min(starts, default=None) or (datetime(year, 1, 1) if year else None)  # noqa: DTZ001
    return None
