"""The severity that a site or an entry gives to a code, where the code leaves a choice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bantin.problems import ADJUSTABLE, Problem, Severity, is_error, softened

OFF = "off"
UNREADABLE = ("frontmatter-", "yaml-", "encoding", "file-too-large")  # what the codes of such front matter begin with


def at_levels(
    problems: Iterable[Problem],
    site: Mapping[str, str],
    by_file: Mapping[str, Mapping[str, str]],
    held: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """The problems with the severities asked for, an entry's word before the site's; those switched off are left out.

    What is an error here stays one unless its code leaves a choice, also where the code is a warning elsewhere.
    In the files of `held` entries nothing is an error unless their front matter cannot be read: what is not published
    cannot break a build.
    """
    found = []
    for one in problems:
        fixed = is_error(one) and one.code not in ADJUSTABLE
        level = None if fixed else by_file.get(one.span.file, {}).get(one.code) or site.get(one.code)
        if level != OFF:
            levelled = replace(one, severity=Severity(level)) if level else one
            soft = one.span.file in held and not one.code.startswith(UNREADABLE)
            found.append(softened(levelled) if soft else levelled)
    return tuple(found)
