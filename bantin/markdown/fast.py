"""A faster Python-Markdown with the same output: an extension, to be added last, that replaces passes it knows.

Each replacement stands in the registry under the name of what it replaces, and only where that is exactly the
library's own; whatever another extension has put there stays.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import DelimiterProcessor, LinkInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, Registry

from bantin.markdown.fast_blocks import PlainBlocks, Tables
from bantin.markdown.fast_inline import InlinePass
from bantin.markdown.fast_links import Links, Stress
from bantin.markdown.fast_serialiser import serialised
from bantin.markdown.fast_tree import AttributeLists, Contents, LineBreaks, Unescaping

BLANK_LINE = re.compile(r"(?<=\n) +\n")
# Plain blocks are recognised before any other block processor looks at them.
FIRST = 1000


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if STX in text or ETX in text or "\r" in text:
            return super().run(lines)
        text = f"{text}\n\n".expandtabs(self.md.tab_length)
        return (BLANK_LINE.sub("\n", text) if "\n " in text else text).split("\n")


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Without `<` and `&` there is nothing for an HTML parser to find."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else text.split("\n")


@dataclass(frozen=True, slots=True)
class _Replacement:
    """The name and priority of a pass, the library's own class, and how ours is made from its instance."""

    name: str
    priority: int
    own: type
    ours: Callable[[Any], object]

    def put_into(self, registry: Registry[Any]) -> None:
        if self.name in registry and type(registry[self.name]) is self.own:
            registry.register(self.ours(registry[self.name]), self.name, self.priority)


LINES = (
    _Replacement("normalize_whitespace", 30, NormalizeWhitespace, lambda own: _Whitespace(own.md)),
    _Replacement("html_block", 20, HtmlBlockPreprocessor, lambda own: _HtmlBlocks(own.md)),
)
BLOCKS = (_Replacement("table", 75, TableProcessor, lambda own: Tables(own.parser, own.config)),)
PATTERNS = (
    _Replacement("link", 160, LinkInlineProcessor, lambda own: Links(own.pattern, own.md)),
    _Replacement("em_strong", 60, DelimiterProcessor, Stress),
)
TREES = (
    _Replacement("inline", 20, InlineProcessor, lambda own: InlinePass(own.md)),
    _Replacement("prettify", 10, PrettifyTreeprocessor, lambda own: LineBreaks(own.md)),
    _Replacement("attr_list", 8, AttrListTreeprocessor, lambda own: AttributeLists(own.md)),
    _Replacement("unescape", 0, UnescapeTreeprocessor, lambda own: Unescaping(own.md)),
)


class FastPasses(Extension):
    """Replaces the passes of a converter; what a pass does not know it leaves to the library's own.

    With `Headings` for its contents a converter has no `toc`, which takes time and which we do not ask for.
    """

    def __init__(self, contents: type[Contents] = Contents) -> None:
        super().__init__()
        self.toc = _Replacement("toc", 5, TocTreeprocessor, contents)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base's name)
        """Put the passes into the registries of a converter."""
        blocks = md.parser.blockprocessors
        registries: tuple[Registry[Any], ...] = (md.preprocessors, blocks, md.inlinePatterns, md.treeprocessors)
        for registry, replacements in zip(registries, (LINES, BLOCKS, PATTERNS, TREES), strict=True):
            for one in replacements:
                one.put_into(registry)
        self.toc.put_into(md.treeprocessors)
        if md.output_formats["html"] is to_html_string:  # the serialiser is taken from here after all extensions
            md.output_formats = {**md.output_formats, "html": serialised}  # type: ignore[misc]  # a class variable
        blocks.register(PlainBlocks(md.parser), "plain-block", FIRST)
