"""A site's own colour as accents that can be read: on the theme's light pages and on its dark ones.

Colours are moved in Oklab (Björn Ottosson, 2020), in which a step of lightness looks alike in every hue; contrast is
that of WCAG 2.2.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bantin.problems import Problem, problem
from bantin.project import Project
from bantin.vi.reading import Wording

AA = 4.5  # WCAG 2.2, 1.4.3: the contrast of text with what it stands on
CALM = 6.0  # on dark pages a colour that has just enough looks dirty
LIGHT = ("#ffffff", "#fdfcfa", "#f4f1ec")  # the surfaces of static/css/site.css …
DARK = ("#171614", "#1e1d1a", "#262421")  # … under prefers-color-scheme: dark
STEP = 0.005
NEARLY = 1e-4  # what rounding may cost
FURTHEST = 0.12  # of Oklab's lightness; farther away a colour is another one

Oklab = tuple[float, float, float]
Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """The accents that a site's colour becomes, and how far its lightness had to move on light pages."""

    light: str
    dark: str
    moved: float

    @property
    def css(self) -> bytes:
        """The accents as the theme's stylesheet takes them."""
        return f":root {{ --accent-light: {self.light}; --accent-dark: {self.dark}; }}\n".encode()


def palette_of(colour: str) -> Palette:
    """The nearest accents to a colour (`#rgb`, `#rrggbb`) that have contrast enough on every surface of the theme."""
    lab = _oklab(_rgb(colour))
    light, dark = _readable(lab, (LIGHT, AA), -STEP), _readable(lab, (DARK, CALM), STEP)
    return Palette(_hex(light), _hex(dark), lab[0] - light[0])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: 1 for equal ones, 21 for black and white."""
    darker, lighter = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_problems(project: Project) -> tuple[Problem, ...]:
    """A site's colour that cannot be read on light pages, and what these show in its place."""
    colour = project.settings.colour
    palette = palette_of(colour) if colour else None
    if palette is None or palette.moved <= FURTHEST:
        return ()
    said = Wording(
        f"Màu “{colour}” quá nhạt, chữ màu này không đọc được trên nền sáng; trang dùng màu {palette.light} thay.",
        f"The colour “{colour}” is too pale to be read on light pages, which show {palette.light} instead.",
    )
    hint = Wording(
        f'Chọn màu đậm hơn, hoặc ghi colour: "{palette.light}".',
        f'Choose a darker colour, or write colour: "{palette.light}".',
    )
    return (problem("theme-contrast", project.settings.where("colour"), said, hint),)


def _readable(lab: Oklab, aim: tuple[tuple[str, ...], float], step: float) -> Oklab:
    """The colour lighter or darker by as little as gives contrast enough with all surfaces; white and black have it."""
    surfaces, least = aim
    lightness = lab[0]
    while 0 <= lightness <= 1 and min(contrast(_hex((lightness, *lab[1:])), one) for one in surfaces) < least:
        lightness += step
    return (min(1.0, max(0.0, lightness)), *lab[1:])


def _luminance(rgb: Rgb) -> float:
    red, green, blue = map(_linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB


def _rgb(colour: str) -> Rgb:
    digits = colour.lstrip("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == len("rgb") else [digits[at : at + 2] for at in (0, 2, 4)]
    red, green, blue = (int(pair, 16) / 255 for pair in pairs)
    return red, green, blue


def _oklab(rgb: Rgb) -> Oklab:
    red, green, blue = map(_linear, rgb)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _shown(lab: Oklab) -> Rgb:
    """Linear red, green and blue, which may lie outside what a screen shows."""
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_shown(lab: Oklab) -> bool:
    return all(-NEARLY <= one <= 1 + NEARLY for one in _shown(lab))


def _hex(lab: Oklab) -> str:
    """The colour as CSS writes it; one that no screen shows gives up chroma, never its lightness or hue."""
    keep = _largest(lambda part: _is_shown((lab[0], lab[1] * part, lab[2] * part)))
    channels = (_encoded(max(0.0, min(1.0, one))) for one in _shown((lab[0], lab[1] * keep, lab[2] * keep)))
    return "#" + "".join(f"{round(one * 255):02x}" for one in channels)


def _largest(fits: Callable[[float], bool]) -> float:
    """The largest part of 1 that fits, to within a thousandth."""
    low, high = 0.0, 1.0
    if fits(high):
        return high
    while high - low > 1e-3:  # noqa: PLR2004 - see above
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
