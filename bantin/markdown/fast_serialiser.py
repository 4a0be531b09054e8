"""A tree as HTML, as Python-Markdown's serialiser writes it: with one piece of text for each element without children.

Elements that are rare in a text (comments, valueless attributes, `<script>`) make the library write the whole tree.
"""

import xml.etree.ElementTree as ET

from markdown.serializers import RE_AMP, to_html_string

VOID = frozenset("area base basefont br col embed frame hr img input isindex link meta param source track wbr".split())
VERBATIM = frozenset({"script", "style"})


class _Unusual(Exception):  # noqa: N818 - no error: what was found
    """Something that the library alone writes."""


def serialised(root: ET.Element) -> str:
    """The HTML of a tree."""
    try:
        return "".join(_parts(root))
    except _Unusual:
        return to_html_string(root)


def _parts(root: ET.Element) -> list[str]:
    parts: list[str] = []
    waiting: list[ET.Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        tag: object = element.tag  # of a comment it is no text
        text, tail = element.text or "", element.tail or ""
        if not isinstance(tag, str) or not tag.islower() or tag in VERBATIM:
            raise _Unusual
        if "&" in text or "<" in text or ">" in text:
            text = _escaped(text)
        if tail != "\n" and ("&" in tail or "<" in tail or ">" in tail):
            tail = _escaped(tail)
        names = _attributes(element) if element.keys() else ""
        end = tail if tag in VOID else f"</{tag}>{tail}"
        if len(element):
            parts.append(f"<{tag}{names}>{text}")
            waiting.append(end)
            waiting += element[::-1]
        else:
            parts.append(f"<{tag}{names}>{text}{end}")
    return parts


def _attributes(element: ET.Element) -> str:
    return "".join([f' {name}="{_quoted(name, value)}"' for name, value in sorted(element.items())])


def _quoted(name: object, value: object) -> str:
    if not isinstance(name, str) or not isinstance(value, str) or name == value:
        raise _Unusual
    return _escaped(value).replace('"', "&quot;")


def _escaped(text: str) -> str:
    """The text without signs of tags; of the ampersands those that begin an entity stay."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
