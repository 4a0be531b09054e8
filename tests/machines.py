"""Our files for machines as others read them: parsers and schemas that are not ours."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import msgspec_schemaorg.enums as enumerations
import msgspec_schemaorg.models as vocabulary
import vobject
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
OCTETS = 75
LINE = re.compile(
    r"[A-Z][A-Z0-9-]*(?:;[A-Z0-9-]+=(?:\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]+))*:[^\x00-\x08\x0a-\x1f\x7f]*"
)
SCHEMA_ORG = "https://schema.org/"


def lines_of(calendar: bytes) -> list[str]:
    """The content lines of a calendar, unfolded; held to RFC 5545, 3.1."""
    assert calendar.endswith(b"\r\n")
    rows = calendar[:-2].split(b"\r\n")
    assert all(len(row) <= OCTETS for row in rows)
    assert not any(b"\r" in row or b"\n" in row for row in rows)
    assert [row for row in rows if row.decode() != row.decode().strip("\r\n")] == []  # no character is cut in two
    lines = b"\r\n".join(rows).replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return lines


def events_of(calendar: bytes) -> list[Any]:
    """The events of a calendar as vobject reads them."""
    lines_of(calendar)
    read = vobject.readOne(calendar.decode())
    read.validate()
    assert read.version.value == "2.0"
    return list(read.vevent_list)


@cache
def schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def xml_of(content: bytes, kind: str) -> etree._Element:
    """The root of an XML file that its schema accepts."""
    root = etree.fromstring(content)
    checked = schema(kind)
    assert checked.validate(root), checked.error_log
    return root


def json_feed_of(content: bytes) -> dict[str, Any]:
    """A JSON Feed that keeps to version 1.1 (jsonfeed.org/version/1.1)."""
    feed: dict[str, Any] = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"].startswith("http")
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item.get("content_html") or item.get("content_text")
        assert all(re.fullmatch(r"[0-9-]{10}T[0-9:]{8}[+-][0-9:]{5}", item[key]) for key in item if "date_" in key)
        assert all(isinstance(author["name"], str) for author in item.get("authors", []))
    return feed


def rows_of(table: bytes) -> list[list[str]]:
    """The rows of a CSV file as a spreadsheet reads them."""
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    return rows


def things_of(page: str) -> list[dict[str, Any]]:
    """The things that a page describes as JSON-LD, each in schema.org's own words."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            told = json.loads("".join(script.itertext()))
            assert told.keys() == {"@context", "@graph"}
            assert told["@context"] == "https://schema.org"
            found += told["@graph"]
    assert [fault for thing in found for fault in faults(thing)] == []
    return found


def faults(thing: dict[str, Any]) -> Iterator[str]:
    """What of a thing is not in schema.org's vocabulary."""
    kind = thing.get("@type")
    if kind is None:
        yield from () if thing.keys() == {"@id"} else (f"no type: {thing}",)
        return
    known = properties_of(kind)
    if not known:
        yield f"{kind} is no type"
    for name, value in thing.items():
        if not name.startswith("@") and name.removesuffix("-input") not in known:
            yield f"{kind} has no {name}"
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from faults(part)
            elif isinstance(part, str) and part.startswith(SCHEMA_ORG) and not is_member(part):
                yield f"{part} is nothing"


@cache
def properties_of(kind: str) -> frozenset[str]:
    """The properties of a type; an EventSeries is an Event too, which the package's single inheritance cannot say."""
    kinds = ("Event", kind) if kind == "EventSeries" else ("Action", kind) if kind == "SearchAction" else (kind,)
    found = [getattr(vocabulary, each, None) for each in kinds]
    return frozenset(name for each in found if each is not None for name in each.__struct_fields__)


def is_member(value: str) -> bool:
    """Whether an address is that of a member of an enumeration."""
    name = value.removeprefix(SCHEMA_ORG)
    return any(name in getattr(getattr(enumerations, each), "__members__", {}) for each in dir(enumerations))
