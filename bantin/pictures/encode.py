"""A picture as it is published: AVIF, WebP and its own format in three widths, made in a worker, once for a content."""

import hashlib
import io
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image

from bantin.pictures.decode import MOST_PIXELS, damaged, frames_of, moving, opened, resized, scaled, still
from bantin.pictures.looks import Encoded, Flaw, Look, Named, PictureFile, too_heavy, too_many_pixels, unreadable
from bantin.pictures.memory import limited_memory
from bantin.pictures.svg import drawing_of

WIDTHS = (480, 960, 1600)
NEARLY = 0.9  # a width beyond this part of the largest is not worth a file
MAX_BYTES = 20 * 1024 * 1024
MEMORY = 1024 * 1024 * 1024
STEPS = 4  # of each of red, green and blue in a tone
SEEN = 48  # pixels each way in which the main colour is looked for

SAVING: dict[str, dict[str, object]] = {
    # The bytes of an AVIF depend on the number of threads.
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 82, "progressive": True, "optimize": True},
    "png": {"optimize": True},
    "gif": {"optimize": True},
}


def encode(named: Named) -> Encoded | Flaw:
    """All files of a picture, or why it is not published."""
    if named.kind == "svg":
        found = drawing_of(named.content, named.name)
        return found if isinstance(found, Flaw) else Encoded(found)
    if len(named.content) > MAX_BYTES:
        return too_heavy(len(named.content), MAX_BYTES)
    try:
        with limited_memory(MEMORY), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a camera wrote nothing is kept, so nothing need be said of it
            return _encoded(named)
    except MemoryError:
        return unreadable("cần quá nhiều bộ nhớ để mở", "it takes too much memory to open")


def _encoded(named: Named) -> Encoded | Flaw:
    kind = named.kind
    with opened(named.content, kind) as image:
        if isinstance(image, Flaw):
            return image
        try:
            frames = frames_of(image, kind)
            if frames * image.width * image.height > MOST_PIXELS:
                return too_many_pixels(*image.size, frames, MOST_PIXELS)
            made = tuple(_moving_files(image, kind) if frames > 1 else _still_files(image, kind))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - on damaged files decoders raise whatever they come upon
            return damaged(error)
        tone = _tone(made[0].image)
    files = tuple(
        PictureFile(one.format, *one.image.size, hashlib.blake2b(one.content, digest_size=16).digest(), one.moving)
        for one in made
    )
    return Encoded(Look(named.name, *made[0].image.size, tone, files), tuple(one.content for one in made))


class _File(NamedTuple):
    format: str
    image: Image.Image
    content: bytes
    moving: bool = False


def _still_files(image: Image.Image, kind: str) -> Iterator[_File]:
    """The largest one in the picture's own format first."""
    palette = image.mode in {"P", "1"}
    largest = still(image, WIDTHS[-1])
    smaller = [width for width in WIDTHS if width < NEARLY * largest.width]
    sizes = [largest, *(resized(largest, scaled(*largest.size, width)) for width in smaller)]
    for own in sizes:
        yield _File(kind, own, _saved(own, kind, palette=palette))
    for other in ("avif", "webp"):
        if other != kind:
            yield from (_File(other, each, _saved(each, other, palette=False)) for each in sizes)


def _moving_files(image: Image.Image, kind: str) -> Iterator[_File]:
    """The animation in its own format and as WebP, and its first picture for who wants nothing to move."""
    frames, times = moving(image, WIDTHS[-1])
    timing: dict[str, object] = {"duration": times}
    if "loop" in image.info:  # else it is shown once
        timing["loop"] = image.info["loop"]
    for each in dict.fromkeys((kind, "webp")):
        yield _File(each, frames[0], _animated(frames, timing, each), moving=True)
    yield _File("webp", frames[0], _saved(frames[0], "webp", palette=False))


def _saved(image: Image.Image, kind: str, *, palette: bool) -> bytes:
    if kind == "gif" or (kind == "png" and palette and image.getcolors(256) is None):
        image = image.quantize(256, Image.Quantize.FASTOCTREE)
    file = io.BytesIO()
    image.save(file, kind.upper(), **SAVING[kind])
    return file.getvalue()


def _animated(frames: list[Image.Image], timing: dict[str, object], kind: str) -> bytes:
    file = io.BytesIO()
    more: dict[str, object] = {"disposal": 2} if kind == "gif" else {"loop": 1, **SAVING["webp"]}
    frames[0].save(file, kind.upper(), save_all=True, append_images=frames[1:], **(more | timing))
    return file.getvalue()


def _tone(image: Image.Image) -> str | None:
    """The most frequent colour, roughly; None where something behind the picture is seen."""
    if image.mode != "RGB":
        return None
    pixels = image.resize((SEEN, SEEN), Image.Resampling.BOX).tobytes()
    counted = Counter(tuple(value * STEPS // 256 for value in pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    first = min(counted, key=lambda colour: (-counted[colour], colour))
    return "".join(map(str, first))
