"""The one safe-join: every path that comes from content, from a manifest or from a plan goes through here."""

import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

LONGEST_NAME = 255  # bytes; what ext4, APFS and NTFS can all hold
LONGEST_PATH = 1024  # bytes below the root

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')  # half a surrogate pair has no bytes
# What nearly all paths are made of, and no flaw: short names in few folders, none of them a device's.
_NAME = r"(?!con|prn|aux|nul|com|lpt)[a-z0-9][a-z0-9-]{0,99}"
_PLAIN = re.compile(rf"(?:{_NAME}/){{0,8}}{_NAME}(?:\.[a-z0-9]{{1,9}})?")
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE)


class Reason(Enum):
    """Why a path is not taken, as the end of a sentence: Vietnamese, English."""

    EMPTY = ("để trống", "is empty")
    ABSOLUTE = ("bắt đầu từ gốc của máy", "starts at the root of the machine")
    PARENT = ("đi ra ngoài thư mục bằng “..”", "leaves its folder by “..”")
    LOOSE = ("có phần thừa (“.”, “//” hoặc “/” ở cuối)", "has loose parts (“.”, “//” or a “/” at the end)")
    BACKSLASH = ("có dấu “\\”", "has a “\\”")
    CHARACTER = ("có ký tự mà tên tệp không được có", "has a character that no file name may have")
    DEVICE = ("là tên thiết bị của Windows", "is the name of a Windows device")
    ENDING = ("có tên kết thúc bằng dấu chấm hoặc dấu cách", "has a name that ends in a dot or a space")
    LONG = ("quá dài", "is too long")
    HIDDEN = ("có tên bắt đầu bằng dấu chấm", "has a name that starts with a dot")
    LINK = ("đi qua một liên kết (symlink) dẫn ra ngoài thư mục", "passes a symbolic link that leads out of its folder")

    @property
    def vi(self) -> str:
        """The reason in Vietnamese."""
        return self.value[0]

    @property
    def en(self) -> str:
        """The reason in English."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Unsafe:
    """A path that is not taken, as it was written, and why."""

    path: str
    reason: Reason


def safe_join(root: Path, relative: str) -> Path | Unsafe:
    """The file at `relative` (posix) below `root`, or why there is none; it may or may not exist.

    Only canonical paths are taken; a link as an editor writes it goes through `resolved_link` first.
    """
    reason = flaw(relative)
    if reason is not None:
        return Unsafe(relative, reason)
    joined = root.joinpath(*relative.split("/"))
    return joined if lies_within(root, joined) else Unsafe(relative, Reason.LINK)


def resolved_link(folder: str, target: str) -> str | Unsafe:
    """The canonical path of `target` as seen from `folder`, both posix and below one root ("" is the root itself)."""
    if target.startswith("/"):
        return Unsafe(target, Reason.ABSOLUTE)
    names = folder.split("/") if folder else []
    for name in target.split("/"):
        if name == ".." and not names:
            return Unsafe(target, Reason.PARENT)
        if name == "..":
            names.pop()
        elif name not in ("", "."):
            names.append(name)
    path = "/".join(names)
    reason = flaw(path)
    return path if reason is None else Unsafe(target, reason)


def flaw(relative: str) -> Reason | None:
    """What is wrong with a path by its letters alone, on any of the systems a site is built or served on."""
    if _PLAIN.fullmatch(relative):
        return None
    if not relative:
        return Reason.EMPTY
    if relative.startswith("/") or re.match(r"[A-Za-z]:", relative):
        return Reason.ABSOLUTE
    if "\\" in relative:
        return Reason.BACKSLASH
    if _bytes_of(relative) > LONGEST_PATH:
        return Reason.LONG
    return next((found for found in map(_flaw_of_name, relative.split("/")) if found is not None), None)


def lies_within(root: Path, path: Path) -> bool:
    """Whether `path`, with every link followed, is `root` or below it."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _flaw_of_name(name: str) -> Reason | None:
    if name == "..":
        return Reason.PARENT
    if name in ("", "."):
        return Reason.LOOSE
    if _FORBIDDEN.search(name):
        return Reason.CHARACTER
    if name.endswith((".", " ")):
        return Reason.ENDING
    if _DEVICE.match(name):
        return Reason.DEVICE
    return Reason.LONG if _bytes_of(name) > LONGEST_NAME else None


def _bytes_of(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
