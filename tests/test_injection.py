"""A site of which every text is an attempt to break out of the file that it stands in: it comes out as text."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.machines import events_of, lines_of
from tests.minisite import MiniSite

MARK = "X-INJECTED"
BREAKS = (
    "\nBEGIN:VEVENT\nX-INJECTED:1\nEND:VEVENT; a,b \\nEND:VEVENT",
    "]]></title></channel><X-INJECTED/>",
    "</script><script>X-INJECTED()</script>",
    "\"><img src=x onerror='X-INJECTED()'>",
    '","X-INJECTED":"1',
    "=HYPERLINK(1);X-INJECTED",
    "\u202eX-INJECTED\u202c 👩‍🌾 \u2066đảo\u2069\u200f",
)
REFUSED = ("a\r\nX-INJECTED:1", "a\x00b", "a\x1bb", "a\u2028b", "a\x85b")
NAMES = ("line", "xml", "script", "quote", "json", "formula", "order")


def told(text: str) -> str:
    """A text as YAML and JSON have it."""
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(params=BREAKS, ids=NAMES)
def output(request: pytest.FixtureRequest, site: MiniSite) -> Path:
    text = told(f"Tên {request.param} hết")
    site.write(
        "site.yaml", f"title: {text}\nurl: https://vidu.example/a/\ndescription: {text}\nfeeds: {{tags: 1, full: có}}\n"
    )
    site.write(
        "content/cuoc-thi/c/index.md",
        f"---\ntitle: {text}\nsummary: {text}\ntags: [{text}]\norganisers: [{text}]\nplace: {text}\n"
        f"rounds:\n  - {{name: {text}, when: 15/4/2027, place: {text}}}\n"
        f"submission: {{deadline: 17 giờ 00 ngày 10/4/2027}}\n"
        f"prizes:\n  - {{rank: {text}, count: 1, value: 1.000.000 đồng}}\n---\n`` {request.param} ``\n",
    )
    site.article(
        "a", title=text, more=f"summary: {text}\ntags: [{text}]\nauthors: [{text}]\n", body=f"`` {request.param} ``"
    )
    ran = site.build()
    assert ran.status == 0, ran.out
    return site.output


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_a_title_with_control_characters_is_refused(site: MiniSite, text: str) -> None:
    escaped = "".join(f"\\u{ord(char):04x}" for char in text)
    assert site.article("a", title=f'"{escaped}"').build().status == 1
    assert not site.output.exists()


def texts_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_every_file_is_whole_and_holds_the_text_as_text(output: Path) -> None:
    seen = set()
    for path in sorted(each for each in output.rglob("*") if each.is_file() and not each.name.startswith(".")):
        content = path.read_bytes()
        if path.suffix == ".xml":
            assert not [each.tag for each in ET.fromstring(content).iter() if MARK in str(each.tag)], path  # noqa: S314
        elif path.suffix in {".json", ".webmanifest"}:
            assert f'"{MARK}":' not in texts_of(json.loads(content)), path
        elif path.suffix == ".ics":
            assert events_of(content), path
            lines = lines_of(content)
            assert not [line for line in lines if line.startswith(MARK)], path
            assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(list(events_of(content))), path
        elif path.suffix == ".csv":
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert len({len(row) for row in rows}) == 1, path
            assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))], path
        elif path.suffix == ".html":
            no_markup(path)
        else:
            continue
        seen.add(path.suffix)
    assert seen == {".xml", ".json", ".webmanifest", ".ics", ".csv", ".html"}


def no_markup(path: Path) -> None:
    page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    for element in page.iter():
        assert MARK.lower() not in str(element.tag), path
        assert not [name for name in element.attrib if str(name).startswith("on")], path
        if element.tag == "script" and "src" not in element.attrib:
            assert element.attrib["type"] == "application/ld+json", path
            json.loads(element.text)


def test_files_for_servers_have_no_line_more(output: Path) -> None:
    for name in ("robots.txt", "_headers"):
        assert not re.search(f"(?m)^\\s*{MARK}", (output / name).read_text("utf-8")), name
