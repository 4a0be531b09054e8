"""What editors write: each edit takes the world, and numbers that choose what is written where and how."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from tests.incremental.world import COMPETITION, RULES, SCOREBOARD, WINNERS, World

T = TypeVar("T")
RULES_FILE = "content/cuoc-thi/y-tuong/the-le.md"
COMPETITION_FILE = "content/cuoc-thi/y-tuong/index.md"
CAMPAIGN_FILE = "content/phong-trao/xanh/index.md"

TITLES = (
    "Khai mạc",
    "Bế mạc",
    "Bế Mạc",
    "Tin A",
    "Tin B",
    "“Lễ” trao giải & <hội>",
    "Một tiêu đề khá dài về lễ tổng kết",
)
DATES = ("01/11/2026", "02/11/2024", "25/11/2026 08:00", "25/11/2026 09:00", "05/12/2026", "30/11/2026")
TAGS = ("[Thi]", "[thi, Xanh]", "[Xanh]", "[Khởi nghiệp, Mới]", "[Mới]", "[]")
SLUGS = ("bai-rieng", "bai-khac", "khai-mac-2026", None)
BODIES = (
    "Nội dung A.",
    "Nội dung B.",
    "Mở màn **cuộc thi**.",
    "## Mục một\n\nNội dung.\n\n## Mục hai\n\nXem [mục](#muc-mot).",
    "Xem [khai mạc](tin-tuc/khai-mac) và [bản nháp](tin-tuc/nhap).",
    "Xem [vòng hai](/tin-tuc/vong-hai.md), [thể lệ](cuoc-thi/y-tuong/the-le#dieu-1).",
    "/// prizes | cuoc-thi/y-tuong\n///\n\n/// criteria | cuoc-thi/y-tuong\n///",
    "/// scoreboard | phong-trao/xanh\n///",
    "/// timeline | cuoc-thi/y-tuong\n///\n\nThủ tục TTHC ở tỉnh Hậu Giang. Vòng 1 kết thúc ngày 14/11/2026.",
    "![Ảnh](/tin-tuc/anh/hai.png)",
)
ABOUT = ("cuoc-thi/y-tuong", "phong-trao/xanh", "[cuoc-thi/y-tuong, phong-trao/xanh]", None)
MOMENTS = ("08:00 ngày 05/12/2026", "01/12/2026", "10/12/2026", "00:00 ngày 19/12/2026", None)
CONTEST_FIELDS = (
    ("state", ("hoãn", "đã hủy", None)),
    ("edition", ("II", "III")),
    ("title", ("Cuộc thi Ý tưởng lần thứ II", "Cuộc thi Ý tưởng mới")),
    ("tags", TAGS),
    ("prizes", ("chưa công bố", "[{rank: Giải nhất, count: 1, value: 60.000.000 đồng}]")),
    ("rounds", ("chưa công bố", "[{name: Vòng 1, when: 01/12/2026 - 04/12/2026}]")),
    ("summary", ("Cuộc thi nhỏ", "Cuộc thi lớn", None)),
    ("publish_at", MOMENTS),
    ("draft", ("có", None)),
)
CAMPAIGN_FIELDS = (
    ("title", ("Phong trào Xanh", "Phong trào Đỏ")),
    ("state", ("hoãn", None)),
    ("when", ("từ ngày 07/9/2026 đến ngày 15/12/2026", "từ ngày 07/9/2026 đến ngày 04/12/2026")),
    ("duration", ("100 ngày đêm", None)),
    ("targets", ("[{name: Lớp học, unit: lớp, target: 130}]", "[{name: Lớp học, unit: lớp, target: 120}]")),
    ("scoreboard", ("bang.csv", None)),
    ("expires", MOMENTS),
)
RULES_BODIES = (
    "## Điều 1. Đối tượng\n\n1. Mọi người.\n\n2. Trừ khoản 1 Điều 2.\n\n## Điều 2. Giải thưởng\n\n1. Có ba giải.",
    "## Điều 1. Đối tượng\n\n1. Mọi người.\n\n2. Trừ khoản 1 Điều 2.\n\n## Điều 2. Giải thưởng\n\n1. Có hai giải.",
    "## Điều 1. Chung\n\n1. Một khoản.\n\n## Điều 3. Lệch số\n\na) Điểm a;",
)


@dataclass(frozen=True, slots=True)
class Pick:
    """What a step chooses with: two numbers, and how files are saved."""

    a: int = 0
    b: int = 0
    manner: int = 0

    def one(self, among: Sequence[T]) -> T:
        """The first choice."""
        return among[self.a % len(among)]

    def other(self, among: Sequence[T]) -> T:
        """The second choice."""
        return among[self.b % len(among)]

    @property
    def swapped(self) -> "Pick":
        return Pick(self.b, self.a, self.manner)


Edit: TypeAlias = Callable[[World, Pick], None]


def with_field(text: str, key: str, value: str | None) -> str:
    """The entry with this line in its header in the place of all lines of that field."""
    found = re.fullmatch(r"---\n(.*?\n|)---\n(.*)", text, re.DOTALL)
    if found is None:
        return text
    header = re.sub(rf"(?m)^{key}:.*\n(?:[ -].*\n)*", "", found[1])
    line = f"{key}: {value}\n" if value is not None else ""
    return f"---\n{header}{line}---\n{found[2]}"


def with_body(text: str, body: str) -> str:
    head, fence, _ = text.rpartition("\n---\n")
    return f"{head}{fence}{body}\n" if fence else text


def _set(world: World, pick: Pick, key: str, values: Sequence[str | None]) -> None:
    if paths := world.articles():
        path = pick.one(paths)
        world.save(path, with_field(world.text(path), key, pick.other(values)), pick.manner)


def edit_body(world: World, pick: Pick) -> None:
    if paths := [path for path in world.entries() if path != RULES_FILE]:
        path = pick.one(paths)
        world.save(path, with_body(world.text(path), pick.other(BODIES)), pick.manner)


def edit_body_keeping_its_size(world: World, pick: Pick) -> None:
    """Neither the size nor the modification time tells."""
    if paths := [path for path in world.entries() if path != RULES_FILE]:
        path = pick.one(paths)
        head, fence, body = world.text(path).rpartition("\n---\n")
        new = "Nội dung B." if body.startswith("Nội dung A.") else "Nội dung A."
        size = len(body.encode())
        world.save(path, f"{head}{fence}".encode() + new.encode().ljust(size, b"\n")[:size], 2 + pick.manner % 2)


def edit_title(world: World, pick: Pick) -> None:
    _set(world, pick, "title", TITLES)


def edit_date(world: World, pick: Pick) -> None:
    _set(world, pick, "date", DATES)


def edit_tags(world: World, pick: Pick) -> None:
    _set(world, pick, "tags", TAGS)


def edit_slug(world: World, pick: Pick) -> None:
    _set(world, pick, "slug", SLUGS)


def edit_summary(world: World, pick: Pick) -> None:
    _set(world, pick, "summary", ("Tóm tắt một", "Tóm tắt hai", None))


def edit_about(world: World, pick: Pick) -> None:
    _set(world, pick, "about", ABOUT)


def edit_cover(world: World, pick: Pick) -> None:
    path = "content/tin-tuc/anh/index.md"
    if path in world.articles():
        value = pick.one(("{file: mot.png, alt: Một}", "{file: hai.png, alt: Hai}", "hai.png", None))
        world.save(path, with_field(world.text(path), "cover", value), pick.manner)


def edit_featured(world: World, pick: Pick) -> None:
    _set(world, pick, "featured", ("có", None))


def edit_aliases(world: World, pick: Pick) -> None:
    _set(world, pick, "aliases", ("/cu/", "[/cu/, /tin-tuc/tin-a/]", "/tin-tuc/bai-rieng/", None))


def edit_levels(world: World, pick: Pick) -> None:
    _set(world, pick, "checks", ("{link-broken: info}", "{anchor-broken: warning}", None))


def toggle_draft(world: World, pick: Pick) -> None:
    if paths := world.entries():
        path = pick.one(paths)
        text = world.text(path)
        world.save(path, with_field(text, "draft", None if "\ndraft:" in text else "có"), pick.manner)


def schedule(world: World, pick: Pick) -> None:
    _set(world, pick, ("publish_at", "expires")[pick.a // 7 % 2], MOMENTS)


def edit_rules(world: World, pick: Pick) -> None:
    if pick.a % 3 == 0:
        text = with_field(RULES, "title", pick.other(("Thể lệ mới", "Thể lệ cũ", None)))
    else:
        text = with_body(RULES, pick.other(RULES_BODIES))
    world.save(RULES_FILE, text, pick.manner)


def edit_competition(world: World, pick: Pick) -> None:
    key, values = pick.one(CONTEST_FIELDS)
    text = world.text(COMPETITION_FILE) if (world.root / COMPETITION_FILE).is_file() else COMPETITION
    world.save(COMPETITION_FILE, with_field(text, key, pick.other(values)), pick.manner)


def edit_campaign(world: World, pick: Pick) -> None:
    if (world.root / CAMPAIGN_FILE).is_file():
        key, values = pick.one(CAMPAIGN_FIELDS)
        world.save(CAMPAIGN_FILE, with_field(world.text(CAMPAIGN_FILE), key, pick.other(values)), pick.manner)


def change_table(world: World, pick: Pick) -> None:
    """A CSV; some changes keep its size."""
    if pick.a % 2:
        text = SCOREBOARD.replace("30,00", pick.other(("30,00", "31,00", "29,50", "")))
        world.save("content/phong-trao/xanh/bang.csv", text, pick.manner)
    else:
        text = WINNERS.replace("92,50", pick.other(("92,50", "93,50", "90,00", "9,5")))
        world.save("content/cuoc-thi/y-tuong/ket-qua.csv", text, pick.manner)


EDITS: tuple[Edit, ...] = (
    edit_body,
    edit_body_keeping_its_size,
    edit_title,
    edit_date,
    edit_tags,
    edit_slug,
    edit_summary,
    edit_about,
    edit_cover,
    edit_featured,
    edit_aliases,
    edit_levels,
    toggle_draft,
    schedule,
    edit_rules,
    edit_competition,
    edit_campaign,
    change_table,
)
