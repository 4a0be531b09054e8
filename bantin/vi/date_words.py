"""The words that Vietnamese dates and times are written with, as tables and as pieces of patterns.

Patterns are for cleaned text: composed letters, single spaces, nothing at the ends.
"""

import re

MONTHS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5} | {str(n): n - 2 for n in range(2, 8)}
SUNDAY = 6
DECEMBER = 12
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

MONTH = "[0-9]{1,2}|" + "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "thứ (?:" + "|".join(WEEKDAYS) + ")|t[2-7]|chủ nhật|cn"
QUARTER = "quý|quí|qúy"
YEAR = "[0-9]{4}|[0-9]{2}"
TO = "(?:cho )?(?:đến|tới)(?: hết)?"
DASH = "[-–—]"
UNITS = ("ngày đêm", "ngày làm việc", "ngày", "tuần", "tháng", "năm")
TO_COME = frozenset({"chưa công bố", "sẽ thông báo sau"})


def pattern(source: str) -> re.Pattern[str]:
    """The compiled pattern; case does not matter in dates."""
    return re.compile(source, re.IGNORECASE)


def month_of(word: str) -> int:
    """The number of a month in digits or words; the caller's pattern has vouched for it."""
    return int(word) if word.isdecimal() else MONTHS[word.lower()]


def weekday_of(word: str) -> int:
    """The weekday (Monday is 0) of a name that WEEKDAY matched."""
    last = word.lower().split()[-1]
    return SUNDAY if last in {"nhật", "cn"} else WEEKDAYS[last.removeprefix("t") if last[-1].isdecimal() else last]
