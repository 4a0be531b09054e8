"""What the preview tells of a page besides its bytes: the file it comes from, and whether visitors would see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bantin.before import Made
from bantin.held import held_now
from bantin.outputs.planned import Planned, PlannedPage
from bantin.preview.wire import Message
from bantin.site import Linked

UNKNOWN: Message = {"source": None, "file": None, "held": None, "until": None}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a planned site by their path and by their source."""

    made: Made
    root: Path
    now: datetime
    planned: Mapping[str, Planned] = field(repr=False)
    by_source: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, made: Made, root: Path, now: datetime) -> "Pages":
        """The pages that a build has planned."""
        pages = [one for one in made.plan.outputs if isinstance(one, PlannedPage)]
        by_source = {one.source: one.path for one in reversed(pages) if one.source and one.recipe.builder == "entry"}
        return cls(made, root, now, {one.path: one for one in pages}, by_source)

    def about(self, path: str) -> Message:
        """A page's source, why it would be held back, and until when."""
        one = self.planned.get(path)
        if not isinstance(one, PlannedPage) or one.source is None:
            return UNKNOWN
        held, until = self._held(self._entry_of(one))
        told = until.isoformat() if until else None
        return {"source": one.source, "file": str(self.root / one.source), "held": held, "until": told}

    def edited(self, sources: Iterable[str]) -> str | None:
        """The page of the last of these files that has one."""
        found = [self.by_source[one] for one in sources if one in self.by_source]
        return found[-1] if found else None

    def _entry_of(self, one: PlannedPage) -> Linked | None:
        names = one.recipe.about[:1] if one.recipe.builder == "entry" else ()
        return next((self.made.finished.site.entries.get(name) for name in names), None)

    def _held(self, entry: Linked | None) -> tuple[str | None, datetime | None]:
        if entry is None:
            return None, None
        own = held_now(entry.source, self.now, drafts=False)
        if own is not None:
            return own.reason, own.until
        above = self.made.finished.site.entries.get(entry.parent) if entry.parent else None
        held, until = self._held(above)
        return ("parent" if held else None), until
