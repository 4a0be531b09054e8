"""The plan: every output that will exist, in memory with all its inputs, before anything is rendered or written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from bantin.addresses import check_addresses, folded
from bantin.finished import FinishedSite
from bantin.outputs import assets, calendars, data, drawings, feeds, files, hosting, pages, redirects, search, sitemap
from bantin.outputs.changes import comings_and_goings, earliest
from bantin.outputs.due import due, due_output, next_change
from bantin.outputs.planned import Asset, Material, Planned, PlannedBytes, PlannedFile, PlannedPage
from bantin.problems import Problem
from bantin.project import Project
from bantin.site import Section
from bantin.views.here import Here, Shared, tags_by_key
from bantin.views.lists import in_order_of_status
from bantin.views.menu import footer_of, menu_of, menu_problems

__all__ = ["OUTPUTS", "Plan", "Planned", "PlannedBytes", "PlannedFile", "PlannedPage", "next_change", "plan"]

# What a recipe may name.
_NAMED: tuple[Callable[..., object], ...] = (
    *(pages.home, pages.entry, pages.section, pages.tag, pages.tags, pages.calendar, pages.lost),
    *(drawings.share_card, drawings.section_card, drawings.icon, drawings.qr_code),
    *(feeds.feed, calendars.site_calendar, calendars.section_calendar, calendars.entry_calendar),
    *(sitemap.sitemap, sitemap.sitemap_index, sitemap.news_sitemap, redirects.redirect, redirects.redirect_file),
    *(data.data, data.prizes, data.rounds, data.schema, due, search.search),
    *hosting.FILES.values(),
)
BUILDERS: dict[str, Callable[..., object]] = {builder.__name__: builder for builder in _NAMED}

OUTPUTS: tuple[Callable[[Material], Iterable[Planned]], ...] = (
    pages.outputs,
    feeds.outputs,
    calendars.outputs,
    sitemap.outputs,
    search.outputs,
    redirects.outputs,
    data.outputs,
    hosting.outputs,
    files.outputs,
    drawings.outputs,
    assets.outputs,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Every output, the site seen from its root, and the sections with their entries in the order of their lists.

    `again` are the pages whose views may be others than those that the last build made; None: any page's may.
    """

    outputs: tuple[Planned, ...]
    here: Here
    lists: Mapping[str, Section]
    again: frozenset[str] | None = None

    def view(self, page: PlannedPage) -> object:
        """Exactly what the template of a page may see."""
        return BUILDERS[page.recipe.builder](self.here, *page.recipe.about)


def plan(finished: FinishedSite, project: Project) -> tuple[Plan, tuple[Problem, ...]]:
    """Every output in the order of its path, and the problems of those that would lie at one address."""
    static, problems = assets.read_assets(project)
    site = finished.site
    lists = {
        name: replace(section, entries=in_order_of_status(section.entries, site.now))
        for name, section in site.sections.items()
    }
    changes = earliest(site.now, comings_and_goings(site))
    material = Material(Here(shared_of(finished, project, static, lists)), static, changes)
    planned = _told_once(chain.from_iterable(outputs(material) for outputs in OUTPUTS))
    planned = _without_replaced((*planned, due_output(planned)), static)
    aliases = redirects.alias_problems(site, planned)
    problems = (*problems, *menu_problems(site), *aliases)
    if not aliases:  # else the same collisions would be told of once more, without their place
        problems = (*problems, *check_addresses(planned))
    return Plan(tuple(sorted(planned, key=lambda one: one.path)), material.here, lists), problems


def shared_of(
    finished: FinishedSite, project: Project, static: Iterable[Asset], lists: Mapping[str, Section]
) -> Shared:
    """What all pages of a site are made from."""
    menu = menu_of(finished.site)
    return Shared(
        finished=finished,
        project=project,
        assets={asset.name: asset.address for asset in static},
        tags=tags_by_key(finished.site),
        lists=lists,
        menu=menu,
        footer=footer_of(finished.site, menu),
    )


def _without_replaced(planned: Iterable[Planned], static: Iterable[Asset]) -> tuple[Planned, ...]:
    """The outputs without those that nobody wrote and in whose place the site has put a file (static/root/)."""
    own = {folded(asset.address.lstrip("/")) for asset in static if asset.name.startswith(assets.ROOT)}
    return tuple(one for one in planned if one.source is not None or folded(one.path) not in own)


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
