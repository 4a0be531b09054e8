"""Parts of files, as players of videos ask for them (RFC 9110 §14). One range a request; of several, all is sent."""

import re
from dataclasses import dataclass

RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{1,18})?|-(\d{1,18}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes from `start` up to `end`, which is exclusive."""

    start: int
    end: int


class Unsatisfiable(Exception):  # noqa: N818 - what the standard calls it
    """The range begins behind the end of the file."""


def part_of(header: str | None, size: int) -> Part | None:
    """The part that is asked for; None where it is all of the file."""
    found = RANGE.fullmatch(header.strip()) if header else None
    if found is None:
        return None
    first, last, suffix = (int(text) if text else None for text in found.groups())
    if first is None:
        part = Part(max(0, size - (suffix or 0)), size)
    else:
        if last is not None and last < first:
            return None  # no range at all: such a header is ignored
        part = Part(first, min(size, size if last is None else last + 1))
    if part.start >= part.end:
        raise Unsatisfiable
    return part
