"""A corpus whose titles can be told apart, and the questions by which each is to be found."""

from pathlib import Path
from random import Random

from bantin.vi.text import fold
from benchmarks.corpus import CIRCUMSTANCES, PLACES, article
from benchmarks.site import SETTINGS, article_text, path_of

KNOWN = 200
SYLLABLES = 4
MIDDLE = (
    "sáng|chiều|mùa|ngày|xóm|trường|lớp|nhóm|đội|chợ|bến|cầu|vườn|ruộng|ao|kênh|đình|chùa|nhà|sân|hội|quán|tiệm"
    "|xưởng|trạm|phòng|bếp|bãi|đảo|suối|rừng|đồi|ghe|xuồng|lúa|khóm|mía|sen|dừa|bưởi|cam|xoài|ổi|mít|quýt|tôm|cá|ong|vịt"
).split("|")


def title(number: int) -> str:
    """A headline in the middle of which stand words that few others share."""
    words = Random(number)  # noqa: S311 - the same each time is the point
    middle = " ".join(words.sample(MIDDLE, words.randint(4, 7)))
    return f"{words.choice(PLACES)} {middle} {words.choice(PLACES)}"


def write_site(folder: Path, articles: int) -> None:
    """Write a site of so many articles."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(articles):
        text = article_text(article(number)).replace(f"title: {article(number).title}", f"title: {title(number)}", 1)
        path = path_of(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + f"\n{Random(number).choice(CIRCUMSTANCES)}\n", encoding="utf-8")  # noqa: S311


def queries(articles: int, known: int) -> list[tuple[str, str]]:
    """The middle four syllables of some titles, without marks, each with the address that it must find."""
    numbers = Random(0).sample(range(articles), known)  # noqa: S311
    found = []
    for number in numbers:
        syllables = fold(title(number)).replace(",", "").split()
        start = (len(syllables) - SYLLABLES) // 2
        found.append((" ".join(syllables[start : start + SYLLABLES]), f"tin-tuc/bai-{number:06}/"))
    return found
