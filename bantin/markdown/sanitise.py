"""From HTML that an editor may have written to HTML that may stand in a page, with a note of all that went."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from bantin.markdown.addresses import is_refused
from bantin.markdown.allowed import (
    BLOCK_MARK,
    CLEANER,
    RAW_TEXT,
    TAGS,
    VOID,
    WITH_CONTENT,
    is_allowed,
)
from bantin.markdown.plain_html import is_plain

# nh3 needs 1.5 s for 20,000 nested elements and cannot be interrupted; 256 take it half a millisecond.
DEEPEST = 256
SELF_CLOSING = frozenset("p li dt dd tr td th thead tbody tfoot colgroup option rp rt".split())
# Table and list parts that HTML parsers drop where their parent is missing, but not their text.
MISPLACEABLE = frozenset("caption col colgroup tbody td tfoot th thead tr".split())

# What stands before a style is looked at last: an expression that begins with plain text is searched for much faster.
CELL_STYLES = {
    style: (re.compile(f"{style}(?<=<t[hd]{style})"), f' class="align-{side}"')
    for side in ("left", "center", "right")
    for style in (f' style="text-align: {side};"',)
}
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
FOREIGN = re.compile(rf"<(?!(?:{'|'.join(sorted(TAGS | WITH_CONTENT))})[\s/>])[a-zA-Z][^\s/>]*[^>]*>", re.IGNORECASE)
RAW_TEXT_TAG = re.compile(rf"<(/?)({'|'.join(sorted(RAW_TEXT))})(?=[\s/>])[^>]*>", re.IGNORECASE)
OUR_ADDRESS = re.compile(r'<(?:a|img|q|blockquote|ins|del)\b[^>]*? (?:href|src|cite)="([^"]*)"')
ADDRESSES = frozenset({"href", "src", "cite"})
PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
# `<!-->` and `--!>` end a comment for browsers, but not for Python's parser.
COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
FIRST_HEADING = re.compile(r"<(/?)h1(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Removed:
    """A tag, or attributes of one that stays (then `attributes` names them, `value` is that of the first).

    The tag is `/div` for an end tag that ends nothing; `before` counts the end tags of its name in front of it.
    """

    tag: str
    attributes: tuple[str, ...] = ()
    value: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Sanitised:
    """Safe HTML, what was removed to make it so, and the addresses that stood in it before but do no longer."""

    html: str
    refused: tuple[str, ...]
    removed: tuple[Removed, ...] = ()


def sanitise(html: str, token: str, *, raw: bool) -> Sanitised:
    """HTML of the allow-list only; `raw` says whether an editor's own tags or attributes may be in it."""
    for style, (expression, name) in CELL_STYLES.items():
        if style in html:
            html = expression.sub(name, html)
    if not raw and is_plain(html):
        return Sanitised(html, tuple(filter(is_refused, _addresses(html))))
    if not raw:
        clean = _cleaned(html)
        return Sanitised(clean, _refused(_addresses(html), clean))
    ready, dropped = _prepared(html)
    ready, inventory = _inventory(ready, token)
    clean = _cleaned(ready)
    lost = _misplaced(inventory.kept, clean)
    return Sanitised(clean, _refused(inventory.addresses, clean), (*dropped, *inventory.removed, *lost))


def _cleaned(html: str) -> str:
    return CLEANER.clean(html).replace(' class=""', "")


def _addresses(html: str) -> list[str]:
    return [unescape(address) for address in OUR_ADDRESS.findall(html)]


def _refused(addresses: Sequence[str], clean: str) -> tuple[str, ...]:
    kept = set(_addresses(clean)) if addresses else set()
    return tuple(address for address in addresses if address not in kept or is_refused(address))


def _prepared(html: str) -> tuple[str, tuple[Removed, ...]]:
    """HTML that a parser reads in bounded time and without losing text to an element that never ends."""
    dropped: list[Removed] = []

    opened: Counter[str] = Counter()
    ended: Counter[str] = Counter()

    def note(found: re.Match[str]) -> str:
        tag = found[2].lower()
        if not found[1]:
            dropped.append(Removed(tag))
        elif ended[tag] >= opened[tag]:
            dropped.append(Removed(f"/{tag}", before=ended[tag]))
        (ended if found[1] else opened)[tag] += 1
        return ""

    if "<!--" in html:
        html = COMMENT.sub("", html).replace("<!--", "&lt;!--")
    html = RAW_TEXT_TAG.sub(note, FIRST_HEADING.sub(r"<\1h2", html))
    for tag in sorted(WITH_CONTENT):
        html = _without_unclosed(html, tag, dropped)
    return _shallow(html, dropped), tuple(dropped)


def _without_unclosed(html: str, tag: str, dropped: list[Removed]) -> str:
    lower = html.lower()
    if f"<{tag}" not in lower or len(lower) != len(html):
        return html
    opened: list[re.Match[str]] = []
    for found in re.finditer(rf"<(/?){tag}(?=[\s/>])[^>]*>", html, re.IGNORECASE):
        if not found[1]:
            opened.append(found)
        elif opened:
            # What stands in a script or style is text: its first end tag ends all of it.
            del opened[0 if tag in {"script", "style"} else -1 :]
    dropped.extend([Removed(tag)] * len(opened))
    for found in reversed(opened):
        html = html[: found.start()] + html[found.end() :]
    return html


def _shallow(html: str, dropped: list[Removed]) -> str:
    """The HTML without the tags that lie deeper than any page needs; their text stays."""
    if html.count("<") < DEEPEST:
        return html
    depth = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal depth
        tag = found[2].lower()
        if tag in VOID or tag in SELF_CLOSING:
            return found[0]
        if found[1]:
            depth = max(0, depth - 1)
            return found[0] if depth < DEEPEST else ""
        depth += 1
        if depth <= DEEPEST:
            return found[0]
        if not dropped or dropped[-1].tag != tag:
            dropped.append(Removed(tag))
        return ""

    return TAG.sub(keep, html)


def _misplaced(kept: Counter[str], clean: str) -> tuple[Removed, ...]:
    """Allowed tags that the parser dropped because they stood where they mean nothing."""
    suspects = MISPLACEABLE & kept.keys()
    return tuple(
        Removed(tag) for tag in sorted(suspects) for _ in range(kept[tag] - len(re.findall(rf"<{tag}[ >]", clean)))
    )


def _inventory(html: str, token: str) -> "tuple[str, _Inventory]":
    """The HTML with each `<` that no `>` ends as text (a parser would drop all that follows), and what is in it."""
    inventory = _Inventory(token)
    inventory.feed(html)
    while inventory.rawdata.startswith("<"):
        unfinished = inventory.rawdata
        html = f"{html[: -len(unfinished)]}&lt;{unfinished[1:]}"
        inventory.rawdata = ""
        inventory.feed(f"&lt;{unfinished[1:]}")
    inventory.close()
    return _without(html, inventory.cuts), inventory


def _without(html: str, cuts: Sequence[tuple[int, int, str]]) -> str:
    """The HTML without these tags, each given by its line, its column and its text."""
    starts = [0, *(found.end() for found in re.finditer("\n", html))]
    kept, done = [], 0
    for line, column, text in cuts:
        at = starts[line - 1] + column
        kept.append(html[done:at])
        done = at + len(text)
    # Browsers see tags where Python's parser saw the inside of something, `<![CDATA[<g>]]>` for one.
    left = "".join([*kept, html[done:]])
    end = left.rfind(">") + 1
    ended, rest = FOREIGN.sub("", left[:end]), left[end:]
    # The `>` of a tag that went may have been the end of a `<?` before it.
    end = ended.rfind(">") + 1
    return ended[:end] + (ended[end:] + rest).replace("<", "&lt;")


class _Inventory(HTMLParser):
    """Reads HTML and notes each tag and attribute that the allow-list will remove."""

    def __init__(self, token: str) -> None:
        super().__init__(convert_charrefs=True)
        self.token = token
        self.removed: list[Removed] = []
        self.addresses: list[str] = []
        self.kept: Counter[str] = Counter()
        self.inside: list[str] = []
        self.open: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        # nh3 drops `<text>`, `<g>` or `<mi>` outside of a drawing or formula with all that follows.
        self.cuts: list[tuple[int, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            if tag == self.inside[0]:
                self.inside.append(tag)
            return
        self.open[tag] += 1
        if tag not in TAGS:
            self.removed.append(Removed(tag))
            if tag in WITH_CONTENT:
                self.inside.append(tag)
            else:
                self.cuts.append((*self.getpos(), self.get_starttag_text() or ""))
            return
        self.kept[tag] += 1
        self.addresses.extend(value or "" for name, value in attrs if name in ADDRESSES)
        bad = [(name, value or "") for name, value in attrs if not self._may_stay(tag, name, value or "")]
        if bad:
            self.removed.append(Removed(tag, tuple(name for name, _ in bad), bad[0][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<svg/>` ends at once, `<div/>` does not; both hold nothing that is lost."""
        depth = len(self.inside)
        self.handle_starttag(tag, attrs)
        del self.inside[depth:]

    def handle_endtag(self, tag: str) -> None:
        if self.inside:
            if tag == self.inside[0]:
                self.inside.pop()
            return
        # Browsers make an empty element of a `</p>` or `</br>` that ends nothing.
        if not self.open[tag] and tag not in VOID | {"p"} and PLAIN_NAME.fullmatch(tag):
            self.removed.append(Removed(f"/{tag}", before=self.ended[tag]))
        self.open[tag] = max(0, self.open[tag] - 1)
        self.ended[tag] += 1

    def handle_pi(self, data: str) -> None:
        self.removed.append(Removed("?" + data.split(None, 1)[0][:20] if data.strip() else "?"))

    def handle_decl(self, decl: str) -> None:
        self.removed.append(Removed("!" + decl.split(None, 1)[0][:20] if decl.strip() else "!"))

    def unknown_decl(self, data: str) -> None:
        self.removed.append(Removed("![" + data.split("[", 1)[0][:20]))

    def parse_html_declaration(self, i: int) -> int:
        """Like the base, but a marked section of unknown kind is no reason to raise."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            end = self.rawdata.find(">", i + 2)
            self.unknown_decl(self.rawdata[i + 3 : i + 23])
            return len(self.rawdata) if end == -1 else end + 1

    def _may_stay(self, tag: str, name: str, value: str) -> bool:
        if name == BLOCK_MARK:
            return tag == "div" and value.startswith(self.token + "-")
        return is_allowed(tag, name, value)
