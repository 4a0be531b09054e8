"""Every file of the sample site that machines read: valid for somebody else's parser, and leading where it says."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import feedparser
import html5lib
import jsonschema
import pytest

from tests.conftest import build_sample
from tests.machines import events_of, json_feed_of, lines_of, rows_of, things_of, xml_of

SITE = "https://bantin.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}loc"
LEAST = {
    "lich.ics": 6,
    "feed.xml": 10,
    "rss.xml": 10,
    "feed.json": 10,
    "sitemap*.xml": 2,
    "prizes.csv": 2,
    "rounds.csv": 2,
    "data/competition/*.json": 2,
    "data/campaign/*.json": 2,
    "data/schema/*.json": 2,
}
ONCE = ("robots.txt", "_headers", "_redirects", ".nojekyll", "site.webmanifest", "moc-tiep-theo.json", "lich.ics")


def files(sample: Path, pattern: str) -> list[Path]:
    return sorted(sample.rglob(pattern) if "/" not in pattern else sample.glob(pattern))


def missing(sample: Path, addresses: Iterable[str]) -> list[str]:
    """The addresses of this site at which there is nothing."""
    return [address for address in addresses if address.startswith(SITE) and not served(sample, address).is_file()]


def served(sample: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path).lstrip("/")
    return sample / path / "index.html" if path == "" or path.endswith("/") else sample / path


def address_of(sample: Path, file: Path) -> str:
    return SITE + file.relative_to(sample).as_posix()


def strings_of(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings_of(part)


@pytest.mark.parametrize("pattern", LEAST)
def test_the_sample_has_every_kind_of_file(sample: Path, pattern: str) -> None:
    assert len(files(sample, pattern)) >= LEAST[pattern]


@pytest.mark.parametrize("name", ONCE)
def test_the_sample_has_every_file_that_there_is_once(sample: Path, name: str) -> None:
    assert (sample / name).is_file()


def test_calendars_are_read_and_lead_to_pages(sample: Path) -> None:
    for file in files(sample, "lich.ics"):
        events = events_of(file.read_bytes())
        assert len({event.uid.value for event in events}) == len(events) > 0
        assert missing(sample, (event.url.value for event in events)) == []
        assert f"SOURCE;VALUE=URI:{address_of(sample, file)}" in lines_of(file.read_bytes())


def test_feeds_are_read_and_lead_to_pages(sample: Path) -> None:
    for file, kind in (
        *((one, "atom") for one in files(sample, "feed.xml")),
        *((one, "rss") for one in files(sample, "rss.xml")),
    ):
        xml_of(file.read_bytes(), kind)
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, file
        links = [read.feed.link, *(entry.link for entry in read.entries)]
        assert missing(sample, links) == []
        assert address_of(sample, file) in {link.href for link in read.feed.links}
        html = "".join(part.value for entry in read.entries for part in entry.get("content", []))
        assert missing(sample, re.findall(r'(?:href|src)="([^"#]*)', html)) == []
        assert not re.search(r'(?:href|src)="(?!https?:|mailto:|tel:)', html)


def test_json_feeds_hold_what_the_others_hold(sample: Path) -> None:
    for file in files(sample, "feed.json"):
        feed = json_feed_of(file.read_bytes())
        assert feed["feed_url"] == address_of(sample, file)
        assert missing(sample, [feed["home_page_url"], *(item["url"] for item in feed["items"])]) == []
        atom = feedparser.parse(file.with_name("feed.xml").read_bytes())
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


def test_sitemaps_list_what_is_there(sample: Path) -> None:
    for file in files(sample, "sitemap*.xml"):
        root = xml_of(file.read_bytes(), "sitemap")
        listed = [each.text or "" for each in root.iter(LOC, IMAGE)]
        assert missing(sample, listed) == []
        assert all(address.startswith(SITE) for address in listed)
    pages = {each.text for each in xml_of((sample / "sitemap.xml").read_bytes(), "sitemap").iter(LOC)}
    shown = {one for one in sample.rglob("index.html") if b'http-equiv="refresh"' not in one.read_bytes()}
    assert {served(sample, page or "") for page in pages} == shown - {sample / "tim-kiem/index.html"}
    robots = (sample / "robots.txt").read_text("utf-8")
    assert missing(sample, re.findall(r"^Sitemap: (\S+)$", robots, re.MULTILINE)) == []


def test_copies_are_valid_by_their_schemas_and_lead_to_files(sample: Path) -> None:
    copies = [*files(sample, "data/competition/*.json"), *files(sample, "data/campaign/*.json")]
    for file in copies:
        told = json.loads(file.read_bytes())
        schema = json.loads(served(sample, told["$schema"]).read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(told)
        assert missing(sample, strings_of(told)) == []


def test_tables_open_in_spreadsheets(sample: Path) -> None:
    for file in (*files(sample, "prizes.csv"), *files(sample, "rounds.csv")):
        head, *rows = rows_of(file.read_bytes())
        assert head[0] == "TT"
        assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_pages_describe_themselves_in_schema_orgs_words(sample: Path) -> None:
    kinds: set[str] = set()
    for file in sample.rglob("*.html"):
        things = things_of(file.read_text("utf-8"))
        kinds |= {thing["@type"] for thing in things}
        addresses = [text for thing in things for text in strings_of(thing) if "{" not in text]
        assert missing(sample, (address.partition("#")[0] for address in addresses)) == []
    assert kinds == {"NewsArticle", "EventSeries", "WebPage", "WebSite", "BreadcrumbList"}


def test_alternates_canonicals_and_ways_to_add_a_calendar_lead_somewhere(sample: Path) -> None:
    kinds = {
        "application/atom+xml",
        "application/rss+xml",
        "application/feed+json",
        "text/calendar",
        "application/json",
    }
    found: set[str] = set()
    for file in sample.rglob("index.html"):
        page = address_of(sample, file).removesuffix("index.html")
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        links = [link for link in tree.iter("link") if link.get("rel") in {"alternate", "canonical", "manifest"}]
        found |= {link.get("type") for link in links if link.get("type")}
        assert missing(sample, (urljoin(page, link.get("href")) for link in links)) == []
        calendars = [link.get("href") for link in tree.iter("a") if "lich.ics" in (link.get("href") or "")]
        assert missing(sample, map(subscribed, (urljoin(page, href) for href in calendars))) == []
    assert found == kinds | {"text/csv"}


def subscribed(address: str) -> str:
    """The calendar that a link to subscribe leads to in the end."""
    query = parse_qs(urlsplit(address).query)
    (inner,) = query.get("cid") or query.get("url") or [address]
    return inner.replace("webcal:", "https:")


def test_redirect_rules_say_what_redirect_pages_say(sample: Path) -> None:
    rules = [line.split() for line in (sample / "_redirects").read_text("utf-8").splitlines()]
    assert rules
    for old, new, status in rules:
        assert status == "301"
        page = served(sample, urljoin(SITE, old)).read_text("utf-8")
        assert f'<link rel="canonical" href="{urljoin(SITE, new)}">' in page


def test_icons_of_the_web_manifest_are_there(sample: Path) -> None:
    manifest = json.loads((sample / "site.webmanifest").read_bytes())
    icons = [urljoin(f"{SITE}site.webmanifest", icon["src"]) for icon in manifest["icons"]]
    assert icons
    assert missing(sample, [*icons, urljoin(SITE, manifest["start_url"])]) == []


def test_two_builds_are_the_same_byte_for_byte(sample: Path, tmp_path: Path) -> None:
    build_sample(tmp_path / "output", "--clean", "--jobs", "1")
    again = {path.relative_to(tmp_path / "output"): path for path in (tmp_path / "output").rglob("*") if path.is_file()}
    once = {path.relative_to(sample): path for path in sample.rglob("*") if path.is_file()}
    assert once.keys() == again.keys()
    assert [str(name) for name, path in once.items() if path.read_bytes() != again[name].read_bytes()] == []
