"""What stands in the output from the last build, and whether it is still what would be written there."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bantin.intact import Intact, nothing_is
from bantin.last import Last, Made
from bantin.manifest import MANIFEST, Fingerprint, fingerprint_of, read_manifest
from bantin.stamps import Stamp, is_settled, stamp_of

Closure = Mapping[str, str]
NEW = "new"
VIEW = "content changed"
CONTENT = "file changed"
OUTPUT = "output changed"
TEMPLATE = "template "


class Origin(NamedTuple):
    """What an output is made of.

    `view` is a digest of its view, or of the file that it is; `template` is "" for a file; `reads` are the ids of the
    entries whose bodies the view was made of.
    """

    view: bytes
    template: str = ""
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What a switch has left in the output: every file, and those that it wrote (the manifest among them)."""

    files: Mapping[str, Fingerprint]
    written: Collection[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of the last build in an output, as far as both it and the manifest know them."""

    output: Path
    made: Mapping[str, Made] = field(default_factory=dict)
    closures: Mapping[str, Closure] = field(default_factory=dict)
    ours: Mapping[str, Fingerprint] = field(default_factory=dict)
    intact: Intact = nothing_is

    @classmethod
    def of(cls, output: Path, last: Last | None, intact: Intact) -> "Standing":
        """What stands in `output`; nothing where the last build is not known."""
        ours = read_manifest(output) or {}
        return cls(output, last.made, last.closures, ours, intact) if last else cls(output, ours=ours)

    def stands(self, path: str, template: str, closure: Closure) -> bool:
        """Whether a page of an unchanged view stands there as it would be made."""
        made = self.made.get(path)
        if made is None or made.template != template:
            return False
        before = self.closures.get(template, {})  # a format has none
        return (before is closure or before == closure) and self._stands(path, made)

    def reason(self, path: str, origin: Origin, closure: Closure) -> str | None:
        """Why a file must be made again, or None where the one that stands there is as it would be."""
        made = self.made.get(path)
        if made is None:
            return NEW if path not in self.ours else VIEW
        changed = self._changed_template(made, closure) if made.template == origin.template else None
        if changed is not None:
            return f"{TEMPLATE}{changed}"
        if made.view != origin.view or made.template != origin.template:
            return VIEW if origin.template else CONTENT
        return None if self._stands(path, made) else OUTPUT

    def _changed_template(self, made: Made, closure: Closure) -> str | None:
        before = self.closures.get(made.template, {})
        if before == closure:
            return None
        both = before.keys() | closure.keys()
        return next((name for name in sorted(both) if before.get(name) != closure.get(name)), None)

    def _stands(self, path: str, made: Made) -> bool:
        """Whether the file on the disk is what the last build wrote there, and the manifest says so too."""
        ours = self.ours.get(path)
        return ours is not None and ours.sha256 == made.sha256 and self.intact(path, made)


def made_of(standing: Standing, origins: Mapping[str, Origin], left: Left, now: int) -> dict[str, Made]:
    """What a build has left in its output; `now` is the disk's clock after it was written.

    What has no origin is of the same one as before.
    """
    listed = fingerprint_of((standing.output / MANIFEST).read_bytes())
    made: dict[str, Made] = {}
    for path, fingerprint in (*left.files.items(), (MANIFEST, listed)):
        before = standing.made.get(path)
        origin = origins.get(path) or _origin_of(before)
        if before is not None and path not in left.written and _is_as_before(before, origin, fingerprint):
            made[path] = before
        elif (stamp := stamp_at(f"{standing.output}/{path}")) is not None:
            made[path] = Made(*origin, fingerprint.sha256, stamp, is_settled(stamp, now))
    return made


def _origin_of(made: Made | None) -> Origin:
    return Origin(made.view, made.template, made.reads) if made is not None else Origin(b"")


def _is_as_before(before: Made, origin: Origin, fingerprint: Fingerprint) -> bool:
    same = before.view == origin.view and before.template == origin.template and before.reads == origin.reads
    return same and before.settled and before.sha256 == fingerprint.sha256


def stamp_at(location: str) -> Stamp | None:
    """The stamp of a file, or None where there is none."""
    try:
        return stamp_of(os.lstat(location))
    except OSError:
        return None
