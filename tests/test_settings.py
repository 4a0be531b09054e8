"""site.yaml: its fields, and what can be used of it when some are wrong."""

import pytest

from bantin.loading import read_settings, usable_settings
from bantin.model.settings import Settings
from tests.entry_examples import ALL_SETTINGS
from tests.reading import said


def settings(text: str) -> Settings:
    found, said_of = read_settings(f"title: A\nurl: https://vidu.example/a/b\n{text}".encode())
    assert said(said_of) == []
    assert found is not None
    return found


def test_all_settings_are_read_without_a_word() -> None:
    found = settings(ALL_SETTINGS)
    assert [name for name in found.field_names() if name not in found.spans] == []
    assert (found.url, found.page_size, found.cards) == ("https://vidu.example/a/b/", 6, "all")
    assert found.glossary == (("TTHC", "thủ tục hành chính"),)
    assert dict(found.checks) == {"date-spaces": "off", "picture-alt": "error"}


WRONG_SETTINGS = [
    ("colur: đỏ", ["warning field-unknown 3:1-6"], "colour"),
    ("organization: Sở A", ["warning field-unknown 3:1-13"], "organisation"),
    ("sections: {tin-tucs: {title: A}}", ["warning field-unknown 3:12-20"], "tin-tuc"),
    ("page_size: 0", ["error value-range 3:12-13"], "20"),
    ("colour: đỏ", ["error value-choice 3:9-11"], "#b3261e"),
    ("dates: nd31", ["error value-choice 3:8-12"], "nd30"),
    ("money: {words: trung}", ["error value-choice 3:16-21"], "bac"),
    ("glossary: [TTHC]", ["error value-type 3:11-12"], ":"),
    ("glossary: {TTHC: '', KHCN: [x]}", ["error value-empty 3:18-20", "error value-type 3:28-29"], "giá trị"),
    ("limits: {body_seconds: 0}", ["error value-range 3:24-25"], "2"),
]


@pytest.mark.parametrize(("text", "expected", "hint"), WRONG_SETTINGS, ids=[row[0] for row in WRONG_SETTINGS])
def test_wrong_settings_are_problems_like_everywhere(text: str, expected: list[str], hint: str) -> None:
    _, found = read_settings(f"title: A\nurl: https://vidu.example\n{text}".encode())
    assert said(found) == expected
    assert hint in found[0].hint.vi


@pytest.mark.parametrize(
    "url", ["vidu.example", "ftp://vidu.example", "https://vidu.example/?a", "javascript:alert(1)"]
)
def test_the_address_of_a_site_is_a_web_address(url: str) -> None:
    _, found = read_settings(f"title: A\nurl: {url}".encode())
    assert said(found) == [f"error url-scheme 2:6-{6 + len(url)}"]


def test_settings_that_are_right_are_used_beside_wrong_ones() -> None:
    found = usable_settings("tiêu đề: A\nurl: sai\nsections: {tin-tuc: {folder: tin}}\npage_size: 0".encode())
    assert (found.title, found.url, found.page_size) == ("A", "https://vidu.example/", 20)
    assert found.sections is not None
    assert found.sections.tin_tuc is not None
    assert found.sections.tin_tuc.folder == "tin"
