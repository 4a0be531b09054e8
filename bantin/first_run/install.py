"""Makes `.venv` and fills it from a hash-locked requirements file; a half-made one is made anew."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bantin.first_run.place import Place
from bantin.first_run.words import INSTALLING, NO_NETWORK, NO_VENV, PIP_REFUSED, WAITING, Trouble
from bantin.vi.reading import Wording

Say = Callable[[Wording], None]

PIP_INSTALL = ("pip", "install", "--quiet", "--no-input", "--disable-pip-version-check")
HASHES_ONLY = ("--require-hashes", "--only-binary", ":all:")
# Settings of the user's that would install somewhere else than into `.venv`.
PIP_ELSEWHERE = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
# pip's words when the index cannot be reached at all.
UNREACHABLE = ("from versions: none", "Connection", "Max retries", "Temporary failure", "timed out", "ProxyError")
POLL_SECONDS = 0.2


def install(place: Place, say: Say) -> None:
    """Fill `.venv` with what the lock asks for; only a complete one gets its stamp."""
    with alone(place, say) as holder:
        if place.is_installed():
            return
        say(INSTALLING.about(place.lock))
        made = place.begun.exists() or not runs(place.python, "import sys; sys.exit(sys.version_info < (3, 11))")
        try:
            fill(place, holder, make=made)
        except Trouble:
            discard(place, whole=made)
            raise
        compile_engine(place)
        place.record()
        place.begun.unlink()


def fill(place: Place, holder: IO[str], *, make: bool) -> None:
    """Make `.venv` where asked to, and let its pip install the packages."""
    place.forget()
    if make:
        shutil.rmtree(place.venv, ignore_errors=not place.venv.exists())
        place.venv.mkdir()
    place.begun.touch()
    if make:
        attempt([sys.executable, "-I", "-m", "venv", "--without-pip", str(place.venv)], NO_VENV)
    if not runs(place.python, "import pip"):
        attempt([str(place.python), "-I", "-m", "ensurepip"], NO_VENV)
    run_pip(place, holder)


def discard(place: Place, *, whole: bool) -> None:
    """After a refusal: nothing half-made stays, and what was there before stays as it was."""
    if whole:
        shutil.rmtree(place.venv, ignore_errors=True)
    else:
        place.begun.unlink(missing_ok=True)


def run_pip(place: Place, holder: IO[str]) -> None:
    """Install the lock's packages, each file checked against its hash, none compiled here."""
    # pip keeps the lock of the set-up too: should we be killed, the next run waits until it has stopped writing.
    result = subprocess.run(  # noqa: S603 - our own command line
        [str(place.python), "-I", "-m", *PIP_INSTALL, *HASHES_ONLY, "--requirement", str(place.lock_file)],
        env={name: value for name, value in os.environ.items() if name not in PIP_ELSEWHERE} | {"PIP_USER": "0"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        pass_fds=(holder.fileno(),) if os.name == "posix" else (),
    )
    if result.returncode:
        raise Trouble(why_pip_failed(result.stderr, place.lock))


def compile_engine(place: Place) -> None:
    """Have the engine's modules compiled, as pip does with those of the packages.

    Python would do so run by run, but not where PYTHONDONTWRITEBYTECODE is set, as in many containers: each build would
    compile them anew, a sixth of what an edit takes. Where the folder cannot be written nothing is lost.
    """
    command = [str(place.python), "-I", "-m", "compileall", "-qq", str(place.project / "bantin")]
    subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own command line


def why_pip_failed(stderr: str, lock: str) -> Wording:
    """One sentence out of pip's pages."""
    if any(words in stderr for words in UNREACHABLE):
        return NO_NETWORK.about(lock)
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return PIP_REFUSED.about("".join((errors or lines)[-1:]).rstrip(".:"))


def runs(python: Path, program: str) -> bool:
    """Whether a Python is there and runs a line of ours without complaint."""
    try:
        return subprocess.run([python, "-I", "-c", program], capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def attempt(command: list[str], otherwise: Wording) -> None:
    """Run a step that has only one reason to fail."""
    if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603 - our own command line
        raise Trouble(otherwise)


@contextmanager
def alone(place: Place, say: Say) -> Iterator[IO[str]]:
    """Only one run at a time may install; the others wait and say so."""
    path = place.project / ".cache" / "first-run.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as holder:
        if not is_ours(holder):
            say(WAITING)
            while not is_ours(holder):
                time.sleep(POLL_SECONDS)
        yield holder


def is_ours(holder: IO[str]) -> bool:
    """Take the lock on an open file, unless somebody has it; the system gives it back when its holder ends."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists only there

            msvcrt.locking(holder.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - exists everywhere else

            fcntl.flock(holder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
