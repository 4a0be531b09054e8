"""What the preview lives through: mistakes in texts, templates and settings, folders that go, and its own end."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minisite import PROJECT, SETTINGS
from tests.preview_tabs import Message, Tab, article, load, site_page, small, tab
from tests.previewing import PATIENCE, Preview, ending, previewing, start

BROKEN = article("Bài A", "Chữ của A.", date="31/4/2025")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with previewing(small(tmp_path)) as running:
        yield running


def fails(opened: Tab) -> Message:
    """The state after a build with errors."""
    return opened.hears(lambda message: message["kind"] == "state" and message["failed"])


def mended(opened: Tab) -> Message:
    """The state after a good build."""
    return opened.hears(
        lambda message: message["kind"] == "state" and not message["failed"] and not message["building"]
    )


def test_warnings_that_were_told_are_not_told_again(preview: Preview) -> None:
    text = article("Bài A", "2025. Năm đầu.\n\nXem [tại đây](https://vidu.vn/a).")
    preview.write("content/tin-tuc/a.md", text)
    preview.says("link-text(.|\n)*0 lỗi, 2 cảnh báo")
    preview.write("content/tin-tuc/a.md", text.replace("2025.", "Tỉnh Ðồng Tháp.\n\n2025."))
    preview.says("text-false-d(.|\n)*0 lỗi, 3 cảnh báo")
    told = re.findall("cảnh báo ([a-z-]+):", preview.said)
    assert told == ["list-accidental", "link-text", "text-false-d"]


def test_build_with_errors_keeps_the_last_good_site_and_tells_them(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        preview.write("content/tin-tuc/a.md", BROKEN)
        (problem,) = fails(opened)["problems"]
        file = preview.root / "content/tin-tuc/a.md"
        assert problem == {
            "code": "date-day",
            "severity": "error",
            "file": "content/tin-tuc/a.md",
            "line": 3,
            "column": 7,
            "message": problem["message"],
            "hint": problem["hint"],
            "excerpt": [{"line": number, "text": text} for number, text in enumerate(BROKEN.split("\n")[:5], 1)],
            "mark": {"line": 3, "column": 7, "width": 9},
            "explain": "/__bantin/explain/date-day",
            "editor": f"vscode://file{file}:3:7",
        }
        assert "31/4/2025" in problem["message"]
        page = load(preview, "/tin-tuc/a/")
        assert (page.status, page.data["build"]) == (200, "1")
        with tab(preview, "/tin-tuc/b/") as later:
            assert later.state["failed"]
            assert later.state["problems"] == [problem]
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ đã sửa."))
        assert mended(opened)["problems"] == []
        assert "Chữ đã sửa." in opened.reload().text


def test_terminal_shows_what_build_shows_and_each_problem_once(preview: Preview) -> None:
    with tab(preview) as opened:
        preview.write("content/tin-tuc/a.md", BROKEN)
        fails(opened)
        preview.says(r"content/tin-tuc/a\.md:3:7: lỗi date-day: (.|\n)*\^{9}(.|\n)*Gợi ý")
        preview.says("Không dựng được (.|\n)*1 lỗi, 0 cảnh báo")
        preview.write("content/tin-tuc/b/index.md", article("Bài B", "Khác."))
        preview.says("Không dựng được(.|\n)*Không dựng được")
        assert preview.said.count("lỗi date-day:") == 1


def test_warnings_are_told_with_the_new_site(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        preview.write("content/tin-tuc/a.md", article("Bài A", more="khong-co-truong: x\n"))
        state = opened.hears(lambda message: message["kind"] == "state" and message["problems"])
        assert not state["failed"]
        assert [one["code"] for one in state["problems"]] == ["field-unknown"]


def test_template_that_does_not_compile(preview: Preview) -> None:
    with tab(preview) as opened:
        preview.write("templates/parts/footer.html", "{# view: Frame #}\n<footer>{% if %}</footer>\n")
        (problem,) = fails(opened)["problems"]
        assert (problem["code"], problem["file"], problem["line"]) == (
            "template-error",
            "templates/parts/footer.html",
            2,
        )
        assert load(preview).status == 200
        preview.write("templates/parts/footer.html", "{# view: Frame #}\n<footer>Chân lành</footer>\n")
        mended(opened)
        assert "Chân lành" in load(preview).text


def test_template_that_fails_on_a_page(preview: Preview) -> None:
    with tab(preview) as opened:
        preview.write("templates/parts/footer.html", "{# view: Frame #}\n<footer>{{ page.khong }}</footer>\n")
        assert {one["code"] for one in fails(opened)["problems"]} == {"template-error"}
        assert load(preview).status == 200
        (preview.root / "templates/parts/footer.html").unlink()
        mended(opened)


def test_settings_that_do_not_parse(preview: Preview) -> None:
    with tab(preview) as opened:
        preview.write("site.yaml", "title: [\n")
        assert fails(opened)["problems"][0]["file"] == "site.yaml"
        assert load(preview).status == 200
        preview.write("site.yaml", SETTINGS.replace("Trang thử", "Trang khác"))
        mended(opened)
        assert "Trang khác" in load(preview).text


def test_settings_that_go_and_come_back(preview: Preview) -> None:
    with tab(preview) as opened:
        settings = preview.root / "site.yaml"
        text = settings.read_text("utf-8")
        settings.unlink()
        (problem,) = fails(opened)["problems"]
        assert (problem["code"], problem["file"]) == (None, None)
        assert "Không có site.yaml" in problem["message"]
        settings.write_text(text, encoding="utf-8")
        mended(opened)


def test_settings_that_do_not_parse_at_the_very_start(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "site.yaml").write_text("title: [\n", encoding="utf-8")
    with ending(start(root)) as preview:
        preview.says("Không dựng được")
        page = load(preview, "/tin-tuc/a/")
        assert (page.status, page.data["build"], page.data["page"]) == (503, "0", "")
        assert "Chưa dựng được trang" in page.text
        preview.write("site.yaml", SETTINGS)
        assert site_page(preview, "/tin-tuc/a/").status == 200


def test_tab_that_came_before_the_first_build_is_told_of_it(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "content/tin-tuc/a.md").write_text(BROKEN, encoding="utf-8")
    with ending(start(root)) as preview:
        preview.says("Không dựng được")
        with tab(preview, "/tin-tuc/a/", at_once=True) as early:
            preview.write("content/tin-tuc/a.md", article("Bài A"))
            early.hears_kind("reload")
            assert early.reload().status == 200


def test_content_that_goes_and_comes_back(preview: Preview) -> None:
    away = preview.root.parent / "away"
    with tab(preview, "/tin-tuc/a/") as opened:
        shutil.move(preview.root / "content", away)
        (problem,) = fails(opened)["problems"]
        assert "Không có thư mục content/" in problem["message"]
        assert load(preview, "/tin-tuc/a/").status == 200
        shutil.move(away, preview.root / "content")
        mended(opened)
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ sau khi trở lại."))
        while "Chữ sau khi trở lại." not in load(preview, "/tin-tuc/a/").text:
            opened.hears_kind("state")


def test_cache_that_is_deleted_is_made_again(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        opened.is_at_rest()
        while (preview.root / ".cache").exists():  # the builder may be putting away its lock
            shutil.rmtree(preview.root / ".cache", ignore_errors=True)
        page = load(preview, "/tin-tuc/a/")
        assert (page.status, "Chữ của A." in page.text) == (200, True)
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới."))
        while "Chữ mới." not in load(preview, "/tin-tuc/a/").text:
            opened.hears_kind("state")


def test_builder_that_dies_is_started_again(preview: Preview) -> None:
    with tab(preview, "/tin-tuc/a/") as opened:
        (builder,) = children(preview)
        os.kill(int(builder), signal.SIGKILL)
        preview.says("Tiến trình dựng trang đã dừng bất ngờ .*SIGKILL")
        preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới."))
        opened.hears_kind("reload")
        assert "Chữ mới." in opened.reload().text


def children(preview: Preview) -> list[str]:
    """The processes that the server itself has started."""
    return Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children").read_text("ascii").split()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
@pytest.mark.parametrize("moment", ["at the start", "while it builds", "at rest"])
def test_it_ends_at_once_and_says_nothing_of_itself(number: signal.Signals, moment: str, tmp_path: Path) -> None:
    root = small(tmp_path)
    with ending(start(root)) as preview:
        assert preview.address
        if moment != "at the start":
            site_page(preview)
        if moment == "while it builds":
            for page in range(300):
                preview.write(f"content/tin-tuc/them-{page}.md", article(f"Bài {page}"))
        builders = children(preview)
        preview.process.send_signal(number)
        assert preview.process.wait(PATIENCE) == 0
        assert "Traceback" not in preview.said
        assert not any(Path(f"/proc/{one}/cmdline").exists() for one in builders)


def test_changed_engine_takes_its_place_with_the_same_tabs(tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    for name in ("bantin", "templates", "static"):
        shutil.copytree(PROJECT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", engine)
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(PROJECT / name, engine)
    with ending(start(small(tmp_path / "site"), project=engine)) as preview:
        with tab(preview, "/tin-tuc/a/") as opened:
            token, port = opened.page.data["token"], preview.port
            opened.is_at_rest()
            module = engine / "bantin/views/titles.py"
            text = module.read_text("utf-8")
            preview.says("Đã dựng(.|\n)*Đã dựng")
            module.write_text(text + "\ndef (:\n", encoding="utf-8")
            preview.says("không chạy được, vẫn dùng bản cũ: SyntaxError")
            assert load(preview).status == 200
            module.write_text(text + "\nNEW = 1\n", encoding="utf-8")
            preview.says("Mã của Bản Tin đã thay đổi: khởi động lại.")
            preview.says("khởi động lại(.|\n)*Đã dựng trong")
        page = load(preview, "/tin-tuc/a/")
        assert (page.data["token"], preview.port) == (token, port)
        with tab(preview, "/tin-tuc/a/") as again:
            preview.write("content/tin-tuc/a.md", article("Bài A", "Chữ mới."))
            again.hears_kind("reload")
            assert int(again.reload().data["build"]) > 1
