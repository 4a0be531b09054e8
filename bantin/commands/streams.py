"""The two streams of a command: results go to stdout, what is said about them to stderr."""

import sys


class ReaderGone(Exception):  # noqa: N818 - not an error: whoever read the results has seen enough, as `head` does
    """Nobody reads what a command prints any more."""


def out(text: str) -> None:
    """A result; ReaderGone where nobody takes it."""
    try:
        sys.stdout.write(f"{text}\n")
    except BrokenPipeError:
        raise ReaderGone from None


def tell(text: str) -> None:
    """A remark."""
    sys.stderr.write(f"{text}\n")
