"""What will be written, as values: pages with their views, files as they are, bytes of our own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bantin.urls import output_path
from bantin.views.here import Here


class Recipe(NamedTuple):
    """How a view is made from the site: the name of a builder of `outputs/`, and what it takes besides."""

    builder: str
    about: tuple[str, ...] = ()


class PlannedPage(NamedTuple):
    """A page that a template, or a file that a format (bantin/formats) makes of a view.

    From `valid_until` on (None: never) time alone may change it. The view is made of the recipe when it is asked for,
    so that those of a large site are never all in memory.
    """

    path: str
    template: str
    recipe: Recipe
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


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A file of a picture that was encoded; `key` is the digest of its bytes, which wait in the store."""

    path: str
    key: bytes
    source: str | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedPiece:
    """A file of our own whose digest is known already; its bytes are taken from where they lie if they are needed."""

    path: str
    digest: bytes
    take: Callable[[], bytes] = field(compare=False, repr=False)
    source: str | None = None
    valid_until: datetime | None = None


Planned: TypeAlias = PlannedPage | PlannedFile | PlannedBytes | PlannedPicture | PlannedPiece


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
    """What outputs are planned from: the site seen from its root, the static files, when entries next come or go."""

    here: Here
    assets: tuple[Asset, ...]
    changes: datetime | None = None


Builder: TypeAlias = Callable[..., object]


def page(
    address: str, template: str, builder: Builder, *about: str, source: str | None, until: datetime | None
) -> PlannedPage:
    """A page whose view a builder makes, which is called with the site seen from its root and with `about`."""
    return PlannedPage(output_path(address), template, Recipe(builder.__name__, about), source, until)
