"""Passages: stretches of bodies whose HTML is kept elsewhere until a page is printed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from bantin.html import Html
from bantin.markdown.body import Markup
from bantin.views.feed_texts import feed_text
from bantin.views.records import Body, Feed, FeedEntry, FeedText, Notice, Passage, ReadingTime
from bantin.views.records.record import Record

View = TypeVar("View")
SYLLABLES_A_MINUTE = 220
TABLE_FRAME = '<div class="table-scroll" role="group" tabindex="0" aria-label="Bảng">'
TABLE_EDGE = re.compile(r"<table(?=[\s>])|</table>")


def passage_of(key: str, flow: Sequence[str | int]) -> tuple[Html | Passage, ...]:
    """Markup and slots of the body with this key as one part of a view; nothing where they are known to be blank."""
    texts = [part for part in flow if isinstance(part, str)]
    return _shown("".join(texts)) if len(texts) == len(flow) else (Passage(key, tuple(_joined(flow))),)


def body_keys(view: object) -> tuple[str, ...]:
    """The keys of the markup that a view is to be filled with, each once."""
    if isinstance(view, Feed):
        return tuple(dict.fromkeys(one.content.body for one in view.entries if isinstance(one.content, FeedText)))
    time = getattr(view, "reading_time", None)
    keys = dict.fromkeys(_keys(getattr(view, "body", ())))
    return tuple(keys | {time.body: None} if isinstance(time, ReadingTime) else keys)


def filled(view: View, markups: Mapping[str, Markup]) -> View:
    """The view with the HTML of its passages in its place; `markups` maps a body's key to its markup."""
    if not isinstance(view, Record) or not body_keys(view):
        return view
    if isinstance(view, Feed):
        return replace(view, entries=tuple(_filled_entry(one, markups) for one in view.entries))
    changes: dict[str, object] = {"body": _filled(view.body, markups)}  # type: ignore[attr-defined] # what has keys has a body
    time = getattr(view, "reading_time", None)
    if isinstance(time, ReadingTime):
        changes["reading_time"] = reading_time(markups[time.body].text)
    return replace(view, **changes)


def reading_time(text: str) -> str:
    """How long a text takes to read: “3 phút đọc”; Vietnamese writes a space after each syllable."""
    return f"{max(1, round(text.count(' ') / SYLLABLES_A_MINUTE))} phút đọc"


def _filled_entry(entry: FeedEntry, markups: Mapping[str, Markup]) -> FeedEntry:
    text = entry.content
    return replace(entry, content=feed_text(text, markups[text.body].html)) if isinstance(text, FeedText) else entry


def _joined(flow: Sequence[str | int]) -> Iterator[str | int]:
    """The flow with neighbouring markup joined."""
    for kind, parts in groupby(flow, type):
        if kind is int:
            yield from parts
        else:
            yield "".join(map(str, parts))


def _keys(body: Body) -> Iterator[str]:
    for part in body:
        if isinstance(part, Passage):
            yield part.body
        elif isinstance(part, Notice):
            yield from _keys(part.body)


def _filled(body: Body, markups: Mapping[str, Markup]) -> Body:
    parts: Body = ()
    for part in body:
        if isinstance(part, Passage):
            html = markups[part.body].html
            parts += _shown("".join(each if isinstance(each, str) else html[each] for each in part.parts))
        elif isinstance(part, Notice):
            parts += (replace(part, body=_filled(part.body, markups)),)
        else:
            parts += (part,)
    return parts


def _shown(text: str) -> tuple[Html, ...]:
    return (Html(_framed(text)),) if text.strip() else ()


def _framed(text: str) -> str:
    """Every table in a frame to scroll in; sanitised HTML has "<table" nowhere else and closes each."""
    if "<table" not in text:
        return text
    return TABLE_EDGE.sub(lambda edge: edge[0] + "</div>" if edge[0] == "</table>" else TABLE_FRAME + edge[0], text)
