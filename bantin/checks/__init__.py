"""Editorial rules across a finished site: each reads everything and changes nothing."""

from bantin.checks.abbreviations import undeclared
from bantin.checks.dates import reversed_dates
from bantin.checks.levels import at_levels
from bantin.checks.places import places
from bantin.checks.prose import contradictions
from bantin.checks.rounds import unknown_fields
from bantin.checks.winners import too_many_winners
from bantin.finished import FinishedSite
from bantin.problems import Problem

__all__ = ["at_levels", "check"]

CHECKS = (reversed_dates, unknown_fields, too_many_winners, contradictions, undeclared, places)


def check(finished: FinishedSite) -> tuple[Problem, ...]:
    """Every problem that only the finished site shows."""
    return tuple(found for rule in CHECKS for found in rule(finished))
