"""A build that does what has changed: nothing at all where nothing has, and then without loading the engine."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.built import Built
from bantin.disk import WriteFailed, make_folder
from bantin.intact import Intact, looked_at
from bantin.last import Asked, Last, keep_last, load_last, mark_of
from bantin.lock import Patience, locked
from bantin.memo import Memo, StoreBroken, memo_in_memory, open_memo, remove_memo
from bantin.problems import Problem
from bantin.recent import Recent
from bantin.stamps import Ledger, tick
from bantin.still import still, still_there
from bantin.survey import Survey, survey, weigh
from bantin.vi.reading import Wording
from bantin.written import Switching, WriteReport, at_once, work_folders

if TYPE_CHECKING:  # these load the engine
    from bantin.cores import Crew
    from bantin.project import Project

CACHE = ".cache/bantin"
WORK = ("bantin.reading", "bantin.markdown.render", "bantin.rendering", "bantin.templating")  # what a child does
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

    `project` reads the settings, with their problems, and loads the engine; `crew` starts its processes; `private`
    says that nobody else writes into the output; `rests` lets a build end early where there is nothing to do.
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
    private: bool = False
    rests: bool = True


def _say_nothing(built: Built) -> None:
    del built


@dataclass(frozen=True, slots=True)
class Manners:
    """How a build behaves towards others: how long it waits for one that runs, and whom it tells what happens.

    `switching` surrounds the switch of the output; `made` is called when the site stands, before the store knows of it.
    """

    patience: Patience
    tell: Callable[[Wording], None]
    switching: Switching = at_once
    made: Callable[[Built], None] = _say_nothing


def rebuild(request: Request, manners: Manners, recent: Recent | None = None) -> Built:
    """The site as it is to be now: what stands in the output already is left as it is.

    A process that builds again and again hands over the same `recent` each time, and closes it at its end.
    """
    if recent is not None:
        return _rebuilt(request, manners, recent)
    with closing(Recent()) as alone:
        return _rebuilt(request, manners, alone)


def _rebuilt(request: Request, manners: Manners, recent: Recent) -> Built:
    folder = request.root / CACHE
    recent.close()
    with _locked(folder, manners.patience) as usable:
        if request.writes:
            _recover(request.output, manners.patience)
        if request.clean:
            remove_memo(folder)
        for told in (False, True) if usable else ():
            try:
                return _with(recent.take(open_memo(folder)), request, manners, recent)
            except StoreBroken:
                recent.close()
                remove_memo(folder)
                if not told:
                    manners.tell(BROKEN)
        return _with(recent.take(memo_in_memory()), request, manners, recent)


def _recover(output: Path, patience: Patience) -> None:
    """End what a killed build has left of a switch."""
    if any(folder.is_dir() for folder in work_folders(output)):
        from bantin.writer import recover  # noqa: PLC0415 - what writes is loaded where there is something to write

        recover(output, patience)


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


def _with(memo: Memo, request: Request, manners: Manners, recent: Recent) -> Built:
    last = _last(memo, request, recent)
    with looked_at(request.output, last.made if last else {}, private=request.private) as intact:
        return _compared(memo, request, manners, (last, recent, intact))


def _compared(memo: Memo, request: Request, manners: Manners, known: tuple[Last | None, Recent, Intact]) -> Built:
    last, recent, intact = known
    found = survey(request.root, request.engine)
    ledger = Ledger(last.known() if last else {}, tick(request.root / CACHE))
    if request.writes and request.rests and last is not None:
        same = still(last, request.now, found, ledger)
        if same is not None and still_there(last, intact):
            report = WriteReport(unchanged=len(last.made) - 1)  # the manifest is no file of the site
            built = Built(last.problems, last.held, report, last.until, request.output)
            manners.made(built)
            _keep(memo, request, manners, (lambda: same) if same != last else None, recent)
            return built
    return _anew(memo, request, manners, (found, ledger), known)


def _last(memo: Memo, request: Request, recent: Recent) -> Last | None:
    """What is known of the last build, if it was asked for in the same way."""
    mark = mark_of(memo, request.output)
    if mark is None or mark != recent.mark:
        recent.mark, recent.last = mark, load_last(memo, request.output)
    last = recent.last
    return last if last is not None and last.asked == request.asked else None


def _anew(
    memo: Memo,
    request: Request,
    manners: Manners,
    seen: tuple[Survey, Ledger],
    known: tuple[Last | None, Recent, Intact],
) -> Built:
    found, ledger = seen
    last, recent, intact = known
    weigh(found, ledger)
    with request.crew() as crew:
        if last is not None:  # perhaps there is little to do: then most of the time goes into loading
            crew.prepare(*WORK)
        from bantin.desk import Desk  # noqa: PLC0415 - the engine is loaded where there is something to do
        from bantin.pipeline import build, check  # noqa: PLC0415

        project, problems = request.project()
        folder = request.root / CACHE
        desk = Desk(folder, request.asked, found, ledger, memo, crew, last, recent, intact)
        if request.writes:
            built, remember = build(project, problems, desk, manners.patience, manners.switching)
        else:
            built, remember = check(project, problems, desk), None
    manners.made(built)
    _keep(memo, request, manners, remember, recent)
    return built


def _keep(memo: Memo, request: Request, manners: Manners, remember: Callable[[], Last] | None, recent: Recent) -> None:
    """Leave for the next build what this one knows; the site is made, so that a full disk here costs time only."""
    try:
        if remember is not None:
            last = remember()
            recent.mark, recent.last = keep_last(memo, request.output, last), last
        memo.commit()
    except StoreBroken:
        recent.mark = None
        recent.close()
        remove_memo(request.root / CACHE)
        manners.tell(LOST)
