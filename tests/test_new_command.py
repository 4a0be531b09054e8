"""`new`: a draft of each kind that passes `check` as it is, never in the place of something else."""

import json
import shutil
from pathlib import Path

import pytest

from tests.minisite import PROJECT, MiniSite

NAME = "cuoc-thi-y-tuong-khoi-nghiep-1"
TITLE = "Cuộc thi Ý tưởng: “Khởi nghiệp” #1"
PLACES = {
    "article": (f"content/tin-tuc/{NAME}.md", f"/tin-tuc/{NAME}/"),
    "campaign": (f"content/phong-trao/{NAME}/index.md", f"/phong-trao/{NAME}/"),
    "competition": (f"content/cuoc-thi/{NAME}/index.md", f"/cuoc-thi/{NAME}/"),
    "page": (f"content/trang/{NAME}.md", f"/{NAME}/"),
}
CHILDREN = [("rules", "the-le"), ("results", "ket-qua")]
CONTEST = "---\ntitle: Cuộc thi\nrounds: chưa công bố\nprizes: chưa công bố\n---\nNội dung.\n"


@pytest.mark.parametrize("kind", PLACES)
def test_a_draft_passes_check_and_can_be_seen(kind: str, site: MiniSite) -> None:
    path, address = PLACES[kind]
    made = site.run("new", kind, TITLE, "--now", "2026-12-01")
    assert (made.status, made.out) == (0, f"{path}\n")
    assert site.check("--strict").problems == []
    checked = site.check("--drafts", "--strict")
    assert (checked.status, checked.problems) == (0, [])
    assert TITLE in site.built("--drafts").page(address)


def test_a_draft_is_held_back(site: MiniSite) -> None:
    site.run("new", "article", TITLE, "--now", "2026-12-01")
    assert not site.built().has(f"/tin-tuc/{NAME}/")


@pytest.mark.parametrize(("kind", "name"), CHILDREN)
def test_rules_and_results_are_made_beside_their_competition(kind: str, name: str, site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", CONTEST)
    made = site.run("new", kind, "cuoc-thi/x", "--now", "2026-11-30")
    assert (made.status, made.out) == (0, f"content/cuoc-thi/x/{name}.md\n")
    assert site.check("--drafts", "--strict").problems == []
    assert site.built("--drafts").has(f"/cuoc-thi/x/{name}/")


@pytest.mark.parametrize("label", ["bài viết", "tin", "Bai viet"])
def test_a_kind_may_be_named_by_its_label(label: str, site: MiniSite) -> None:
    assert site.run("new", label, "Một bài").out == "content/tin-tuc/mot-bai.md\n"


def test_an_unknown_kind_lists_what_there_is(site: MiniSite) -> None:
    refused = site.run("new", "báo", "Một bài")
    assert refused.status == 2
    assert "article (bài viết)" in refused.err


RIVALS = [
    ("article", "Bài A", "content/tin-tuc/bai-a.md"),
    ("article", "Bài A", "content/tin-tuc/bai-a/index.md"),
    ("competition", "Bài A", "content/cuoc-thi/bai-a.md"),
    ("competition", "Bài A", "content/cuoc-thi/bai-a/index.md"),
    ("campaign", "Bài A", "content/phong-trao/bai-a/index.MD"),
    ("page", "Bài A", "content/trang/bai-a.MD"),
]


@pytest.mark.parametrize(("kind", "title", "rival"), RIVALS)
def test_nothing_is_overwritten_or_doubled(kind: str, title: str, rival: str, site: MiniSite) -> None:
    site.write(rival, "đã có")
    before = _files(site.root)
    refused = site.run("new", kind, title)
    assert refused.status == 1
    assert "không ghi đè" in refused.err
    assert _files(site.root) == before
    assert (site.root / rival).read_text(encoding="utf-8") == "đã có"


def test_a_second_draft_of_one_title_is_refused(site: MiniSite) -> None:
    assert site.run("new", "article", "Bài A").status == 0
    assert site.run("new", "article", "Bài a!").status == 1


@pytest.mark.parametrize("title", ["Cuộc thi Kể chuyện", "cuoc thi ke chuyen", "{label} Cuộc thi Kể chuyện"])
@pytest.mark.parametrize(("kind", "name"), CHILDREN)
def test_a_competition_may_be_named_by_its_title(kind: str, name: str, title: str, site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", CONTEST.replace("Cuộc thi", "Cuộc thi Kể chuyện"))
    made = site.run("new", kind, title.format(label={"rules": "Thể lệ", "results": "Kết quả"}[kind]))
    assert (made.status, made.out) == (0, f"content/cuoc-thi/x/{name}.md\n")
    assert "new competition" not in made.err
    assert site.check("--drafts", "--strict").problems == []


def test_a_campaign_may_be_named_by_its_title_for_rules_only(site: MiniSite) -> None:
    site.write("content/phong-trao/x.md", "---\ntitle: Chiến dịch Sách\n---\n")
    assert site.run("new", "rules", "Chiến dịch sách").out == "content/phong-trao/x/the-le.md\n"
    assert site.run("new", "results", "Chiến dịch sách").out == "content/cuoc-thi/chien-dich-sach/ket-qua.md\n"


def test_two_competitions_of_one_title_are_told_apart_by_id(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x.md", CONTEST).write("content/cuoc-thi/y/index.md", CONTEST)
    refused = site.run("new", "rules", "Cuộc thi")
    assert (refused.status, refused.out) == (1, "")
    assert "cuoc-thi/x, cuoc-thi/y" in refused.err


@pytest.mark.parametrize(("kind", "name"), CHILDREN)
def test_the_only_competition_is_not_guessed(kind: str, name: str, site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", CONTEST)
    assert site.run("new", kind, "Hội thi khác").out == f"content/cuoc-thi/hoi-thi-khac/{name}.md\n"


@pytest.mark.parametrize(("kind", "name"), CHILDREN)
def test_a_child_may_come_before_its_competition(kind: str, name: str, site: MiniSite) -> None:
    path = f"content/cuoc-thi/{NAME}/{name}.md"
    made = site.run("new", kind, TITLE, "--now", "2026-11-30")
    assert (made.status, made.out) == (0, f"{path}\n")
    assert "new competition" in made.err
    assert TITLE in (site.root / path).read_text(encoding="utf-8")
    assert site.run("new", kind, TITLE).status == 1
    site.run("new", "competition", TITLE)
    assert site.check("--drafts", "--strict").problems == []


KINDS = [*PLACES, "rules", "results"]


def test_check_passes_after_new_of_every_kind(site: MiniSite) -> None:
    (site.root / "content").mkdir()
    for kind in KINDS:
        assert site.run("new", kind, f"Bài {kind}").status == 0, kind
        assert site.check().status == 0, kind
    assert site.build().status == 0


def test_check_passes_after_new_of_every_kind_on_the_sample_site(site: MiniSite) -> None:
    shutil.copytree(PROJECT / "content", site.root / "content")
    shutil.copy(PROJECT / "site.yaml", site.root / "site.yaml")
    made = [site.run("new", kind, f"Bài {kind}") for kind in KINDS]
    assert [one.status for one in made] == [0] * len(KINDS)
    assert site.check().status == 0


NO_PARENTS = [
    "cuoc-thi/khong-co",
    "../x/y",
    "/etc/passwd",
    "tin-tuc/x",
    "cuoc-thi/x/y",
    "cuoc-thi/../x",
]


@pytest.mark.parametrize("kind", ["rules", "results"])
@pytest.mark.parametrize("parent", NO_PARENTS)
def test_a_child_without_parent_is_refused(kind: str, parent: str, site: MiniSite) -> None:
    before = _files(site.root)
    refused = site.run("new", kind, parent)
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.strip()
    assert _files(site.root) == before


def test_a_campaign_has_rules_but_no_results(site: MiniSite) -> None:
    site.write("content/phong-trao/x.md", "---\ntitle: Chiến dịch\n---\n")
    assert site.run("new", "results", "phong-trao/x").status == 1
    assert site.run("new", "rules", "phong-trao/x").out == "content/phong-trao/x/the-le.md\n"


def test_drafts_go_to_renamed_sections(site: MiniSite) -> None:
    site.write("site.yaml", "title: A\nurl: https://vidu.example\nsections: {cuoc-thi: {folder: hoi-thi}}\n")
    assert site.run("new", "competition", "Bài A").out == "content/hoi-thi/bai-a/index.md\n"
    assert site.check("--drafts", "--strict").problems == []


RESERVED = {"page": ["Lịch", "Tin tức", "CON"], "article": ["Index", "404", "Trang 2"]}


@pytest.mark.parametrize("kind", RESERVED)
def test_a_reserved_name_is_given_another_address(kind: str, site: MiniSite) -> None:
    for title in RESERVED[kind]:
        made = site.run("new", kind, title)
        assert made.status == 0
        assert made.out.endswith("-1.md\n")
    assert site.check("--drafts", "--strict").problems == []


NASTY = Path(__file__).parent / "nasty"
STRINGS = [
    string
    for name in ("text/titles.json", "paths/slugs.json", "paths/urls.json")
    for string in json.loads((NASTY / name).read_text(encoding="utf-8"))
] + ["\udce3\udc81", "   ", "\u200b", "😀", "a\nb"]


def test_nasty_titles_make_right_drafts_or_none(site: MiniSite) -> None:
    for title in STRINGS:
        before = _files(site.root)
        made = site.run("new", "article", "--", title)
        if made.status:
            assert made.err.strip(), title
            assert _files(site.root) == before
        else:
            path = site.root / made.out.strip()
            assert path.parent == site.root / "content/tin-tuc"
            assert _files(site.root) == before | {path}
    assert len(_files(site.root)) > 20
    assert set(site.check("--drafts").codes) <= {"font-glyph"}


def _files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}
