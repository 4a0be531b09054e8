"""What is noted of a file beside its problems: comments that silence one, and details of somebody's person."""

import re
from dataclasses import dataclass

from bantin.problems import Span

SILENCED = r"bantin:\s*(?:bỏ[ -]qua|bo[ -]qua|ignore)\s+(?P<codes>[a-z-]+(?:[,\s]+[a-z-]+)*?)"
SILENCER = re.compile(r"(?:(?<=\s)|^)#\s*" + SILENCED + r"\s*$")


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment “bantin: bỏ-qua CODE”: problems of these codes that begin on these lines are not told."""

    codes: tuple[str, ...]
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Detail:
    """What looks like a telephone number, an identity number, an e-mail address or a bank account in a text.

    `sort` is the end of its problem's code; `plain` is the value as it is compared.
    """

    sort: str
    text: str
    plain: str
    span: Span
