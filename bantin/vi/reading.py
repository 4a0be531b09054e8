"""What a reader of one value returns: the value, if it could be read, and remarks about how it was written."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in both languages of the messages."""

    vi: str
    en: str


NOTHING = Wording("", "")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about a value: a stable code, the fact, and what to type instead.

    The code alone decides whether it is an error or a warning (`bantin.problems.SEVERITY`).
    """

    code: str
    message: Wording
    hint: Wording = NOTHING


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value and its remarks; `value` is None exactly when one of the remarks is an error."""

    value: T | None
    remarks: tuple[Remark, ...] = ()


def refused(code: str, message: Wording, hint: Wording = NOTHING) -> Reading[Any]:
    """A reading without a value, for one reason."""
    return Reading(None, (Remark(code, message, hint),))
