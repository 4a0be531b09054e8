"""The finished site: entries, resolved bodies, tables and files, as the checks and the plan may read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bantin.files import PublishedFile
from bantin.markdown.body import Markup, Term
from bantin.markdown.resolved import NO_BODY, ResolvedBody
from bantin.model.pages import Winner
from bantin.model.tables import ScoreLine
from bantin.prose.facts import Prose
from bantin.search.index import Shelf
from bantin.site import Linked, Site


def no_markup(key: str) -> Markup:
    """The markup of bodies that have no slots."""
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class FinishedSite:
    """A linked site with everything that its pages show.

    `markup` gives what belongs into the slots of a body, `shelf` is where the index of search is kept. `asked` notes
    whose bodies were asked for: what was made of the others stays as it is when only a text changes.
    """

    site: Site
    bodies: Mapping[str, ResolvedBody]
    scoreboards: Mapping[str, tuple[ScoreLine, ...]]
    winners: Mapping[str, tuple[Winner, ...]]
    files: Mapping[str, Mapping[str, PublishedFile]]  # entry id → path as typed → file
    markup: Callable[[str], Markup] = no_markup
    prose: Mapping[str, Prose] = field(default_factory=dict)  # what the texts state, of entries that state anything
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)  # abbreviations and places that the texts name
    shelf: Shelf | None = field(default=None, compare=False, repr=False)
    asked: list[str] = field(default_factory=list, compare=False, repr=False)

    def body_of(self, one: Linked) -> ResolvedBody:
        """An entry's body; empty where it has none."""
        self.asked.append(one.id)
        return self.bodies.get(one.id, NO_BODY)

    def file_of(self, one: Linked, typed: str) -> PublishedFile | None:
        """The published file that a field of an entry names."""
        return self.files.get(one.id, {}).get(typed)
