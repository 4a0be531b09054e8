"""What the first run says, and in which language: one sentence for each thing that happens or is in its way."""

from collections.abc import Sequence
from dataclasses import dataclass

from bantin.vi.reading import Wording


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for on a command line, known before anything else of it is understood."""
    before = list(arguments)[: list(arguments).index("--")] if "--" in arguments else list(arguments)
    pairs = zip(before, [*before[1:], ""], strict=False)
    asked = (word == "--lang=en" or (word, following) == ("--lang", "en") for word, following in pairs)
    return "en" if any(asked) else "vi"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with one gap, in both languages."""

    vi: str
    en: str

    def about(self, what: str) -> Wording:
        """The sentence with the gap filled."""
        return Wording(self.vi.format(what), self.en.format(what))


class Trouble(Exception):  # noqa: N818 - it is no error of ours, and never leaves this package
    """Something outside keeps the first run from installing: told in one sentence, exit status 2."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


INSTALLING = Pattern(
    "Lần chạy đầu: đang cài các gói trong {} vào .venv, mất khoảng nửa phút …",
    "First run: installing the packages of {} into .venv, about half a minute …",
)
WAITING = Wording(
    "Một lần chạy khác đang cài các gói vào .venv; đang chờ …",
    "Another run is installing the packages into .venv; waiting …",
)
NO_VENV = Wording(
    "Python này thiếu mô-đun venv hoặc ensurepip nên không tạo được .venv (Debian, Ubuntu: apt install python3-venv).",
    "This Python lacks venv or ensurepip and cannot make .venv (Debian, Ubuntu: apt install python3-venv).",
)
NO_NETWORK = Pattern(
    "Không tải được các gói trong {}: không nối được tới kho gói Python; hãy kiểm tra mạng rồi chạy lại.",
    "The packages of {} cannot be downloaded: no way to the Python package index; check the network, run again.",
)
PIP_REFUSED = Pattern(
    "pip không cài được các gói cần thiết: {}.",
    "pip could not install the packages that are needed: {}.",
)
MACHINE_TROUBLE = Pattern(
    "Không chuẩn bị được .venv: {}.",
    ".venv could not be prepared: {}.",
)
DID_NOT_START = Wording(
    "Python trong .venv không chạy đúng; hãy xóa thư mục .venv rồi chạy lại.",
    "The Python in .venv does not run as it should; remove the folder .venv and run again.",
)
