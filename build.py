"""The command of Bản Tin: `python3 build.py` on any machine with Python, from any folder."""

import sys

# Older Pythons must get as far as this sentence: nothing above it may be syntax that they do not know.
if sys.version_info < (3, 11):  # noqa: UP036
    english = "--lang=en" in sys.argv or ("--lang" in sys.argv and "en" in sys.argv)
    sys.stderr.write(
        "Bản Tin needs Python 3.11 or later; this is Python {}.{}.\n".format(*sys.version_info)
        if english
        else "Bản Tin cần Python 3.11 trở lên; đây là Python {}.{}.\n".format(*sys.version_info)
    )
    sys.exit(2)

import contextlib
import os
import threading
from typing import NoReturn, TextIO

from bantin import first_run


def main() -> int:
    """Install what is missing, then do what the command line asks for; the exit status."""
    arguments = sys.argv[1:]
    try:
        first_run.prepare(arguments)
        if first_run.asks_for_tests(arguments):
            return first_run.run_tests(arguments)
        from bantin import cli  # noqa: PLC0415 - it needs what has just been installed

        return cli.main(arguments)
    except KeyboardInterrupt:  # within the imports, where nobody else catches it
        sys.stderr.write("Đã dừng.\n")
        return 2


def leave(status: int) -> NoReturn:
    """End at once: to take apart all that is known of a large site would take longer than to look at it."""
    for stream in (sys.stdout, sys.stderr):
        if reader_has_gone(stream):
            status = 2
    if threading.active_count() == 1:
        with contextlib.suppress(OSError, AttributeError):  # streams that are closed or full: Python says so itself
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    sys.exit(status)


def reader_has_gone(stream: TextIO) -> bool:
    """Whether nobody takes what was printed, as after `build.py help | head -1`: nothing to complain of."""
    try:
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python would try once more at its end
        return True
    except (OSError, AttributeError):  # full, or there is none
        return False
    return False


if __name__ == "__main__":
    leave(main())
