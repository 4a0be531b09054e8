"""The build as a user sees it: what is written, what is left alone, what is refused."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bantin.manifest import MANIFEST
from tests.conftest import build_sample
from tests.minisite import SETTINGS, MiniSite

COMPETITION = """---
title: Cuộc thi thử
rounds:
  - name: Vòng sơ khảo
    when: từ ngày 01/4/2027 đến hết ngày 15/4/2027
prizes: chưa công bố
---
Nội dung.
"""


def test_a_second_build_writes_nothing_and_keeps_every_time_stamp(site: MiniSite) -> None:
    site.article("a").write("content/cuoc-thi/b.md", COMPETITION).built()
    before = {path: path.stat().st_mtime_ns for path in site.output.rglob("*")}
    ran = site.build()
    assert "Đã ghi 0 tệp" in ran.err
    assert {path: path.stat().st_mtime_ns for path in site.output.rglob("*")} == before


def test_a_deleted_entry_leaves_no_page(site: MiniSite) -> None:
    site.article("a").article("b").built()
    ran = site.delete("content/tin-tuc/b.md").build()
    assert ran.codes == ["address-gone"]
    assert "/tin-tuc/b/" in ran.problems[0]["hint"]
    assert site.has("/tin-tuc/a/")
    assert not (site.output / "tin-tuc/b").exists()


def test_an_alias_takes_the_place_of_a_gone_address(site: MiniSite) -> None:
    site.article("cu").built()
    ran = site.delete("content/tin-tuc/cu.md").article("moi", more="aliases: /tin-tuc/cu/\n").build()
    assert ran.codes == []
    assert "moi/" in site.page("/tin-tuc/cu/")


def test_errors_leave_the_output_as_it_was(site: MiniSite) -> None:
    site.article("a").built()
    before = site.tree()
    ran = site.article("a", title="Tên khác", date="31/4/2025").build()
    assert (ran.status, ran.codes) == (1, ["date-day"])
    assert site.tree() == before


def test_files_of_others_are_never_removed(site: MiniSite) -> None:
    site.article("a").built()
    site.write("output/cua-toi.txt", "giữ").write("output/tin-tuc/rieng.txt", "giữ").built()
    assert (site.output / "cua-toi.txt").read_text("utf-8") == "giữ"
    assert (site.output / "tin-tuc/rieng.txt").is_file()


def test_a_file_of_others_at_an_address_of_ours_is_address_taken(site: MiniSite) -> None:
    site.article("a").built()
    site.write("output/tin-tuc/b/index.html", "của người khác")
    ran = site.article("b").build()
    assert (ran.status, ran.codes) == (1, ["address-taken"])
    assert site.page("/tin-tuc/b/") == "của người khác"


def test_a_folder_with_other_things_is_refused_as_output(site: MiniSite) -> None:
    site.article("a").write("output/anh.jpg", b"x")
    ran = site.build()
    assert (ran.status, ran.codes) == (1, ["address-taken"])
    assert sorted(path.name for path in site.output.iterdir()) == ["anh.jpg"]


def test_dotfiles_in_the_output_do_not_count(site: MiniSite) -> None:
    site.article("a").write("output/.gitkeep", "").built()
    assert (site.output / ".gitkeep").is_file()


def test_check_writes_nothing(site: MiniSite) -> None:
    ran = site.article("a").check()
    assert ran.status == 0
    assert not site.output.exists()


def test_two_pages_at_one_address_are_named_both(site: MiniSite) -> None:
    ran = site.article("le-hoi", title="Lễ hội").article("Lê Hội", title="Lê Hội").check()
    assert ran.codes == ["address-taken"]
    assert "Lễ hội" in ran.problems[0]["message"]
    assert "Lê Hội" in ran.problems[0]["message"]


def test_held_back_entries_are_in_no_output_and_break_nothing(site: MiniSite) -> None:
    site.article("nhap", title="Bài còn nháp", more="draft: có\n", body="[hỏng](khong-co.md)")
    site.article("mai", title="Bài ngày mai", date="02/12/2026").article(
        "cu", title="Bài hết hạn", more="expires: 01/11/2026\n"
    )
    site.article("a", body="Xem [bài nháp](nhap.md) và [ngày mai](tin-tuc/mai).")
    ran = site.build()
    assert ran.status == 0
    assert sorted(ran.codes) == ["link-broken", "link-held-back", "link-held-back"]
    assert [one["severity"] for one in ran.problems if one["code"] == "link-broken"] == ["warning"]
    assert "Xem bài nháp và ngày mai." in site.page("/tin-tuc/a/")
    for name, content in site.tree().items():
        for title in ("Bài còn nháp", "Bài ngày mai", "Bài hết hạn"):
            assert title.encode() not in content, name
    assert "00 giờ 00 ngày 02/12/2026" in ran.err


def test_drafts_are_shown_when_asked_for(site: MiniSite) -> None:
    site.article("nhap", more="draft: có\n").built("--drafts")
    assert site.has("/tin-tuc/nhap/")
    assert "noindex" in site.page("/tin-tuc/nhap/")


def test_a_link_to_itself_is_named_and_ends_nothing(site: MiniSite) -> None:
    site.article("a")
    (site.root / "content/tin-tuc/vong.md").symlink_to("vong.md")
    (site.root / "content/tin-tuc/anh.jpg").symlink_to("anh.png")
    (site.root / "content/tin-tuc/anh.png").symlink_to("anh.jpg")
    assert [(one["code"], one["file"]) for one in site.check().problems] == [
        ("path-escapes", f"content/tin-tuc/{name}") for name in ("anh.jpg", "anh.png", "vong.md")
    ]


def test_nothing_is_read_from_outside_the_content(site: MiniSite) -> None:
    (site.root / "bi-mat.md").write_text("---\ntitle: Bí mật\ndate: 01/11/2026\n---\n", "utf-8")
    (site.root / "content/tin-tuc").mkdir(parents=True)
    (site.root / "content/tin-tuc/lien-ket.md").symlink_to(site.root / "bi-mat.md")
    ran = site.article(
        "a", more="cover: {file: ../../../bi-mat.png, alt: x}\n", body="![x](../../../etc/passwd.png)"
    ).check()
    assert ran.codes == ["path-escapes", "path-escapes", "path-escapes"]


def test_a_template_of_the_site_stands_before_ours_and_its_errors_name_it(site: MiniSite) -> None:
    site.article("a").write(
        "templates/parts/footer.html", "{# view: Frame #}\n<footer>Chân trang riêng</footer>\n"
    ).built()
    assert "Chân trang riêng" in site.page("/tin-tuc/a/")
    ran = site.write("templates/parts/footer.html", "{# view: Frame #}\n{{ page.khong_co }}\n").build()
    assert ran.status == 1
    assert {(one["code"], one["file"], one["line"]) for one in ran.problems} == {
        ("template-error", "templates/parts/footer.html", 2)
    }


def test_time_alone_changes_the_lists_and_the_build_says_when(site: MiniSite) -> None:
    site.write("content/cuoc-thi/thi.md", COMPETITION)
    ran = site.build(now="2027-04-10T00:00")
    assert "Cuộc thi thử" in site.page("/")
    assert "16/4/2027" in ran.err
    site.built(now="2027-04-16T00:00")
    assert "Cuộc thi thử" not in site.page("/")


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ],
)
def test_the_same_input_gives_the_same_bytes_wherever_and_with_any_number_of_jobs(
    sample: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    jobs = surroundings["PYTHONHASHSEED"]
    build_sample(tmp_path / "output", "--jobs", jobs, environment=os.environ | surroundings)
    assert files(tmp_path / "output") == files(sample)


def test_the_order_of_the_file_system_does_not_matter(site: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        site.article(name, title=f"Bài {name}", more="tags: [Thử, thử]\n")
    expected = site.built().tree()
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: Backwards(scandir(path)))
    assert site.built().tree() == expected


class Backwards(list[os.DirEntry[str]]):
    """A folder's entries in the opposite order, as a context manager like the real one."""

    def __init__(self, entries: Iterable[os.DirEntry[str]]) -> None:
        super().__init__(list(entries)[::-1])

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return iter(self)

    def __exit__(self, *_: object) -> None:
        return None


def files(output: Path) -> dict[str, bytes]:
    found = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    assert MANIFEST in found
    return found


def test_a_level_never_hides_an_error_that_costs_an_entry(site: MiniSite) -> None:
    ran = site.write("site.yaml", f"{SETTINGS}checks: {{date-day: off}}\n").article("a", date="31/4/2025").check()
    assert ran.status == 1
    assert ran.codes == ["date-day", "value-choice"]


def test_a_level_makes_no_error_in_what_is_held_back(site: MiniSite) -> None:
    site.write("site.yaml", f"{SETTINGS}checks: {{link-broken: error, picture-alt: off}}\n")
    ran = site.article("nhap", more="draft: có\n", body="[x](khong-co.md) ![](y.png)").check()
    assert [(one["code"], one["severity"]) for one in ran.problems if one["code"] == "link-broken"] == [
        ("link-broken", "warning")
    ]
    assert ran.status == 0


def test_a_tag_that_time_alone_takes_away_is_no_gone_address(site: MiniSite) -> None:
    site.article("a").article("b", more="tags: [Chỉ một lần]\nexpires: 15/12/2026\n").built()
    ran = site.build(now="2026-12-20T00:00")
    assert ran.codes == []
    assert not site.has("/chu-de/chi-mot-lan/")
