"""Strings that break naive writers are refused with a code, or come out as the same text in every output."""

import json
import re
from pathlib import Path

import feedparser
import html5lib
import pytest
from lxml import etree

from bantin.vi.text import clean_prose, one_line
from tests.machines import events_of, json_feed_of, rows_of, things_of, xml_of
from tests.minisite import MiniSite

NASTY = Path(__file__).parent / "nasty"
TITLES: list[str] = json.loads((NASTY / "text/titles.json").read_text("utf-8"))
SLUGS: list[str] = json.loads((NASTY / "paths/slugs.json").read_text("utf-8"))
URLS: list[str] = json.loads((NASTY / "paths/urls.json").read_text("utf-8"))
TABLES = ("rounds", "prizes")
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


def feeds_are_the_same_text(site: MiniSite, expected: str) -> None:
    xml_of((site.output / "feed.xml").read_bytes(), "atom")
    rss = xml_of((site.output / "rss.xml").read_bytes(), "rss")
    assert [spaced(title.text) for title in rss.iter("title")] == [expected, expected]
    read = feedparser.parse((site.output / "rss.xml").read_bytes())
    assert not read.bozo
    assert spaced(read.entries[0].author) == expected
    feed = json_feed_of((site.output / "feed.json").read_bytes())
    assert {spaced(each) for each in (feed["title"], feed["items"][0]["title"], feed["items"][0]["summary"])} == {
        expected
    }


def machines_read_the_same_text(site: MiniSite, expected: str) -> None:
    """Calendars, copies and tables; a cell that might be run has an apostrophe before it."""
    for address in ("lich.ics", "cuoc-thi/thi/lich.ics", "phong-trao/phat/lich.ics"):
        for event in events_of((site.output / address).read_bytes()):
            assert spaced(event.summary.value) == spaced(f"[Tạm hoãn] {expected} - {expected}").removeprefix(
                "" if hasattr(event, "location") else "[Tạm hoãn] "
            )
    told = json.loads((site.output / "data/competition/thi.json").read_text("utf-8"))
    rounds, prizes = (rows_of((site.output / f"data/competition/thi/{name}.csv").read_bytes()) for name in TABLES)
    cells = [told["title"], told["rounds"][0]["venue"], rounds[1][1].removeprefix("'"), prizes[1][1].removeprefix("'")]
    assert {spaced(each) for each in cells} == {expected}
    assert json.loads((site.output / "site.webmanifest").read_text("utf-8"))["name"] == told["title"]


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
    for name in ("sitemap.xml", "sitemap-news.xml"):
        xml_of((site.output / name).read_bytes(), "sitemap")
    feeds_are_the_same_text(site, expected)
    machines_read_the_same_text(site, expected)
    for file in site.output.rglob("*.html"):
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        scripts = [script for script in tree.iter("script") if not script.get("src")]
        assert all(script.get("type") == "application/ld+json" for script in scripts), file
        assert {spaced(thing.get("name", expected)) for thing in things_of(file.read_text("utf-8"))} <= {expected}
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
