"""Pictures before they are published: the content is what the name says, the size is sane, SVG runs nothing."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from bantin.vi.reading import Wording

MAX_BYTES = 20 * 1024 * 1024
MAX_SVG_BYTES = 1024 * 1024
MAGIC = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
}
ACTIVE = frozenset(
    "script foreignobject iframe embed object audio video handler listener set animate animatetransform"
    " animatemotion animatecolor discard a style".split()
)
HREF = frozenset({"href", "src"})


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a picture is not published."""

    code: str
    message: Wording


class _Active(Exception):  # noqa: N818 - it ends the parse, it is no fault of the program
    """Something in an SVG that could run, load or be taken for text of the page."""


def picture_flaw(path: Path) -> Flaw | None:
    """What keeps a picture file from being published; OSError where the machine refuses."""
    suffix, size = path.suffix.lower(), path.stat().st_size
    limit = MAX_SVG_BYTES if suffix == ".svg" else MAX_BYTES
    if size > limit:
        return Flaw(
            "picture-too-large",
            Wording(
                f"Ảnh nặng {size // 1024} KiB, vượt giới hạn {limit // 1024} KiB.",
                f"The picture has {size // 1024} KiB, more than the limit of {limit // 1024} KiB.",
            ),
        )
    if suffix == ".svg":
        return svg_flaw(path.read_bytes())
    with path.open("rb") as file:
        head = file.read(16)
    if suffix in MAGIC and not MAGIC[suffix].match(head):
        return _unreadable(
            f"nội dung không phải là ảnh {suffix[1:].upper()}", f"its content is not {suffix[1:].upper()}"
        )
    return None


def svg_flaw(data: bytes) -> Flaw | None:
    """What an SVG holds that a picture has no need of: scripts, animation, links, styles, a DTD, other files."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    parser.StartElementHandler = _refuse_active
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        return _unreadable(f"không đọc được SVG ({error})", f"the SVG cannot be read ({error})")
    except _Active as found:
        return _unreadable(f"SVG có {found}, không được phép", f"the SVG holds {found}, which is not allowed")
    return None


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
        if re.search(r"url\s*\(\s*['\"]?(?!#)", value, re.IGNORECASE):
            raise _Active(f"{attribute}=“{value[:40]}”")


def _unreadable(vi: str, en: str) -> Flaw:
    return Flaw("picture-unreadable", Wording(f"Không đăng được ảnh: {vi}.", f"The picture cannot be published: {en}."))
