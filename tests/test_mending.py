"""`check --fix`: what is mended, what is left alone, and that nothing else is ever changed."""

import os
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from bantin.entries import read_entry
from bantin.mending import difference, mended
from tests.minisite import NOW, PROJECT, MiniSite

FILE = "content/tin-tuc/a.md"
SECTIONS = {"tin-tuc": "tin-tuc", "cuoc-thi": "cuoc-thi"}
NFD = unicodedata.normalize("NFD", "Đường dài")
TWO_DATES = "---\ntitle: Lễ\ndate: 01/4/2025\nsource: {{name: A, published: {}}}\npublish_at: {}\n---\n"
ENTRY = "---\ntitle: Lễ phát động\ndate: {date}\nauthors: A\n---\n\n{body}\n"


def entry(body: str = "Một.", date: str = "01/4/2025") -> str:
    return ENTRY.format(body=body, date=date)


def mend(text: str) -> str:
    return mended(text.encode(), FILE, SECTIONS).decode()


MENDED = [
    (entry(date="2025-4-1"), entry(date="2025-04-01")),
    (entry(date='"2025-4-1\u00a0"'), entry(date='"2025-04-01"')),
    (entry(date="01/4/2025\u200b"), entry(date="01/4/2025")),
    (unicodedata.normalize("NFD", entry("Đường dài.")), entry("Đường dài.")),
    (entry("Chữ\u200b ẩn."), entry("Chữ ẩn.")),
    (entry('Ông nói "xin chào".'), entry("Ông nói “xin chào”.")),
    (entry('- "Một", ("hai")'), entry("- “Một”, (“hai”)")),
    ("\ufeff" + entry('Ông nói "xin chào".'), entry("Ông nói “xin chào”.")),
    (entry('"Một" rồi "hai".').rstrip("\n"), entry("“Một” rồi “hai”.").rstrip("\n")),
    (entry(f'{NFD}\u200b nói "{NFD}".'), entry("Đường dài nói “Đường dài”.")),
    (TWO_DATES.format("2025-4-1\u200b", "2025-4-2"), TWO_DATES.format("2025-04-01", "2025-04-02")),
]
WITH_RETURNS = [(before.replace("\n", "\r\n"), after.replace("\n", "\r\n")) for before, after in MENDED]
LEFT_ALONE = [
    entry('`"mã"` và "chữ".'),
    entry('    "khối mã"'),
    entry('```\n"khối mã"\n```'),
    entry('<b title="x">chữ</b> "hai".'),
    entry('![ảnh](anh.svg "chú thích")'),
    entry('[một]: https://vidu.example "tên"'),
    entry('## Đầu đề {: title="x" }'),
    entry('Màn hình 24" và 27".'),
    entry('Chỉ một dấu " ở đây.'),
    entry("10\u00a0đồng"),
    entry('!!! note "Tên"\n    Chữ.'),
    entry(date="2025-4-31"),
    '---\ntitle: "Trong nháy"\ndate: 01/4/2025\n---\n',
    entry('Ông nói "xin chào".').replace("\n", "\r"),
    entry("Một\r\nhai\rba."),
    'không có phần đầu "trang"',
]


@pytest.mark.parametrize(("before", "after"), [*MENDED, *WITH_RETURNS])
def test_the_form_is_mended(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_mean_something_is_left_alone(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(("before", "after"), [*MENDED, *WITH_RETURNS])
def test_mending_twice_changes_nothing_more(before: str, after: str) -> None:
    assert mend(mend(before)) == after


def test_mended_mistakes_have_no_problem_that_they_had_not() -> None:
    changed = 0
    for path in sorted((Path(__file__).parent / "mistakes/content").rglob("*.md")):
        file, data = path.relative_to(path.parents[2]).as_posix(), path.read_bytes()
        after = mended(data, file, SECTIONS)
        changed += after != data
        assert codes(after, file) <= codes(data, file), path.name
    assert changed


def codes(data: bytes, file: str) -> Counter[str]:
    return Counter(one.code for one in read_entry(data, f"content/{file}", SECTIONS).problems)


def test_the_difference_is_shown_before_the_file_is_written_whole(site: MiniSite) -> None:
    path = site.write(FILE, entry('Ông nói "xin chào".')).root / FILE
    path.chmod(0o640)
    ran = site.run("check", "--fix", "--now", "2026-12-01T09:00")
    assert '-Ông nói "xin chào".\n+Ông nói “xin chào”.' in ran.out
    assert ran.err.startswith("Đã sửa 1 tệp.")
    assert path.read_text("utf-8") == entry("Ông nói “xin chào”.")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == ["a.md"]


def test_with_nothing_to_mend_no_file_is_touched(site: MiniSite) -> None:
    path = site.write(FILE, entry()).root / FILE
    before = path.stat()
    assert "Không có gì để sửa" in site.run("check", "--fix", "--now", "2026-12-01T09:00").err
    assert path.stat() == before


def test_json_stays_json_beside_the_difference(site: MiniSite) -> None:
    ran = site.write(FILE, entry(date="2025-4-1")).check("--fix")
    assert ran.codes == []
    assert "+date: 2025-04-01" in ran.err


def test_files_that_lead_elsewhere_are_not_written(site: MiniSite, tmp_path: Path) -> None:
    target = site.root / "content/tin-tuc/that.txt"
    site.write("content/tin-tuc/that.txt", entry(date="2025-4-1"))
    (site.root / FILE).symlink_to(target)
    site.run("check", "--fix", "--now", "2026-12-01T09:00")
    assert target.read_text("utf-8") == entry(date="2025-4-1")


def test_a_difference_names_its_file() -> None:
    assert difference(b"a\nb\n", b"a\nc\n", FILE).split("\n") == [
        f"--- a/{FILE}",
        f"+++ b/{FILE}",
        "@@ -2 +2 @@",
        "-b",
        "+c",
    ]


def test_each_line_keeps_the_end_that_it_has() -> None:
    before = entry('"Một".\r\n\nHai.\r\n\n"Ba".')
    assert mend(before) == entry("“Một”.\r\n\nHai.\r\n\n“Ba”.")


def test_a_difference_names_what_nobody_sees() -> None:
    shown = difference(f"{NFD}\u200b\r\n".encode(), "Đường dài\r\n".encode(), FILE).split("\n")
    assert shown[-2:] == ["-Đu<U+031B>o<U+031B><U+0300>ng da<U+0300>i<U+200B>", "+Đường dài"]


def test_a_read_only_file_is_shown_and_left_alone(site: MiniSite) -> None:
    path = site.write(FILE, entry(date="2025-4-1")).write("content/tin-tuc/b.md", entry(date="2025-4-2")).root / FILE
    path.chmod(0o444)
    ran = site.run("check", "--fix", "--now", "2026-12-01T09:00")
    assert f"{FILE}: chưa sửa. Tệp chỉ cho đọc.\nĐã sửa 1 tệp." in ran.err
    assert path.read_text("utf-8") == entry(date="2025-4-1")
    assert (site.root / "content/tin-tuc/b.md").read_text("utf-8") == entry(date="2025-04-02")


@pytest.mark.parametrize(
    ("answer", "mends"), [("c\n", True), ("Có\n", True), ("\n", False), ("k\n", False), ("\x04", False)]
)
def test_on_a_terminal_nothing_is_written_without_a_yes(site: MiniSite, answer: str, mends: bool) -> None:  # noqa: FBT001
    path = site.write(FILE, entry(date="2025-4-1")).root / FILE
    said = asked(site, answer)
    assert "+date: 2025-04-01" in said.stdout
    assert "Ghi các chỗ sửa trên vào 1 tệp? [c/K]" in said.stderr
    assert ("Đã sửa 1 tệp." in said.stderr) is mends
    assert path.read_text("utf-8") == entry(date="2025-04-01" if mends else "2025-4-1")


def test_with_yes_nothing_is_asked(site: MiniSite) -> None:
    path = site.write(FILE, entry(date="2025-4-1")).root / FILE
    assert "[c/K]" not in asked(site, "", "--yes").stderr
    assert path.read_text("utf-8") == entry(date="2025-04-01")


def asked(site: MiniSite, answer: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """The command run with a terminal at which this was typed."""
    ours, its = os.openpty()
    command = [sys.executable, str(PROJECT / "build.py"), "check", "--fix", "--root", str(site.root), "--now", NOW]
    try:
        os.write(ours, answer.encode())
        return subprocess.run([*command, *options], stdin=its, capture_output=True, text=True, check=False, timeout=120)
    finally:
        os.close(ours)
        os.close(its)
