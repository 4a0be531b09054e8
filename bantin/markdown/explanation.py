"""The explanations of docs/problems as HTML: our own texts, not an editor's."""

from markdown import markdown


def html_of(text: str) -> str:
    """A page of ours as HTML."""
    return markdown(text, extensions=["fenced_code", "tables"], output_format="html")
