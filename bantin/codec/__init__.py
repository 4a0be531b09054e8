"""Typed values as plain JSON and back, for the store: nothing runs, and no text makes a value of another type.

A text holds `[version, files, value]`: `version` names the types it was written with, so that a text of other types
is foreign; `files` are the names that positions refer to by number.
"""

import hashlib
import json
from typing import Union

from bantin.codec.annotations import Annotation, Coders
from bantin.codec.forms import Value
from bantin.codec.structures import always

_WRITE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_READ = json.JSONDecoder().raw_decode
_DAMAGE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)


_TEXT = frozenset({str})


class Foreign(ValueError):  # noqa: N818 - as StopIteration: what was found
    """A text that was not written for these types, or is damaged."""


class Codec:
    """Values of the types given, and of every type that their annotations reach, as bytes."""

    def __init__(self, *roots: Annotation) -> None:
        """TypeError where a type is reached that has no form here."""
        made = Coders()
        coder = made.of(Union[roots])  # noqa: UP007 - made of a tuple
        self._write, self._read = coder.encode, always(coder)
        self.version = hashlib.blake2b(made.description().encode(), digest_size=6).hexdigest()

    def encode(self, value: object) -> bytes:
        """The value as bytes, the same each time; TypeError for a value of another type, which is a bug."""
        files: dict[str, int] = {}
        raw = self._write(value, files)
        return str.encode(_WRITE([self.version, list(files), raw]), "utf-8", "surrogatepass")

    def decode(self, data: bytes) -> Value:
        """The value that was written; `Foreign` where the bytes hold none."""
        try:
            text = data.decode("utf-8", "surrogatepass")
            (version, files, raw), end = _READ(text)
            if version == self.version and end == len(text) and _TEXT.issuperset(map(type, files)):
                return self._read(raw, files)
        except _DAMAGE as error:
            raise Foreign("damaged") from error
        raise Foreign("written with other types")
