"""The site's colour becomes accents that can be read on every surface of the theme, light and dark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.outputs.palette import AA, DARK, LIGHT, contrast, palette_of
from tests.minisite import PROJECT, MiniSite

SETTINGS = 'title: Bản tin\nurl: https://vidu.example/\ncolour: "{}"\n'


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_gives_accents_that_can_be_read(number: int) -> None:
    palette = palette_of(f"#{number:06x}")
    assert min(contrast(palette.light, surface) for surface in LIGHT) >= AA
    assert min(contrast(palette.dark, surface) for surface in DARK) >= AA


@pytest.mark.parametrize("colour", ["#0b5d4b", "#97191f", "#1b4a7a", "#000000"])
def test_a_dark_colour_stays_what_it_is_on_light_pages(colour: str) -> None:
    assert palette_of(colour).light == colour


def test_short_and_long_forms_are_one_colour() -> None:
    assert palette_of("#c12") == palette_of("#cc1122")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast("#000", "#fff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_the_surfaces_are_those_of_the_stylesheet() -> None:
    css = (PROJECT / "static/css/site.css").read_text("utf-8")
    tokens = dict(re.findall(r"--(paper|sheet|shade): (light-dark\([^)]*\));", css))
    assert {*re.findall(r"#\w{6}", " ".join(tokens.values()))} == {*LIGHT, *DARK}
    assert len(tokens) == 3


@pytest.mark.parametrize(("colour", "codes"), [("#ffd400", ["theme-contrast"]), ("#b3261e", [])])
def test_a_colour_too_pale_is_reported_at_its_line(site: MiniSite, colour: str, codes: list[str]) -> None:
    told = site.write("site.yaml", SETTINGS.format(colour)).article("a").check()
    assert [(one["code"], one["line"]) for one in told.problems] == [(code, 3) for code in codes]
