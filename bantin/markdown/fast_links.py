"""Links whose text holds no bracket and whose address no quote or parenthesis, found without a step per character."""

import re

from markdown.inlinepatterns import LinkInlineProcessor

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
