"""The first run: on a machine with only Python, what the engine needs is installed into `.venv` beside build.py.

Imported before anything is installed, so this package uses the standard library only. Later runs read one stamp.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from bantin.first_run.place import Place
from bantin.first_run.words import DID_NOT_START, MACHINE_TROUBLE, Trouble, language_of
from bantin.vi.reading import Wording

PROJECT = Path(__file__).resolve().parents[2]
STARTED = "BANTIN_STARTED_IN_VENV"
# What would make the Python of `.venv` look for its library or its packages elsewhere.
MISLEADING = frozenset({"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", STARTED})
ARGUMENTS_OF_LANG = 2


def prepare(arguments: Sequence[str]) -> None:
    """Return when the running Python has all that is needed; else install it and start again in `.venv`, or exit 2."""
    lock = "requirements-dev.txt" if asks_for_tests(arguments) else "requirements.txt"
    try:
        enter(Place(PROJECT, lock), arguments)
    except Trouble as trouble:
        refuse(trouble.wording, arguments)
    except OSError as trouble:
        refuse(MACHINE_TROUBLE.about(f"{trouble.filename or ''}: {trouble.strerror or trouble}"), arguments)


def enter(place: Place, arguments: Sequence[str]) -> None:
    """Return in an environment that fits, the one active now or `.venv`."""
    started = os.environ.pop(STARTED, None)
    if place.is_running():
        if place.is_current():
            return
        place.forget()
        start_again(outside(), {})
    if started:
        raise Trouble(DID_NOT_START)
    is_installed = place.is_installed()
    if (is_another_environment() or not is_installed) and has_packages(place):
        return
    if not is_installed:
        from bantin.first_run import install  # noqa: PLC0415 - only the first run pays for it

        install.install(place, lambda wording: say(wording, arguments))
    start_again(place.python, {STARTED: "1"})


def outside() -> Path:
    """The Python that the running environment was made with."""
    return Path(getattr(sys, "_base_executable", sys.executable))


def is_another_environment() -> bool:
    """Whether a virtual environment is active, which somebody chose on purpose."""
    return sys.prefix != sys.base_prefix


def has_packages(place: Place) -> bool:
    """Whether the running Python can import all that pyproject.toml asks for."""
    from bantin.first_run import packages  # noqa: PLC0415 - runs inside `.venv` never ask

    return packages.are_there(place)


def start_again(python: Path, extra: dict[str, str]) -> NoReturn:
    """Run the same command line with another Python in place of this process."""
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING} | extra
    replace_process([str(python), *sys.orig_argv[1:]], environment)


def replace_process(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Become another command: its output, its signals and its exit status are ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
    import subprocess  # noqa: PLC0415 - costs more than the whole check of the stamp

    # Windows would start it beside us and give the prompt back at once.
    with subprocess.Popen(command, env=environment) as process:  # noqa: S603 - our own command line
        while True:
            try:
                sys.exit(process.wait())
            except KeyboardInterrupt:  # the child has got it too and decides
                continue


def without_language(arguments: Sequence[str]) -> tuple[str, ...]:
    """The arguments less `--lang en`, which is for us and not for the tests."""
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            return (*arguments[:at], *arguments[at + ARGUMENTS_OF_LANG :])
        if argument.startswith("--lang="):
            return (*arguments[:at], *arguments[at + 1 :])
    return tuple(arguments)


def asks_for_tests(arguments: Sequence[str]) -> bool:
    """Whether the command is `test`."""
    return without_language(arguments)[:1] == ("test",)


def run_tests(arguments: Sequence[str]) -> NoReturn:
    """Run pytest in the project; what follows `test` is for pytest."""
    os.chdir(PROJECT)
    replace_process([sys.executable, "-m", "pytest", *without_language(arguments)[1:]], dict(os.environ))


def say(wording: Wording, arguments: Sequence[str]) -> None:
    """One line on stderr, Vietnamese unless `--lang en` is asked for."""
    sys.stderr.write(f"{wording.en if language_of(arguments) == 'en' else wording.vi}\n")
    sys.stderr.flush()


def refuse(wording: Wording, arguments: Sequence[str]) -> NoReturn:
    """Say why nothing can be done, and exit."""
    say(wording, arguments)
    sys.exit(2)
