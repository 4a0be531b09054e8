"""Where a preview is built: two of one site at a time must not switch each other's files."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from bantin.disk import WriteFailed, make_folder
from bantin.lock import Patience, locked

MOST = 9
AT_ONCE = Patience(seconds=0)


@contextmanager
def own_folder(root: Path) -> Iterator[Path]:
    """`.cache/preview`, or where another preview of this site has it, the next folder; WriteFailed where none is."""
    with ExitStack() as held:
        for number in count(1):
            folder = root / ".cache" / ("preview" if number == 1 else f"preview-{number}")
            try:
                held.enter_context(locked(folder.with_name(f"{folder.name}.taken"), AT_ONCE))
            except WriteFailed:
                if number < MOST:
                    continue
                raise
            make_folder(folder)
            break
        yield folder
