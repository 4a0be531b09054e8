"""`new`: a draft of an entry, and what to do with it."""

import json
from datetime import datetime

from bantin.arguments import KINDS_LISTED, Call, Trouble, shown
from bantin.commands.folders import root_of
from bantin.commands.project import settings_of
from bantin.commands.streams import out, tell
from bantin.model.entry import kind_of
from bantin.report.language import said, say
from bantin.scaffold import CHILD_NAMES, CannotCreate, Draft, contests, create, draft
from bantin.survey import SETTINGS


def run(call: Call, now: datetime) -> int:
    """Make the draft; 1 where its place is taken or cannot be told."""
    word, title = call.words
    kind = kind_of(word)
    if kind is None:
        vi = f"Không có loại {shown(word)}. Chọn: {KINDS_LISTED.vi}."
        en = f"There is no kind {shown(word)}. Choose: {KINDS_LISTED.vi}."
        raise Trouble(say(call.lang, vi, en))
    root = root_of(call)
    settings, _ = settings_of(root, call.lang)
    if settings is None:
        vi, en = f"{SETTINGS} có lỗi: chạy “build.py check”.", f"{SETTINGS} has errors: run “build.py check”."
        raise Trouble(say(call.lang, vi, en))
    try:
        known = contests(root, settings) if kind in CHILD_NAMES else {}
        made = draft(kind, title, settings, now, known)
        path = create(made, root / "content")
    except CannotCreate as refusal:
        tell(said(refusal.wording, call.lang))
        return 1
    out(path.relative_to(root).as_posix())
    _tell_what_next(made, call.lang)
    return 0


def _tell_what_next(made: Draft, lang: str) -> None:
    vi = "Viết xong, xem thử bằng: build.py serve. Xóa dòng “draft” để đăng."
    en = "When it is written, look at it with: build.py serve. Delete “draft” to publish."
    tell(say(lang, vi, en))
    if made.wanting is not None:
        title = json.dumps(made.wanting, ensure_ascii=False)
        vi = f"Chưa có cuộc thi “{made.wanting}”; tạo bằng: build.py new competition {title}"
        en = f"There is no competition “{made.wanting}” yet; make it with: build.py new competition {title}"
        tell(say(lang, vi, en))
