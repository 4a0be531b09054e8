"""Pictures made for tests: photographs with what cameras write into them, animations, bombs."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

GPS = 0x8825
ORIENTATION = 0x0112
SECRET = b"10.0452 105.7469 so nha 7"  # what no published file may hold


def photo(width: int, height: int, colour: tuple[int, int, int] = (30, 90, 200)) -> Image.Image:
    """A picture whose upper left corner is red."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    return image


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:  # noqa: ANN401 - whatever the format takes
    file = io.BytesIO()
    image.save(file, kind.upper(), **more)
    return file.getvalue()


def snapshot(width: int, height: int, orientation: int = 1) -> bytes:
    """A JPEG as a phone leaves it: place and camera in EXIF, a comment, more after its end."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(GPS)[29] = SECRET.decode()
    return saved(photo(width, height), "jpeg", exif=exif, comment=SECRET, quality=90) + b"MotionPhoto" + SECRET


def animation(width: int = 40, height: int = 30, frames: int = 3) -> bytes:
    colours = [(250, 0, 0), (0, 250, 0), (0, 0, 250)]
    pictures = [Image.new("RGB", (width, height), colours[at % 3]) for at in range(frames)]
    more = {"append_images": pictures[1:], "duration": [70, 120, 200][:frames], "loop": 0, "comment": SECRET}
    return saved(pictures[0], "gif", save_all=True, **more) + SECRET


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is large, and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 99)) + _chunk(b"IEND")


def _chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
