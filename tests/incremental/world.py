"""A small site with some of everything, and the ways in which files are saved."""

import os
import shutil
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from tests.incremental.engine import Request
from tests.minisite import PROJECT

SOURCES = ("content", "templates", "static", "site.yaml")
LINK = b"-> "  # what stands before the target of a link
LONG_AGO = 1_000_000_000 * 10**9
FAR_AHEAD = 2_000_000_000 * 10**9

SETTINGS = """\
title: Trang thử
url: https://vidu.example/
description: Một trang nhỏ
menu: [/, /tin-tuc/, {title: Thi, to: cuoc-thi/y-tuong}, trang/gioi-thieu]
page_size: 4
colour: "#0b5d4b"
logo: {file: logo.svg, alt: ""}
footer: Ghi rõ nguồn
feeds: {full: có}
glossary: {TTHC: thủ tục hành chính}
"""

COMPETITION = """\
---
title: Cuộc thi Ý tưởng lần thứ II
summary: Cuộc thi nhỏ
tags: [Khởi nghiệp, Thi]
edition: II
year: 2026
when: từ ngày 01/11/2026 đến ngày 20/12/2026
submission: {opens: 08:00 ngày 01/11/2026, deadline: 17:00 ngày 15/11/2026, basis: ngày nhận}
rounds:
  - {name: Vòng 1, when: từ ngày 01/11/2026 đến ngày 15/11/2026}
  - {name: Vòng 2, when: từ ngày 25/11/2026 đến ngày 06/12/2026}
  - {name: Chung kết, when: từ ngày 19/12/2026 đến ngày 20/12/2026}
prizes:
  - {rank: Giải nhất, count: 1, value: 50.000.000 đồng}
  - {rank: Giải nhì, count: 2, value: mỗi giải 20.000.000 đồng}
jury:
  - {name: Bà Lê Mai, role: Trưởng ban, public_until: 10/12/2026}
---
Nội dung cuộc thi, xem [thể lệ](the-le.md#dieu-2).
"""

RULES = """\
---
document: {title: Thể lệ, number: "5", symbol: TL-BTC, date: 01/10/2026}
---
## Điều 1. Đối tượng

1. Mọi người.

2. Trừ khoản 1 Điều 2.

## Điều 2. Giải thưởng

1. Có ba giải.
"""

CAMPAIGN = """\
---
title: Phong trào Xanh
tags: [Thi, Xanh]
when: từ ngày 07/9/2026 đến ngày 15/12/2026
targets:
  - {name: Hồ sơ trực tuyến, unit: "%", baseline: 40, target: 75, readings: [{date: 30/9/2026, value: 50}]}
  - {name: Lớp học, unit: lớp, target: 120}
scoreboard: bang.csv
claims:
  - {text: Số tổ, metric: Tổ, value: 600, unit: tổ, approx: đúng, source: Báo A}
---
Nội dung phong trào.
"""

SCOREBOARD = "Kỳ;Đơn vị;Nhóm;Chỉ tiêu;Giá trị;Điểm\n" + "".join(
    f"{day};{unit};Khối xã;Hồ sơ (%);{value};{score}\n"
    for day, unit, value, score in (
        ("15/10/2026", "Xã A", "51,5", "30,00"),
        ("15/10/2026", "Xã B", "48,0", "28,50"),
        ("15/11/2026", "Xã A", "60,5", "41,00"),
        ("15/11/2026", "Xã B", "66,0", "43,25"),
    )
)
WINNERS = "Giải;Tên bài/dự án;Tác giả;Đơn vị;Điểm\nGiải nhất;Cân chợ nổi;Hồ Văn Chèo;Xã A;92,50\n"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8">'
    '<path fill="#{0}" d="M0 0h8v8z"/></svg>\n'
)
FOOTER = "{{# view: Frame #}}\n<footer>{mark} {{{{ page.frame.site }}}}</footer>\n"


def picture(shade: int, width: int = 4, height: int = 4) -> bytes:
    """A grey PNG; 4x4, 9x2 and 1x10 have the same number of bytes."""
    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    body = zlib.compress(rows, 0)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def article(title: str, date: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\n{body}\n"


FILES: dict[str, str | bytes] = {
    "site.yaml": SETTINGS,
    "content/index.md": "---\ntitle: Trang đầu\n---\nChào bạn đọc, xem [giới thiệu](trang/gioi-thieu).\n",
    "content/tin-tuc/index.md": "---\ntitle: Tin mới\n---\nMọi tin.\n",
    "content/tin-tuc/khai-mac.md": article(
        "Khai mạc", "01/11/2026", "Mở màn **cuộc thi**.", "tags: [Thi, Khởi nghiệp]\nabout: cuoc-thi/y-tuong\n"
    ),
    "content/tin-tuc/vong-hai.md": article(
        "Vòng hai",
        "25/11/2026 08:00",
        "Xem [tin trước](khai-mac.md).\n\n/// timeline | cuoc-thi/y-tuong\n///",
        "tags: [Thi]\nabout: cuoc-thi/y-tuong\nauthors: [Lê Mai]\n",
    ),
    "content/tin-tuc/giai-thuong.md": article(
        "Giải thưởng", "02/11/2026", "/// prizes | cuoc-thi/y-tuong\n///", "tags: [Khởi nghiệp]\n"
    ),
    "content/tin-tuc/bang-diem.md": article(
        "Bảng điểm",
        "16/11/2026",
        "/// scoreboard | phong-trao/xanh\n///\n\n/// targets | phong-trao/xanh\n///",
        "tags: [Xanh]\nabout: phong-trao/xanh\n",
    ),
    "content/tin-tuc/anh/index.md": article(
        "Chùm ảnh",
        "20/11/2026",
        '![Ảnh hai](hai.png "chú thích")\n\nXem [bản nháp](tin-tuc/nhap).',
        "cover: {file: mot.png, alt: Ảnh một}\ntags: [Xanh]\n",
    ),
    "content/tin-tuc/anh/mot.png": picture(10),
    "content/tin-tuc/anh/hai.png": picture(20),
    "content/tin-tuc/nhap.md": article("Bản nháp", "03/11/2026", "Chưa xong.", "draft: có\ntags: [Nháp]\n"),
    "content/tin-tuc/hen-gio.md": article(
        "Hẹn giờ", "04/11/2026", "Tin hẹn giờ.", "publish_at: 08:00 ngày 05/12/2026\ntags: [Thi]\n"
    ),
    "content/tin-tuc/het-han.md": article("Hết hạn", "05/11/2026", "Tin có hạn.", "expires: 10/12/2026\n"),
    "content/cuoc-thi/y-tuong/index.md": COMPETITION,
    "content/cuoc-thi/y-tuong/the-le.md": RULES,
    "content/cuoc-thi/y-tuong/ket-qua.md": "---\ndate: 16/11/2026\ntable: ket-qua.csv\n---\nKết quả vòng 1.\n",
    "content/cuoc-thi/y-tuong/ket-qua.csv": WINNERS,
    "content/phong-trao/xanh/index.md": CAMPAIGN,
    "content/phong-trao/xanh/bang.csv": SCOREBOARD,
    "content/trang/gioi-thieu.md": "---\ntitle: Giới thiệu\nmenu: có\norder: 1\n---\n## Ai\n\nChúng tôi.\n",
    "content/trang/lien-he.md": "---\ntitle: Liên hệ\n---\nXem [ai](gioi-thieu.md#ai).\n",
    "static/logo.svg": DRAWING.format("123456"),
    "static/css/rieng.css": '@import "them.css";\nbody { color: #111; }\n',
    "static/css/them.css": "p { color: #222; }\n",
    "static/root/CNAME": "vidu.example\n",
    "templates/parts/footer.html": FOOTER.format(mark="Chân trang"),
}


@dataclass(slots=True)
class World:
    """The folders of one sequence of edits, and what the command line says in it."""

    base: Path
    now: str = "2026-12-01T09:00:00"
    url: str | None = None
    drafts: bool = False
    offline: bool = False
    edition: int = 1
    grain: int = 1
    unbuilt: int = 0
    """How many further edits are made before the next build."""
    mark: int = 0
    strangers: set[str] = field(default_factory=set)
    """Files in the output that are somebody else's."""
    kept: list[tuple[str, bytes, int]] = field(default_factory=list)
    """Older versions of files, with their times."""
    good: dict[str, bytes] = field(default_factory=dict)
    """The sources of the last build without an error, …"""
    good_call: tuple[str, str | None, bool, bool] | None = None
    """… and what its command line said."""

    @property
    def root(self) -> Path:
        return self.base / "site"

    @property
    def engine(self) -> Path:
        return self.base / "engine"

    @property
    def request(self) -> Request:
        return Request(
            self.root,
            self.engine,
            self.now,
            self.url,
            self.drafts,
            self.offline,
            edition=self.edition,
            grain=self.grain,
        )

    def paths(self, *patterns: str) -> list[str]:
        """The files of the site that match, in order."""
        found = {path for pattern in patterns for path in self.root.glob(pattern) if path.is_file()}
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def articles(self) -> list[str]:
        return [path for path in self.paths("content/tin-tuc/**/*.md") if path != "content/tin-tuc/index.md"]

    def entries(self) -> list[str]:
        return self.paths("content/**/*.md")

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8", errors="replace")

    def save(self, path: str, content: str | bytes, manner: int = 0) -> None:
        """Write a file of the site as one of many programs would."""
        save(self.root / path, content.encode() if isinstance(content, str) else content, manner)

    def delete(self, path: str) -> None:
        target = self.root / path
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)

    def move(self, old: str, new: str) -> None:
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def remember(self) -> None:
        """The site as it is now can be built."""
        self.good = sources_of(self.root)
        self.good_call = (self.now, self.url, self.drafts, self.offline)

    def next_mark(self) -> str:
        """A text that stands nowhere yet."""
        self.mark += 1
        return f"dấu {self.mark}"


def create(base: Path) -> World:
    """The world at the beginning of every sequence."""
    for folder in ("site", "engine", "clean"):
        shutil.rmtree(base / folder, ignore_errors=True)
    world = World(base)
    for path, content in FILES.items():
        world.save(path, content)
    for folder in ("templates", "static"):
        shutil.copytree(PROJECT / folder, world.engine / folder)
    return world


def save(file: Path, content: bytes, manner: int) -> None:
    """In place or as a new file; its time now, as it was, long ago or far ahead."""
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.stat().st_mtime_ns if file.is_file() else None
    if manner % 2:
        fresh = file.with_name(".moi")
        fresh.write_bytes(content)
        fresh.replace(file)
    else:
        file.write_bytes(content)
    when = (None, before, LONG_AGO, FAR_AHEAD)[manner // 2 % 4]
    if when is not None:
        os.utime(file, ns=(when, when))


def sources_of(root: Path) -> dict[str, bytes]:
    """Every source file of a site by its path, links as what they point to."""
    found: dict[str, bytes] = {}
    for name in SOURCES:
        for path in (root / name, *(root / name).rglob("*")):
            if path.is_symlink():
                found[path.relative_to(root).as_posix()] = LINK + os.fsencode(path.readlink())
            elif path.is_file():
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found
