"""The command line: what was asked for, done by one function each; the exit status says how it went.

0 fine · 1 errors in the content (or warnings with --strict) · 2 our bug, a wrong call, or the machine's trouble.
"""

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bantin.arguments import COMMANDS, ENGINE, HELP, Trouble, parse, say
from bantin.built import Built
from bantin.disk import WriteFailed
from bantin.explain import page_of
from bantin.loading import SETTINGS, read_settings, usable_settings
from bantin.model.entry import KINDS
from bantin.model.record import nearest
from bantin.model.settings import Settings
from bantin.pipeline import build, check
from bantin.problems import SEVERITY, Problem, Severity, in_order, is_error
from bantin.project import Flags, Project
from bantin.report.machine import as_github, as_json, said
from bantin.report.summary import summary
from bantin.report.terminal import WORDS, show
from bantin.scaffold import CannotCreate, create, draft, kind_of
from bantin.value import read_value
from bantin.vi.when import ZONE
from bantin.writer import Patience, recover


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status."""
    lang = _lang(arguments)
    _speak_utf_8()
    try:
        return _run(list(arguments), lang)
    except Trouble as trouble:
        return _failed(str(trouble))
    except WriteFailed as failure:
        return _failed(said(failure.wording, lang))
    except OSError as error:
        name = error.filename or ""
        return _failed(
            say(
                lang,
                f"Máy không cho làm việc với “{name}”: {error.strerror}.",
                f"The machine refuses “{name}”: {error.strerror}.",
            )
        )
    except KeyboardInterrupt:
        return _failed(say(lang, "Đã dừng.", "Stopped."))


def _speak_utf_8() -> None:
    """Whatever the machine's locale says; half a character, as in names of files that are not UTF-8, is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: list[str], lang: str) -> int:
    words = [word for word in arguments if not word.startswith("-")]
    if not words or arguments[0].startswith("-"):
        arguments = arguments if _asks_for_help(arguments) else ["build", *arguments]
    elif arguments[0] not in COMMANDS:
        raise Trouble(_unknown(arguments[0], lang))
    options = parse(arguments, lang)
    return RUN[options.command](options)


def _asks_for_help(arguments: list[str]) -> bool:
    return arguments[:1] in ([word] for word in HELP)


def _unknown(word: str, lang: str) -> str:
    near = nearest(word, COMMANDS)
    asked = say(lang, f" Có phải “{near}”?", f" Did you mean “{near}”?") if near else ""
    listed = "\n".join(f"  {name:<8} {say(lang, *texts)}" for name, texts in COMMANDS.items())
    return say(lang, f"Không có lệnh “{word}”.", f"There is no command “{word}”.") + f"{asked}\n{listed}"


def _build(options: argparse.Namespace) -> int:
    project, problems = _project(options)
    if any(map(is_error, problems)):
        return _reported(_with(problems, check(project)), options, writes=True)
    patience = Patience(
        tell=lambda: _tell(
            say(options.lang, "Một lần dựng khác đang chạy, xin chờ…", "Another build is running; waiting…")
        )
    )
    recover(project.output, patience)
    return _reported(_with(problems, build(project, patience)), options, writes=True)


def _check(options: argparse.Namespace) -> int:
    project, problems = _project(options)
    return _reported(_with(problems, check(project)), options, writes=False)


def _with(problems: tuple[Problem, ...], built: Built) -> Built:
    return Built(in_order([*problems, *built.problems]), built.site, built.report, built.next_change)


def _project(options: argparse.Namespace) -> tuple[Project, tuple[Problem, ...]]:
    root = options.root.resolve()
    settings, problems = _settings(root, options.lang)
    if settings is None:
        settings = usable_settings((root / SETTINGS).read_bytes())
    if options.url:
        settings = _settings_with_url(settings, options.url, options.lang)
    now = options.now or datetime.now(ZONE)
    output = (options.output or root / "output").resolve()
    flags = Flags(options.drafts, options.offline, options.strict, options.clean, options.jobs)
    return Project(root, output, ENGINE, settings, now, flags), problems


def _settings(root: Path, lang: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    try:
        return read_settings((root / SETTINGS).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise Trouble(
            say(
                lang,
                f"Không có {SETTINGS} trong “{root}”: chạy lệnh trong thư mục của trang, hoặc thêm --root.",
                f"There is no {SETTINGS} in “{root}”: run in the site's folder, or add --root.",
            )
        ) from None


def _settings_with_url(settings: Settings, url: str, lang: str) -> Settings:
    read, problems = read_settings(f"title: x\nurl: {json.dumps(url)}\n".encode())
    if read is None:
        raise Trouble(f"--url: {said(problems[0].message, lang)} {said(problems[0].hint, lang)}")
    return settings.model_copy(update={"url": read.url})


def _reported(built: Built, options: argparse.Namespace, *, writes: bool) -> int:
    if options.format == "json":
        _print(as_json(built.problems, options.lang))
    elif options.format == "github":
        _print(as_github(built.problems, options.lang))
    else:
        show(built.problems, options.root.resolve(), options.lang, sys.stdout)
    for line in summary(built, options.lang, writes=writes):
        _tell(line)
    failing = any(map(is_error, built.problems))
    warned = options.strict and any(one.severity is Severity.WARNING for one in built.problems)
    return 1 if failing or warned else 0


def _new(options: argparse.Namespace) -> int:
    kind = kind_of(options.kind)
    if kind is None:
        listed = ", ".join(f"{name} ({labels[0]})" for name, labels in KINDS.items())
        raise Trouble(
            say(
                options.lang,
                f"Không có loại “{options.kind}”. Chọn: {listed}.",
                f"There is no kind “{options.kind}”. Choose: {listed}.",
            )
        )
    root = options.root.resolve()
    settings, _ = _settings(root, options.lang)
    if settings is None:
        raise Trouble(
            say(
                options.lang,
                f"{SETTINGS} có lỗi: chạy “build.py check”.",
                f"{SETTINGS} has errors: run “build.py check”.",
            )
        )
    try:
        path = create(draft(kind, options.title, settings, options.now or datetime.now(ZONE)), root / "content")
    except CannotCreate as refusal:
        _tell(said(refusal.wording, options.lang))
        return 1
    _print(path.relative_to(root).as_posix())
    return 0


def _value(options: argparse.Namespace) -> int:
    reading = read_value(options.type, options.text)
    remark, severity = reading.remark, reading.severity
    columns = dict(reading.columns)
    if remark is not None and severity is not None:
        columns |= {"code": remark.code, "severity": severity.value}
        texts = {"message": said(remark.message, options.lang), "hint": said(remark.hint, options.lang)}
        columns |= {name: text for name, text in texts.items() if text}
    if options.format == "json":
        _print(json.dumps(columns, ensure_ascii=False, indent=2))
    else:
        _print("\n".join(f"{name}: {value}" for name, value in columns.items()))
    return 1 if severity is Severity.ERROR else 0


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        _print(
            "\n".join(
                f"{code:<24} {_severity_word(severity, options.lang)}" for code, severity in sorted(SEVERITY.items())
            )
        )
        return 0
    if options.code not in SEVERITY:
        near = nearest(options.code, SEVERITY)
        asked = say(options.lang, f" Có phải “{near}”?", f" Did you mean “{near}”?") if near else ""
        _tell(say(options.lang, f"Không có mã “{options.code}”.", f"There is no code “{options.code}”.") + asked)
        return 1
    _print(page_of(options.code, ENGINE / "docs" / "problems", options.lang).rstrip())
    return 0


def _severity_word(severity: Severity, lang: str) -> str:
    vi, en, _ = WORDS[severity]
    return say(lang, vi, en)


def _lang(arguments: Sequence[str]) -> str:
    joined = " ".join(arguments)
    return "en" if "--lang=en" in joined or "--lang en" in joined else "vi"


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _failed(sentence: str) -> int:
    _tell(sentence)
    return 2


def _test(options: argparse.Namespace) -> int:
    """The tests need more packages than a build; build.py installs them and starts pytest before this is reached."""
    raise Trouble(say(options.lang, "Chạy: python3 build.py test", "Run: python3 build.py test"))


RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "new": _new,
    "value": _value,
    "explain": _explain,
    "test": _test,
}
