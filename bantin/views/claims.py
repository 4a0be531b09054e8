"""Claims: figures as sources state them. Two on one metric stand side by side and are never merged."""

from collections.abc import Iterable

from bantin.model.campaign import Claim
from bantin.vi.text import fold
from bantin.views import records
from bantin.views.dates import number, printed
from bantin.views.here import Here
from bantin.views.records import ClaimGroup

APPROXIMATIONS = {"nearly": "gần", "over": "hơn", "about": "khoảng"}
DIFFERENT = "Nguồn nêu những con số khác nhau về cùng một việc; trang này để nguyên từng con số."


def claim_groups(here: Here, claims: Iterable[Claim]) -> tuple[ClaimGroup, ...]:
    """The claims by metric, in the order in which each metric comes first; one without a metric stands alone."""
    groups: dict[object, list[Claim]] = {}
    for place, claim in enumerate(claims):
        groups.setdefault(fold(claim.metric) if claim.metric else place, []).append(claim)
    return tuple(_group(here, members) for members in groups.values())


def _group(here: Here, members: list[Claim]) -> ClaimGroup:
    lines = tuple(_line(here, claim) for claim in members)
    different = len({line.value for line in lines}) > 1
    return ClaimGroup(lines, members[0].metric, DIFFERENT if different else None)


def _line(here: Here, claim: Claim) -> records.Claim:
    parts = (APPROXIMATIONS.get(claim.approx or ""), number(claim.value), claim.unit)
    value = " ".join(part for part in parts if part)
    return records.Claim(claim.text, value, printed(here, claim.as_of), claim.source, claim.quote)
