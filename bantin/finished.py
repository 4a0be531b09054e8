"""The finished site: entries, resolved bodies, tables and files, as the checks and the plan may read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bantin.files import PublishedFile
from bantin.markdown.resolve import NO_BODY, ResolvedBody
from bantin.model.pages import Winner
from bantin.model.tables import ScoreLine
from bantin.site import Linked, Site


@dataclass(frozen=True, slots=True)
class FinishedSite:
    """A linked site with everything that its pages show."""

    site: Site
    bodies: Mapping[str, ResolvedBody]
    scoreboards: Mapping[str, tuple[ScoreLine, ...]]
    winners: Mapping[str, tuple[Winner, ...]]
    files: Mapping[str, Mapping[str, PublishedFile]]  # entry id → path as typed → file

    def body_of(self, one: Linked) -> ResolvedBody:
        """An entry's body; empty where it has none."""
        return self.bodies.get(one.id, NO_BODY)

    def file_of(self, one: Linked, typed: str) -> PublishedFile | None:
        """The published file that a field of an entry names."""
        return self.files.get(one.id, {}).get(typed)
