"""Our blocks (`/// prizes | cuoc-thi/x`) as Python-Markdown sees them. Each leaves a mark that `pieces` finds again."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksMgrExtension, BlocksProcessor, BlocksTreeprocessor
from pymdownx.blocks.block import Block as MarkdownBlock

from bantin.markdown.allowed import BLOCK_MARK
from bantin.markdown.block_kinds import BLOCKS

OPTION_LINE = re.compile(r" {4,}([^\s:][^:\n]*?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block that Python-Markdown has met, in the order of the text."""

    name: str
    argument: str
    options: tuple[tuple[str, str], ...]


def split_options(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The option lines that `text` begins with, and how many lines they take."""
    options: list[tuple[str, str]] = []
    for line in text.split("\n"):
        found = OPTION_LINE.fullmatch(line)
        if not found:
            break
        options.append((found[1].strip(), (found[2] or "").strip("\"'")))
    return tuple(options), len(options)


class _Processor(BlocksProcessor):  # type: ignore[misc]  # pymdownx has no types
    """Reads options as plain `key: value` lines, not as YAML: `no` stays text and no bomb goes off."""

    def split_header(self, block: str, length: int) -> tuple[dict[str, Any] | None, str]:
        """The options and the rest of the block."""
        ends = (match.start() for match in self.end.finditer(block) if len(match.group(1)) == length)
        end = next(ends, len(block))
        options, count = split_options(block[:end])
        rest = "\n".join(block[:end].split("\n")[count:])
        return dict(options), "\n".join(part for part in (rest, block[end:]) if part)


class _Manager(BlocksMgrExtension):  # type: ignore[misc]
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base's name)
        md.registerExtension(self)
        if "/" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "/"]
        self.extension = _Processor(md.parser, md)
        md.parser.blockprocessors.register(self.extension, "blocks", 89.99)
        md.treeprocessors.register(BlocksTreeprocessor(md, self.extension), "blocks_on_inline_end", 19.99)


class _Marked(MarkdownBlock):  # type: ignore[misc]
    """Leaves a `<div>` whose mark holds a token that the text cannot know, so that raw HTML cannot forge it."""

    ARGUMENT = None

    def _validate(self, parent: ET.Element, arg: str | None, **options: object) -> bool:
        del parent
        self.argument = arg or ""
        self.given = tuple((str(key), str(value)) for key, value in options.items())
        self.options: dict[str, dict[str, str]] = {"attrs": {}}
        return True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """The element that stands for the block."""
        extension: OurBlocks = self.config["extension"]
        element = ET.SubElement(parent, "div")
        element.set(BLOCK_MARK, f"{extension.token}-{len(extension.placed)}")
        known = BLOCKS[self.NAME].options
        kept = tuple((key, value) for key, value in self.given if key in known)
        extension.placed.append(Placed(self.NAME, self.argument, kept))
        return element

    def on_inline_end(self, block: ET.Element) -> None:
        """In a gallery every picture is a figure of its own."""
        if self.NAME != "gallery":
            return
        for paragraph in [child for child in block if child.tag == "p" and _holds_only_pictures(child)]:
            place = list(block).index(paragraph)
            block.remove(paragraph)
            for offset, picture in enumerate(list(paragraph.iter("img"))):
                block.insert(place + offset, _figure(picture))


def _holds_only_pictures(paragraph: ET.Element) -> bool:
    texts = (paragraph.text, *(child.tail for child in paragraph))
    pictures = all(child.tag in {"img", "br"} for child in paragraph)
    return len(paragraph) > 0 and pictures and not any(text and text.strip() for text in texts)


def _figure(picture: ET.Element) -> ET.Element:
    figure = ET.Element("figure")
    caption = picture.attrib.pop("title", "")
    picture.tail = ""
    figure.append(picture)
    figure.tail = "\n"
    if caption:
        ET.SubElement(figure, "figcaption").text = caption
    return figure


class OurBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers every kind of `BLOCKS`; `placed` is what the last text held, `token` marks their places."""

    def __init__(self) -> None:
        super().__init__()
        self.token = ""
        self.placed: list[Placed] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base's name)
        """Add our blocks to a converter."""
        manager = _Manager()
        manager.extendMarkdown(md)
        for name in BLOCKS:
            kind = type(name.capitalize(), (_Marked,), {"NAME": name})
            manager.extension.register(kind, {"extension": self})

    def begin(self, token: str) -> None:
        """Forget the last text; marks will hold `token`."""
        self.token = token
        self.placed = []
