"""Where the first run installs: `.venv` beside build.py, and the stamps that say what is in it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

# Each lock with those that it contains: what installs the tests' packages has installed the engine's too.
LOCKS = {
    "requirements.txt": ("requirements.txt",),
    "requirements-dev.txt": ("requirements.txt", "requirements-dev.txt"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A project's folder, and the lock file that the present command needs."""

    project: Path
    lock: str

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.project / ".venv"

    @property
    def python(self) -> Path:
        """The Python inside it."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def begun(self) -> Path:
        """There while an installation is under way, so one that was cut off is known."""
        return self.venv / "bantin-installing"

    @property
    def lock_file(self) -> Path:
        """The file with every package's version and hashes."""
        return self.project / self.lock

    @property
    def stamp(self) -> Path:
        """What was installed last: the Python's version and the bytes of the locks."""
        return self.venv / f"bantin-{self.lock}.stamp"

    def contained(self) -> "tuple[Place, ...]":
        """The same place for each lock that this one contains, itself included."""
        return tuple(Place(self.project, lock) for lock in LOCKS[self.lock])

    def wanted(self) -> bytes:
        """What the stamp must say after its first line."""
        return b"".join(place.lock_file.read_bytes() for place in self.contained())

    def is_installed(self) -> bool:
        """Whether `.venv` holds what the locks ask for."""
        return self._installed_by() is not None and self.python.exists()

    def is_current(self) -> bool:
        """Whether the running Python is still the one that `.venv` was filled with (a system's upgrade changes it)."""
        return self._installed_by() == version_line()

    def _installed_by(self) -> bytes | None:
        try:
            version, _, locks = self.stamp.read_bytes().partition(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return None
        return version if locks == self.wanted() else None

    def is_running(self) -> bool:
        """Whether the running Python is the one of `.venv`."""
        return self.venv.exists() and self.venv.samefile(sys.prefix)

    def record(self) -> None:
        """Write the stamp, and those of the locks that this one contains."""
        for place in self.contained():
            place.stamp.write_bytes(version_line() + b"\n" + place.wanted())

    def forget(self) -> None:
        """Remove every stamp that is wrong by now, the one of this place in any case."""
        for lock in LOCKS:
            place = Place(self.project, lock)
            if lock == self.lock or not place.is_installed():
                place.stamp.unlink(missing_ok=True)


def version_line() -> bytes:
    """The version that decides where packages lie and which ones fit, as in `3.11`."""
    return f"{sys.version_info.major}.{sys.version_info.minor}".encode()
