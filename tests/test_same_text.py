"""Strings that break naive writers are refused with a code, or come out as the same text in every output."""

import json
import re
from pathlib import Path

import html5lib
import pytest
from lxml import etree

from bantin.vi.text import clean_prose, one_line
from tests.minisite import MiniSite

NASTY = Path(__file__).parent / "nasty"
TITLES: list[str] = json.loads((NASTY / "text/titles.json").read_text("utf-8"))
SLUGS: list[str] = json.loads((NASTY / "paths/slugs.json").read_text("utf-8"))
URLS: list[str] = json.loads((NASTY / "paths/urls.json").read_text("utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def shown(text: str) -> str:
    return spaced(one_line(clean_prose(text).text))


def quoted(text: str) -> str:
    return json.dumps(text)


def texts_of(page: str) -> set[str]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return {spaced("".join(element.itertext())) for element in tree.iter() if isinstance(element.tag, str)}


EVERYWHERE = {
    "site.yaml": """\
title: @
url: https://vidu.example/
footer: @
organisation: {name: @}
""",
    "content/tin-tuc/bai.md": """\
---
title: @
date: 01/11/2026
summary: @
dateline: @
authors: [{name: @, role: @}]
source: {name: @}
correction: @
---
""",
    "content/cuoc-thi/thi.md": """\
---
title: @
summary: @
organisers: [{name: @, role: @}]
sponsors: [{name: @, tier: @}]
audience: [@]
entrants: [@]
fields: [@]
submission: {how: [@], address: @}
rounds: [{name: @, form: @, when: 01/4/2027, venue: @, field: @, note: @}]
criteria: {parts: [{name: @, points: 10}]}
prizes: [{rank: @, name: @, count: 1, value: 0 đồng, in_kind: [@], certificate: @}]
support: [{count: 1, unit: @, value: 80 triệu đồng, per: @, condition: @}]
jury: [{name: @, role: @, unit: @}]
faq: [{q: @, a: @}]
documents: [{title: @, kind: @, issuer: @}]
contacts: [{name: @, unit: @, address: @}]
state: {value: tạm hoãn, note: @}
---
""",
    "content/phong-trao/phat.md": """\
---
title: @
slogan: @
aims: [@]
phases: [{name: @, when: 01/4/2027, note: @}]
targets: [{name: @, unit: @, target: 5, source: @}]
claims: [{text: @, metric: @, value: 5, unit: @, source: @, quote: @}]
---
""",
}


def write_everywhere(site: MiniSite, text: str) -> MiniSite:
    for path, form in EVERYWHERE.items():
        site.write(path, form.replace("@", quoted(text)))
    return site


@pytest.mark.parametrize("text", TITLES, ids=[ascii(text)[:30] for text in TITLES])
def test_a_title_in_every_field_is_refused_or_the_same_text_everywhere(site: MiniSite, text: str) -> None:
    ran = write_everywhere(site, text).build()
    assert ran.status in {0, 1}
    if ran.status == 1:
        codes = {one["code"] for one in ran.problems if one["severity"] == "error"}
        assert codes in ({"control-character"}, {"file-too-large"})
        return
    expected = shown(text)
    for address in ("/tin-tuc/bai/", "/cuoc-thi/thi/", "/phong-trao/phat/", "/tin-tuc/", "/"):
        assert expected in texts_of(site.page(address)), address
    feed = etree.fromstring((site.output / "feed.xml").read_bytes())
    assert [spaced(title.text) for title in feed.iter(f"{ATOM}title")] == [expected, expected]
    etree.fromstring((site.output / "sitemap.xml").read_bytes())
    for file in site.output.rglob("*.html"):
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        scripts = [script for script in tree.iter("script") if not script.get("src")]
        assert all(script.get("type") == "application/ld+json" for script in scripts), file
        assert not any(name.startswith("on") for element in tree.iter() for name in element.attrib), file


@pytest.mark.parametrize("slug", SLUGS, ids=[ascii(slug)[:30] for slug in SLUGS])
def test_a_slug_is_refused_or_lies_within_the_output(site: MiniSite, slug: str) -> None:
    ran = site.article("bai", more=f"slug: {quoted(slug)}\ncover: {{file: {quoted(slug)}, alt: x}}\n").build()
    assert ran.status == 1
    codes = {one["code"] for one in ran.problems if one["severity"] == "error"}
    assert codes <= {
        "slug-invalid",
        "control-character",
        "value-empty",
        "path-escapes",
        "picture-missing",
        "picture-unreadable",
    }
    assert sorted(path.name for path in site.root.iterdir()) == [".cache", "content", "site.yaml"]


@pytest.mark.parametrize("url", URLS, ids=[ascii(url)[:30] for url in URLS])
def test_an_address_is_refused_or_stands_as_it_is(site: MiniSite, url: str) -> None:
    ran = site.article("bai", more=f"source: {{name: Báo, url: {quoted(url)}}}\n").build()
    if ran.status == 1:
        assert {one["code"] for one in ran.problems} <= {"url-scheme", "control-character", "value-empty"}
        return
    tree = html5lib.parse(site.page("/tin-tuc/bai/"), namespaceHTMLElements=False)
    assert url in {link.get("href") for link in tree.iter("a")}
