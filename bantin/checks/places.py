"""Places and offices on pages of another time than theirs (bantin/vi/places.csv)."""

from collections.abc import Iterator, Mapping
from datetime import date

from bantin.finished import FinishedSite
from bantin.markdown.body import PlaceName
from bantin.page_days import day_of
from bantin.problems import Problem, problem
from bantin.vi.date_forms import format_date
from bantin.vi.places import Unit, unit_named, units
from bantin.vi.reading import Wording


def places(finished: FinishedSite) -> Iterator[Problem]:
    """Units that were no more, or not yet, on the day of the page that names them, and wrong successors."""
    for name, terms in finished.terms.items():
        named = {term.unit: term for term in terms if isinstance(term, PlaceName)}
        one = finished.site.entries.get(name) if named else None
        day = day_of(one, finished.site) if one else None
        if day is not None:
            yield from _judged(named, day)


def _judged(named: Mapping[str, PlaceName], day: date) -> Iterator[Problem]:
    for term in named.values():
        unit = units().get(term.unit)
        if unit is None:
            continue
        if term.said and _is_wrong(term.said, unit):
            yield _wrong_successor(term, unit)
        elif unit.founded and day < unit.founded and not term.past:
            yield _not_yet(term, unit, day)
        elif unit.abolished and day >= unit.abolished and not term.past and not _is_explained(unit, named):
            yield _no_more(term, unit, day)


def _is_explained(unit: Unit, named: Mapping[str, PlaceName]) -> bool:
    """Whether the page itself names what is there now."""
    return any((now := unit_named(name)) is not None and now.id in named for name in unit.explained_by)


def _is_wrong(said: str, unit: Unit) -> bool:
    """Whether a text says "nay thuộc …" and what follows is none of the names of today."""
    if not said.lower().startswith(("nay", "hiện")) or unit.abolished is None:
        return False
    return not any(name.lower() in said.lower() for name in unit.explained_by)


def _no_more(term: PlaceName, unit: Unit, day: date) -> Problem:
    ended = format_date(unit.abolished) if unit.abolished else ""
    return problem(
        "place-abolished",
        term.span,
        Wording(
            f"“{term.text}” không còn từ ngày {ended}, mà trang này là của ngày {format_date(day)}.",
            f"“{term.text}” is no more since {ended}, but this page is of {format_date(day)}.",
        ),
        Wording(
            f"Ghi tên hiện nay ({', '.join(unit.explained_by)}), hoặc thêm “({unit.now})” nếu nói chuyện trước đó.",
            f"Write today's name ({', '.join(unit.explained_by)}), or add “({unit.now})” where the past is meant.",
        ),
    )


def _not_yet(term: PlaceName, unit: Unit, day: date) -> Problem:
    began = format_date(unit.founded) if unit.founded else ""
    return problem(
        "place-successor",
        term.span,
        Wording(
            f"“{term.text}” chỉ có từ ngày {began}, mà trang này là của ngày {format_date(day)}.",
            f"“{term.text}” exists since {began} only, but this page is of {format_date(day)}.",
        ),
        Wording(
            "Giữ tên của thời điểm ấy; Bản Tin tự thêm “(nay thuộc …)”. Không sửa lại tên trong bài cũ.",
            "Keep the name of that time; the note on what is there now comes by itself.",
        ),
    )


def _wrong_successor(term: PlaceName, unit: Unit) -> Problem:
    right = ", ".join(unit.explained_by)
    return problem(
        "place-successor",
        term.span,
        Wording(
            f"“{term.text}” không phải “{term.said}”: kế thừa là {right} ({unit.source}).",
            f"“{term.text}” is not “{term.said}”: what took its place is {right} ({unit.source}).",
        ),
        Wording(f"Ghi “({unit.now})”, hoặc bỏ phần trong ngoặc.", f"Write “({unit.now})”, or drop the brackets."),
    )
