"""Pictures as pages show them: in the formats and widths that there are of each, as a record or as HTML."""

import re
from html import escape

from msgspec.structs import replace

from bantin.markdown.resolved import PictureAt
from bantin.pictures.looks import Look, PictureFile
from bantin.urls import SHARED_PICTURES, picture_address
from bantin.views.here import Here
from bantin.views.records import Picture, PictureSource

SIZES = "(min-width: 38rem) 36rem, 100vw"  # of a picture within a text; the text is 36rem wide
BEST_FIRST = ("avif", "webp")
CALM = "(prefers-reduced-motion: reduce)"
SIDE = re.compile(r' (width|height)="([^"]*)"')
CLASS = re.compile(r' class="([^"]*)"')


def picture_record(address: str, alt: str, look: Look | None) -> Picture:
    """A picture of ours, with addresses in place of links."""
    if look is None or not look.files:
        return Picture(address, alt, look.width if look else None, look.height if look else None)
    own, *_ = look.files
    return Picture(
        address,
        alt,
        own.width,
        own.height,
        sources=_sources(address, look),
        srcset=None if own.moving else _srcset(address, look, own.format),
        tone=f"tone-{look.tone}" if look.tone else None,
    )


def placed(here: Here, picture: Picture) -> Picture:
    """The same with links from here."""
    src = here.to(picture.src)
    if not picture.sources:
        return replace(picture, src=src)
    folder = here.to(f"{SHARED_PICTURES}-").removesuffix("-")

    def linked(srcset: str) -> str:
        return srcset.replace(SHARED_PICTURES, folder).replace(f"{picture.src} ", f"{src} ")

    return replace(
        picture,
        src=src,
        sources=tuple(PictureSource(one.media_type, linked(one.srcset), one.media) for one in picture.sources),
        srcset=picture.srcset and linked(picture.srcset),
    )


def picture_html(here: Here, piece: PictureAt) -> str:
    """A picture within a text."""
    picture = placed(here, picture_record(piece.address, piece.alt, piece.look))
    given = _given(piece.attributes)
    attributes = _with_sides(_with_tone(piece.attributes, picture.tone), picture)
    width = given.get("width")
    sizes = f' sizes="{f"(min-width: {width}px) {width}px, 100vw" if width else SIZES}"'
    srcset = f' srcset="{escape(picture.srcset)}"{sizes}' if picture.srcset else ""
    img = (
        f'<img src="{escape(picture.src)}"{srcset} alt="{escape(picture.alt)}"{attributes}'
        ' loading="lazy" decoding="async">'
    )
    if not picture.sources:
        return img
    return f"<picture>{''.join(_source(one, sizes) for one in picture.sources)}{img}</picture>"


def _source(one: PictureSource, sizes: str) -> str:
    media = f' media="{one.media}"' if one.media else ""
    return f'<source type="{one.media_type}" srcset="{escape(one.srcset)}"{sizes}{media}>'


def _sources(address: str, look: Look) -> tuple[PictureSource, ...]:
    own, *others = look.files
    if own.moving:
        still = tuple(PictureSource("image/webp", _entry(address, look, one), CALM) for one in others if not one.moving)
        smaller = tuple(PictureSource("image/webp", _entry(address, look, one)) for one in others if one.moving)
        return (*still, *smaller)
    known = {one.format for one in look.files}
    kinds = [kind for kind in BEST_FIRST if kind in known and (kind == "avif" or own.format != "webp")]
    return tuple(PictureSource(f"image/{kind}", _srcset(address, look, kind)) for kind in kinds)


def _srcset(address: str, look: Look, kind: str) -> str:
    """The files of one format from the smallest to the largest."""
    files = sorted((one for one in look.files if one.format == kind), key=lambda one: one.width)
    return ", ".join(_entry(address, look, one) for one in files)


def _entry(address: str, look: Look, file: PictureFile) -> str:
    """A file of a picture with its width; the largest in its own format lies beside the page."""
    return f"{address if file == look.files[0] else picture_address(look, file)} {file.width}w"


def _with_tone(attributes: str, tone: str | None) -> str:
    """The attributes that an editor has given, with the class of the picture's tone."""
    if tone is None:
        return attributes
    if CLASS.search(attributes):
        return CLASS.sub(lambda found: f' class="{found[1]} {tone}"', attributes, count=1)
    return f'{attributes} class="{tone}"'


def _with_sides(attributes: str, picture: Picture) -> str:
    """The attributes with width and height, so that the page knows the room; an editor's own width keeps its shape."""
    if picture.width is None or picture.height is None:
        return attributes
    given = _given(attributes)
    width, height = given.get("width"), given.get("height")
    if width is None and height is None:
        width, height = picture.width, picture.height
    elif width is None and height is not None:
        width = max(1, round(height * picture.width / picture.height))
    elif height is None and width is not None:
        height = max(1, round(width * picture.height / picture.width))
    return f'{SIDE.sub("", attributes)} width="{width}" height="{height}"'


def _given(attributes: str) -> dict[str, int]:
    """The width and height that an editor gives."""
    return {name: int(value) for name, value in SIDE.findall(attributes) if re.fullmatch("[1-9][0-9]{0,4}", value)}
