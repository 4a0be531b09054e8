"""JSON Feed 1.1 (jsonfeed.org); Atom and RSS have templates."""

from typing import Any

from bantin.formats.texts import json_bytes
from bantin.views.records import Feed, FeedEntry

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed's bytes."""
    told = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "description": feed.subtitle,
        "icon": feed.picture,
        "language": feed.lang,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json_bytes(_given(told))


def _item(entry: FeedEntry) -> dict[str, Any]:
    whole = entry.content or None
    told = {
        "id": entry.id,
        "url": entry.href,
        "title": entry.title,
        "content_html": whole,
        "content_text": None if whole else entry.summary or entry.title,
        "summary": entry.summary,
        "image": entry.picture,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": name} for name in entry.authors] or None,
        "tags": list(entry.tags) or None,
    }
    return _given(told)


def _given(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}
