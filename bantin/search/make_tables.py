"""Makes the fold table of search, once for Python and once for JavaScript, from what stands here and in Unicode.

python -m bantin.search.make_tables
"""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parent.parent.parent
PYTHON = ROOT / "bantin" / "search" / "table.py"
SCRIPT = ROOT / "static" / "js" / "search-table.js"

TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = "ăâêôơưđ"  # with marks of their own, which are no tones
PLAIN = "aaeooud"
D_LIKE = "ðɖ"  # what old code-page conversions put in the place of đ
LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))

# A syllable without marks. Its parts are few, so that shards named by syllables are not many.
ONSETS = "b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
NUCLEI = (
    "a ai ao au ay e eo eu i ia ie ieu iu o oa oai oao oay oe oeo oi oo u ua uai uay ue ui uo uoi uou uu uy uya uye"
    " uyu y ye yeu"
)
CODAS = "c ch m n ng nh p t"


def main() -> None:
    """Write both tables."""
    PYTHON.write_text(python(), encoding="utf-8")
    SCRIPT.write_text(script(), encoding="utf-8")
    sys.stdout.write(f"{PYTHON.name}, {SCRIPT.name}\n")


def python() -> str:
    """The table as a module."""
    lines = [
        '"""The fold table of search, made by `make search-table`: not to be edited."""',
        "",
        f"LETTERS = {_quoted(LETTERS)}",
        f"PLAIN = {_quoted(PLAIN)}",
        f"TONES = {_quoted(TONES)}",
        "MEANT = {  # a letter and its tone, by how it is written",
        *(f"    {_quoted(plain)}: {_quoted(written)}," for plain, written in meant().items()),
        "}",
        "SYLLABLE = (",
        *(f"    {_quoted(part)}" for part in wrap(syllable(), 100)),
        ")",
    ]
    return "\n".join(lines) + "\n"


def script() -> str:
    """The table as an ES module."""
    lines = [
        "// The fold table of search, made by `make search-table`: not to be edited.",
        f"export const LETTERS = {_quoted(LETTERS)};",
        f"export const PLAIN = {_quoted(PLAIN)};",
        f"export const TONES = {_quoted(TONES)};",
        "// A letter and its tone, by how it is written.",
        "export const MEANT = {",
        *(f"  {_quoted(plain)}: {_quoted(written)}," for plain, written in meant().items()),
        "};",
        f"export const SYLLABLE = new RegExp({_quoted(syllable())});",
    ]
    return "\n".join(lines) + "\n"


def meant() -> dict[str, str]:
    """All lower-case letters that mean the same letter and tone, by these."""
    found: dict[str, str] = {}
    for written, said in _letters():
        found[said] = found.get(said, "") + written
    return dict(sorted(found.items()))


def syllable() -> str:
    """The expression of a whole syllable without marks."""
    onsets, nuclei, codas = ("|".join(parts.split()) for parts in (ONSETS, NUCLEI, CODAS))
    return f"^(?:{onsets})?(?:{nuclei})(?:{codas})?$"


def _letters() -> Iterator[tuple[str, str]]:
    for code in LATIN:
        written = chr(code)
        if written.islower() and (said := _said(written)) != written:
            yield written, said
    for written in D_LIKE:
        yield written, "đ"


def _said(written: str) -> str:
    """A letter as Vietnamese has it, with its tone behind it; other marks are none of ours."""
    decomposed = unicodedata.normalize("NFD", written)
    tone = next((mark for mark in decomposed if mark in TONES), "")
    rest = "".join(mark for mark in decomposed if mark not in TONES)
    letter = unicodedata.normalize("NFC", rest)
    return (letter if letter in LETTERS else rest[0]) + tone


def _quoted(text: str) -> str:
    """A string of either language, its marks as escapes, since alone they stand on the quote."""
    return '"' + "".join(f"\\u{ord(char):04x}" if unicodedata.combining(char) else char for char in text) + '"'


if __name__ == "__main__":
    main()
