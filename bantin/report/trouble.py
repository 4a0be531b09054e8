"""Trouble that has no place in a file, in the form in which the preview shows problems."""


def trouble(sentence: str) -> dict[str, object]:
    """A problem without code and place: what keeps a build from running at all."""
    nowhere: dict[str, object] = dict.fromkeys(("code", "file", "line", "column", "mark", "explain", "editor"))
    return {**nowhere, "severity": "error", "message": sentence, "hint": "", "excerpt": []}
