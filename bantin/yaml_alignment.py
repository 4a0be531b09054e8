"""Keys that stand below no other key: one space too many or too few, which YAML tells as something else."""

import re
from collections.abc import Sequence

from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording

KEY_LINE = re.compile(r" *(?:- )?[^\s:#\"'\[{-][^:]*:(?P<value>[ \t].*)?$")
COMPLAINT = re.compile("mapping values|block (?:end|mapping)|expected '-'")


def misaligned_key(said: str, lines: Sequence[str], row: int, span: Span) -> Problem | None:
    """What the parser `said` of a line at `span`, where its key is meant to stand below another and does not."""
    above = _meant(lines, row) if COMPLAINT.search(said) else None
    if above is None:
        return None
    own, wanted = _column(lines[row]), _column(lines[above])
    name, key, line = _key_of(lines[row]), _key_of(lines[above]), span.line - row + above
    indent = Wording(
        f"Thụt {wanted} dấu cách, cho thẳng với “{key}” ở dòng {line}.",
        f"Indent it by {wanted}, in line with “{key}” of line {line}.",
    )
    flush = Wording("Xóa dấu cách ở đầu dòng.", "Delete the blanks at the beginning of the line.")
    return problem(
        "yaml-syntax",
        span,
        Wording(
            f"Khóa “{name}” thụt vào {own} dấu cách, không thẳng với khóa nào ở trên.",
            f"The key “{name}” is indented by {own}, in line with no key above.",
        ),
        indent if wanted else flush,
    )


def _meant(lines: Sequence[str], row: int) -> int | None:
    """The line above whose key is the nearest to that of a line, where it stands below none."""
    own = _column(lines[row])
    if "\t" in lines[row][:own] or not KEY_LINE.match(lines[row]):
        return None
    keys: list[tuple[int, int]] = []  # the columns of those that hold the line or stand beside it, with their lines
    for at in range(row - 1, -1, -1):
        found = KEY_LINE.match(lines[at])
        if not found or (keys and _column(lines[at]) >= keys[-1][0]):
            continue
        if not keys and found["value"] is None and own > _column(lines[at]):
            return None  # the first key within another
        keys.append((_column(lines[at]), at))
    if not keys or own in {column for column, _ in keys}:
        return None
    return min(keys, key=lambda key: abs(key[0] - own))[1]


def _column(line: str) -> int:
    """Where the key of a line begins, from 0."""
    return len(line) - len(line.lstrip(" ").removeprefix("- "))


def _key_of(line: str) -> str:
    return line[_column(line) :].partition(":")[0].strip()
