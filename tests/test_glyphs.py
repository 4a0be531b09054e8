"""Every character of a site has a glyph in the theme's fonts, or its editor is told where it stands."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bantin.glyphs import EMOJI, IN_THE_FONTS, UNSEEN, code_points, missing_glyphs
from tests.minisite import PROJECT, MiniSite

FONTS = PROJECT / "static" / "fonts"
FACES = ("400-normal", "700-normal", "400-italic")
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


@pytest.mark.parametrize("face", FACES)
def test_the_table_is_what_the_fonts_have(face: str) -> None:
    with TTFont(FONTS / f"be-vietnam-pro-{face}.woff2") as font:
        drawn = {one for one in font.getBestCmap() if one >= 0x20}
    assert drawn == set(code_points(IN_THE_FONTS))


def test_every_vietnamese_letter_and_mark_is_in_the_fonts() -> None:
    wanted = f"{VIETNAMESE}{VIETNAMESE.upper()}“”‘’…–—·•×₫€%°²³½«»"
    assert list(missing_glyphs(wanted, "a.md")) == []


def test_a_character_without_a_glyph_is_told_once_where_it_stands_first() -> None:
    found = list(missing_glyphs("Một\nHai → ba → bốn ≥ 5\n", "a.md"))
    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        ("font-glyph", 2, 5),
        ("font-glyph", 2, 16),
    ]
    assert "“→” (U+2192)" in found[0].message.vi


def test_letters_in_parts_are_looked_at_as_they_will_be_read() -> None:
    found = list(missing_glyphs("Cu\u031b\u0323 Bo\u0302\u0323 → x", "a.md"))
    assert [(one.span.column, "U+2192" in one.message.en) for one in found] == [(11, True)]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("content/tin-tuc/a.md", "---\ntitle: Một → hai\ndate: 01/11/2026\n---\nLời.\n", 2),
        ("content/tin-tuc/a.md", "---\ntitle: Một\ndate: 01/11/2026\n---\nLời →.\n", 5),
        ("site.yaml", "title: Trang →\nurl: https://vidu.example/\n", 1),
        ("content/phong-trao/x/b.csv", "unit,group,as_of,Số tổ\nXã → A,Xã,01/11/2026,5\n", 2),
    ],
)
def test_every_file_whose_words_are_printed_is_looked_at(site: MiniSite, path: str, text: str, line: int) -> None:
    site.write("content/phong-trao/x/index.md", "---\ntitle: P\nscoreboard: b.csv\n---\n")
    site.write("content/phong-trao/x/b.csv", "unit,group,as_of,Số tổ\nXã A,Xã,01/11/2026,5\n").write(path, text)
    found = [(one["file"], one["line"]) for one in site.check().problems if one["code"] == "font-glyph"]
    assert found == [(path, line)]


def test_false_letters_of_an_entry_are_told_with_what_to_write_instead(site: MiniSite) -> None:
    site.article("a", body="Chữ \U0001d413\U0001d421 và \uf0b7, Ɖào → hết.")
    found = sorted((one["code"], one["column"]) for one in site.check().problems)
    assert found == [("font-glyph", 18), ("text-false-d", 14), ("text-mathematical", 5), ("text-private-use", 11)]


def test_emoji_blanks_and_joined_letters_are_no_problem() -> None:
    text = "Chúc mừng 🎉 ❤️ 👩‍🌾 ✅ \u200b\u202f\ufeff Cu\u031b\u0323 Bo\u0302\u0323"
    assert list(missing_glyphs(text, "a.md")) == []


def test_a_text_in_other_letters_is_told_of_a_few_times_only() -> None:
    assert len(list(missing_glyphs("Привет всем, 你好", "a.md"))) == 5


def test_no_table_holds_what_another_does() -> None:
    tables = [set(code_points(table)) for table in (IN_THE_FONTS, UNSEEN, EMOJI)]
    assert sum(map(len, tables)) == len(set().union(*tables))


def test_a_site_with_fonts_of_its_own_says_so(site: MiniSite) -> None:
    site.article("a", body="Một → hai.")
    assert site.check().codes == ["font-glyph"]
    site.write("site.yaml", "title: Trang thử\nurl: https://vidu.example/\nchecks: {font-glyph: off}\n")
    assert site.check().codes == []


def _shipped() -> list[Path]:
    return sorted(path for folder in ("templates", "content") for path in (PROJECT / folder).rglob("*.*"))


@pytest.mark.parametrize(
    "path", [path for path in _shipped() if path.suffix in {".html", ".md", ".xml", ".csv"}], ids=str
)
def test_the_theme_and_the_sample_use_nothing_else(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [one.message.en for one in missing_glyphs(text, path.name)] == []
