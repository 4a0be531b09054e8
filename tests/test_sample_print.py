"""The rules on paper: A4, every word of every Điều, numbered as in the original, with page numbers and the address."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import html5lib
import pytest
from pypdf import PdfReader

from tests.browsing import RESULTS, RULES, served, visit
from tests.chromium import chromium

pytestmark = pytest.mark.browser

POINTS_A_MM = 72 / 25.4
STACKED = "ẳộểữợẩỗẵễ"


def text_of(html: Path, part: str) -> str:
    tree = html5lib.parse(html.read_text("utf-8"), namespaceHTMLElements=False)
    found = next(one for one in tree.iter() if part in (one.get("class") or "").split())
    return bare("".join(found.itertext()))


def bare(text: str) -> str:
    """A text without any space: a PDF breaks lines where it likes."""
    return re.sub(r"\s+", "", normalize("NFC", text))


@pytest.fixture(scope="module")
def printed(sample: Path) -> Iterator[dict[str, PdfReader]]:
    with chromium() as browser, served(sample) as site:
        found = visit(browser)
        readers = {}
        for kind in (RULES, RESULTS):
            found.page.goto(site + kind)
            pdf = found.page.pdf(prefer_css_page_size=True, print_background=False)
            readers[kind] = PdfReader(BytesIO(pdf))
        found.close()
        yield readers


def test_every_word_of_the_rules_is_on_paper_in_its_order(printed: dict[str, PdfReader], sample: Path) -> None:
    pages = [without_number(page.extract_text()) for page in printed[RULES].pages]
    paper = bare("".join(pages))
    rules = text_of(sample / RULES / "index.html", "rules")
    assert len(rules) > 4000
    assert any(mark in rules for mark in STACKED)
    pieces = [rules[at : at + 200] for at in range(0, len(rules), 200)]
    assert [piece for piece in pieces if piece not in paper] == []


def without_number(page: str) -> str:
    """The text of a page without the number at its top (which pypdf gives first or last)."""
    return re.sub(r"\A\s*\d+\s*$|^\s*\d+\s*\Z", "", page, flags=re.MULTILINE)


def test_the_numbering_is_kept(printed: dict[str, PdfReader]) -> None:
    lines = [bare(line) for page in printed[RULES].pages for line in page.extract_text().splitlines()]
    headings = [found for line in lines if (found := re.match(r"Điều(\d+)\.(?=[A-ZĐ])", line))]
    assert [int(found[1]) for found in headings] == list(range(1, 16))


def test_the_sheet_is_a4(printed: dict[str, PdfReader]) -> None:
    for page in printed[RULES].pages:
        assert round(float(page.mediabox.width) / POINTS_A_MM) == 210
        assert round(float(page.mediabox.height) / POINTS_A_MM) == 297


def test_pages_after_the_first_are_numbered(printed: dict[str, PdfReader]) -> None:
    texts = [page.extract_text() for page in printed[RULES].pages]
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        lines = [line.strip() for line in text.strip().splitlines()]
        assert (str(number) in (lines[0], lines[-1])) is (number > 1)


def test_paper_says_where_it_comes_from_and_leaves_the_menu_out(printed: dict[str, PdfReader]) -> None:
    paper = bare("".join(page.extract_text() for page in printed[RULES].pages))
    assert f"https://bantin.example/{RULES}" in paper
    assert bare("không thay thế văn bản gốc") in paper
    assert bare("Trang chủ") not in paper
    assert bare("In trang này") not in paper


def test_a_table_over_two_pages_repeats_its_head(printed: dict[str, PdfReader]) -> None:
    texts = [bare(page.extract_text()) for page in printed[RESULTS].pages]
    assert len(texts) > 1
    assert [text.count(bare("Tên bài, dự án")) for text in texts[:2]] == [1, 1]
    assert bare("Bảng giờ đò qua tin nhắn") in texts[0]
