"""Competitions with rounds and prizes for measuring: the same number always gives the same one."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.corpus import FIRST_DAY, PLACES, paragraph

ARTICLES_EACH = 100  # one competition for so many articles
DAYS_BETWEEN = 23
LAST_BEGINS = 2300  # days after the first day; all end before the last article
ROUNDS = (
    ("Vòng sơ khảo", "chấm hồ sơ", 20, 10),
    ("Vòng bán kết", "chạy thử sản phẩm tại cơ sở", 45, 12),
    ("Vòng chung kết", "thuyết trình và trả lời câu hỏi", 70, 2),
)  # name, form, first day after the opening, days
PRIZES = (("Giải nhất", 1, 20_000_000), ("Giải nhì", 2, 10_000_000), ("Giải ba", 3, 5_000_000))


@dataclass(frozen=True)
class Round:
    """One round of a competition."""

    name: str
    form: str
    first: date
    last: date


@dataclass(frozen=True)
class Prize:
    """So many prizes of one rank, and what each is worth in đồng."""

    rank: str
    count: int
    value: int


@dataclass(frozen=True)
class Contest:
    """A competition as its parts."""

    title: str
    opens: date
    summary: str
    rounds: tuple[Round, ...]
    prizes: tuple[Prize, ...]
    body: str


def contests_for(articles: int) -> int:
    """How many competitions go with so many articles."""
    return -(-articles // ARTICLES_EACH)


def contest(number: int) -> Contest:
    """The competition of a number."""
    words = Random(f"cuoc-thi {number}")  # noqa: S311 (the same text each time is the point)
    opens = FIRST_DAY + timedelta(days=number * DAYS_BETWEEN % LAST_BEGINS)
    place = words.choice(PLACES)
    return Contest(
        title=f"Cuộc thi Sáng kiến số {place} lần thứ {number + 1}",
        opens=opens,
        summary=f"Dành cho người dân {place} có cách làm mới trong công việc hằng ngày.",
        rounds=tuple(_round(opens, *each) for each in ROUNDS),
        prizes=tuple(Prize(*each) for each in PRIZES),
        body=f"{paragraph(words)}\n\n## Cách tham gia\n\n{paragraph(words)}\n",
    )


def _round(opens: date, name: str, form: str, after: int, days: int) -> Round:
    first = opens + timedelta(days=after)
    return Round(name, form, first, first + timedelta(days=days - 1))


def money(value: int) -> str:
    """An amount as offices write it: 20.000.000 đồng."""
    return f"{value:,} đồng".replace(",", ".")


def tables(one: Contest) -> str:
    """Rounds and prizes as Markdown, for tools whose front matter holds no records."""
    rounds = "\n".join(
        f"| {each.name} | {each.form} | {each.first:%d/%m/%Y} - {each.last:%d/%m/%Y} |" for each in one.rounds
    )
    prizes = "\n".join(
        f"| {each.rank} | {each.count} | {money(each.value)} | {money(each.count * each.value)} |"
        for each in one.prizes
    )
    return (
        f"## Lịch thi\n\n| Vòng | Hình thức | Thời gian |\n|---|---|---|\n{rounds}\n\n"
        f"## Cơ cấu giải thưởng\n\n| Giải | Số lượng | Mỗi giải | Thành tiền |\n|---|---:|---:|---:|\n{prizes}\n\n"
    )
