"""Which of the two languages is said."""

from bantin.vi.reading import Wording


def said(wording: Wording, lang: str) -> str:
    """A wording in the language asked for."""
    return say(lang, wording.vi, wording.en)


def say(lang: str, vi: str, en: str) -> str:
    """The sentence of the language asked for."""
    return en if lang == "en" else vi
