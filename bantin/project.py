"""Project: everything from outside that a build depends on, in one frozen value."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bantin.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Flags:
    """What the command line asked for."""

    drafts: bool = False
    offline: bool = False
    external: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """The folders, the settings, *now* and the flags of one build; `engine` holds our own templates and statics."""

    root: Path
    output: Path
    engine: Path
    settings: Settings
    now: datetime
    flags: Flags = field(default_factory=Flags)

    @property
    def content(self) -> Path:
        """Where editors write."""
        return self.root / "content"

    def layers(self, folder: str) -> tuple[Path, ...]:
        """A folder of the site and the same of the engine: the site's files come first."""
        own, shared = self.root / folder, self.engine / folder
        return (own,) if own.resolve() == shared.resolve() else (own, shared)
