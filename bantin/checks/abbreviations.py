"""Abbreviations that neither the text nor the glossary of site.yaml explains."""

from collections import defaultdict
from collections.abc import Iterator

from bantin.finished import FinishedSite
from bantin.markdown.body import Abbreviation
from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording


def undeclared(finished: FinishedSite) -> Iterator[Problem]:
    """Each such abbreviation where the site has it first: a glossary explains it everywhere at once."""
    known = {short for short, _ in (*finished.site.settings.glossary, *finished.site.settings.acronyms)}
    found: dict[str, list[Span]] = defaultdict(list)
    for name, terms in finished.terms.items():
        if name in finished.site.entries:
            for term in terms:
                if isinstance(term, Abbreviation) and not term.introduced and _is_open(term.text, known):
                    found[term.text].append(term.span)
    for text, spans in found.items():
        yield _problem(text, min(spans), len(spans))


def _is_open(text: str, known: set[str]) -> bool:
    """Whether nobody says what an abbreviation stands for; of one with hyphens its parts may be known."""
    return text not in known and "-" not in text


def _problem(text: str, first: Span, pages: int) -> Problem:
    return problem(
        "abbreviation-undeclared",
        first,
        Wording(
            f"“{text}” chưa được giải thích (dùng ở {pages} trang, đây là trang đầu).",
            f"“{text}” is explained nowhere (used on {pages} pages, this is the first).",
        ),
        Wording(
            f"Thêm “{text}: nghĩa đầy đủ” vào glossary của site.yaml, hoặc viết đủ ở lần đầu: “nghĩa đầy đủ ({text})”.",
            f"Add “{text}: what it means” to glossary in site.yaml, or spell it out at first: “meaning ({text})”.",
        ),
    )
