"""`check --fix`: what is safe to mend is shown as a difference, then written."""

import re
import shutil
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from bantin.arguments import ENGINE, Call
from bantin.commands.project import settings_of
from bantin.commands.streams import out, tell
from bantin.disk import WriteFailed, move, remove, settle, write_whole
from bantin.entries import is_markdown
from bantin.loading import usable_settings
from bantin.mending import difference, mended
from bantin.report.language import say
from bantin.source import SourceFile
from bantin.survey import SETTINGS, survey
from bantin.urls import section_folders
from bantin.vi.reading import Wording

# Texts with none of these need no closer look.
SUSPECT = re.compile('["\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u3000\ufeff]|-[0-9](?![0-9])|[0-9]-[0-9]-')
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH  # root may write whatever these say
YES = frozenset({"c", "có", "co", "y", "yes"})


def mend(call: Call, root: Path) -> None:
    """Show what can be mended, and write it; on a terminal only after a yes, unless the call says so."""
    settings = settings_of(root, call.lang)[0] or usable_settings((root / SETTINGS).read_bytes())
    found = list(_mended(survey(root, ENGINE).content.files, section_folders(settings)))
    for file, before, after in found:
        (out if call.format == "text" else tell)(difference(before, after, file.path))
    if not found:
        tell(say(call.lang, "Không có gì để sửa tự động.", "There is nothing to mend."))
    elif call.yes or _wanted(call.lang, len(found)):
        written = sum(_write(file, before, after, call.lang) for file, before, after in found)
        tell(say(call.lang, f"Đã sửa {written} tệp.", f"Mended {written} files."))


def _mended(files: tuple[SourceFile, ...], sections: Mapping[str, str]) -> Iterator[tuple[SourceFile, bytes, bytes]]:
    for file in files:
        if not is_markdown(file.path) or file.absolute.is_symlink():
            continue
        data = file.read()
        text = data.decode("utf-8", "replace")
        if SUSPECT.search(text) or not unicodedata.is_normalized("NFC", text):
            better = mended(data, file.path, sections)
            if better != data:
                yield file, data, better


def _wanted(lang: str, count: int) -> bool:
    if not sys.stdin.isatty():
        return True
    tell(say(lang, f"Ghi các chỗ sửa trên vào {count} tệp? [c/K]", f"Write these changes to {count} files? [y/N]"))
    return sys.stdin.readline().strip().lower() in YES


def _write(file: SourceFile, before: bytes, after: bytes, lang: str) -> bool:
    """Write a mended file, or say why it was not."""
    try:
        refusal = _replace(file.absolute, before, after)
    except WriteFailed as failure:
        refusal = failure.wording
    except OSError as error:
        refusal = Wording(str(error), str(error))
    if refusal:
        tell(say(lang, f"{file.path}: chưa sửa. {refusal.vi}", f"{file.path}: not mended. {refusal.en}"))
    return refusal is None


def _replace(path: Path, before: bytes, after: bytes) -> Wording | None:
    """Put the new text in the place of the old, wholly or not at all; why not, where that would be wrong."""
    if not path.stat().st_mode & WRITABLE:
        return Wording("Tệp chỉ cho đọc.", "The file is read-only.")
    part = path.with_name(f".{path.name}.bantin-part")
    try:
        write_whole(part, after)
        shutil.copymode(path, part)
        settle((part,))
        if path.read_bytes() != before:
            return Wording("Có người vừa ghi tệp này.", "Somebody has just written it.")
        move(part, path)
    finally:
        remove(part)
    return None
