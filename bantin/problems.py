"""A problem is a value: a stable code, how bad it is, where it is, what is wrong and what to type instead."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bantin.vi.reading import NOTHING, Remark, Wording


class Severity(StrEnum):
    """How bad a problem is. Only an error keeps a site from being written."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file: lines and columns from 1, columns in characters, the end exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def at(cls, file: str, line: int = 1, column: int = 1, length: int = 0) -> "Span":
        """A span of `length` characters within one line."""
        return cls(file, line, column, line, column + length)

    @property
    def beginning(self) -> "Span":
        """The place at which it begins, without any length."""
        return Span.at(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing for an editor to mend (or to know), in both languages."""

    code: str
    severity: Severity
    span: Span
    message: Wording
    hint: Wording = NOTHING


ERRORS = frozenset(
    """
    control-character value-empty value-type value-choice value-range field-required
    date-format date-day date-month date-month-first date-short-year date-year date-no-year date-serial date-epoch
    date-compact date-lunar date-relative date-vague date-quarter date-kind time-invalid time-ambiguous range-reversed
    number-dot number-format
    money-grouping money-fraction money-negative money-too-small money-colloquial money-currency money-format
    frontmatter-missing frontmatter-unclosed frontmatter-mangled frontmatter-not-mapping
    yaml-syntax yaml-duplicate-key yaml-alias yaml-tag yaml-depth encoding file-too-large body-too-slow block-unclosed
    ref-unknown id-taken kind-unknown slug-invalid slug-empty address-taken link-broken anchor-broken url-scheme
    picture-missing picture-unreadable picture-too-large path-escapes table-column table-row
    prize-basis round-reversed template-error
    """.split()
)

# Errors that a site or an entry may take more lightly: the page can be made all the same, without the link or picture.
ADJUSTABLE = frozenset({"link-broken", "anchor-broken", "ref-unknown", "picture-missing", "round-reversed"})

# Errors in some places and warnings in others, where another severity may be asked for.
MIXED = frozenset({"prize-basis"})

WARNINGS = frozenset(
    """
    text-hidden text-fullwidth text-nfd text-after-hash
    date-unpadded date-year-first date-separator date-spaces date-weekday date-year-inferred
    money-comma money-spaces money-no-unit money-abbreviation money-dot-decimal
    field-unknown frontmatter-second list-comma picture-alt html-removed address-gone minor-consent
    dieu-gap khoan-gap diem-order rules-marker citation-dangling
    theme-contrast font-glyph
    """.split()
)

# The editor's second pair of eyes: dates, prizes, sources, people, rules, and comments that silence these.
EDITORIAL = frozenset(
    """
    round-order round-overlap round-outside round-gap campaign-length deadline-hour deadline-holiday judging-buffer
    prize-total prize-order prize-winners support-unit words-digits criteria-sum
    article-source byline-source relative-date document-incomplete claim-conflict picture-credit
    personal-phone personal-id personal-email personal-account person-named
    rules-sections silence-unused link-dead
    """.split()
)

# What the text itself says: against the fields, of characters and words, of places that are no more.
EDITORIAL |= frozenset(
    """
    prose-date prose-money prose-count prose-weekday
    text-false-d text-legacy text-private-use text-mathematical spelling-mixed list-accidental list-lettered link-text
    list-run-on code-indented
    abbreviation-undeclared place-abolished place-successor
    """.split()
)

WARNINGS |= EDITORIAL
INFOS = frozenset({"link-held-back"})

SEVERITY = (
    dict.fromkeys(sorted(ERRORS), Severity.ERROR)
    | dict.fromkeys(sorted(WARNINGS), Severity.WARNING)
    | dict.fromkeys(sorted(INFOS), Severity.INFO)
)


def problem(code: str, span: Span, message: Wording, hint: Wording = NOTHING) -> Problem:
    """A problem with the usual severity of its code; an unknown code is a bug (KeyError)."""
    return Problem(code, SEVERITY[code], span, message, hint)


def from_remark(remark: Remark, span: Span) -> Problem:
    """A remark of a value's reader, put where the value stands."""
    return problem(remark.code, span, remark.message, remark.hint)


def is_error(found: Problem) -> bool:
    """Whether the problem keeps the site from being written."""
    return found.severity is Severity.ERROR


def softened(found: Problem) -> Problem:
    """The same problem as a warning at most: what a held-back entry gets."""
    return replace(found, severity=Severity.WARNING) if is_error(found) else found


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda found: (found.span, found.code, found.message.vi)))
