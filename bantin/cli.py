"""The command line: what was asked for, done by the module of its command; the exit status says how it went.

0 fine · 1 errors in the content (or warnings with --strict; a build that is due, with --exit-code) · 2 our bug, a wrong
call, or the machine's trouble.
"""

import io
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from importlib import import_module

from bantin.arguments import Trouble, parse
from bantin.commands.streams import tell
from bantin.disk import WriteFailed
from bantin.first_run.words import language_of
from bantin.report.language import said, say
from bantin.vi.when import ZONE

# Loaded when it is asked for: what a command does not need, it does not wait for.
MODULES = {
    "help": "bantin.commands.help",
    "build": "bantin.commands.build",
    "check": "bantin.commands.build",
    "serve": "bantin.commands.serve",
    "new": "bantin.commands.new",
    "value": "bantin.commands.value",
    "people": "bantin.commands.people",
    "due": "bantin.commands.due",
    "explain": "bantin.commands.explain",
    "test": "bantin.commands.test",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status."""
    lang = language_of(arguments)
    _speak_utf_8()
    try:
        call = parse(arguments, lang)
        status: int = import_module(MODULES[call.command]).run(call, call.now or datetime.now(ZONE))
    except Trouble as trouble:
        return _failed(str(trouble))
    except BrokenPipeError:  # whoever reads what is printed has seen enough, as `head` does
        return 2
    except WriteFailed as failure:
        return _failed(said(failure.wording, lang))
    except OSError as error:
        name = error.filename or ""
        vi, en = f"Không truy cập được “{name}”: {error.strerror}.", f"“{name}” cannot be accessed: {error.strerror}."
        return _failed(say(lang, vi, en))
    except KeyboardInterrupt:
        return _failed(say(lang, "Đã dừng.", "Stopped."))
    return status


def _speak_utf_8() -> None:
    """Whatever the machine's locale says; half a character, as in names of files that are not UTF-8, is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _failed(sentence: str) -> int:
    with suppress(BrokenPipeError):
        tell(sentence)
    return 2
