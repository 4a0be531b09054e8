"""Every problem code has its page under docs/problems/, and the examples on the pages do what the pages say."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from bantin.document import read_document
from bantin.markdown.body import BodySource, Grammar
from bantin.markdown.render import render
from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Results
from bantin.model.read_record import read_record
from bantin.model.record import Notes
from bantin.problems import EDITORIAL, SEVERITY
from bantin.vi.dates import read_when
from bantin.vi.money import read_money
from bantin.vi.numbers import read_number
from bantin.vi.reading import Reading
from tests.minisite import MiniSite

PAGES = Path(__file__).parent.parent / "docs" / "problems"
CODES = sorted(SEVERITY)

# The fixed form of a page, language by language: the line of severity, then the headings.
SEVERITY_WORDS = {
    "vi": {"error": "Mức: lỗi", "warning": "Mức: cảnh báo", "info": "Mức: ghi chú"},
    "en": {"error": "Severity: error", "warning": "Severity: warning", "info": "Severity: info"},
}
MEANING = {"vi": "## Nghĩa là gì", "en": "## What it means"}
WRONG = {"vi": "### Sai", "en": "### Wrong"}
RIGHT = {"vi": "### Đúng", "en": "### Right"}
WHY = {"vi": "### Vì sao", "en": "### Why"}
LANGUAGES = ("vi", "en")

READERS: dict[str, Callable[[str], Reading[Any]]] = {
    "yaml date": read_when,
    "yaml money": read_money,
    "yaml number": read_number,
}
KINDS: dict[str, type[Entry]] = {
    "markdown article": Article,
    "markdown campaign": Campaign,
    "markdown competition": Competition,
    "markdown results": Results,
}
GRAMMARS: dict[str, Grammar] = {"markdown body": "prose", "markdown rules": "rules"}
SITE = "markdown site"  # one or more files, each below a line with its path and a colon
FILE = re.compile(r"^(content/\S+|site\.yaml):\n", re.MULTILINE)
BLOCK = re.compile(r"```(?P<info>[^\n]*)\n(?P<text>.*?)\n```", re.DOTALL)
SECTION = re.compile(r"^(#{2,3} [^\n]+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block of a page: what its info string says that it is, and its text."""

    info: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One language's part of a page."""

    opening: str
    sections: tuple[tuple[str, str], ...]

    def section(self, heading: str) -> str:
        """What stands under a heading."""
        return dict(self.sections)[heading]

    def example(self, heading: str) -> Example:
        """The only fenced block under a heading."""
        blocks = [Example(found["info"], found["text"]) for found in BLOCK.finditer(self.section(heading))]
        assert len(blocks) == 1, f"{heading}: one example expected, {len(blocks)} found"
        return blocks[0]


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def explanation(code: str, lang: str) -> Explanation:
    vi, en = page(code).split("<!-- vi -->\n")[1].split("<!-- en -->\n")
    return explained({"vi": vi, "en": en}[lang])


def explained(part: str) -> Explanation:
    # Headings inside an example are the example's own: blank them out while looking for the page's.
    masked = BLOCK.sub(lambda found: re.sub("#", " ", found[0]), part)
    heads = list(SECTION.finditer(masked))
    ends = [head.start() for head in heads[1:]] + [len(part)]
    sections = tuple((head[1], part[head.end() : end].strip()) for head, end in zip(heads, ends, strict=True))
    return Explanation(part[: heads[0].start()].strip(), sections)


def value_examples() -> list[str]:
    return [code for code in CODES if explanation(code, "vi").example(WRONG["vi"]).info in READERS]


def entry_examples() -> list[str]:
    return [code for code in CODES if explanation(code, "vi").example(WRONG["vi"]).info in KINDS]


def values(example: Example) -> list[str]:
    """The values of an example's `key: value` lines, exactly as YAML decodes them."""
    root = yaml.compose(example.text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    return [str(value.value) for _, value in root.value]


def codes_of_values(example: Example) -> list[str]:
    read = READERS[example.info]
    return [remark.code for value in values(example) for remark in read(value).remarks]


def body_examples() -> list[str]:
    return [code for code in CODES if explanation(code, "vi").example(WRONG["vi"]).info in GRAMMARS]


def codes_of_entry(example: Example) -> list[str]:
    document, problems = read_document(example.text.encode(), "vi-du.md")
    notes = Notes("vi-du.md")
    if document is not None:
        read_record(KINDS[example.info], document.front, notes)
    return [found.code for found in (*problems, *notes.problems)]


def codes_of_body(example: Example) -> list[str]:
    source = BodySource("vi-du.md", example.text, grammar=GRAMMARS[example.info])
    return [found.code for found in render(source).problems]


def site_examples() -> list[str]:
    return [code for code in CODES if explanation(code, "vi").example(WRONG["vi"]).info == SITE]


def codes_of_site(example: Example, site: MiniSite) -> list[str]:
    _, *parts = FILE.split(f"{example.text}\n")
    for path, text in zip(parts[::2], parts[1::2], strict=True):
        site.write(path, text)
    return site.check().codes


def test_codes_and_pages_are_the_same_set() -> None:
    assert sorted(path.name for path in PAGES.iterdir()) == sorted(f"{code}.md" for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_page_begins_with_its_code_and_has_each_language_once(code: str) -> None:
    lines = page(code).splitlines()
    assert lines[0] == f"# {code}"
    assert [line for line in lines if line.startswith("<!-- ")] == ["<!-- vi -->", "<!-- en -->"]
    assert page(code).endswith("\n")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_page_states_the_severity_of_its_code(code: str, lang: str) -> None:
    assert explanation(code, lang).opening == SEVERITY_WORDS[lang][SEVERITY[code].value]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_page_has_meaning_wrong_and_right_in_this_order(code: str, lang: str) -> None:
    headings = [heading for heading, _ in explanation(code, lang).sections]
    assert headings[:3] == [MEANING[lang], WRONG[lang], RIGHT[lang]]
    assert headings[3:] in ([], [WHY[lang]])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_meaning_is_at_least_two_sentences(code: str, lang: str) -> None:
    meaning = explanation(code, lang).section(MEANING[lang])
    assert len(re.findall(r"[.?!](?:\s|$)", meaning)) >= 2


@pytest.mark.parametrize("code", CODES)
def test_wrong_and_right_examples_differ_and_are_shared_by_both_languages(code: str) -> None:
    vi, en = explanation(code, "vi"), explanation(code, "en")
    wrong, right = vi.example(WRONG["vi"]), vi.example(RIGHT["vi"])
    assert wrong.text.strip() != right.text.strip()
    assert wrong.info == right.info
    assert (wrong, right) == (en.example(WRONG["en"]), en.example(RIGHT["en"]))


@pytest.mark.parametrize("code", CODES)
def test_page_gives_its_reason_in_both_languages_or_in_none(code: str) -> None:
    assert len(explanation(code, "vi").sections) == len(explanation(code, "en").sections)


@pytest.mark.parametrize("code", CODES)
def test_page_is_composed_text_without_hidden_characters(code: str) -> None:
    text = page(code)
    assert text == unicodedata.normalize("NFC", text)
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn"} and char != "\n"]


@pytest.mark.parametrize("code", value_examples())
def test_reader_refuses_the_wrong_value_for_the_reason_of_the_page(code: str) -> None:
    assert codes_of_values(explanation(code, "vi").example(WRONG["vi"])) == [code]


@pytest.mark.parametrize("code", value_examples())
def test_reader_takes_the_right_value_without_a_remark(code: str) -> None:
    assert codes_of_values(explanation(code, "vi").example(RIGHT["vi"])) == []


@pytest.mark.parametrize("code", entry_examples())
def test_wrong_entry_is_reported_for_the_reason_of_the_page(code: str) -> None:
    assert codes_of_entry(explanation(code, "vi").example(WRONG["vi"])) == [code]


@pytest.mark.parametrize("code", entry_examples())
def test_right_entry_is_read_without_a_problem(code: str) -> None:
    assert codes_of_entry(explanation(code, "vi").example(RIGHT["vi"])) == []


@pytest.mark.parametrize("code", body_examples())
def test_wrong_body_is_reported_for_the_reason_of_the_page(code: str) -> None:
    assert codes_of_body(explanation(code, "vi").example(WRONG["vi"])) == [code]


@pytest.mark.parametrize("code", body_examples())
def test_right_body_is_rendered_without_a_problem(code: str) -> None:
    assert codes_of_body(explanation(code, "vi").example(RIGHT["vi"])) == []


@pytest.mark.parametrize("code", site_examples())
def test_wrong_site_is_reported_for_the_reason_of_the_page(code: str, site: MiniSite) -> None:
    assert codes_of_site(explanation(code, "vi").example(WRONG["vi"]), site) == [code]


@pytest.mark.parametrize("code", site_examples())
def test_right_site_is_checked_without_a_problem(code: str, site: MiniSite) -> None:
    assert codes_of_site(explanation(code, "vi").example(RIGHT["vi"]), site) == []


def test_every_code_of_a_typed_value_has_examples_that_are_read() -> None:
    families = ("date-", "money-", "number-", "time-", "text-", "range-")
    read = {*value_examples(), *entry_examples(), *site_examples()}
    expected = {code for code in CODES if code.startswith(families)}
    assert expected <= read


def test_every_editorial_check_has_examples_that_are_run() -> None:
    run = {*value_examples(), *entry_examples(), *body_examples(), *site_examples()}
    assert EDITORIAL - run == {"link-dead"}  # nothing is asked of the network here
