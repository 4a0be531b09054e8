"""Typography of Vietnamese text: what belongs together stays on one line, quotes are curved, dots are an ellipsis.

Text may hold marks of a caller's: `THROUGH` where a tag stands within a line, `EDGE` where a line begins or ends for
sure, `THING` for what is no text. Nothing is added, left out or moved: only blanks, quotes and dots become others.
"""

import re
from functools import lru_cache

THROUGH = "\x02"
EDGE = "\x03"
THING = "\ufffc"
NBSP = "\u00a0"

UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
UNITS = (
    "% ‰ đồng đ ₫ VNĐ VND USD nghìn ngàn triệu tỷ tỉ phần giây phút giờ đêm tuần điểm độ °C"
    " mm cm dm m m2 m3 m² m³ km km2 km² ha g kg tạ tấn ml lít kW kWh MW KB MB GB TB"
).split()
PERIODS = "ngày tháng quý năm".split()  # 60 ngày, but 01 | tháng 4
# What a number or a Roman numeral belongs to: Điều 5, ngày 01, tháng 4, lần thứ IV.
NUMBERED = (
    "ngày tháng năm quý tuần mùng mồng thứ lần điều khoản điểm chương mục phần lục mẫu biểu bảng hình trang vòng"
    " kỳ khóa khoá đợt đoạn số hạng cấp lớp khối tổ ấp phường quận bước"
).split()
SHORT = "TP Tp TX Tx TT Q P H X GS PGS TS ThS BS KS CN LS NSND NSƯT".split()

_WORDS = "|".join(
    f"(?<={word} )|(?<={word}{THROUGH} )" for one in NUMBERED for word in (one, one.capitalize(), one.upper())
)
_SHORT = "|".join(rf"(?<=(?<![^\W_]){one}\. )" for one in SHORT)
# A blank that becomes one without a break. Of most blanks only the letters beside them are looked at.
JOINED = re.compile(
    rf" (?:(?=[-–—0-9IVXLC:;?!%{THROUGH}])(?:"
    rf"(?={THROUGH}?(?:[0-9]|[IVXLC]+(?![^\W_])))(?:{_WORDS})"  # Điều 5, lần thứ IV
    rf"|(?=[-–—]\s)(?<=[^\s{EDGE}] )"  # no line begins with a dash
    rf"|(?=[0-9])(?<=[0-9]\s[-–] )"  # 2021 - 2025
    rf"|(?=[:;?!%](?:[\s{THROUGH}{EDGE}]|$))(?<=[^\s{EDGE}] ))"
    rf"|(?<=[0-9{THROUGH}.PX] )(?:"
    rf"(?:(?<=[0-9] )|(?<=[0-9]{THROUGH} ))(?={THROUGH}?(?:{'|'.join(UNITS)})(?![^\W_]))"  # 15 %, 60 km
    rf"|(?:(?<=[0-9] )|(?<=[0-9]{THROUGH} ))(?={THROUGH}?(?:{'|'.join(PERIODS)})(?![^\W_])(?!\s[0-9]))"  # 60 ngày
    rf"|(?=[{UPPER}0-9])(?:{_SHORT}|(?<=(?<![^\W_])T[PX] ))))"  # TP. Cần Thơ
)
# The same for what stands between letters, each with how far into it the blank is.
TOGETHER = (
    (re.compile(" đồng(?:(?<=nghìn.{5})|(?<=triệu.{5})|(?<=tỷ.{5})|(?<=tỉ.{5}))"), 0),
    (re.compile("ần thứ(?<=[Ll]ần thứ)"), 2),
    (re.compile(r"iểm [a-zđ](?![^\W_])(?<=[Đđ]iểm..)"), 3),  # điểm a khoản 1
)
ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")  # a dotted line is there to be filled in
NAME = re.compile(rf"(?<![^\W_])([{UPPER}]\w*) ([{UPPER}]\w*)(?![\w.])(?![ {NBSP}][{UPPER}])")
QUOTE = re.compile(f"[\"'{EDGE}]")
OPENS_AFTER = frozenset(" \n\t\u00a0([{“‘—–-/" + EDGE)
CURVED = {1: ("“", "”"), 0: ("‘", "’")}  # the outer ones, and those within them


def typeset(text: str) -> str:
    """The text as it is to be printed; what is printed so already stays as it is."""
    line = text.replace("\n", " ")
    places = [found.start() for found in JOINED.finditer(line)]
    for expression, blank in TOGETHER:
        places += [found.start() + blank for found in expression.finditer(line)]
    if places:
        text = _joined(text, sorted(set(places)))
    if "..." in text:
        text = ELLIPSIS.sub("…", text)
    return _quoted(text) if '"' in text else text


@lru_cache(maxsize=32768)  # a site's titles: each stands on many pages
def typeset_title(text: str) -> str:
    """The same for a line of its own, in which the last two syllables of a name stay together as well."""
    return NAME.sub(rf"\1{NBSP}\2", typeset(text))


def _joined(text: str, places: list[int]) -> str:
    """The text with blanks at these places that no line breaks at."""
    starts, ends = [0, *(place + 1 for place in places)], [*places, len(text)]
    return NBSP.join([text[start:end] for start, end in zip(starts, ends, strict=True)])


def _quoted(text: str) -> str:
    """Straight double quotes curved in pairs, and single ones between them; one that has no other stays straight."""
    letters = list(text)
    waiting: list[int] = []
    for found in QUOTE.finditer(text):
        at, mark = found.start(), found[0]
        if mark == EDGE:
            waiting.clear()
        elif _opens(letters, at):
            if mark == '"' or waiting:
                waiting.append(at)
        elif waiting and text[waiting[-1]] == mark and (mark == '"' or not text[at + 1 : at + 2].isalnum()):
            opening = waiting.pop()
            letters[opening], letters[at] = CURVED[(len(waiting) + 1) % 2]
    return "".join(letters)


def _opens(letters: list[str], at: int) -> bool:
    """Whether a quote stands where something begins."""
    before = at - 1
    while before >= 0 and letters[before] in THROUGH + "\"'":
        before -= 1
    return before < 0 or letters[before] in OPENS_AFTER
