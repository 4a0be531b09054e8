"""Makes the theme's fonts (`make fonts`): Be Vietnam Pro, Latin and Vietnamese letters, one woff2 file for each face.

Nearly every Vietnamese word needs letters of both; in two files they would be kerned apart and come apart.
"""

import sys
from pathlib import Path

from fontTools import subset

PROJECT = Path(__file__).resolve().parents[1]
SOURCE = PROJECT / "docs/node/node_modules/@expo-google-fonts/be-vietnam-pro"
TARGET = PROJECT / "static/fonts"
FACES = {"400-normal": "400Regular", "400-italic": "400Regular_Italic", "700-normal": "700Bold"}

sys.path.insert(0, str(PROJECT))
from bantin.glyphs import IN_THE_FONTS, code_points  # noqa: E402


def make(face: str, drawn: str) -> None:
    """Writes one face with the characters of `bantin/glyphs.py`; its hints stay, for screens of 96 dots an inch."""
    options = subset.Options(flavor="woff2", notdef_outline=True, name_IDs=["*"])
    font = subset.load_font(str(SOURCE / drawn / f"BeVietnamPro_{drawn}.ttf"), options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=code_points(IN_THE_FONTS))
    chosen.subset(font)
    subset.save_font(font, str(TARGET / f"be-vietnam-pro-{face}.woff2"), options)


if __name__ == "__main__":
    for face, drawn in FACES.items():
        make(face, drawn)
