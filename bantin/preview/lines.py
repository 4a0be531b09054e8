"""What the preview says on the terminal."""

import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bantin import qr
from bantin.preview.wire import Message
from bantin.report.language import say
from bantin.report.trouble import trouble

# A telephone reads dark on light only: the colours of the terminal itself may be the other way round.
LIGHT_ON_DARK, AS_BEFORE = "\x1b[97;40m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one preview, in the language asked for."""

    lang: str

    def say(self, vi: str, en: str) -> None:
        """One line about what happens."""
        sys.stderr.write(f"{say(self.lang, vi, en)}\n")
        sys.stderr.flush()

    def serving(self, address: str) -> None:
        """Where the preview is; the one line on stdout."""
        sys.stdout.write(f"{say(self.lang, 'Xem thử', 'Preview')}: {address}\n")
        sys.stdout.flush()
        self.say("Ctrl-C để dừng.", "Ctrl-C stops it.")

    def port_taken(self, wanted: int, taken: int) -> None:
        """Another program has the port."""
        self.say(
            f"Cổng {wanted} đã có chương trình khác dùng: dùng cổng {taken}.",
            f"Port {wanted} is taken by another program: port {taken} is used.",
        )

    def open_to_all(self, addresses: Sequence[str]) -> None:
        """What it means to listen on all addresses, and how a telephone gets there."""
        self.say(
            "Chú ý: mọi máy trong mạng nội bộ đều xem được trang này, kể cả bản nháp. Chỉ dùng trong mạng tin cậy.",
            "Mind: every machine in your network can see this site, drafts too. Use it only in a network you trust.",
        )
        for address in addresses:
            self.say(f"Từ điện thoại hoặc máy khác: {address}", f"From a telephone or another machine: {address}")
        if addresses:
            code = qr.for_terminal(addresses[0]).splitlines()
            shown = (f"{LIGHT_ON_DARK}{line}{AS_BEFORE}" if sys.stderr.isatty() else line for line in code)
            sys.stderr.write("".join(f"{line}\n" for line in shown))
            sys.stderr.flush()

    def polls(self) -> None:
        """Said once."""
        self.say(
            "Hệ thống không báo thay đổi của tệp ở đây: Bản Tin tự dò, nên chậm hơn và tốn máy hơn.",
            "The system does not tell of changed files here: they are looked for again and again, which is slower.",
        )

    def built(self, message: Message) -> None:
        """What a build has done."""
        took_vi, took_en = _took(message["seconds"])
        errors, warnings = message["counts"].get("error", 0), message["counts"].get("warning", 0)
        if message["good"]:
            vi = f"Đã dựng trong {took_vi}: ghi {message['written']} tệp, xóa {message['removed']}"
            en = f"Built in {took_en}: wrote {message['written']} files, removed {message['removed']}"
        else:
            vi = f"Không dựng được ({took_vi}), vẫn xem trang trước đó"
            en = f"Not built ({took_en}), the site before it is still shown"
        self.say(f"{vi}; {errors} lỗi, {warnings} cảnh báo.", f"{en}; errors: {errors}, warnings: {warnings}.")

    def died(self, status: int) -> None:
        """The builder has ended by itself."""
        how = _how(status)
        self.say(
            f"Tiến trình dựng trang đã dừng bất ngờ ({how}): khởi động lại.",
            f"The builder has ended unexpectedly ({how}): it is started again.",
        )

    def death(self, status: int) -> Message:
        """The same as a problem, where it happens again and again."""
        how = _how(status)
        vi = f"Tiến trình dựng trang dừng bất ngờ ({how}); lần lưu tệp sau sẽ dựng lại."
        en = f"The builder ends unexpectedly ({how}); the next change builds again."
        return trouble(say(self.lang, vi, en))

    def restarting(self) -> None:
        """The engine has changed."""
        self.say("Mã của Bản Tin đã thay đổi: khởi động lại.", "The code of Bản Tin has changed: starting again.")

    def not_restarting(self, why: str) -> None:
        """The changed engine does not run."""
        self.say(
            f"Mã của Bản Tin đã thay đổi nhưng không chạy được, vẫn dùng bản cũ: {why}",
            f"The code of Bản Tin has changed but does not run, so the old one goes on: {why}",
        )


def _took(seconds: float) -> tuple[str, str]:
    """How long something took, in Vietnamese and in English."""
    if seconds < 1:
        return (f"{seconds * 1000:.0f} ms",) * 2
    return f"{seconds:.1f} giây".replace(".", ","), f"{seconds:.1f} s"


def _how(status: int) -> str:
    return f"status {status}" if status >= 0 else f"signal {signal.Signals(-status).name}"
