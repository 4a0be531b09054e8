"""Amounts of money as pages print them: a no-break space before the unit, words for "Bằng chữ"."""

import re

from bantin.vi.money import Money
from bantin.vi.number_words import Dialect, words
from bantin.vi.numbers import grouped

NO_BREAK = "\u00a0"
SHORT_UNITS = ((10**9, "tỷ"), (10**6, "triệu"))
HUNDRED_THOUSAND, MILLION = 10**5, 10**6
BEFORE_UNIT = re.compile(r" (?=(?:nghìn|ngàn|triệu|tỷ|tỉ|tr|đồng|đ|₫|VNĐ|VND)(?!\w))", re.IGNORECASE)


def format_money(amount: int) -> str:
    """The amount in full: 80.000.000 đồng."""
    return f"{grouped(amount)}{NO_BREAK}đồng"


def format_money_short(amount: int) -> str:
    """The amount with triệu or tỷ where at most one decimal says it exactly, else in full."""
    for size, unit in SHORT_UNITS:
        if amount >= size and amount * 10 % size == 0:
            whole, tenth = divmod(amount * 10 // size, 10)
            return f"{grouped(whole)}{f',{tenth}' if tenth else ''}{NO_BREAK}{unit}{NO_BREAK}đồng"
    if 0 < amount < MILLION and amount % HUNDRED_THOUSAND == 0:
        return f"{amount // 1000}{NO_BREAK}nghìn{NO_BREAK}đồng"
    return format_money(amount)


def money_in_words(amount: int, dialect: str = Dialect.BAC, *, chan: bool = False) -> str:
    """The amount for "Bằng chữ": Tám mươi triệu đồng, with "chẵn" where a site wants it."""
    spoken = f"{words(amount, dialect)} đồng{' chẵn' if chan else ''}"
    return spoken[0].upper() + spoken[1:]


def print_money(money: Money) -> str:
    """An exact amount in full; any other as it was written."""
    if not money.exact:
        return BEFORE_UNIT.sub(NO_BREAK, money.text)
    return format_money(money.min) + (f"/{money.per}" if money.per else "")
