"""What a page weighs on its way: HTML with CSS, JavaScript, and how many files it waits for."""

import gzip
from pathlib import Path

import html5lib
import pytest

KB = 1024
ARTICLE_BAR = 15 * KB
SCRIPT_BAR = 6 * KB
FONTS_BAR = 60 * KB  # the two faces that every page waits for


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def named(page: Path, tag: str, attribute: str, **having: str) -> list[Path]:
    """The files that elements of a page name."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    found = (one for one in tree.iter(tag) if all(one.get(name) == value for name, value in having.items()))
    return [(page.parent / one.get(attribute)).resolve() for one in found if one.get(attribute)]


def test_an_article_with_its_stylesheet_is_light(sample: Path) -> None:
    articles = [
        page for page in sample.glob("tin-tuc/**/index.html") if '<article class="article">' in page.read_text()
    ]
    weights = {}
    for page in articles:
        (sheet,) = named(page, "link", "href", rel="stylesheet")
        weights[page.parent.name] = compressed(page) + compressed(sheet)
    assert len(weights) > 5
    assert {name: weight for name, weight in weights.items() if weight > ARTICLE_BAR} == {}


@pytest.mark.parametrize("kind", ["", "tin-tuc", "cuoc-thi/sang-kien-so-sao-mai-2026", "lich"])
def test_scripts_are_light_and_one_stylesheet_is_waited_for(sample: Path, kind: str) -> None:
    page = sample / kind / "index.html"
    scripts = named(page, "script", "src")
    assert sum(compressed(script) for script in scripts) <= SCRIPT_BAR
    assert len(named(page, "link", "href", rel="stylesheet")) == 1


def test_one_file_for_each_face_is_shipped_and_those_of_the_text_are_preloaded(sample: Path) -> None:
    shipped = {name_of(file) for file in (sample / "static/fonts").glob("*.woff2")}
    assert shipped == {"400-normal", "400-italic", "700-normal"}
    preloaded = named(sample / "index.html", "link", "href", rel="preload")
    assert [name_of(file) for file in preloaded] == ["400-normal", "700-normal"]
    assert sum(file.stat().st_size for file in preloaded) <= FONTS_BAR


def name_of(font: Path) -> str:
    return font.name.rpartition("-")[0].removeprefix("be-vietnam-pro-")
