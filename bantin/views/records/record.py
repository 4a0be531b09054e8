"""What every record of a view is made of."""

from msgspec import Struct


class Record(Struct, frozen=True, gc=False, tag=True, array_like=True):
    """A frozen record of strings, numbers, tuples and records; none holds itself, so no collector need look at it.

    Encoded, it is its name with its values in order: two records encode alike only where they are equal.
    """
