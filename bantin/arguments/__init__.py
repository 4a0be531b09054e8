"""The command line read: which command is asked for, with which words and options, wherever they stand."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bantin.arguments.words import (
    COMMANDS,
    KINDS_LISTED,
    OPTIONS,
    PORT,
    PROGRAM,
    call_of,
    command_list,
    help_of,
    overview,
)
from bantin.report.language import said, say
from bantin.vi.near import did_you_mean, nearest

__all__ = [
    "COMMANDS",
    "ENGINE",
    "KINDS_LISTED",
    "Call",
    "Trouble",
    "help_of",
    "overview",
    "parse",
    "shown",
]

ENGINE = Path(__file__).resolve().parents[2]
HELP = frozenset({"-h", "--help"})


class Trouble(Exception):  # noqa: N818 - one sentence for the user and exit status 2, whatever the cause
    """What keeps a command from running at all."""


@dataclass(frozen=True, slots=True)
class Call:
    """What the command line asks for; `words` are what follows the command."""

    command: str = "build"
    words: tuple[str, ...] = ()
    root: Path = ENGINE
    lang: str = "vi"
    output: Path | None = None
    url: str | None = None
    now: datetime | None = None
    drafts: bool = False
    offline: bool = False
    strict: bool = False
    clean: bool = False
    exit_code: bool = False
    jobs: int = os.cpu_count() or 1
    executor: str | None = None
    format: str = "text"
    external: bool = False
    fix: bool = False
    yes: bool = False
    port: int = PORT
    host: str = "127.0.0.1"
    open: bool = False
    follow: bool = False
    no_drafts: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    """The arguments told apart; a flag has no value."""

    words: tuple[str, ...]
    options: tuple[tuple[str, str | None], ...]
    asks_for_help: bool


def parse(arguments: Sequence[str], lang: str) -> Call:
    """The command with its words and options; Trouble where the call is wrong."""
    cut = _cut(arguments, lang)
    if cut.words[:1] == ("help",):
        topics = [word for word in cut.words[1:2] if word != "help"]
        return Call("help", tuple(_known(topic, lang) for topic in topics), lang=lang)
    name = _known(cut.words[0], lang) if cut.words else "build"
    if cut.asks_for_help:
        return Call("help", cut.words[:1], lang=lang)
    values = {_field(option): _value(name, option, text, lang) for option, text in cut.options}
    return Call(name, _words(name, cut.words[1:], lang), **values)


def shown(text: str) -> str:
    """What was typed, as a sentence may quote it."""
    return f"“{' '.join(text.split())[:60]}”"


def _cut(arguments: Sequence[str], lang: str) -> _Cut:
    words: list[str] = []
    options: list[tuple[str, str | None]] = []
    asks_for_help = False
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words += rest
        elif argument in HELP:
            asks_for_help = True
        elif _is_option(argument, words):
            options.append(_option(argument, rest, words, lang))
        else:
            words.append(argument)
    return _Cut(tuple(words), tuple(options), asks_for_help)


def _is_option(argument: str, words: list[str]) -> bool:
    """Whether an argument is meant as an option, also a misspelt one; after `new` and `value` a text may look so."""
    if not argument.startswith("-") or argument == "-":
        return False
    command = COMMANDS.get(words[0]) if words else None
    return command is None or not command.takes_text or (argument.startswith("--") and _meant(argument) is not None)


def _meant(argument: str) -> str | None:
    """The option that an argument names, perhaps cut short or misspelt."""
    name = argument.partition("=")[0]
    longer = [known for known in OPTIONS if len(name) > len("--x") and known.startswith(name)]
    return name if name in OPTIONS else (longer[0] if longer else nearest(name.lower(), OPTIONS))


def _option(argument: str, rest: Iterator[str], words: list[str], lang: str) -> tuple[str, str | None]:
    """An option with its value, which stands after `=` or comes next."""
    name, sign, value = argument.partition("=")
    if name not in OPTIONS:
        raise _wrong(_no_option(name, lang), words[0] if words else "", lang)
    if OPTIONS[name].value is None:
        if sign:
            said_of = say(lang, f"{name} không nhận giá trị.", f"{name} takes no value.")
            raise _wrong(said_of, words[0] if words else "", lang)
        return name, None
    value = value if sign else next(rest, "")
    if not value or (not sign and (value in HELP or value.partition("=")[0] in {*OPTIONS, "--"})):
        missing = say(lang, f"Thiếu giá trị sau {name}.", f"{name} needs a value.")
        raise _wrong(missing, words[0] if words else "", lang)
    return name, value


def _no_option(name: str, lang: str) -> str:
    near = _meant(name)
    asked = f" {said(did_you_mean(near), lang)}" if near else ""
    return say(lang, f"Không có tùy chọn {shown(name)}.", f"There is no option {shown(name)}.") + asked


def _field(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")


def _known(word: str, lang: str) -> str:
    """The name of a command, or Trouble with what there is."""
    if word in COMMANDS:
        return word
    near = nearest(word, COMMANDS)
    asked = f" {said(did_you_mean(near), lang)}" if near else ""
    missing = say(lang, f"Không có lệnh {shown(word)}.", f"There is no command {shown(word)}.")
    raise Trouble(f"{missing}{asked}\n{command_list(lang)}")


def _value(name: str, option: str, text: str | None, lang: str) -> Any:  # noqa: ANN401 - each option has its own type
    """What an option's text means for a command."""
    known = COMMANDS[name].options.get(option)
    if known is None:
        unused = say(
            lang, f"Lệnh “{name}” không có tùy chọn “{option}”.", f"The command “{name}” has no option “{option}”."
        )
        raise _wrong(unused, name, lang)
    if text is None:
        return True
    value = known.read(text)
    if value is None:
        wanted = said(known.wanted, lang)
        refused = say(
            lang,
            f"{option} không nhận {shown(text)}: ghi {wanted}.",
            f"{option} cannot be {shown(text)}: write {wanted}.",
        )
        raise _wrong(refused, name, lang)
    return value


def _words(name: str, words: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """The words after a command, as many as it takes."""
    command = COMMANDS[name]
    missing = [label for word in command.words[len(words) :] if not (label := said(word, lang)).startswith("[")]
    if missing:
        listed = say(lang, " và ", " and ").join(missing)
        raise _wrong(say(lang, f"Còn thiếu {listed}.", f"Missing: {listed}."), name, lang)
    extra = words[len(command.words) :]
    if not extra:
        return words
    quotes = say(lang, " Đặt chữ có dấu cách trong dấu nháy kép.", " Put a text with spaces in quotes.")
    over = say(lang, f"Thừa {shown(' '.join(extra))}.", f"{shown(' '.join(extra))} is too much.")
    raise _wrong(over + (quotes if command.takes_text else ""), name, lang)


def _wrong(sentence: str, name: str, lang: str) -> Trouble:
    """The sentence, and how the command is called."""
    call = call_of(name, lang) if name in COMMANDS else say(lang, f"{PROGRAM} [LỆNH]", f"{PROGRAM} [COMMAND]")
    more = f"{PROGRAM} help {name}" if name in COMMANDS else f"{PROGRAM} help"
    return Trouble(
        say(lang, f"{sentence}\nCách gọi: {call}\nXem thêm: {more}", f"{sentence}\nCall: {call}\nMore: {more}")
    )
