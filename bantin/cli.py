"""The command line: what was asked for, done by one function each; the exit status says how it went.

0 fine · 1 errors in the content (or warnings with --strict) · 2 our bug, a wrong call, or the machine's trouble.
"""

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bantin.arguments import ENGINE, KINDS_LISTED, Call, Trouble, help_of, overview, parse, shown
from bantin.built import Built
from bantin.disk import WriteFailed
from bantin.explain import page_of
from bantin.first_run.words import language_of
from bantin.loading import SETTINGS, read_settings, usable_settings
from bantin.model.entry import kind_of
from bantin.model.settings import Settings
from bantin.pipeline import build, check
from bantin.problems import SEVERITY, Problem, Severity, in_order, is_error
from bantin.project import Flags, Project
from bantin.report.language import said, say
from bantin.report.machine import as_github, as_json
from bantin.report.summary import summary
from bantin.report.terminal import WORDS, show
from bantin.scaffold import CHILD_NAMES, CannotCreate, Draft, contests, create, draft
from bantin.value import TYPES, read_value
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.when import ZONE
from bantin.writer import Patience, recover


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status."""
    lang = language_of(arguments)
    _speak_utf_8()
    try:
        call = parse(arguments, lang)
        return RUN[call.command](call)
    except Trouble as trouble:
        return _failed(str(trouble))
    except WriteFailed as failure:
        return _failed(said(failure.wording, lang))
    except OSError as error:
        name = error.filename or ""
        return _failed(
            say(
                lang,
                f"Không truy cập được “{name}”: {error.strerror}.",
                f"“{name}” cannot be accessed: {error.strerror}.",
            )
        )
    except KeyboardInterrupt:
        return _failed(say(lang, "Đã dừng.", "Stopped."))


def _speak_utf_8() -> None:
    """Whatever the machine's locale says; half a character, as in names of files that are not UTF-8, is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _help(call: Call) -> int:
    _print(help_of(call.words[0], call.lang) if call.words else overview(call.lang))
    return 0


def _build(call: Call) -> int:
    project, problems = _project(call)
    if any(map(is_error, problems)):
        return _reported(_with(problems, check(project)), call, writes=True)
    patience = Patience(
        tell=lambda: _tell(
            say(call.lang, "Một lần dựng khác đang chạy, xin chờ…", "Another build is running; waiting…")
        )
    )
    recover(project.output, patience)
    return _reported(_with(problems, build(project, patience)), call, writes=True)


def _check(call: Call) -> int:
    project, problems = _project(call)
    return _reported(_with(problems, check(project)), call, writes=False)


def _with(problems: tuple[Problem, ...], built: Built) -> Built:
    return replace(built, problems=in_order([*problems, *built.problems]))


def _root(call: Call) -> Path:
    root = call.root.resolve()
    _folder(root, "--root", call.lang)
    if not root.exists():
        raise Trouble(say(call.lang, f"Không có thư mục “{root}”.", f"There is no folder “{root}”."))
    return root


def _folder(path: Path, option: str, lang: str) -> None:
    """Trouble where something stands that is no folder."""
    if path.exists() and not path.is_dir():
        raise Trouble(
            say(
                lang,
                f"“{path}” không phải là thư mục; {option} phải là một thư mục.",
                f"“{path}” is no folder; {option} must be one.",
            )
        )


def _project(call: Call) -> tuple[Project, tuple[Problem, ...]]:
    root = _root(call)
    settings, problems = _settings(root, call.lang)
    if not (root / "content").is_dir():  # a site without its content would lose every page
        raise Trouble(say(call.lang, f"Không có thư mục content/ trong “{root}”.", f"“{root}” has no content/ folder."))
    if settings is None:
        settings = usable_settings((root / SETTINGS).read_bytes())
    if call.url:
        settings = _settings_with_url(settings, call.url, call.lang)
    now = call.now or datetime.now(ZONE)
    output = (call.output or root / "output").resolve()
    _folder(output, "--output", call.lang)
    _not_the_sources(output, root, call.lang)
    flags = Flags(call.drafts, call.offline, call.strict, call.clean, call.jobs)
    return Project(root, output, ENGINE, settings, now, flags), problems


def _not_the_sources(output: Path, root: Path, lang: str) -> None:
    """Trouble where the site would be written over what it is made of."""
    within = any(output.is_relative_to(root / folder) for folder in ("content", "templates", "static"))
    if within or root.is_relative_to(output) or ENGINE.is_relative_to(output):
        vi = f"“{output}” là nơi để bài viết và mẫu, không ghi trang vào đó được: chọn thư mục khác bằng --output."
        en = f"“{output}” holds articles or templates, no site can be written there: choose another --output."
        raise Trouble(say(lang, vi, en))


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


def _reported(built: Built, call: Call, *, writes: bool) -> int:
    if call.format == "json":
        _print(as_json(built.problems, call.lang))
    elif call.format == "github":
        _print(as_github(built.problems, call.lang))
    else:
        show(built.problems, call.root.resolve(), call.lang, sys.stdout)
    sys.stdout.flush()  # the summary comes after what it sums up, also where both streams are one
    if built.report is not None and call.drafts:
        vi, en = (
            "Có cả bài chưa đăng (--drafts): đừng đưa trang này lên mạng.",
            "With drafts: do not publish this site.",
        )
        _tell(say(call.lang, vi, en))
    for line in summary(built, call.lang, writes=writes):
        _tell(line)
    failing = any(map(is_error, built.problems))
    warned = call.strict and any(one.severity is Severity.WARNING for one in built.problems)
    return 1 if failing or warned else 0


def _new(call: Call) -> int:
    word, title = call.words
    kind = kind_of(word)
    if kind is None:
        vi = f"Không có loại {shown(word)}. Chọn: {KINDS_LISTED.vi}."
        en = f"There is no kind {shown(word)}. Choose: {KINDS_LISTED.vi}."
        raise Trouble(say(call.lang, vi, en))
    root = _root(call)
    settings, _ = _settings(root, call.lang)
    if settings is None:
        vi, en = f"{SETTINGS} có lỗi: chạy “build.py check”.", f"{SETTINGS} has errors: run “build.py check”."
        raise Trouble(say(call.lang, vi, en))
    try:
        known = contests(root, settings) if kind in CHILD_NAMES else {}
        made = draft(kind, title, settings, call.now or datetime.now(ZONE), known)
        path = create(made, root / "content")
    except CannotCreate as refusal:
        _tell(said(refusal.wording, call.lang))
        return 1
    _print(path.relative_to(root).as_posix())
    _tell_what_next(made, call.lang)
    return 0


def _tell_what_next(made: Draft, lang: str) -> None:
    vi = "Viết xong, xem thử: build.py build --drafts. Xóa dòng “draft” để đăng."
    en = "When it is written, look at it with: build.py build --drafts. Delete “draft” to publish."
    _tell(say(lang, vi, en))
    if made.wanting is not None:
        title = json.dumps(made.wanting, ensure_ascii=False)
        vi = f"Chưa có cuộc thi “{made.wanting}”; tạo bằng: build.py new competition {title}"
        en = f"There is no competition “{made.wanting}” yet; make it with: build.py new competition {title}"
        _tell(say(lang, vi, en))


def _value(call: Call) -> int:
    kind, text = call.words
    if kind not in TYPES:
        listed = ", ".join(TYPES)
        raise Trouble(
            say(
                call.lang,
                f"Không có kiểu {shown(kind)}. Chọn: {listed}.",
                f"There is no type {shown(kind)}. Choose: {listed}.",
            )
        )
    reading = read_value(kind, text)
    remark, severity = reading.remark, reading.severity
    columns = dict(reading.columns)
    if remark is not None and severity is not None:
        columns |= {"code": remark.code, "severity": severity.value}
        texts = {"message": said(remark.message, call.lang), "hint": said(remark.hint, call.lang)}
        columns |= {name: text for name, text in texts.items() if text}
    if call.format == "json":
        _print(json.dumps(columns, ensure_ascii=False, indent=2))
    else:
        _print("\n".join(f"{name}: {value}" for name, value in columns.items()))
    return 1 if severity is Severity.ERROR else 0


def _explain(call: Call) -> int:
    code = call.words[0].lower() if call.words else None
    if code is None:
        _print(
            "\n".join(
                f"{known:<24} {_severity_word(severity, call.lang)}" for known, severity in sorted(SEVERITY.items())
            )
        )
        return 0
    if code not in SEVERITY:
        near = nearest(code, SEVERITY)
        asked = f" {said(did_you_mean(near), call.lang)}" if near else ""
        _tell(say(call.lang, f"Không có mã {shown(code)}.", f"There is no code {shown(code)}.") + asked)
        return 1
    _print(page_of(code, ENGINE / "docs" / "problems", call.lang).rstrip())
    return 0


def _severity_word(severity: Severity, lang: str) -> str:
    vi, en, _ = WORDS[severity]
    return say(lang, vi, en)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _failed(sentence: str) -> int:
    _tell(sentence)
    return 2


def _test(call: Call) -> int:
    """The tests need more packages than a build; build.py installs them and starts pytest before this is reached."""
    raise Trouble(say(call.lang, "Chạy: python3 build.py test", "Run: python3 build.py test"))


RUN: dict[str, Callable[[Call], int]] = {
    "help": _help,
    "build": _build,
    "check": _check,
    "new": _new,
    "value": _value,
    "explain": _explain,
    "test": _test,
}
