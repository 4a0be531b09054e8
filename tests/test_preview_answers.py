"""What the preview answers: pages with their types, parts of videos, the page for what is not there, a sub-path."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno

from bantin.preview.lines import Lines
from bantin.preview.mime import type_of
from bantin.preview.ranges import Part, Unsatisfiable, part_of
from bantin.preview.visitors import names_of
from tests.minisite import SETTINGS
from tests.preview_tabs import load, raw, site_page, small
from tests.previewing import PATIENCE, Preview, ending, previewing, start

VIDEO = bytes(range(256)) * 4096  # 1 MiB
ROOT_FILES = {
    "lich.ics": (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; charset=utf-8"),
    "site.webmanifest": (b"{}", "application/manifest+json; charset=utf-8"),
    "chu.woff2": (b"wOF2", "font/woff2"),
    "phim.mp4": (VIDEO, "video/mp4"),
    "phim.webm": (b"\x1a\x45", "video/webm"),
    "anh.avif": (b"\0", "image/avif"),
    "anh.webp": (b"RIFF", "image/webp"),
    "anh.svg": (b"<svg/>", "image/svg+xml; charset=utf-8"),
    "atom.xml": (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">',
        "application/atom+xml; charset=utf-8",
    ),
    "tin-rss.xml": (b'<?xml version="1.0"?><rss version="2.0">', "application/rss+xml; charset=utf-8"),
    "tin.json": (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/feed+json; charset=utf-8"),
    "so.json": (b"[]", "application/json; charset=utf-8"),
    "ma.js": (b"1;", "text/javascript; charset=utf-8"),
    "ma.mjs": (b"1;", "text/javascript; charset=utf-8"),
    "may.wasm": (b"\0asm", "application/wasm"),
    "phu-de.vtt": (b"WEBVTT", "text/vtt; charset=utf-8"),
    "bang.csv": (b"a,b", "text/csv; charset=utf-8"),
    "ghi.txt": (b"x", "text/plain; charset=utf-8"),
    "van-ban.pdf": (b"%PDF", "application/pdf"),
    "van-ban.docx": (b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "khong-duoi": (b"x", "application/octet-stream"),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = small(tmp_path_factory.mktemp("answers") / "site")
    for name, (content, _) in ROOT_FILES.items():
        file = root / "static" / "root" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with previewing(root) as running:
        site_page(running)
        yield running


@pytest.mark.parametrize("name", ROOT_FILES)
def test_file_comes_whole_and_with_its_type(name: str, preview: Preview) -> None:
    content, kind = ROOT_FILES[name]
    answer = load(preview, f"/{name}")
    assert (answer.status, answer.headers["content-type"], answer.body == content) == (200, kind, True)
    assert answer.headers["content-length"] == str(len(content))


def test_feeds_and_sitemap_of_the_site_have_their_types(preview: Preview) -> None:
    assert load(preview, "/feed.xml").headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert load(preview, "/rss.xml").headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert load(preview, "/feed.json").headers["content-type"] == "application/feed+json; charset=utf-8"
    assert load(preview, "/sitemap.xml").headers["content-type"] == "application/xml; charset=utf-8"


def test_type_is_that_of_the_last_ending_in_any_case() -> None:
    assert type_of("a.b/x.CSS", b"") == "text/css; charset=utf-8"
    assert type_of("thu-muc.css/x", b"") == "application/octet-stream"


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=1000-", 1000, len(VIDEO)),
        ("bytes=-100", len(VIDEO) - 100, len(VIDEO)),
        ("bytes=5-5", 5, 6),
        ("bytes=0-99999999", 0, len(VIDEO)),
        ("bytes=-99999999", 0, len(VIDEO)),
        ("bytes=300000-900000", 300000, 900001),
    ],
)
def test_part_of_a_video(asked: str, first: int, end: int, preview: Preview) -> None:
    answer = load(preview, "/phim.mp4", Range=asked)
    assert (answer.status, answer.body == VIDEO[first:end]) == (206, True)
    assert answer.headers["content-range"] == f"bytes {first}-{end - 1}/{len(VIDEO)}"
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("asked", ["bytes=1048576-", "bytes=99999999-", "bytes=-0"])
def test_part_behind_the_end_is_refused(asked: str, preview: Preview) -> None:
    answer = load(preview, "/phim.mp4", Range=asked)
    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{len(VIDEO)}")


@pytest.mark.parametrize("asked", ["bytes=9-5", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=", "bytes=٠-١"])
def test_what_is_no_single_range_is_all_of_the_file(asked: str) -> None:
    assert part_of(asked, 1000) is None


def test_part_of_an_empty_file_is_refused() -> None:
    with pytest.raises(Unsatisfiable):
        part_of("bytes=0-", 0)
    assert part_of("bytes=0-0", 1) == Part(0, 1)


@pytest.mark.parametrize("address", ["/", "/phim.mp4", "/tin-tuc/b/anh.svg", "/khong-co/", "/__bantin/client.js"])
def test_head_is_get_without_the_body(address: str, preview: Preview) -> None:
    asked, got = load(preview, address, "HEAD"), load(preview, address)
    assert (asked.status, asked.body) == (got.status, b"")
    assert {name: text for name, text in asked.headers.items() if name != "date"} == {
        name: text for name, text in got.headers.items() if name != "date"
    }


def test_script_is_put_into_every_page_whatever_its_markup(tmp_path: Path) -> None:
    pages = {
        "hoa.html": "<HTML><HEAD></HEAD><BODY>a</BODY ></HTML>",
        "khong.html": "<p>không có gì",
        "hai.html": "<body><pre>&lt;/body></pre><!-- </body> --><p>a</p></body>",
        "rong.html": "",
    }
    root = small(tmp_path)
    for name, text in pages.items():
        (root / "static/root").mkdir(exist_ok=True)
        (root / "static/root" / name).write_text(text, encoding="utf-8")
    with previewing(root) as preview:
        site_page(preview)
        for name, text in pages.items():
            page = load(preview, f"/{name}")
            assert page.data["page"] == name
            script = page.text[page.text.index('<script type="module"') : page.text.index("</script>") + 9]
            assert page.text.replace(script, "") == text, name
            assert page.headers["content-length"] == str(len(page.body))


def test_page_that_is_not_there_is_the_site_s_own(preview: Preview) -> None:
    lost = load(preview, "/khong-co/o-day")
    assert (lost.status, lost.data["page"]) == (404, "404.html")
    assert "Trang thử" in lost.text


def test_address_of_a_page_without_its_slash_leads_there(preview: Preview) -> None:
    answer = load(preview, "/tin-tuc/a?x=1")
    assert (answer.status, answer.headers["location"]) == (302, "/tin-tuc/a/")


def test_explanation_of_a_problem_is_a_page(preview: Preview) -> None:
    page = load(preview, "/__bantin/explain/date-day")
    assert page.status == 200
    assert "<h2>Nghĩa là gì</h2>" in page.text
    assert "<pre><code" in page.text
    assert "What it means" not in page.text


def test_sub_path_of_the_site_s_address(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "site.yaml").write_text(SETTINGS.replace("vidu.example/", "vidu.example/bao/tin/"), encoding="utf-8")
    with previewing(root) as preview:
        preview.says("Đã dựng trong")
        for address in ("/", "/bao/tin"):
            assert load(preview, address).headers["location"] == "/bao/tin/"
        page = load(preview, "/bao/tin/tin-tuc/a/")
        assert (page.status, page.data["base"], page.data["page"]) == (200, "/bao/tin", "tin-tuc/a/index.html")
        lost = load(preview, "/bao/tin/khong-co/")
        assert (lost.status, lost.data["page"]) == (404, "404.html")
        assert 'href="/bao/tin/static/css/' in lost.text
        assert load(preview, "/tin-tuc/a/").status == 404
        assert load(preview, "/bao/tin/../../etc/passwd").status == 400
        assert load(preview, "/bao/tin/tin-tuc/a").headers["location"] == "/bao/tin/tin-tuc/a/"


def test_taken_port_is_said_and_the_next_one_used(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with previewing(small(tmp_path), port=port) as preview:
            preview.says(f"Cổng {port} đã có chương trình khác dùng: dùng cổng {preview.port}.")
            assert port < preview.port <= port + 100
            assert site_page(preview).status == 200


def test_two_previews_of_one_site_do_not_share_a_folder(tmp_path: Path) -> None:
    root = small(tmp_path)
    with previewing(root) as one, previewing(root) as other:
        for preview in (one, other):
            assert site_page(preview, "/tin-tuc/a/").status == 200
        assert (root / ".cache/preview-2/index.html").is_file()


def test_whole_network_is_let_in_only_when_asked_and_says_what_that_means(tmp_path: Path) -> None:
    with previewing(small(tmp_path), "--host", "0.0.0.0") as preview:  # noqa: S104
        preview.says("mọi máy trong mạng nội bộ đều xem được")
        assert site_page(preview).status == 200
        evil = raw(preview.port, b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert evil.startswith(b"HTTP/1.1 403")


def test_names_by_which_a_server_is_reached() -> None:
    own = {"127.0.0.1", "localhost", "[::1]"}
    assert names_of("127.0.0.1", ()) == own
    assert names_of("::1", ()) == own
    assert names_of("0.0.0.0", ("192.168.1.7", "fd00::7")) == own | {"192.168.1.7", "[fd00::7]"}  # noqa: S104
    assert names_of("192.168.1.7", ()) == {"192.168.1.7"}


def test_address_in_the_network_comes_with_its_qr_code(capsys: pytest.CaptureFixture[str]) -> None:
    Lines("en").open_to_all(["http://192.168.1.7:5500/"])
    warning, address, *code = capsys.readouterr().err.splitlines()
    assert "every machine in your network can see this site" in warning
    assert address.endswith("http://192.168.1.7:5500/")
    light = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    drawn = [[1 - light[char][half] for char in line] for line in code for half in (0, 1)]
    rows = [list(row) for row in segno.make("http://192.168.1.7:5500/", error="l", micro=False).matrix_iter(border=2)]
    assert drawn[: len(rows)] == rows


def test_address_of_no_machine_of_ours_is_told_in_one_line(tmp_path: Path) -> None:
    with ending(start(small(tmp_path), "--host", "192.0.2.1")) as refused:
        assert refused.process.wait(PATIENCE) == 2
        refused.says("192.0.2.1.*")
        assert "Traceback" not in refused.said


def test_folder_that_is_no_site_is_told_in_one_line(tmp_path: Path) -> None:
    with ending(start(tmp_path)) as refused:
        assert refused.process.wait(PATIENCE) == 2
        refused.says("Không có site.yaml trong")
