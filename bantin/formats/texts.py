"""Texts that stand in their files as they are, and JSON."""

import json
from typing import Any

from bantin.views.records import Text


def plain_text(text: Text) -> bytes:
    """The text's bytes."""
    return text.text.encode()


def json_bytes(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """A value as JSON that people can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
