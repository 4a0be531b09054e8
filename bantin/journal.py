"""The journal of a switch: once it is committed, the new site is on the disk and can be finished at any time."""

import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bantin.addresses import folders_of
from bantin.disk import WriteFailed, make_folder, move, naming, remove, remove_empty, settle, write_whole
from bantin.paths import Reason, Unsafe, flaw, safe_join
from bantin.vi.reading import Wording
from bantin.written import work_folders

VERSION = 1
_JOURNAL = "journal.json"
_UNCOMMITTED = "journal.new"
_STAGED = "new"
_DAMAGED = Wording(
    "tệp này bị hỏng; hãy xóa nó cùng thư mục output rồi dựng lại",
    "it is damaged; delete it and the output folder, then build again",
)


@dataclass(frozen=True, slots=True)
class MoveIn:
    """The step that puts the staged file of this number at `path`."""

    path: str
    staged: int


@dataclass(frozen=True, slots=True)
class Removal:
    """The step that removes our old file at `path`.

    `twin` is the staged file whose path differs in spelling only: once it is in place, a disk that ignores case
    would take it for the old one.
    """

    path: str
    twin: int | None = None


Step = MoveIn | Removal


class Recovery(Enum):
    """What was found of an interrupted build."""

    NOTHING = "nothing"
    DROPPED = "dropped"
    FINISHED = "finished"


def work_folder(output: Path) -> Path:
    """Where the next switch is prepared: inside only where beside is another disk or not ours to write in."""
    beside, inside = work_folders(output)
    make_folder(beside.parent)
    chosen = inside if os.path.ismount(inside.parent) or not os.access(beside.parent, os.W_OK) else beside
    if chosen.is_symlink():
        raise WriteFailed(chosen, Wording(Reason.LINK.vi, Reason.LINK.en))
    return chosen


def stage(work: Path, number: int, content: bytes) -> None:
    """Write one new file whole, out of the way of the site."""
    if number == 0:
        make_folder(work / _STAGED)
    write_whole(_staged(work, number), content)


def commit(work: Path, steps: Sequence[Step]) -> None:
    """Decide for the new site: from here on it will be finished, whatever happens."""
    staged = [_staged(work, step.staged) for step in steps if isinstance(step, MoveIn)]
    uncommitted = work / _UNCOMMITTED
    rows = [_row_of(step) for step in steps]
    write_whole(uncommitted, json.dumps({"version": VERSION, "steps": rows}).encode())
    settle((*staged, uncommitted, work / _STAGED))
    move(uncommitted, work / _JOURNAL)
    settle((work,))


def carry_out(work: Path, output: Path, steps: Sequence[Step]) -> None:
    """Bring the output to the new site; what an earlier run did already is passed over."""
    make_folder(output)
    folders: set[str] = set()
    plain: set[str] = set()
    for step in steps:
        target = _target(output, step.path, plain)
        folders.update(folders_of(step.path))
        if isinstance(step, MoveIn):
            _move_in(_staged(work, step.staged), target)
        elif step.twin is None or _staged(work, step.twin).exists():
            remove(target)
            remove_empty(target.parent, output)
    settle([output, *(output / folder for folder in sorted(folders) if Path(f"{output}/{folder}").is_dir())])
    remove(work / _JOURNAL)


def finish(work: Path, output: Path) -> Recovery:
    """End what a killed build has left in its work folder: the switch if it was committed, else nothing of it."""
    if work.is_symlink():
        return Recovery.NOTHING  # none of ours: whoever made it could point us anywhere
    steps = _read(work)
    if steps is not None:
        carry_out(work, output, steps)
    found = drop(work)
    return Recovery.FINISHED if steps is not None else Recovery.DROPPED if found else Recovery.NOTHING


def is_committed(work: Path) -> bool:
    """Whether the switch prepared here has been decided and not ended."""
    return (work / _JOURNAL).exists()


def drop(work: Path) -> bool:
    """Remove what was staged; whether there was anything."""
    staged = work / _STAGED
    with naming(staged):
        files = list(staged.iterdir()) if staged.is_dir() else []
    found = staged.is_dir() or (work / _UNCOMMITTED).exists()
    for file in (*files, work / _UNCOMMITTED):
        remove(file)
    remove_empty(staged, work)
    return found


def _staged(work: Path, number: int) -> Path:
    return work / _STAGED / str(number)  # by number: no name is too long, no half page can be taken for a page


def _move_in(staged: Path, target: Path) -> None:
    if staged.exists():  # else an earlier run has done it
        make_folder(target.parent)
        move(staged, target)


def _target(output: Path, path: str, plain: set[str]) -> Path:
    """Where a step leads; `plain` are folders already found to be no links, below which nothing can lead out."""
    if flaw(path) is None and _is_linkless(output, path, plain):
        return output / path
    target = safe_join(output, path)
    if isinstance(target, Unsafe):
        raise WriteFailed(output / path, Wording(target.reason.vi, target.reason.en))
    return target


def _is_linkless(output: Path, path: str, plain: set[str]) -> bool:
    for folder in (*folders_of(path), path):
        if folder in plain:
            continue
        try:
            mode = os.lstat(f"{output}/{folder}").st_mode
        except FileNotFoundError:
            return True  # nor is there anything below it
        except OSError:
            return False
        if stat.S_ISLNK(mode):
            return False
        if stat.S_ISDIR(mode) and folder != path:
            plain.add(folder)
    return True


def _read(work: Path) -> tuple[Step, ...] | None:
    journal = work / _JOURNAL
    text = _text_of(journal)
    if text is None:
        return None
    try:
        root = json.loads(text)
        if root["version"] == VERSION:
            return tuple(_step_of(*row) for row in root["steps"])
    except (ValueError, TypeError, KeyError) as error:
        raise WriteFailed(journal, _DAMAGED) from error
    raise WriteFailed(journal, _DAMAGED)


def _text_of(journal: Path) -> bytes | None:
    with naming(journal):
        try:
            return journal.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None


def _row_of(step: Step) -> tuple[str, str, int | None]:
    return ("move", step.path, step.staged) if isinstance(step, MoveIn) else ("remove", step.path, step.twin)


def _step_of(kind: str, path: str, number: int | None) -> Step:
    if kind == "move":
        return MoveIn(str(path), int(number or 0))
    return Removal(str(path), None if number is None else int(number))
