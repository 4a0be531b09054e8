"""What a build says at its end: what was written and why, what is held back, and the next change by time alone."""

from collections import Counter
from datetime import datetime

from bantin.built import Built
from bantin.last import HeldBack
from bantin.problems import Severity
from bantin.report.language import say
from bantin.standing import CONTENT, OUTPUT, TEMPLATE, VIEW
from bantin.vi.date_forms import format_datetime
from bantin.vi.when import ZONE
from bantin.written import WriteReport

REASONS = {
    "draft": ("bản nháp", "draft"),
    "scheduled": ("chưa đến lúc đăng", "not due yet"),
    "expired": ("đã hết hạn", "expired"),
    "parent": ("cuộc thi, phong trào của bài chưa đăng", "its parent is held back"),
}
WHY = {
    "changed": ("nội dung thay đổi", "content changed"),
    VIEW: ("nội dung thay đổi", "content changed"),
    CONTENT: ("tệp gốc thay đổi", "source file changed"),
    OUTPUT: ("tệp trong thư mục kết quả đã bị sửa hoặc xóa", "changed or deleted in the output folder"),
}
SHOWN = 10


def summary(built: Built, lang: str, *, writes: bool) -> tuple[str, ...]:
    """The lines of the summary."""
    lines = _written(built.report, lang) if built.report else []
    if built.output is not None:
        index = built.output / "index.html"
        lines.append(say(lang, f"Trang nằm ở {index}", f"The site is at {index}"))
    if writes and built.report is None:
        lines.append(say(lang, "Chưa ghi gì: hãy sửa các lỗi trên.", "Nothing was written: mend the errors above."))
    lines += _held(built, lang)
    if built.next_change is not None:
        at = _moment(built.next_change, lang)
        lines.append(
            say(
                lang,
                f"Trang sẽ thay đổi theo thời gian vào {at}: khi đó hãy dựng lại.",
                f"Time alone changes the site next at {at}: build it again then.",
            )
        )
    return (*lines, _counts(built, lang))


def _written(report: WriteReport, lang: str) -> list[str]:
    reasons = Counter(one.reason for one in report.written)
    new, removed = reasons.pop("new", 0), len(report.removed)
    total, same = len(report.written), report.unchanged
    vi = f"Đã ghi {total} tệp ({new} mới, {total - new} thay đổi), giữ nguyên {same}, xóa {removed}."
    en = f"Wrote {total} files ({new} new, {total - new} changed), left {same}, removed {removed}."
    because = (f"  {count}: {_because(reason, lang)}" for reason, count in reasons.most_common(SHOWN))
    return [say(lang, vi, en), *because]


def _because(reason: str, lang: str) -> str:
    """Why files were written again, in words."""
    if reason.startswith(TEMPLATE):
        name = reason.removeprefix(TEMPLATE)
        return say(lang, f"mẫu {name} thay đổi", f"template {name} changed")
    vi, en = WHY.get(reason, (reason, reason))
    return say(lang, vi, en)


def _held(built: Built, lang: str) -> list[str]:
    held = built.held
    if not held:
        return []
    head = say(lang, f"Không đăng {len(held)} bài:", f"Held back: {len(held)}.")
    more = [f"  … (+{len(held) - SHOWN})"] if len(held) > SHOWN else []
    return [head, *(_held_line(one, lang) for one in held[:SHOWN]), *more]


def _held_line(one: HeldBack, lang: str) -> str:
    vi, en = REASONS[one.reason]
    until = f"{say(lang, ', đến ', ', until ')}{_moment(one.until, lang)}" if one.until else ""
    return f"  {one.file}: {say(lang, vi, en)}{until}"


def _counts(built: Built, lang: str) -> str:
    counts = Counter(one.severity for one in built.problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    return say(lang, f"{errors} lỗi, {warnings} cảnh báo.", f"Errors: {errors}, warnings: {warnings}.")


def _moment(at: datetime, lang: str) -> str:
    local = at.astimezone(ZONE)
    return say(lang, format_datetime(local), f"{local:%Y-%m-%d %H:%M}")
