"""A build that does what has changed: nothing at all where nothing has, and then without loading the engine."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.built import Built
from bantin.disk import WriteFailed, make_folder
from bantin.last import Asked, Last, keep_last, load_last
from bantin.lock import Patience, locked
from bantin.memo import Memo, StoreBroken, memo_in_memory, open_memo, remove_memo
from bantin.problems import Problem
from bantin.stamps import Ledger, tick
from bantin.still import still
from bantin.survey import Survey, survey, weigh
from bantin.vi.reading import Wording
from bantin.writer import WriteReport, recover

if TYPE_CHECKING:  # these load the engine
    from bantin.cores import Crew
    from bantin.project import Project

CACHE = ".cache/bantin"
BROKEN = Wording(
    "Kho tạm .cache/bantin bị hỏng, của bản khác hoặc không ghi được: dựng lại từ đầu.",
    "The store .cache/bantin is damaged, of another version, or cannot be written: everything is built anew.",
)
LOST = Wording(
    "Không giữ lại được kho tạm .cache/bantin (hết chỗ hoặc bị hỏng): lần sau phải dựng lại từ đầu.",
    "The store .cache/bantin could not be kept (no room, or damaged): the next build starts from nothing.",
)


@dataclass(frozen=True, slots=True)
class Request:
    """A build that is asked for.

    `project` reads the settings, with their problems, and loads the engine; `crew` starts its processes.
    """

    root: Path
    output: Path
    engine: Path
    now: datetime
    asked: Asked
    project: "Callable[[], tuple[Project, tuple[Problem, ...]]]"
    crew: "Callable[[], AbstractContextManager[Crew]]"
    writes: bool = True
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Manners:
    """How a build behaves towards others: how long it waits for one that runs, and whom it tells what happens."""

    patience: Patience
    tell: Callable[[Wording], None]


def rebuild(request: Request, manners: Manners) -> Built:
    """The site as it is to be now: what stands in the output already is left as it is."""
    folder = request.root / CACHE
    with _locked(folder, manners.patience) as usable:
        if request.writes:
            recover(request.output, manners.patience)
        if request.clean:
            remove_memo(folder)
        for told in (False, True) if usable else ():
            try:
                return _with(open_memo(folder), request, manners, folder)
            except StoreBroken:
                remove_memo(folder)
                if not told:
                    manners.tell(BROKEN)
        return _with(memo_in_memory(), request, manners, folder)


@contextmanager
def _locked(folder: Path, patience: Patience) -> Iterator[bool]:
    """Be the only build of this site; whether there is room for a store at all."""
    try:
        make_folder(folder)
        (folder / "lock").touch()
    except (WriteFailed, OSError):
        yield False
        return
    with locked(folder, patience):
        yield True


def _with(memo: Memo, request: Request, manners: Manners, folder: Path) -> Built:
    try:
        last = load_last(memo, request.output)
        last = last if last is not None and last.asked == request.asked else None
        found = survey(request.root, request.engine)
        ledger = Ledger(last.known() if last else {}, tick(folder))
        if request.writes and last is not None:
            same = still(last, request.now, request.output, found, ledger)
            if same is not None:
                _keep(memo, request, manners, (lambda: same) if same != last else None)
                report = WriteReport(unchanged=len(last.made) - 1)  # the manifest is no file of the site
                return Built(last.problems, last.held, report, last.until, request.output)
        return _anew(memo, request, manners, (folder, found, ledger, last))
    finally:
        memo.close()


def _anew(memo: Memo, request: Request, manners: Manners, known: tuple[Path, Survey, Ledger, Last | None]) -> Built:
    from bantin.desk import Desk  # noqa: PLC0415 - the engine is loaded where there is something to do
    from bantin.pipeline import build, check  # noqa: PLC0415

    folder, found, ledger, last = known
    weigh(found, ledger)
    project, problems = request.project()
    with request.crew() as crew:
        desk = Desk(folder, request.asked, found, ledger, memo, crew, last)
        if request.writes:
            built, remember = build(project, problems, desk, manners.patience)
        else:
            built, remember = check(project, problems, desk), None
    _keep(memo, request, manners, remember)
    return built


def _keep(memo: Memo, request: Request, manners: Manners, remember: Callable[[], Last] | None) -> None:
    """Leave for the next build what this one knows; the site is made, so that a full disk here costs time only."""
    try:
        if remember is not None:
            keep_last(memo, request.output, remember())
        memo.commit()
    except StoreBroken:
        memo.close()
        remove_memo(request.root / CACHE)
        manners.tell(LOST)
