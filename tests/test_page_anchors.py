"""The places that links may name in the pages of contests are those that the templates make."""

import re
from pathlib import Path

import pytest

from bantin.problems import Problem
from bantin.template_files import read_templates
from bantin.templating import open_templates
from bantin.urls import PAGE_ANCHORS

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
PLACE = re.compile(r'<h2[^>]* id="(_[^"]+)"')


@pytest.mark.parametrize("kind", PAGE_ANCHORS)
def test_places_of_a_page_are_those_of_its_template(kind: str) -> None:
    closure = open_templates(read_templates((TEMPLATES,), ROOT)).closure(f"pages/{kind}.html")
    assert not isinstance(closure, Problem)
    made = [place for name, _ in closure for place in PLACE.findall((TEMPLATES / name).read_text(encoding="utf-8"))]
    assert sorted(made) == sorted(PAGE_ANCHORS[kind])
