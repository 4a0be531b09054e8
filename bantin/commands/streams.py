"""The two streams of a command: results go to stdout, what is said about them to stderr."""

import sys


def out(text: str) -> None:
    """A result."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """A remark."""
    sys.stderr.write(f"{text}\n")
