"""What counts as a change, when a burst is over, and that no save is lost."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.preview.rounds import Rounds
from bantin.preview.saves import LONGEST, QUIET, Burst, git_of, matters
from bantin.preview.watch import must_poll
from tests.preview_tabs import article, load, small, tab
from tests.previewing import Preview, previewing


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with previewing(small(tmp_path)) as running:
        yield running


BUILT = r"Đã dựng trong [\d,]+ (?:ms|giây): ghi [1-9]"


def builds(preview: Preview) -> int:
    """How many builds have written something."""
    return len(re.findall(BUILT, preview.said))


def assert_builds(preview: Preview, number: int) -> None:
    """There have been so many builds, once the last one has been told."""
    preview.says(f"(?:{BUILT}(?:.|\n)*){{{number}}}")
    assert builds(preview) == number


def settled(preview: Preview) -> None:
    """Wait for the build that follows when the watch has begun."""
    preview.says("Đã dựng(.|\n)*Đã dựng")


PASSING = """
content/tin-tuc/.a.md.swp content/tin-tuc/.#a.md content/tin-tuc/#a.md# content/tin-tuc/a.md~ content/tin-tuc/4913
content/tin-tuc/a.md.swx content/tin-tuc/a.md.tmp content/tin-tuc/a.bak content/tin-tuc/a.md.orig content/tin-tuc/a.part
content/tin-tuc/.goutputstream-X8Z content/.DS_Store content/tin-tuc/a.md___jb_tmp___ content/tin-tuc/a.md___jb_old___
content/tin-tuc/a.md.sb-1a2b3c4d-xY1z content/Thumbs.db content/tin-tuc/~$bai.docx bantin/__pycache__/x.pyc
static/.git/index.lock content/tin-tuc/._a.md content/a.crdownload
""".split()
LASTING = """
content/tin-tuc/a.md content/tin-tuc/a.tmp.md content/tin-tuc/swp.md content/tin-tuc/4913.md site.yaml
static/root/.well-known/security.txt static/css/site.css content/tin-tuc/b/anh.png content/bang.csv
templates/base.html static/root/.nojekyll
""".split()


@pytest.mark.parametrize("path", PASSING)
def test_what_editors_leave_beside_a_file_does_not_matter(path: str) -> None:
    assert not matters(path)


@pytest.mark.parametrize("path", LASTING)
def test_what_the_site_is_made_of_matters(path: str) -> None:
    assert matters(path)


def test_one_save_is_built_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.touch()
    burst = Burst()
    burst.add([str(file)], 0.0)
    assert burst.wait(0.0, None) == 0
    assert burst.take() == (str(file),)
    assert burst.take() == ()


def test_file_that_is_gone_may_come_back(tmp_path: Path) -> None:
    burst = Burst()
    burst.add([str(tmp_path / "a.md")], 0.0)
    assert burst.wait(0.0, None) == QUIET
    (tmp_path / "a.md").touch()
    assert burst.wait(0.1, None) == 0


def test_many_files_are_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    burst = Burst()
    burst.add([str(tmp_path / str(number)) for number in range(500)], 10.0)
    assert burst.wait(10.5, None) == QUIET
    burst.add([str(tmp_path / "x")], 12.95)
    assert 0 < burst.wait(12.95, None) < QUIET
    assert burst.wait(10.0 + LONGEST, None) == 0


def test_git_says_itself_that_it_is_at_work(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "site").mkdir()
    git = git_of(tmp_path / "site")
    assert git == tmp_path / ".git"
    burst = Burst()
    burst.add([str(tmp_path / "site")], 0.0)
    assert burst.wait(0.0, git) == 0
    (tmp_path / ".git" / "index.lock").touch()
    assert burst.wait(0.0, git) == QUIET


def test_change_during_a_build_leads_to_one_more() -> None:
    begun: list[tuple[str, ...]] = []
    rounds = Rounds(begun.append)
    for name in ("a", "b", "c"):
        rounds.want([name])
    assert begun == [("a",)]
    rounds.end()
    assert begun == [("a",), ("b", "c")]
    rounds.end()
    assert begun == [("a",), ("b", "c")]


def test_checkout_of_500_files_is_one_build(preview: Preview) -> None:
    git = ("git", "-C", str(preview.root), "-c", "user.name=x", "-c", "user.email=x@vidu.example")
    root = preview.root
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")

    def run(*command: str) -> None:
        subprocess.run([*git, *command], check=True, capture_output=True)

    with tab(preview) as home:
        settled(preview)
        elsewhere = root.parent / "elsewhere"
        shutil.copytree(root, elsewhere, ignore=shutil.ignore_patterns(".cache"))
        for number in range(500):
            (elsewhere / f"content/tin-tuc/nhieu-{number}.md").write_text(article(f"Bài số {number}"), encoding="utf-8")
        one = ("git", "-C", str(elsewhere), *git[3:])
        for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
            subprocess.run([*one, *command], check=True, capture_output=True)
        run("init", "-q")
        run("fetch", "-q", str(elsewhere), "HEAD:nhieu")
        before = builds(preview)
        run("checkout", "-q", "-f", "nhieu")
        home.hears_kind("reload")
        assert load(preview, "/tin-tuc/nhieu-499/").status == 200
        assert load(preview, "/tin-tuc/nhieu-0/").status == 200
        home.is_at_rest()
        assert_builds(preview, before + 1)


def test_safe_saves_are_one_change_and_never_a_missing_page(preview: Preview) -> None:
    file = preview.root / "content/tin-tuc/a.md"
    with tab(preview, "/tin-tuc/a/") as opened:
        settled(preview)
        before = builds(preview)
        ways = (replaced, moved_away, deleted_and_made)
        for number, way in enumerate(ways):
            way(file, article("Bài A", f"Lần {number}."))
            opened.hears_kind("reload")
            assert f"Lần {number}." in opened.reload().text
            opened.is_at_rest()
        assert_builds(preview, before + len(ways))


def replaced(file: Path, text: str) -> None:
    new = file.with_name(f"{file.name}.tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def moved_away(file: Path, text: str) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


def deleted_and_made(file: Path, text: str) -> None:
    file.unlink()
    file.write_text(text, encoding="utf-8")


def test_what_editors_leave_is_not_built(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        settled(preview)
        before = builds(preview)
        for name in (".a.md.swp", "a.md~", "4913", "#a.md#"):
            preview.write(f"content/tin-tuc/{name}", "x")
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới."))
        opened.hears_kind("reload")
        opened.is_at_rest()
        assert_builds(preview, before + 1)


INPUTS = (
    ("site.yaml", "title: Tên khác\nurl: https://vidu.example/\n", "/", "Tên khác"),
    ("templates/parts/footer.html", "{# view: Frame #}\n<footer>Chân khác</footer>\n", "/", "Chân khác"),
    ("static/root/moi.txt", "mới", "/moi.txt", "mới"),
    ("content/trang/moi.md", "---\ntitle: Trang mới\n---\nChữ mới.\n", "/moi/", "Chữ mới."),
)


def test_every_kind_of_input_is_watched(preview: Preview) -> None:
    with tab(preview) as home:
        settled(preview)
        for path, text, address, words in INPUTS:
            preview.write(path, text)
            while words not in load(preview, address).text:
                home.hears_kind("state")


def test_where_the_system_tells_of_nothing_files_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    with previewing(small(tmp_path)) as preview, tab(preview, "/tin-tuc/a/") as opened:
        preview.says("Hệ thống không báo thay đổi của tệp ở đây")
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới, dài hơn."))
        opened.hears_kind("reload")
        assert preview.said.count("Hệ thống không báo") == 1


def test_system_that_tells_is_believed(tmp_path: Path) -> None:
    assert not must_poll(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_watched_is_looked_at(tmp_path: Path) -> None:
    assert must_poll(tmp_path / "khong-co")


def test_last_of_many_saves_of_many_files_is_shown(preview: Preview) -> None:
    names = [f"bai-{number}" for number in range(8)]
    with tab(preview) as home:
        for turn in range(6):
            for name in names:
                preview.write(f"content/tin-tuc/{name}.md", article(f"Bài {name}", f"Lượt {turn}."))
        while "Lượt 5." not in load(preview, "/tin-tuc/bai-7/").text:
            home.hears_kind("state")
        assert all("Lượt 5." in load(preview, f"/tin-tuc/{name}/").text for name in names)
