"""The output as it stands on the disk: what of it is ours, and what somebody else put there."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bantin.addresses import folded, folders_of
from bantin.disk import WriteFailed, naming
from bantin.manifest import Fingerprint
from bantin.paths import lies_within


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that is not ours at an address that we need; a link may lead out of the output."""

    path: str
    leads_out: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """The output folder and the files that the last build put into it, as the manifest says."""

    output: Path
    ours: Mapping[str, Fingerprint]
    _spelt: dict[str, str] = field(default_factory=dict)  # ours by what is one path where the disk ignores case
    _clear: set[str] = field(default_factory=set)  # folders already found to be plain

    def obstacle(self, path: str) -> Obstacle | None:
        """What of somebody else's keeps us from writing `path`."""
        for folder in folders_of(path):
            if folder in self._clear:
                continue
            mode = self._mode(folder)
            if mode is None:
                return None
            if not stat.S_ISDIR(mode):
                return None if stat.S_ISREG(mode) and self._is_ours(folder) else self._obstacle(folder, mode)
            self._clear.add(folder)
        mode = self._mode(path)
        if mode is None or self._may_be_replaced(path, mode):
            return None
        return self._obstacle(path, mode)

    def holds(self, path: str, content: bytes) -> bool:
        """Whether exactly these bytes stand there already, put there by us."""
        if path not in self.ours:
            return False
        file = self.output / path
        with naming(file):
            try:
                found = file.lstat()
            except (FileNotFoundError, NotADirectoryError):
                return False
            return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and file.read_bytes() == content

    def may_be_removed(self, path: str) -> bool:
        """Whether our file still stands there, not a folder or a link that has taken its place."""
        modes = [self._mode(folder) for folder in folders_of(path)]
        mode = self._mode(path)
        if mode is None or not all(above is not None and stat.S_ISDIR(above) for above in modes):
            return False
        return stat.S_ISREG(mode)

    def _mode(self, path: str) -> int | None:
        try:
            return os.lstat(f"{self.output}/{path}").st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise WriteFailed(self.output / path, error.strerror or str(error)) from error

    def _may_be_replaced(self, path: str, mode: int) -> bool:
        if stat.S_ISREG(mode):
            return self._is_ours(path)
        return stat.S_ISDIR(mode) and self._holds_only_ours(path)

    def _is_ours(self, path: str) -> bool:
        """Whether we put it there; where the disk ignores case, perhaps under another spelling."""
        if path in self.ours:
            return True
        if not self._spelt:
            self._spelt.update((folded(own), own) for own in self.ours)
        spelling = self._spelt.get(folded(path))
        if spelling is None or self._mode(spelling) is None:
            return False
        return (self.output / spelling).samefile(self.output / path)

    def _holds_only_ours(self, folder: str) -> bool:
        """Whether the folder goes once our files in it go; an empty one is somebody else's, as is a link."""
        with naming(self.output / folder):
            inside = sorted((self.output / folder).iterdir())
        paths = [file.relative_to(self.output).as_posix() for file in inside]
        return bool(paths) and all(self._is_ours_throughout(path) for path in paths)

    def _is_ours_throughout(self, path: str) -> bool:
        mode = self._mode(path)
        return mode is not None and self._may_be_replaced(path, mode)

    def _obstacle(self, path: str, mode: int) -> Obstacle:
        return Obstacle(path, stat.S_ISLNK(mode) and not lies_within(self.output, self.output / path))
