"""Former addresses: pages there that lead on to the present ones, and the same for servers that can redirect."""

from collections.abc import Iterable, Iterator

from bantin.addresses import folded
from bantin.held import expires_at
from bantin.outputs.changes import earliest
from bantin.outputs.planned import Material, Planned, PlannedPage, page
from bantin.problems import Problem, problem
from bantin.site import Linked, Site
from bantin.urls import output_path
from bantin.vi.reading import Wording
from bantin.views.here import Here
from bantin.views.records import RedirectPage, Text
from bantin.views.redirects import redirect_page, redirect_rules

TEMPLATE = "pages/redirect.html"
RULES = "/_redirects"
HINT = Wording(
    "Xóa địa chỉ cũ này: trang tự sinh hoặc tệp đã ở đó.", "Drop this alias: a generated page or file is there already."
)


def outputs(material: Material) -> Iterator[PlannedPage]:
    """One page for each alias of each published entry, and one file of them all."""
    here = material.here
    changes = material.changes
    if any(one.entry.aliases for one in here.site.entries.values()):
        yield page(RULES, "plain.txt", redirect_file, source=None, until=changes)
    for one in (each for each in here.site.entries.values() if each.entry.aliases):
        until = earliest(here.site.now, (expires_at(one.entry),))
        for alias in dict.fromkeys(one.entry.aliases):
            if alias != one.address:
                yield page(alias, TEMPLATE, redirect, one.id, alias, source=one.source.file, until=until)


def redirect(here: Here, entry_id: str, alias: str) -> RedirectPage:
    """The view of the page at an alias."""
    return redirect_page(here.at(alias), here.site.entries[entry_id])


def redirect_file(here: Here) -> Text:
    """The view of the rules for servers."""
    return redirect_rules(here)


def alias_problems(site: Site, planned: Iterable[Planned]) -> tuple[Problem, ...]:
    """Aliases at the address of a generated page or a file, each at its line; linking knows of entries only."""
    taken = {folded(one.path) for one in planned if not (isinstance(one, PlannedPage) and one.source)}
    return tuple(
        _taken(one, index, alias)
        for one in site.entries.values()
        for index, alias in enumerate(one.entry.aliases)
        if folded(output_path(alias)) in taken
    )


def _taken(one: Linked, index: int, alias: str) -> Problem:
    said = Wording(
        f"Địa chỉ cũ {alias} của “{one.title}” là địa chỉ của một trang hay tệp khác.",
        f"The alias {alias} of “{one.title}” is the address of another page or file.",
    )
    return problem("address-taken", one.entry.where("aliases", index), said, HINT)
