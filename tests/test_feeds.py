"""Feeds: one record in three forms, each held to its schema and read by another reader."""

import json
from urllib.parse import urljoin

import feedparser
import pytest

from bantin.formats.feeds import json_feed
from bantin.views.records import ArticlePage, CompetitionPage, Feed, SectionPage, TagPage
from tests.machines import json_feed_of, xml_of
from tests.minisite import MiniSite
from tests.planned_sites import PlannedSite, planned

COMPETITION = "title: Cuộc thi\nprizes: chưa công bố\nrounds: chưa công bố\n"
FILES = {
    "cuoc-thi/c/index.md": f"{COMPETITION}tags: [Thi]",
    "cuoc-thi/c/ket-qua.md": "date: 20/11/2026",
    "cuoc-thi/d.md": f"{COMPETITION}updated: 05/11/2026",
    "tin-tuc/a.md": "title: A\ndate: 01/11/2026\nabout: cuoc-thi/c\ntags: [Thi]\nsummary: Tóm tắt",
    "tin-tuc/b.md": "title: B\ndate: 08 giờ 30 ngày 02/11/2026\ntags: [Thi, Riêng]\nauthors: [Lê Lúa]",
}


def titles(site: PlannedSite, address: str) -> list[str]:
    return [entry.title for entry in site.view(address, Feed).entries]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/feed.xml", ["B", "A"]),
        ("/tin-tuc/feed.xml", ["B", "A"]),
        ("/cuoc-thi/feed.xml", ["Kết quả Cuộc thi", "Cuộc thi", "A"]),
        ("/cuoc-thi/c/feed.xml", ["Kết quả Cuộc thi", "A"]),
        ("/cuoc-thi/d/feed.xml", []),
        ("/phong-trao/feed.xml", []),
        ("/chu-de/thi/feed.xml", ["B", "A"]),
    ],
)
def test_each_feed_holds_what_is_new_there(address: str, expected: list[str]) -> None:
    site = planned(FILES, settings="feeds: {tags: 2}\n")
    for file in ("feed.xml", "rss.xml", "feed.json"):
        same = address.replace("feed.xml", file)
        assert titles(site, same) == expected, same
        assert site.view(same, Feed).address == f"https://vidu.example{same}"


@pytest.mark.parametrize(("least", "there"), [(2, {"thi"}), (1, {"thi", "rieng"}), (4, set()), (0, set())])
def test_only_tags_on_enough_entries_have_feeds(least: int, there: set[str]) -> None:
    site = planned(FILES, settings=f"feeds: {{tags: {least}}}\n")
    assert {
        path.split("/")[1] for path in site.paths if path.startswith("chu-de/") and path.endswith("rss.xml")
    } == there
    found = site.view("/chu-de/rieng/", TagPage).frame.alternates
    assert any(each.href == "rss.xml" for each in found) == ("rieng" in there)


def test_a_feed_holds_the_newest_twenty() -> None:
    files = {f"tin-tuc/{day}.md": f"title: Tin {day}\ndate: {day:02}/10/2026\ntags: [Thẻ]" for day in range(1, 26)}
    site = planned(files)
    for address in ("/feed.xml", "/tin-tuc/feed.xml", "/chu-de/the/feed.xml"):
        assert titles(site, address) == [f"Tin {day}" for day in range(25, 5, -1)]


def test_pages_tell_of_their_feeds() -> None:
    site = planned(FILES)
    own = ["feed.xml", "rss.xml", "feed.json"]
    frames = {
        "/cuoc-thi/": site.view("/cuoc-thi/", SectionPage).frame,
        "/cuoc-thi/c/": site.view("/cuoc-thi/c/", CompetitionPage).frame,
        "/tin-tuc/a/": site.view("/tin-tuc/a/", ArticlePage).frame,
    }
    for address, frame in frames.items():
        up = "../" * (address.count("/") - 1)
        shown = [each.href for each in frame.alternates if "feed" in each.href or "rss" in each.href]
        assert shown == [*(f"{up}{file}" for file in own), *(own if address.startswith("/cuoc-thi") else ())]


def test_every_alternate_of_every_page_is_planned() -> None:
    site = planned(FILES, settings="feeds: {tags: 1}\n")
    checked = 0
    for where, view in site.views.items():
        for each in getattr(getattr(view, "frame", None), "alternates", ()):
            path = urljoin(f"https://vidu.example/{where}", each.href).removeprefix("https://vidu.example/")
            assert path in site.paths
            checked += 1
    assert checked > 30


FULL = """\
---
title: "]]></title> & <b>"
date: 08 giờ 30 ngày 02/11/2026
summary: A < B & "C"
tags: ["a ]]> b"]
authors: [Lê "Lúa" <x>]
---
## Một

Xem [phần một](#mot), [B](b.md) và `]]>`.
"""


def feeds_of(site: MiniSite, full: str) -> MiniSite:
    site.write("site.yaml", f"title: T & T\nurl: https://vidu.example/\nfeeds: {{full: {full}, tags: 1}}\n")
    return site.write("content/tin-tuc/a.md", FULL).article("b", title="B").built()


@pytest.mark.parametrize(("file", "kind"), [("feed.xml", "atom"), ("rss.xml", "rss")])
def test_feeds_are_read_by_another_reader(site: MiniSite, file: str, kind: str) -> None:
    feeds_of(site, "có")
    for folder in ("", "tin-tuc/", "chu-de/a-b/"):
        content = (site.output / folder / file).read_bytes()
        xml_of(content, kind)
        read = feedparser.parse(content)
        assert not read.bozo
        assert read.version == {"atom": "atom10", "rss": "rss20"}[kind]
        first = read.entries[0]
        assert first.link == first.id == "https://vidu.example/tin-tuc/a/"
        assert (first.published_parsed[:5], first.author) == ((2026, 11, 2, 1, 30), 'Lê "Lúa" <x>')
        assert [tag.term for tag in first.tags] == ["a ]]> b"]
        assert 'href="https://vidu.example/tin-tuc/a/#mot"' in first.content[0].value
        assert 'href="https://vidu.example/tin-tuc/b/"' in first.content[0].value
        assert "]]&gt;" in first.content[0].value


def test_titles_and_summaries_come_out_as_text(site: MiniSite) -> None:
    feeds_of(site, "không")
    atom = "{http://www.w3.org/2005/Atom}"
    root = xml_of((site.output / "feed.xml").read_bytes(), "atom")
    assert [each.text for each in root.iter(f"{atom}title")] == ["T & T", "]]></title> & <b>", "B"]
    assert root.find(f"{atom}entry/{atom}summary").text == 'A < B & "C"'
    assert root.find(f".//{atom}content") is None
    item = xml_of((site.output / "rss.xml").read_bytes(), "rss").find("channel/item")
    assert item.find("title").text == "]]></title> & <b>"
    assert item.find("description").text == "A &lt; B &amp; &#34;C&#34;"  # RSS takes it for HTML
    assert item.find("pubDate").text == "Mon, 02 Nov 2026 08:30:00 +0700"


@pytest.mark.parametrize(("full", "key"), [("có", "content_html"), ("không", "content_text")])
def test_json_feed_holds_the_text_or_its_summary(site: MiniSite, full: str, key: str) -> None:
    feeds_of(site, full)
    for folder in ("", "tin-tuc/", "chu-de/a-b/"):
        feed = json_feed_of((site.output / folder / "feed.json").read_bytes())
        first = feed["items"][0]
        assert (first["title"], first["date_published"]) == ("]]></title> & <b>", "2026-11-02T08:30:00+07:00")
        assert {"content_html", "content_text"} & first.keys() == {key}
        assert feed["feed_url"] == f"https://vidu.example/{folder}feed.json"


def test_an_empty_feed_is_one() -> None:
    feed = planned({}).view("/feed.json", Feed)
    assert json_feed_of(json_feed(feed))["items"] == []


def test_the_reader_of_json_feeds_notices_what_is_missing() -> None:
    whole = json.loads(json_feed(planned(FILES).view("/feed.json", Feed)))
    del whole["items"][0]["content_text"]
    with pytest.raises(AssertionError):
        json_feed_of(json.dumps(whole).encode())
