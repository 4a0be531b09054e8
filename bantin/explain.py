"""`explain`: the page of a problem's code, in the language asked for."""

import re
from pathlib import Path

from bantin.report.language import say

# The pages' fences also tell the tests how to read an example ("yaml date"); a reader needs the language only.
FENCE = re.compile(r"^(```[a-z]+)[^\n]*$", re.MULTILINE)
VI, EN = "<!-- vi -->", "<!-- en -->"


def page_of(code: str, folder: Path, lang: str) -> str:
    """What docs/problems says of a code, in one language; OSError where the page is not there."""
    text = (folder / f"{code}.md").read_text(encoding="utf-8")
    head, _, rest = text.partition(VI)
    vietnamese, _, english = rest.partition(EN)
    return FENCE.sub(r"\1", f"{head.strip()}\n\n{say(lang, vietnamese, english).strip()}\n")
