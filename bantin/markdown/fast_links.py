"""The usual forms of links and of stressed words, found without a step per character.

Of links those whose text holds no bracket and whose address no quote or parenthesis; of stressed words those that hold
no star and no underline.
"""

import re
import xml.etree.ElementTree as ET

from markdown.inlinepatterns import DelimiterProcessor, LinkInlineProcessor

PLAIN_TARGET = re.compile(r"\(\s*([^()<'\"]*)\)")


class Links(LinkInlineProcessor):
    """`[text](address)`."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 (the base's name)
        """The text up to the bracket that ends it, and where that is."""
        end = data.find("]", index)
        if end == -1 or data.find("[", index, end) != -1:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address and title between parentheses, and where those end."""
        plain = PLAIN_TARGET.match(data, index)
        if not plain:
            return super().getLink(data, index)
        return self.unescape(plain[1]).strip(), None, plain.end(), True


STRESSED = re.compile(r"(?<![\w*])(\*\*?)(?![\s*])([^*_]*[^\s*_])\1(?![\w*])")
TOKENS = r"\*|_"
TAGS = ("strong", "em")


class Stress(DelimiterProcessor):
    """`*text*` and `**text**`; all else that stars and underlines may mean is left to the library."""

    def __init__(self, like: DelimiterProcessor) -> None:
        vars(self).update(vars(like))
        self.md.delimiters = self

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the base's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """The element, and where it stands in the text."""
        stressed = STRESSED.match(data, m.start()) if self._is_fresh() else None
        if not stressed:
            return super().handleMatch(m, data)
        element = ET.Element(TAGS[2 - len(stressed[1])])
        element.text = stressed[2]
        return element, *stressed.span()

    def _is_fresh(self) -> bool:
        """Whether nothing is known of the text yet, and nobody has added other tokens."""
        usual = self.pattern == TOKENS and self.delimiters["*"].tags == TAGS
        return usual and not self.regions and not any(one.stack for one in self.delimiters.values())
