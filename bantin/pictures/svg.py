"""Drawings (SVG): one is published as it is if it runs nothing and loads nothing, else it is refused."""

import base64
import re
from xml.parsers import expat

from bantin.pictures.looks import Flaw, Look, too_heavy, unreadable

MAX_SVG_BYTES = 1024 * 1024
ACTIVE = frozenset(
    "script foreignobject iframe embed object audio video handler listener set animate animatetransform"
    " animatemotion animatecolor discard a style".split()
)
HREF = frozenset({"href", "src"})
LENGTH = re.compile(r"\s*([0-9]{1,5}(?:\.[0-9]+)?)(?:px)?\s*")
VIEW_BOX = re.compile(r"[\s,]+")


class _Active(Exception):  # noqa: N818 - it ends the parse, it is no fault of the program
    """Something in an SVG that could run, load or be taken for text of the page."""


def drawing_of(data: bytes, name: str) -> Look | Flaw:
    """The look of an SVG, or what a picture has no need of: scripts, links, styles, a DTD, other files."""
    if len(data) > MAX_SVG_BYTES:
        return too_heavy(len(data), MAX_SVG_BYTES)
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    parser.StartElementHandler = walk.meet
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        return unreadable(f"không đọc được SVG ({error})", f"the SVG cannot be read ({error})")
    except _Active as found:
        return unreadable(f"SVG có {found}, không được phép", f"the SVG holds {found}, which is not allowed")
    if walk.root != "svg":
        return unreadable("nội dung không phải là ảnh SVG", "its content is not SVG")
    return Look(name, *walk.size)


class _Walk:
    """One walk over an SVG: the name of its outermost element, and the size that it gives."""

    def __init__(self) -> None:
        self.root: str | None = None
        self.size: tuple[int | None, int | None] = (None, None)

    def meet(self, name: str, attributes: dict[str, str]) -> None:
        """Look at the beginning of an element."""
        _refuse_active(name, attributes)
        if self.root is None:
            self.root = name.rpartition(" ")[2].lower()
            self.size = _size(attributes)


def _size(attributes: dict[str, str]) -> tuple[int | None, int | None]:
    """Width and height in pixels, as the drawing says them or else as its coordinates run."""
    found = [LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    lengths = [one[1] for one in found if one]
    if len(lengths) < len(found):
        lengths = [
            one[1]
            for part in VIEW_BOX.split(attributes.get("viewBox", "").strip())[2:]
            if (one := LENGTH.fullmatch(part))
        ]
    width, height = (round(float(length)) for length in lengths) if len(lengths) == len(found) else (0, 0)
    return (width, height) if width and height else (None, None)


def _refuse_doctype(*_: object) -> None:
    raise _Active("<!DOCTYPE>")


def _refuse_instruction(target: str, _: str) -> None:
    raise _Active(f"<?{target}?>")


def _refuse_active(name: str, attributes: dict[str, str]) -> None:
    local = name.rpartition(" ")[2]
    if local.lower() in ACTIVE:
        raise _Active(f"<{local}>")
    for full, value in attributes.items():
        attribute = full.rpartition(" ")[2].lower()
        if attribute.startswith("on"):
            raise _Active(attribute)
        if attribute in HREF and not value.startswith(("#", "data:image/png", "data:image/jpeg")):
            raise _Active(f"{attribute}=“{value[:40]}”")
        if attribute in HREF and _says_where(value):
            raise _Active("EXIF")
        if re.search(r"url\s*\(\s*['\"]?(?!#)", value, re.IGNORECASE):
            raise _Active(f"{attribute}=“{value[:40]}”")


def _says_where(value: str) -> bool:
    """Whether a photograph within the drawing has still what the camera wrote into it."""
    _, _, encoded = value.partition("base64,")
    try:
        content = base64.b64decode(encoded)
    except ValueError:
        return False
    return b"Exif\0" in content or b"eXIf" in content
