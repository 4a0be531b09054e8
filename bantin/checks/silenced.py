"""Problems that a comment beside them silences, and comments that silence nothing."""

from collections.abc import Iterable, Iterator, Mapping

from bantin.notices import Silence
from bantin.problems import ADJUSTABLE, SEVERITY, Problem, is_error, problem
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.reading import Wording

UNUSED = "silence-unused"
NOT_ALWAYS_LOOKED_FOR = frozenset({"link-dead"})


def silenced(problems: Iterable[Problem], by_file: Mapping[str, tuple[Silence, ...]]) -> tuple[Problem, ...]:
    """The problems that are to be told, and the comments that silence nothing."""
    told, used = _told(problems, by_file)
    unused = (found for silences in by_file.values() for one in silences for found in _unused(one, used))
    return (*told, *unused)


def heard(problems: Iterable[Problem], by_file: Mapping[str, tuple[Silence, ...]]) -> tuple[Problem, ...]:
    """The problems that are to be told."""
    return tuple(_told(problems, by_file)[0])


def _told(
    problems: Iterable[Problem], by_file: Mapping[str, tuple[Silence, ...]]
) -> tuple[list[Problem], set[tuple[Silence, str]]]:
    """The problems that no comment silences, and what the comments were used for."""
    told: list[Problem] = []
    used: set[tuple[Silence, str]] = set()
    for one in problems:
        found = [silence for silence in by_file.get(one.span.file, ()) if _covers(silence, one)]
        used |= {(silence, one.code) for silence in found}
        if not found:
            told.append(one)
    return told, used


def _covers(silence: Silence, one: Problem) -> bool:
    may_be = not is_error(one) or one.code in ADJUSTABLE
    return may_be and one.code in silence.codes and silence.first <= one.span.line <= silence.last


def _unused(silence: Silence, used: set[tuple[Silence, str]]) -> Iterator[Problem]:
    for code in silence.codes:
        if (silence, code) not in used and code not in NOT_ALWAYS_LOOKED_FOR:
            said = Wording(f"Không có gì để bỏ qua “{code}” ở đây.", f"There is nothing of “{code}” to silence here.")
            hint = Wording("Xóa ghi chú này.", "Delete the comment.")
            if code not in SEVERITY:
                said = Wording(f"Không có mã kiểm tra “{code[:60]}”.", f"There is no check “{code[:60]}”.")
                near = nearest(code, SEVERITY)
                hint = did_you_mean(near) if near else hint
            yield problem(UNUSED, silence.span, said, hint)
