"""`build` and `check`: the site made, or only looked at, and what is wrong with it."""

import gc
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.arguments import ENGINE, Call, Trouble
from bantin.built import Built
from bantin.commands.folders import output_of, site_of
from bantin.commands.streams import out, tell
from bantin.cores import ClusterRefused, Crew, open_crew
from bantin.last import Asked
from bantin.lock import Patience
from bantin.problems import Problem, Severity, is_error
from bantin.rebuild import Manners, Request, rebuild
from bantin.report.language import said
from bantin.report.machine import as_github, as_json
from bantin.report.sarif import as_sarif
from bantin.report.summary import summary
from bantin.tool import tool_digest
from bantin.vi.reading import Wording

if TYPE_CHECKING:  # it loads the engine
    from bantin.project import Project

WAITING = Wording("Một lần dựng khác đang chạy, xin chờ…", "Another build is running; waiting…")
DRAFTS = Wording(
    "Có cả bài chưa đăng (--drafts): đừng đưa trang này lên mạng.", "With drafts: do not publish this site."
)
STRICT = Wording(
    "Lệnh kết thúc với mã 1 vì --strict: còn cảnh báo.", "Exit status 1 because of --strict: there are warnings."
)


def run(call: Call, now: datetime) -> int:
    """Build or check; 1 where there are errors, or warnings with `--strict`."""
    writes = call.command == "build"
    if call.fix:
        from bantin.commands.mend import mend  # noqa: PLC0415 - it loads the engine

        mend(call, site_of(call))
    try:
        with no_garbage():
            built = rebuild(request_of(call, now, writes=writes), _manners(call.lang))
    except ClusterRefused as refusal:
        raise Trouble(said(refusal.wording, call.lang)) from refusal
    _report(built, call, writes=writes)
    failing = any(map(is_error, built.problems))
    warned = call.strict and any(one.severity is Severity.WARNING for one in built.problems)
    if warned and not failing:
        tell(said(STRICT, call.lang))
    return 1 if failing or warned else 0


@contextmanager
def no_garbage() -> Iterator[None]:
    """Nearly all that a build makes lives to its end: to look through it again and again takes an eighth of it."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def request_of(call: Call, now: datetime, *, writes: bool) -> Request:
    """The build that a call asks for; Trouble where there is no site, or no place for it."""
    root = site_of(call)
    output = output_of(call, root)

    def project() -> "tuple[Project, tuple[Problem, ...]]":
        from bantin.commands.project import project_of  # noqa: PLC0415 - it loads the engine

        return project_of(call, root, output, now)

    def crew() -> AbstractContextManager[Crew]:
        return open_crew(call.jobs, call.executor)

    asked = Asked(str(root), call.url, call.drafts, call.offline, tool_digest())
    return Request(root, output, ENGINE, now, asked, project, crew, writes, call.clean)


def _manners(lang: str) -> Manners:
    def told(wording: Wording) -> None:
        tell(said(wording, lang))

    return Manners(Patience(tell=lambda: told(WAITING)), told)


def _report(built: Built, call: Call, *, writes: bool) -> None:
    _problems(built.problems, call)
    sys.stdout.flush()  # the summary comes after what it sums up, also where both streams are one
    if built.report is not None and call.drafts:
        tell(said(DRAFTS, call.lang))
    for line in summary(built, call.lang, writes=writes):
        tell(line)


def _problems(problems: tuple[Problem, ...], call: Call) -> None:
    if call.format == "json":
        out(as_json(problems, call.lang))
    elif call.format == "github":
        out(as_github(problems, call.lang))
    elif call.format == "sarif":
        out(as_sarif(problems, call.lang))
    elif problems:
        from bantin.report.terminal import show  # noqa: PLC0415 - rich is loaded where there is something to show

        show(problems, Path(call.root).resolve(), call.lang, sys.stdout)
