"""Two spellings of one thing on one page: hòa and hoà, tỷ and tỉ. Either is right, both together are not."""

import re
from collections.abc import Iterator

from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording

# Only open syllables in oa, oe, uy differ, never after q; names (with a capital) are spelt as they are.
NEW_A = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)")
NEW_Y = re.compile(r"u[ỳýỷỹỵ](?!\w)")
OLD = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)")
WORD = re.compile(r"\w+\Z")
TY = re.compile(r"(?<!\w)tỷ(?!\w)")
TI = re.compile(r"(?<!\w)tỉ(?!\w)")


def spelling(copy: Manuscript) -> Iterator[Problem]:
    """The rarer of two spellings, where it stands first."""
    body = copy.source.body
    if (NEW_A.search(body) or NEW_Y.search(body)) and OLD.search(body):
        seen = copy.body.visible
        yield from _mixed(copy, _tones(NEW_A, seen) + _tones(NEW_Y, seen), _tones(OLD, seen))
    if "tỉ" in body and "tỷ" in body and TI.search(body):
        seen = copy.body.visible
        yield from _mixed(copy, _places(TI, seen), _places(TY, seen))


def _tones(form: re.Pattern[str], seen: str) -> list[tuple[int, int]]:
    """Where words in small letters have their tone mark in one of the two places."""
    found = []
    for match in form.finditer(seen):
        lead = WORD.search(seen, max(0, match.start() - 8), match.start())
        before = lead[0] if lead else ""
        if before.islower() or not before:
            if match[0][0] in "uùúủũụ" and before.endswith("q"):
                continue
            found.append((match.start() - len(before), match.end()))
    return found


def _places(form: re.Pattern[str], seen: str) -> list[tuple[int, int]]:
    return [match.span() for match in form.finditer(seen)]


def _mixed(copy: Manuscript, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> Iterator[Problem]:
    if not one or not other:
        return
    rare, usual = (one, other) if len(one) < len(other) else (other, one)
    seen = copy.body.visible
    place, example = min(rare), min(usual)
    word, line = seen[slice(*place)], copy.body.span(*example).line
    yield problem(
        "spelling-mixed",
        copy.body.span(*place),
        Wording(
            f"“{word}” ({len(rare)} chỗ) viết khác cách với “{seen[slice(*example)]}” ({len(usual)} chỗ, dòng {line}).",
            f"“{word}” ({len(rare)}×) is spelt in another way than “{seen[slice(*example)]}” ({len(usual)}×, "
            f"line {line}).",
        ),
        Wording("Chọn một cách viết cho cả trang.", "Choose one way of spelling for the page."),
    )
