"""The last stage: the bytes of a site come into the output in one journalled switch, and leftovers go."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bantin import journal
from bantin.addresses import (
    ALLOWED_DOTFILES,
    address_of,
    check_addresses,
    check_path,
    folded,
    folders_of,
    label,
    unsafe_path,
)
from bantin.disk import WriteFailed, naming
from bantin.ground import Ground, Obstacle
from bantin.journal import MoveIn, Recovery, Removal, Step
from bantin.lock import Patience, locked
from bantin.manifest import MANIFEST, Fingerprint, fingerprint_of, manifest_of, read_manifest
from bantin.paths import Reason
from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording
from bantin.written import Kept, Output, Switching, WriteReport, Written, at_once, work_folders

__all__ = ["Kept", "Output", "Patience", "Recovery", "WriteFailed", "WriteReport", "Written", "recover", "write_site"]

NEW = "new"
CHANGED = "changed"
_WAITING = Patience()


@dataclass(frozen=True, slots=True)
class _Page:
    """An output after it was compared with the disk: its bytes are gone, a changed one lies staged."""

    path: str
    source: str | None
    fingerprint: Fingerprint
    staged: int | None = None
    problems: tuple[Problem, ...] = ()
    reason: str | None = None


def write_site(
    output: Path,
    outputs: Iterable[Output | Kept],
    allowed: Collection[str] = ALLOWED_DOTFILES,
    patience: Patience = _WAITING,
    switching: Switching = at_once,
) -> tuple[WriteReport, tuple[Problem, ...]]:
    """Make the output exactly these files, or leave it as it is and say why not; WriteFailed if the machine refuses.

    `outputs` may be a generator: a file's bytes are held only until they are compared or staged. `switching` surrounds
    the moments in which the output is neither the old site nor the new one.
    """
    output = output.resolve()
    work = journal.work_folder(output)
    with locked(work, patience):
        for folder in work_folders(output):
            journal.finish(folder, output)
        try:
            return _written(work, output, outputs, allowed, switching)
        finally:
            if not journal.is_committed(work):
                with suppress(WriteFailed):  # the next build drops it; what went wrong first is what counts
                    journal.drop(work)


def recover(output: Path, patience: Patience = _WAITING) -> Recovery:
    """Finish the switch that a killed build had begun, or drop what it had prepared."""
    found = Recovery.NOTHING
    for work in work_folders(output):
        if work.is_dir() and not work.is_symlink():
            with locked(work, patience):
                ended = journal.finish(work, output)
            found = found if ended is Recovery.NOTHING else ended
    return found


def _written(
    work: Path, output: Path, outputs: Iterable[Output | Kept], allowed: Collection[str], switching: Switching
) -> tuple[WriteReport, tuple[Problem, ...]]:
    with naming(output / MANIFEST):
        ours = read_manifest(output)
    if ours is None and _names_in(output):
        return WriteReport(), (_not_ours(output),)
    ground = Ground(output, ours or {})
    pages = tuple(_compared(work, ground, outputs, allowed))
    problems = (*_problems(pages), *_collisions(pages, ground))
    if problems:
        return WriteReport(), problems
    return _switched(work, ground, pages, switching), ()


def _compared(
    work: Path, ground: Ground, outputs: Iterable[Output | Kept], allowed: Collection[str]
) -> Iterator[_Page | Kept]:
    """Each output against the disk; what is new or changed is staged, until the first problem."""
    numbers = count()
    sound = True
    for output in map(_composed, outputs):
        if isinstance(output, Kept):
            yield output
            continue
        problems = check_path(output, allowed) or _obstructed(ground, output)
        sound = sound and not problems
        staged = None
        if sound and not ground.holds(output.path, output.content):
            staged = next(numbers)
            journal.stage(work, staged, output.content)
        yield _Page(output.path, output.source, fingerprint_of(output.content), staged, problems, output.reason)


def _problems(pages: Iterable[_Page | Kept]) -> Iterator[Problem]:
    for page in pages:
        if isinstance(page, _Page):
            yield from page.problems


def _collisions(pages: Sequence[_Page | Kept], ground: Ground) -> tuple[Problem, ...]:
    """The problems of pages at one address; those that the last build wrote have been found to lie apart."""
    paths = {page.path for page in pages}
    return () if len(paths) == len(pages) and paths <= ground.ours.keys() else check_addresses(pages)


def _composed(output: Output | Kept) -> Output | Kept:
    if output.path.isascii() or (path := unicodedata.normalize("NFC", output.path)) == output.path:
        return output
    return (
        Kept(path, output.source)
        if isinstance(output, Kept)
        else Output(path, output.content, output.source, output.reason)
    )


def _switched(work: Path, ground: Ground, pages: Sequence[_Page | Kept], switching: Switching) -> WriteReport:
    files = {page.path: ground.ours[page.path] if isinstance(page, Kept) else page.fingerprint for page in pages}
    gone = sorted(path for path in ground.ours.keys() - files.keys() if ground.may_be_removed(path))
    changed = sorted((page for page in pages if isinstance(page, _Page)), key=lambda page: page.path)
    written = [MoveIn(page.path, page.staged) for page in changed if page.staged is not None]
    manifest = manifest_of(files)
    if written or gone or _bytes_at(ground.output / MANIFEST) != manifest:
        number = 1 + max((step.staged for step in written), default=-1)
        journal.stage(work, number, manifest)
        steps = (*_in_order(written, gone), MoveIn(MANIFEST, number))
        with switching([step.path for step in written], gone):
            journal.commit(work, steps)
            journal.carry_out(work, ground.output, steps)
    told = tuple(_told(page, ground.ours) for page in changed if page.staged is not None)
    return WriteReport(told, len(pages) - len(told), tuple(gone), files)


def _told(page: _Page, ours: Mapping[str, Fingerprint]) -> Written:
    return Written(page.path, (page.reason or CHANGED) if page.path in ours else NEW)


def _in_order(written: Sequence[MoveIn], gone: Sequence[str]) -> tuple[Step, ...]:
    """The steps so that none stands in another's way: a file that must become a folder, or the reverse, goes first."""
    needed = {folded(step.path): step.staged for step in written}
    needed_folders = {folder for path in needed for folder in folders_of(path)}

    def is_in_the_way(path: str) -> bool:
        key = folded(path)
        return key in needed or key in needed_folders or any(folder in needed for folder in folders_of(key))

    first = [Removal(path, needed.get(folded(path))) for path in gone if is_in_the_way(path)]
    last = [Removal(path) for path in gone if not is_in_the_way(path)]
    return (*first, *written, *last)


def _obstructed(ground: Ground, output: Output | Kept) -> tuple[Problem, ...]:
    obstacle = ground.obstacle(output.path)
    if obstacle is None:
        return ()
    return (unsafe_path(output, Reason.LINK) if obstacle.leads_out else _foreign(output, obstacle),)


def _foreign(output: Output | Kept, obstacle: Obstacle) -> Problem:
    message = Wording(
        f"Địa chỉ “{address_of(output.path)}” của “{label(output)}” đã có “{obstacle.path}” trong thư mục kết quả,"
        " không phải do Bản Tin tạo ra.",
        f"The address “{address_of(output.path)}” of “{label(output)}” is taken by “{obstacle.path}” in the output"
        " folder, which Bản Tin did not make.",
    )
    hint = Wording(
        f"Hãy dời “{obstacle.path}” đi nơi khác, hoặc đổi “slug” của trang.",
        f"Move “{obstacle.path}” somewhere else, or change the page's “slug”.",
    )
    return problem("address-taken", Span.at(label(output)), message, hint)


def _not_ours(output: Path) -> Problem:
    names = _names_in(output)
    some = ", ".join(f"“{name}”" for name in names[:3])
    if (output / MANIFEST).exists():
        fact = Wording(
            f"tệp “{MANIFEST}” bị hỏng hoặc do bản khác ghi", f"its “{MANIFEST}” is damaged or of another version"
        )
    else:
        fact = Wording(f"không có tệp “{MANIFEST}”", f"it has no “{MANIFEST}”")
    message = Wording(
        f"Thư mục “{output.name}” đã có {some} nhưng {fact.vi}, nên không rõ tệp nào do Bản Tin tạo ra.",
        f"The folder “{output.name}” holds {some}, but {fact.en}: nobody can tell which files Bản Tin made.",
    )
    hint = Wording(
        f"Hãy chọn thư mục khác bằng --output; chỉ khi không cần gì trong “{output}” mới dọn sạch nó rồi dựng lại.",
        f"Choose another folder with --output; empty “{output}” and build again only if nothing in it is needed.",
    )
    return problem("address-taken", Span.at(output.name), message, hint)


def _names_in(output: Path) -> list[str]:
    """What lies in the output folder, except dotfiles such as .git and .nojekyll."""
    with naming(output):
        return sorted(path.name for path in output.iterdir() if path.name[0] != ".") if output.exists() else []


def _bytes_at(path: Path) -> bytes | None:
    with naming(path):
        return path.read_bytes() if path.is_file() else None
