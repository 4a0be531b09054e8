"""The words of the command line: commands, options and their help, in both languages."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeAlias

from bantin.project import moment
from bantin.value import TYPES

ENGINE = Path(__file__).resolve().parent.parent
MOST_JOBS = 256
WITH_VALUE = ("--format", "--lang", "--root", "--now")
HELP = ("-h", "--help")
COMMANDS = {
    "build": ("dựng trang vào output/ (mặc định)", "build the site into output/ (the default)"),
    "check": ("kiểm tra, không ghi gì", "check everything, write nothing"),
    "new": ("tạo bài nháp: new LOẠI TÊN", "make a draft: new KIND TITLE"),
    "value": ("xem Bản Tin hiểu một giá trị thế nào: value KIỂU CHỮ", "how a value is read: value TYPE TEXT"),
    "explain": ("giải thích một mã: explain [MÃ]", "explain a code: explain [CODE]"),
    "test": ("chạy các bài kiểm thử của Bản Tin", "run Bản Tin's own tests"),
}


class Trouble(Exception):  # noqa: N818 - one sentence for the user and exit status 2, whatever the cause
    """What keeps a command from running at all."""


def say(lang: str, vi: str, en: str) -> str:
    """The sentence of the language asked for."""
    return en if lang == "en" else vi


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence and exit status 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call."""
        raise Trouble(f"{self.prog}: {message}\n{self.format_usage().strip()}")


Parsers: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - the only name for it


def parse(arguments: list[str], lang: str) -> argparse.Namespace:
    """The command and its options; Trouble with one sentence where the call is wrong."""
    about = ("Bản Tin: trang tin, chiến dịch và cuộc thi.", "Bản Tin: news, campaigns and competitions.")
    parser = _Parser(prog="build.py", description=say(lang, *about))
    commands: Parsers = parser.add_subparsers(dest="command", required=True)
    for name in ("build", "check"):
        _add_build_options(_command(commands, name, lang), lang)
    new = _command(commands, "new", lang)
    new.add_argument("--now", type=_moment_option)
    new.add_argument("kind", metavar="KIND")
    new.add_argument("title", metavar="TITLE")
    value = _command(commands, "value", lang)
    value.add_argument("--format", choices=("text", "json"), default="text")
    value.add_argument("type", metavar="TYPE", choices=tuple(TYPES), help=", ".join(TYPES))
    value.add_argument("text", metavar="TEXT")
    _command(commands, "explain", lang).add_argument("code", metavar="CODE", nargs="?")
    _command(commands, "test", lang)
    return parser.parse_args(_text_last(arguments))


def _text_last(arguments: list[str]) -> list[str]:
    """The same call with options first, so that a value such as “-5.000.000 đồng” is not taken for one."""
    if arguments[:1] not in (["value"], ["new"]):
        return arguments
    options, words = [], []
    rest = iter(arguments[1:])
    for word in rest:
        if word in WITH_VALUE:
            options += [word, *([following] if (following := next(rest, None)) is not None else [])]
        elif word in HELP or word.startswith(tuple(f"{option}=" for option in WITH_VALUE)):
            options.append(word)
        else:
            words.append(word)
    return [arguments[0], *options, "--", *(word for word in words if word != "--")]


def _command(commands: Parsers, name: str, lang: str) -> _Parser:
    command = commands.add_parser(name, help=say(lang, *COMMANDS[name]), description=say(lang, *COMMANDS[name]))
    _add_common(command, lang)
    return command


def _add_common(parser: _Parser, lang: str) -> None:
    root = (
        "thư mục có site.yaml và content/ (mặc định: nơi có build.py)",
        "the folder with site.yaml and content/ (default: where build.py lies)",
    )
    parser.add_argument("--root", type=Path, default=ENGINE, help=say(lang, *root))
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")


def _add_build_options(parser: _Parser, lang: str) -> None:
    add = parser.add_argument
    add(
        "--output",
        type=Path,
        help=say(lang, "nơi ghi trang (mặc định: output/ trong --root)", "where to write (default: output/ in --root)"),
    )
    add("--url", help=say(lang, "địa chỉ công khai, thay cho site.yaml", "the public address, instead of site.yaml's"))
    add(
        "--now",
        type=_moment_option,
        help=say(lang, "dựng như thể bây giờ là lúc này (ISO 8601)", "build as if it were this moment (ISO 8601)"),
    )
    add(
        "--drafts",
        action="store_true",
        help=say(lang, "kể cả bài nháp và bài chưa đến lúc đăng", "with drafts and what is not due yet"),
    )
    add(
        "--offline",
        action="store_true",
        help=say(lang, "liên kết tới index.html, để đọc từ ổ đĩa", "link to index.html, for reading from the disk"),
    )
    add("--jobs", type=_jobs, default=os.cpu_count() or 1, help=say(lang, "số tiến trình", "how many processes"))
    add("--strict", action="store_true", help=say(lang, "coi cảnh báo là lỗi", "warnings fail the command too"))
    add(
        "--clean",
        action="store_true",
        help=say(lang, "không dùng gì của lần dựng trước", "use nothing of earlier builds"),
    )
    add("--format", choices=("text", "json", "github"), default="text")


def _moment_option(text: str) -> datetime:
    read = moment(text)
    if read is None:
        raise argparse.ArgumentTypeError(f"“{text}”: ISO 8601, 2026-12-01T09:00")
    return read


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}”: 1…{MOST_JOBS}")
    return int(text)
