"""What will be written, as values: pages with their views, files as they are, bytes of our own."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from bantin.views.here import Here


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that a template makes of a view; from `valid_until` on (None: never) time alone may change it."""

    path: str
    template: str
    view: object
    source: str | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is published as it is."""

    path: str
    absolute: Path
    source: str | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedBytes:
    """A file whose bytes are known already."""

    path: str
    content: bytes
    source: str | None = None
    valid_until: datetime | None = None


Planned: TypeAlias = PlannedPage | PlannedFile | PlannedBytes


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its name in static/, where it is published; `content` is there where it is not the file's own."""

    name: str
    address: str
    absolute: Path | None
    source: str
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What outputs are planned from: the site seen from its root, and the static files."""

    here: Here
    assets: tuple[Asset, ...]
