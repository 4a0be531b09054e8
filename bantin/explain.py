"""`explain`: the page of a problem's code, in the language asked for."""

from pathlib import Path

VI, EN = "<!-- vi -->", "<!-- en -->"


def page_of(code: str, folder: Path, lang: str) -> str:
    """What docs/problems says of a code, in one language; OSError where the page is not there."""
    text = (folder / f"{code}.md").read_text(encoding="utf-8")
    head, _, rest = text.partition(VI)
    vietnamese, _, english = rest.partition(EN)
    body = english if lang == "en" else vietnamese
    return f"{head.strip()}\n\n{body.strip()}\n"
