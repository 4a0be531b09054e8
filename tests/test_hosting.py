"""What servers, crawlers and browsers ask for, and when time asks for another build."""

import io
import json
import re
from urllib.parse import urljoin

import pytest
from PIL import Image

from bantin.views.records import ArticlePage, RedirectPage, Text
from tests.minisite import MiniSite
from tests.planned_sites import planned

ARTICLE = "title: Tin\ndate: 01/11/2026\n"
BELOW = "url: https://vidu.example/a/b/\n"
RULE = re.compile(r"(?P<path>/\S*)\n(?P<headers>(?:  [A-Za-z-]+: [^\n]+\n)+)")


def text(files: dict[str, str], address: str, settings: str = "") -> str:
    return planned(files, settings=settings).view(address, Text).text


def rules(written: str) -> dict[str, dict[str, str]]:
    """The rules of a _headers file by path."""
    found = {}
    for block in written.split("\n\n"):
        rule = RULE.fullmatch(block if block.endswith("\n") else f"{block}\n")
        assert rule, block
        found[rule["path"]] = dict(line.strip().split(": ", 1) for line in rule["headers"].splitlines())
    return found


def test_robots_may_read_everything_and_find_the_sitemaps() -> None:
    assert text({}, "/robots.txt", BELOW).splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://vidu.example/a/b/sitemap.xml",
        "Sitemap: https://vidu.example/a/b/sitemap-news.xml",
    ]


def test_headers_keep_hashed_names_for_long_and_pages_shortly() -> None:
    found = rules(text({"trang/gioi-thieu.md": "title: G", "tin-tuc/a.md": ARTICLE}, "/_headers"))
    assert "max-age=31536000, immutable" in found["/static/*"]["Cache-Control"]
    for path in ("/", "/tin-tuc/*", "/cuoc-thi/*", "/lich/*", "/gioi-thieu/*", "/tim-kiem/*", "/data/*"):
        assert found[path]["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert "default-src 'self'" in found["/*"]["Content-Security-Policy"]
    assert "unsafe" not in found["/*"]["Content-Security-Policy"]
    assert found["/*"]["X-Content-Type-Options"] == "nosniff"


def test_no_file_is_told_twice_how_long_it_may_be_kept() -> None:
    found = rules(text({"tin-tuc/a.md": ARTICLE}, "/_headers", BELOW))
    assert all(path.startswith("/a/b/") for path in found)
    kept = [path for path, headers in found.items() if "Cache-Control" in headers]
    assert "/a/b/*" not in kept
    assert len({path.rstrip("*") for path in kept}) == len(kept)
    assert not [
        path for path in kept for other in kept if path != other and other.endswith("*") and path.startswith(other[:-1])
    ]


def test_former_addresses_are_told_to_servers() -> None:
    files = {"tin-tuc/a.md": f"{ARTICLE}aliases: [/tin/cũ và mới/, /b/c.html, /tin-tuc/a/]"}
    found = planned(files, settings=BELOW)
    lines = found.view("/_redirects", Text).text.splitlines()
    assert lines == [
        "/a/b/b/c.html /a/b/tin-tuc/a/ 301",
        "/a/b/tin/c%C5%A9%20v%C3%A0%20m%E1%BB%9Bi/ /a/b/tin-tuc/a/ 301",
    ]
    assert found.view("/tin/cũ và mới/", RedirectPage).canonical == "https://vidu.example/a/b/tin-tuc/a/"
    assert "_redirects" not in planned({"tin-tuc/a.md": ARTICLE}).paths


def test_the_web_manifest_names_the_site_and_its_icons() -> None:
    settings = 'colour: "#0b5d4b"\nlogo: {file: logo.svg, alt: ""}\ndescription: Mô tả "này" </script>\n'
    site = planned({"tin-tuc/a.md": ARTICLE}, settings=settings)
    found = json.loads(site.view("/site.webmanifest", Text).text)
    assert (found["name"], found["theme_color"], found["lang"]) == ("Trang thử", "#0b5d4b", "vi")
    assert urljoin("https://vidu.example/site.webmanifest", found["start_url"]) == "https://vidu.example/"
    assert found["description"] == 'Mô tả "này" </script>'
    assert {icon["src"] for icon in found["icons"]} <= site.paths
    assert found["icons"][0]["type"] == "image/svg+xml"
    assert site.view("/tin-tuc/a/", ArticlePage).frame.manifest == "../../site.webmanifest"


def test_the_icons_are_drawn_in_every_size_that_is_promised(site: MiniSite) -> None:
    site.write("site.yaml", 'title: Bản Tin Thử\nurl: https://vidu.example/\ncolour: "#0b5d4b"\n').article("a").built()
    icons = json.loads(site.page("/site.webmanifest"))["icons"]
    promised = {icon["src"]: icon["sizes"] for icon in icons if icon["type"] == "image/png"}
    assert promised == {"apple-touch-icon.png": "180x180", "icon-192.png": "192x192", "icon-512.png": "512x512"}
    for name, size in promised.items():
        with Image.open(site.output / name) as icon:
            assert f"{icon.width}x{icon.height}" == size
            assert icon.convert("RGB").getpixel((2, 2)) == (11, 93, 75)
            assert len(icon.getcolors(100_000) or ()) > 2  # letters, with soft edges
    assert '<link rel="apple-touch-icon" href="../../apple-touch-icon.png">' in site.page("/tin-tuc/a/")


def test_a_logo_made_of_pixels_is_the_icon(site: MiniSite) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 0, 0)).save(logo, "PNG")
    site.write("static/bieu-trung.png", logo.getvalue())
    site.write("site.yaml", 'title: Thử\nurl: https://vidu.example/\nlogo: {file: bieu-trung.png, alt: ""}\n')
    site.article("a").built()
    with Image.open(site.output / "icon-192.png") as icon:
        shown = icon.convert("RGB")
        assert shown.getpixel((96, 96)) == (200, 0, 0)
        assert shown.getpixel((96, 20)) == shown.getpixel((2, 2)) == (253, 252, 250)


def test_a_logo_that_cannot_be_read_leaves_the_letters(site: MiniSite) -> None:
    site.write("static/hong.png", b"\x89PNG\r\n\x1a\nxx")
    site.write("site.yaml", 'title: Thử\nurl: https://vidu.example/\nlogo: {file: hong.png, alt: ""}\n')
    site.article("a").built()
    with Image.open(site.output / "icon-512.png") as icon:
        assert icon.size == (512, 512)


OWN = (
    "robots.txt _headers _redirects site.webmanifest .nojekyll rss.xml feed.xml sitemap.xml apple-touch-icon.png"
    " moc-tiep-theo.json lich.ics tim-kiem/index.html tin-tuc/feed.json"
).split()


def test_a_sites_own_files_go_before_ours(site: MiniSite) -> None:
    for name in OWN:
        site.write(f"static/root/{name}", f"của trang: {name}\n")
    site.write(
        "content/cuoc-thi/c.md", "---\ntitle: C\nrounds: [{name: V, when: 15/4/2026}]\nprizes: chưa công bố\n---\nX\n"
    )
    site.article("a", more="aliases: [/cu/]\n").built()
    for name in OWN:
        assert (site.output / name).read_text("utf-8") == f"của trang: {name}\n"


def test_a_page_that_somebody_wrote_gives_way_to_no_file(site: MiniSite) -> None:
    site.write("static/root/tin-tuc/a/index.html", "khác").article("a")
    assert site.check().codes == ["address-taken"]


@pytest.mark.parametrize(
    ("now", "status"),
    [("2026-12-04T23:59:59", 0), ("2026-12-05T00:00", 1), ("2027-01-01T00:00", 1)],
)
def test_due_tells_the_next_moment_and_schedulers_whether_it_has_come(site: MiniSite, now: str, status: int) -> None:
    site.article("a").article("b", title="Sau", date="05/12/2026").built()
    assert json.loads(site.page("/moc-tiep-theo.json")) == {"next": "2026-12-05T00:00:00+07:00"}
    ran = site.run("due", "--now", now)
    assert (ran.status, ran.out) == (0, "00 giờ 00 ngày 05/12/2026\n")
    assert site.run("due", "--now", now, "--exit-code").status == status
    told = json.loads(site.run("due", "--now", now, "--format", "json").out)
    assert told == {"next": "2026-12-05T00:00:00+07:00", "due": status == 1}


def test_building_at_that_moment_moves_it_on(site: MiniSite) -> None:
    site.article("a").article("b", title="Sau", date="05/12/2026").built()
    site.built(now="2026-12-05T00:00")
    assert json.loads(site.page("/moc-tiep-theo.json")) == {"next": "2026-12-07T00:00:00+07:00"}  # no news any more
    assert site.run("due", "--now", "2026-12-05T00:00", "--exit-code").status == 0
    site.built(now="2026-12-07T00:00")
    assert json.loads(site.page("/moc-tiep-theo.json")) == {"next": None}
    assert site.run("due", "--now", "2030-01-01", "--exit-code", "--lang", "en").out == "Time alone changes nothing.\n"


@pytest.mark.parametrize("broken", [None, "", "{}", "[]", '{"next": 5}', '{"next": "mai"}', "\xff"])
def test_a_site_that_left_no_word_is_due(site: MiniSite, broken: str | None) -> None:
    site.article("a")
    if broken is not None:
        site.write("output/moc-tiep-theo.json", broken.encode("latin-1"))
    ran = site.run("due", "--now", "2026-12-01", "--exit-code")
    assert (ran.status, ran.out) == (1, "Trang chưa được dựng lần nào: hãy dựng.\n")


def test_the_moment_in_the_file_is_the_one_of_the_summary(site: MiniSite) -> None:
    ran = site.article("a", more="expires: 20/12/2026\n").build()
    assert "00 giờ 00 ngày 21/12/2026" in ran.err
    assert json.loads(site.page("/moc-tiep-theo.json")) == {"next": "2026-12-21T00:00:00+07:00"}
