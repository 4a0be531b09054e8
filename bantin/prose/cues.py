"""Cues: the words of a sentence that say what a date in it is about."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bantin.prose.beginnings import found_at_words
from bantin.vi.text import fold

Subject: TypeAlias = Literal["round", "submission", "contest", "campaign", "other"]

STAGE = r"(?:sơ|bán|chung|tứ)\s+(?:khảo|kết|loại|tuyển)"
ROUND = (
    r"(?<!trong\s)vòng(?:\s+thi)?(?=\s+[^\W\d_]|\s+[0-9]\b)(?!\s+(?:quanh|tròn|xoay|lặp|đời|tay))"
    rf"(?:\s+{STAGE})?|{STAGE}"
)
SUBMISSION = (
    r"(?:thời\s+(?:hạn|gian)\s+)?(?:hạn\s+(?:chót\s+|cuối\s+)?)?(?:nộp|(?:tiếp\s+)?nhận|gửi|thu)\s+"
    r"(?:bài|hồ\s+sơ|tác\s+phẩm|sản\s+phẩm|ý\s+tưởng)(?:\s+dự\s+thi)?|hạn\s+(?:chót\s+|cuối\s+)?(?:nộp|nhận|gửi)"
)
CONTEST = r"(?:cuộc|hội)\s+thi"
CAMPAIGN = r"phong\s+trào|chiến\s+dịch|đợt\s+thi\s+đua"
# Other events and things with dates of their own: a date behind one of these is theirs.
OTHER = (
    r"công\s+bố|trao\s+(?:giải|thưởng)|tổng\s+kết|sơ\s+kết|tập\s+huấn|họp|chấm|đăng\s+ký|phát\s+động|ban\s+hành|ký"
    r"|ra\s+mắt|lễ|triển\s+lãm|huấn\s+luyện|thẩm\s+định|bình\s+chọn|thông\s+báo|khiếu\s+nại|tham\s+quan|hội\s+thảo"
    r"|toạ\s+đàm|tọa\s+đàm|giao\s+lưu|hoàn\s+thiện|chuẩn\s+bị|nghỉ|quyết\s+định|kế\s+hoạch|công\s+văn|văn\s+bản"
    r"|hiệu\s+lực|giai\s+đoạn|đợt|nhóm|đội|bảng|khối|trại|ngày\s+hội|chạy\s+thử|bổ\s+sung|chốt|bốc\s+thăm|đến\s+nay"
    r"|bán\s+vé|đào\s+tạo|kiểm\s+tra|duyệt|khảo\s+sát|tính\s+đến|sau\s+khi|trước\s+khi|trước\s+vòng|sau\s+vòng|cập\s+nhật"
)
CUE = re.compile(
    rf"(?<!\w)(?:(?P<campaign>{CAMPAIGN})|(?P<other>{OTHER})|(?P<submission>{SUBMISSION})|(?P<round>{ROUND})"
    rf"|(?P<contest>{CONTEST}))(?!\w)"
)
# The first words of all these.
BEGINS = frozenset(re.findall(r"(?:\A|\|)(\w+)", f"{CAMPAIGN}|{OTHER}")) | frozenset(
    "thời hạn nộp tiếp nhận gửi thu vòng sơ bán chung tứ cuộc hội".split()
)
BRACKETS = re.compile(r"\([^()0-9]*\)")
LONGEST_NAME = 60
NAME = re.compile(r"(?:vòng(?:\s+thi)?\s+)?(\w+(?:\s+\w+){0,3})")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its place; `words` are those with which the name of a round begins."""

    of: Subject
    start: int
    end: int
    words: str = ""

    @property
    def name(self) -> str:
        """The folded name of the round, with some of the words after it ("Vòng sơ khảo …": "so khao …")."""
        found = NAME.match(self.words)
        return fold(found[1]) if found else ""


def cues_in(lowered: str) -> tuple[Cue, ...]:
    """The cues of a sentence in small letters, in order; what stands in brackets is said by the way."""
    bare = BRACKETS.sub(lambda found: " " * len(found[0]), lowered) if "(" in lowered else lowered
    return tuple(map(_cue, found_at_words(CUE, BEGINS, bare)))


def _cue(found: re.Match[str]) -> Cue:
    start, end = found.span()
    if found["round"]:
        return Cue("round", start, end, found.string[start : start + LONGEST_NAME])
    kinds: tuple[Subject, ...] = ("other", "submission", "contest", "campaign")
    return Cue(next(kind for kind in kinds if found[kind]), start, end)
