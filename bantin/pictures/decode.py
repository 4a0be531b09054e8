"""A picture's bytes become pixels as they are meant to be seen: upright, in sRGB, without anything said beside them."""

import contextlib
import io
import re
import struct
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageSequence

from bantin.pictures.looks import Flaw, too_many_pixels, unreadable

MOST_PIXELS = 50_000_000
LARGEST_SIDE = 16_383  # of a WebP
# Pillow tries no other reader than that of the format that a name claims.
MAGIC = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "avif": re.compile(rb"....ftyp(?:avi[fs]|mif1|msf1)", re.DOTALL),
}
MOVING = frozenset({"gif", "webp"})
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ON_ITS_SIDE = 5  # orientations from this one on swap width and height
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, struct.error, IndexError, KeyError, OverflowError)
Image.MAX_IMAGE_PIXELS = None  # its own limit warns at one size and raises at another: ours is looked at first


@contextlib.contextmanager
def opened(content: bytes, kind: str) -> Iterator[Image.Image | Flaw]:
    """A picture of which nothing but the header has been read, or why it is not to be decoded."""
    if not MAGIC[kind].match(content):
        yield unreadable(f"nội dung không phải là ảnh {kind.upper()}", f"its content is not {kind.upper()}")
        return
    try:
        image = Image.open(io.BytesIO(content), formats=(kind.upper(),))
    except Exception as error:  # noqa: BLE001 - on damaged files readers raise whatever they come upon
        yield damaged(error)
        return
    with image:
        width, height = image.size
        yield image if 0 < width * height <= MOST_PIXELS else too_many_pixels(width, height, 1, MOST_PIXELS)


def damaged(error: BaseException) -> Flaw:
    """A file that begins like a picture but cannot be decoded."""
    said = str(error)[:120] or type(error).__name__
    return unreadable(f"tệp bị hỏng hoặc bị cắt mất một phần ({said})", f"the file is damaged or cut off ({said})")


def frames_of(image: Image.Image, kind: str) -> int:
    """How many pictures an animation shows one after the other; 1 for what stands still."""
    return int(getattr(image, "n_frames", 1)) if kind in MOVING else 1


def still(image: Image.Image, widest: int) -> Image.Image:
    """The picture, decoded and upright, no wider than this."""
    orientation = _orientation(image)
    width, height = image.size if orientation < ON_ITS_SIDE else image.size[::-1]
    size = scaled(width, height, widest_of(width, height, widest))
    # A JPEG can be decoded at a half, a quarter or an eighth of its size; for other formats this does nothing.
    image.draft(image.mode, size if orientation < ON_ITS_SIDE else size[::-1])
    image.load()
    plain = _plain(image)
    upright = plain.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else plain
    return resized(upright, size)


def moving(image: Image.Image, widest: int) -> tuple[list[Image.Image], list[int]]:
    """The pictures of an animation, and for how many milliseconds each is shown."""
    size = scaled(*image.size, widest_of(*image.size, widest))
    frames: list[Image.Image] = []
    times: list[int] = []
    for frame in ImageSequence.Iterator(image):
        times.append(max(20, int(frame.info.get("duration", 100) or 100)))
        frames.append(resized(_bare(frame.convert("RGBA")), size))
    return frames, times


def widest_of(width: int, height: int, widest: int) -> int:
    """The width in which a picture is shown at most: its own, unless it would be too wide or too high."""
    return max(1, min(width, widest, LARGEST_SIDE * width // height))


def scaled(width: int, height: int, to: int) -> tuple[int, int]:
    """The size of a picture at another width."""
    return to, max(1, round(height * to / width))


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture in another size."""
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _orientation(image: Image.Image) -> int:
    """How the camera was held (EXIF); 1, upright, where that is not said or not readable."""
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return found if isinstance(found, int) and found in UPRIGHT else 1


def _plain(image: Image.Image) -> Image.Image:
    """Pixels in sRGB, with transparency only where something is transparent."""
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        whole = image.convert("RGBA")
        alpha = whole.getchannel("A")
        colours = _in_srgb(whole.convert("RGB"), profile)
        if alpha.getextrema() == (255, 255):
            return _bare(colours)
        colours.putalpha(alpha)
        return _bare(colours)
    return _bare(_in_srgb(image, profile))


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """The same colours without a profile: cameras and printers have ones of their own."""
    if isinstance(profile, bytes) and b"sRGB" not in profile and image.mode in {"RGB", "CMYK"}:
        try:
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(image, theirs, ours, outputMode="RGB")
        except (ImageCms.PyCMSError, *BROKEN):
            changed = None
        if changed is not None:
            return changed
    return image.convert("RGB")


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone: savers would write out again what is said beside them."""
    bare = image.copy()
    bare.info = {}
    return bare
