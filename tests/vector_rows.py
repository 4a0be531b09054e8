"""The rows of `tests/vectors/`, comments left out and `\\uXXXX` decoded."""

import csv
import re
from pathlib import Path

VECTORS = Path(__file__).parent / "vectors"


def decoded(text: str) -> str:
    """The text with `\\u00a0` and the like as the characters they name."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def csv_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    lines = (VECTORS / name).read_text(encoding="utf-8").splitlines()
    found = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [{key: decoded(value) for key, value in row.items()} for row in found]


def blocks(name: str) -> dict[str, list[list[str]]]:
    """The rows of a tab-separated file by their first column."""
    found: dict[str, list[list[str]]] = {}
    for line in (VECTORS / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            block, *columns = line.split("\t")
            found.setdefault(block, []).append(columns)
    return found
