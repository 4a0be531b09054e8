"""What is known of a picture once it was looked at: its size, its colour, its files; or why it is not published."""

from dataclasses import dataclass
from typing import NamedTuple

from msgspec import Struct

from bantin.vi.reading import Wording

FORMATS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".avif": "avif",
    ".svg": "svg",
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a picture is not published."""

    code: str
    message: Wording


class PictureFile(Struct, frozen=True, array_like=True, gc=False):
    """One file that a picture is published as: `key` is the digest of its bytes; one that moves is an animation."""

    format: str
    width: int
    height: int
    key: bytes
    moving: bool = False


class Look(Struct, frozen=True, array_like=True):
    """A picture that may be published, in pixels as it is shown; None where a drawing does not say.

    `name` stands for its content; `tone` is its main colour, three digits from 0 to 3 for red, green and blue. A
    drawing has no `files`: it is published as it is. Else the first one has the picture's own format and full size.
    """

    name: str
    width: int | None
    height: int | None
    tone: str | None = None
    files: tuple[PictureFile, ...] = ()


class Named(NamedTuple):
    """A picture to be made: the format that its name claims, its bytes, and the name that stands for them."""

    kind: str
    content: bytes
    name: str


class Encoded(NamedTuple):
    """A picture that was made: its look, and the bytes of its files in their order."""

    look: Look
    contents: tuple[bytes, ...] = ()


def unreadable(vi: str, en: str) -> Flaw:
    """A file that is no picture, or none that can be shown."""
    return Flaw("picture-unreadable", Wording(f"Không đăng được ảnh: {vi}.", f"The picture cannot be published: {en}."))


def too_heavy(size: int, limit: int) -> Flaw:
    """A file of more bytes than are read."""
    return Flaw(
        "picture-too-large",
        Wording(
            f"Ảnh nặng {size // 1024} KiB, vượt giới hạn {limit // 1024} KiB.",
            f"The picture has {size // 1024} KiB, more than the limit of {limit // 1024} KiB.",
        ),
    )


def too_many_pixels(width: int, height: int, frames: int, limit: int) -> Flaw:
    """A picture that would take hundreds of megabytes once it is decoded."""
    size = f"{width} × {height}" + (f" × {frames}" if frames > 1 else "")
    most = limit // 1_000_000
    return Flaw(
        "picture-too-large",
        Wording(
            f"Ảnh có {size} điểm ảnh, vượt giới hạn {most} triệu điểm ảnh.",
            f"The picture has {size} pixels, more than the limit of {most} million.",
        ),
    )
