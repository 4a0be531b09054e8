"""The plan: every output that will exist, in memory with all its inputs, before anything is rendered or written."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import chain

from bantin.addresses import check_addresses, folded
from bantin.finished import FinishedSite
from bantin.outputs import assets, feeds, files, pages, redirects, sitemap
from bantin.outputs.planned import Material, Planned, PlannedBytes, PlannedFile, PlannedPage
from bantin.problems import Problem
from bantin.project import Project
from bantin.views.here import Here, Shared, tags_by_key
from bantin.views.menu import footer_of, menu_of, menu_problems

__all__ = ["OUTPUTS", "Planned", "PlannedBytes", "PlannedFile", "PlannedPage", "next_change", "plan"]

OUTPUTS: tuple[Callable[[Material], Iterable[Planned]], ...] = (
    pages.outputs,
    feeds.outputs,
    sitemap.outputs,
    redirects.outputs,
    files.outputs,
    assets.outputs,
)


def plan(finished: FinishedSite, project: Project) -> tuple[tuple[Planned, ...], tuple[Problem, ...]]:
    """Every output in the order of its path, and the problems of those that would lie at one address."""
    static, problems = assets.read_assets(project)
    menu = menu_of(finished.site)
    shared = Shared(
        finished=finished,
        project=project,
        assets={asset.name: asset.address for asset in static},
        sizes=files.sizes_of(finished),
        tags=tags_by_key(finished.site),
        menu=menu,
        footer=footer_of(finished.site, menu),
    )
    material = Material(Here(shared), static)
    planned = _told_once(chain.from_iterable(outputs(material) for outputs in OUTPUTS))
    aliases = redirects.alias_problems(finished.site, planned)
    problems = (*problems, *menu_problems(finished.site), *aliases)
    if not aliases:  # else the same collisions would be told of once more, without their place
        problems = (*problems, *check_addresses(planned))
    return tuple(sorted(planned, key=lambda one: one.path)), problems


def next_change(planned: Iterable[Planned]) -> datetime | None:
    """The earliest instant at which time alone changes an output; None: never."""
    return min((one.valid_until for one in planned if one.valid_until is not None), default=None)


def _told_once(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """The outputs without second pages of entries at one address: linking has told of these, at their exact place."""
    taken: set[str] = set()
    kept: list[Planned] = []
    for one in planned:
        if isinstance(one, PlannedPage) and one.source is not None:
            key = folded(one.path)
            if key in taken:
                continue
            taken.add(key)
        kept.append(one)
    return tuple(kept)
