"""The plan: every output at its address, nothing that is held back, nothing twice, and until when each holds."""

from pathlib import Path

from bantin.model.settings import default_settings
from bantin.outputs.assets import read_assets
from bantin.outputs.plan import PlannedBytes, PlannedFile, PlannedPage, next_change
from bantin.project import Flags, Project
from bantin.vi.when import moment
from bantin.views.records import ArticlePage, Feed, RedirectPage, Sitemap
from tests.planned_sites import Files, planned

COMPETITION = """
title: Cuộc thi
prizes: chưa công bố
rounds:
  - {name: Một, when: từ ngày 01/12/2026 đến ngày 05/12/2026}
  - {name: Hai, when: từ ngày 10/12/2026 đến ngày 12/12/2026}
"""
ARTICLE = "title: Tin\ndate: 01/11/2026\n"


def static(root: Path, **files: str) -> Project:
    engine = root / "engine"
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    now = moment("2026-12-01T09:00")
    assert now is not None
    return Project(root, root / "output", engine, default_settings(), now)


def addresses(project: Project) -> dict[str, str]:
    return {asset.name: asset.address for asset in read_assets(project)[0]}


def test_every_kind_of_output_is_planned() -> None:
    found = planned(
        {
            "index.md": "summary: Chào",
            "tin-tuc/a.md": ARTICLE + "tags: [Thẻ]\naliases: [/cu/]\ncover: {file: bia.svg, alt: ''}",
            "tin-tuc/bia.svg": "",
            "cuoc-thi/c/index.md": COMPETITION,
            "cuoc-thi/c/the-le.md": "title: Thể lệ",
            "cuoc-thi/c/ket-qua.md": "date: 01/11/2026",
            "phong-trao/p.md": "title: Phong trào",
            "trang/gioi-thieu.md": "title: Giới thiệu",
        }
    )
    assert found.problems == ()
    assert {path for path in found.paths if not path.startswith("static/")} == set(
        """
        index.html tin-tuc/index.html tin-tuc/a/index.html tin-tuc/a/bia.svg cu/index.html cuoc-thi/index.html
        cuoc-thi/c/index.html cuoc-thi/c/the-le/index.html cuoc-thi/c/ket-qua/index.html phong-trao/index.html
        phong-trao/p/index.html gioi-thieu/index.html chu-de/index.html chu-de/the/index.html lich/index.html 404.html
        cuoc-thi/c/ma-qr.svg cuoc-thi/c/the-le/ma-qr.svg cuoc-thi/c/ket-qua/ma-qr.svg phong-trao/p/ma-qr.svg
        tim-kiem/index.html feed.xml rss.xml feed.json sitemap.xml sitemap-news.xml favicon.ico favicon.svg
        apple-touch-icon.png icon-192.png icon-512.png
        tin-tuc/feed.xml tin-tuc/rss.xml tin-tuc/feed.json cuoc-thi/feed.xml cuoc-thi/rss.xml cuoc-thi/feed.json
        phong-trao/feed.xml phong-trao/rss.xml phong-trao/feed.json
        cuoc-thi/c/feed.xml cuoc-thi/c/rss.xml cuoc-thi/c/feed.json
        phong-trao/p/feed.xml phong-trao/p/rss.xml phong-trao/p/feed.json
        lich.ics cuoc-thi/lich.ics cuoc-thi/c/lich.ics
        data/competition/c.json data/competition/c/rounds.csv data/campaign/p.json
        data/schema/competition.json data/schema/campaign.json
        robots.txt _headers _redirects .nojekyll site.webmanifest moc-tiep-theo.json
        """.split()
    )


def test_the_plan_is_in_order_of_paths() -> None:
    paths = [one.path for one in planned({"tin-tuc/a.md": ARTICLE}).planned]
    assert paths == sorted(paths)


def test_what_is_held_back_is_in_no_output() -> None:
    hidden = "title: Bí mật\ndate: 01/11/2026\ntags: [Chưa lộ]\nabout: cuoc-thi/c\naliases: [/bi-mat-cu/]\n"
    files: Files = {
        "tin-tuc/a.md": ARTICLE,
        "tin-tuc/nhap.md": hidden + "draft: có\ncover: an.svg",
        "tin-tuc/sap.md": hidden.replace("01/11/2026", "02/12/2026"),
        "tin-tuc/qua.md": hidden + "expires: 30/11/2026",
        "tin-tuc/an.svg": "",
        "cuoc-thi/c.md": COMPETITION,
    }
    found = planned(files)
    assert "Bí mật" not in found.everything
    assert "Chưa lộ" not in found.everything
    assert not [path for path in found.paths if "nhap" in path or "sap" in path or "an.svg" in path or "bi-mat" in path]
    assert "Bí mật" in planned(files, flags=Flags(drafts=True)).everything


def test_former_addresses_lead_on() -> None:
    found = planned({"tin-tuc/a.md": ARTICLE + "aliases: [/tin/cu/]"}).view("/tin/cu/", RedirectPage)
    assert (found.href, found.canonical) == ("../../tin-tuc/a/", "https://vidu.example/tin-tuc/a/")


def test_an_alias_at_the_address_of_a_generated_page_is_refused() -> None:
    found = planned({"tin-tuc/a.md": ARTICLE + "aliases: [/cu/, /Lich/]"})
    assert [(one.code, one.span.line, one.span.column) for one in found.problems] == [("address-taken", 4, 17)]


def test_two_files_at_one_address_are_refused() -> None:
    body = "---\ntitle: Tin\ndate: 01/11/2026\n---\n![A](ảnh.svg)\n\n![B](x/anh.svg)\n"
    found = planned({"tin-tuc/a.md": body, "tin-tuc/ảnh.svg": "", "tin-tuc/x/anh.svg": ""})
    assert found.codes == ["address-taken"]
    assert "tin-tuc/ảnh.svg" in found.problems[0].message.vi + found.problems[0].span.file


def test_a_file_named_twice_is_published_once() -> None:
    body = "---\ntitle: Tin\ndate: 01/11/2026\ncover: {file: anh.svg, alt: ''}\n---\n![A](anh.svg)\n"
    found = planned({"tin-tuc/a.md": body, "tin-tuc/anh.svg": ""})
    assert found.problems == ()
    assert sum(one.path == "tin-tuc/a/anh.svg" for one in found.planned) == 1


def test_two_entries_at_one_address_are_told_of_once() -> None:
    found = planned({"tin-tuc/a.md": ARTICLE, "tin-tuc/b.md": ARTICLE + "slug: a"})
    assert found.codes == ["address-taken"]


def test_lists_hold_until_the_next_boundary_and_pages_of_entries_for_ever() -> None:
    files = {"cuoc-thi/c.md": COMPETITION, "tin-tuc/a.md": ARTICLE}
    found = planned(files, now="2026-12-02T09:00")
    assert found.until("/") == "2026-12-06T00:00:00+07:00"
    assert found.until("/cuoc-thi/c/") is None
    assert found.until("/cuoc-thi/") is None
    assert str(next_change(found.planned)) == "2026-12-06 00:00:00+07:00"


def test_the_order_of_a_list_may_change_with_time() -> None:
    files = {
        "cuoc-thi/c.md": COMPETITION,
        "cuoc-thi/d.md": COMPETITION.replace("12/2026", "1/2027").replace(": Cuộc", ": D"),
    }
    assert planned(files, now="2026-12-11T09:00").until("/cuoc-thi/") == "2026-12-13T00:00:00+07:00"


def test_coming_and_going_entries_change_the_lists() -> None:
    files = {
        "tin-tuc/a.md": ARTICLE + "expires: 20/12/2026",
        "tin-tuc/b.md": "title: Sau\ndate: 08 giờ 00 ngày 10/12/2026",
    }
    found = planned(files)
    assert found.until("/tin-tuc/") == "2026-12-10T08:00:00+07:00"
    assert planned(files, now="2026-12-15T09:00").until("/feed.xml") == "2026-12-21T00:00:00+07:00"
    assert next_change(planned(files, now="2027-01-01T09:00").planned) is None


def test_the_feed_is_dated_by_its_content() -> None:
    files = {
        "tin-tuc/a.md": "title: A\ndate: 01/11/2026\nupdated: 17 giờ 00 ngày 03/11/2026\nauthors: Lê Lúa",
        "tin-tuc/b.md": "title: B\ndate: 02/11/2026",
    }
    feed = planned(files).view("/feed.xml", Feed)
    assert feed == planned(files, now="2027-06-01T09:00").view("/feed.xml", Feed)
    assert feed.updated == "2026-11-03T17:00:00+07:00"
    assert [(entry.title, entry.id, entry.published) for entry in feed.entries] == [
        ("B", "https://vidu.example/tin-tuc/b/", "2026-11-02T00:00:00+07:00"),
        ("A", "https://vidu.example/tin-tuc/a/", "2026-11-01T00:00:00+07:00"),
    ]


def test_a_full_feed_has_whole_addresses() -> None:
    body = "---\ntitle: A\ndate: 01/11/2026\n---\n[B](b.md) ![Ảnh](anh.svg)\n\n/// timeline | cuoc-thi/c\n///\n"
    files = {"tin-tuc/a.md": body, "tin-tuc/b.md": ARTICLE, "tin-tuc/anh.svg": "", "cuoc-thi/c.md": COMPETITION}
    content = planned(files, settings="feeds: {full: có}\n").view("/feed.xml", Feed).entries[0].content
    assert isinstance(content, str)
    assert 'href="https://vidu.example/tin-tuc/b/"' in content
    assert 'src="https://vidu.example/tin-tuc/a/anh.svg"' in content
    assert '<a href="https://vidu.example/tin-tuc/a/">' in content


def test_the_sitemap_lists_what_search_engines_may_list() -> None:
    files = {
        "tin-tuc/a.md": ARTICLE + "updated: 17 giờ 00 ngày 03/11/2026",
        "tin-tuc/b.md": ARTICLE + "draft: có\naliases: [/cu/]",
        "tin-tuc/c.md": ARTICLE + "search: không",
    }
    shown = planned(files, flags=Flags(drafts=True)).view("/sitemap.xml", Sitemap)
    pages = {page.address: page.changed for page in shown.pages}
    assert "https://vidu.example/tin-tuc/c/" in pages
    assert pages["https://vidu.example/tin-tuc/a/"] == "2026-11-03T17:00:00+07:00"
    assert pages["https://vidu.example/tin-tuc/"] == "2026-11-03"
    assert "https://vidu.example/lich/" in pages
    assert not {"https://vidu.example/tin-tuc/b/", "https://vidu.example/cu/"} & set(pages)


def test_static_files_have_the_hash_of_their_bytes_in_their_names(tmp_path: Path) -> None:
    before = addresses(static(tmp_path, engine__static__a_js="1"))
    after = addresses(static(tmp_path, engine__static__a_js="2"))
    assert before["a.js"].startswith("/static/a-")
    assert before["a.js"] != after["a.js"]


def test_the_sites_own_static_files_come_first(tmp_path: Path) -> None:
    project = static(tmp_path, engine__static__a_js="1", engine__static__b_js="b", static__a_js="3")
    assets, problems = read_assets(project)
    assert problems == ()
    read = [(asset.name, asset.absolute.read_text()) for asset in assets if asset.absolute]
    assert read == [("a.js", "3"), ("b.js", "b")]


def test_stylesheets_name_published_files(tmp_path: Path) -> None:
    css = '@import "base.css";a{src:url("../chu.woff2?x#y")}b{src:url(data:a)}c{src:url(no.png)}'
    project = static(tmp_path, static__css__site_css=css, static__css__base_css="p{}", static__chu_woff2="F")
    names = addresses(project)
    content = next(asset.content for asset in read_assets(project)[0] if asset.name == "css/site.css")
    assert content is not None
    base, font = (names[name].rpartition("/")[2] for name in ("css/base.css", "chu.woff2"))
    assert content.decode() == css.replace("base.css", base).replace("chu.woff2", font)
    changed = addresses(static(tmp_path, static__chu_woff2="G"))
    assert changed["css/site.css"] != names["css/site.css"]


def test_root_files_keep_their_names_and_dotfiles_stay_behind(tmp_path: Path) -> None:
    project = static(tmp_path, static__root__robots_txt="x", static__a_js="1")
    (tmp_path / "static/root/.well-known").mkdir()
    (tmp_path / "static/root/.well-known/security.txt").write_text("x")
    (tmp_path / "static/.env").write_text("secret")
    (tmp_path / "static/root/.htpasswd").write_text("secret")
    found = set(addresses(project).values())
    assert {one for one in found if not one.startswith("/static/")} == {"/robots.txt", "/.well-known/security.txt"}
    assert len(found) == 3


def test_a_static_file_that_leads_out_is_refused(tmp_path: Path) -> None:
    project = static(tmp_path, static__a_js="1")
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "static/b.txt").symlink_to(tmp_path / "secret.txt")
    assets, problems = read_assets(project)
    assert [one.code for one in problems] == ["path-escapes"]
    assert [asset.name for asset in assets] == ["a.js"]


def test_a_site_with_a_colour_of_its_own_still_has_one_stylesheet() -> None:
    found = planned({"tin-tuc/a.md": ARTICLE}, settings='colour: "#0b5d4b"\n')
    (sheet,) = (one for one in found.planned if one.path.startswith("static/css/site-"))
    assert isinstance(sheet, PlannedBytes)
    assert sheet.content.endswith(b":root{--accent-light:#0b5d4b;--accent-dark:#69b09b}")
    assert found.view("/tin-tuc/a/", ArticlePage).frame.css == (f"../../{sheet.path}",)
    other = planned({"tin-tuc/a.md": ARTICLE}).view("/tin-tuc/a/", ArticlePage).frame.css
    assert len(other) == 1
    assert other != (f"../../{sheet.path}",)


def test_a_site_adds_its_own_rules_to_the_theme_in_one_file(tmp_path: Path) -> None:
    custom = "/* của trang */\n.menu {\n  color: red;\n  content: '/* giữ */';\n  background: url(/anh-0.5x.png);\n}\n"
    project = static(tmp_path, static__css__site_css="body { margin: 0 }\n", static__css__custom_css=custom)
    (sheet,), _ = read_assets(project)
    assert sheet.name == "css/site.css"
    assert sheet.content == "body{margin:0}.menu{color:red;content:'/* giữ */';background:url(/anh-0.5x.png)}".encode()


def test_a_stylesheet_that_asks_for_the_theme_holds_it_and_what_the_site_adds(tmp_path: Path) -> None:
    asking = '@import "site.css";\n.timeline { color: red }\n'
    sheets = {"static__css__contest_css": asking, "static__css__site_css": "body { margin: 0 }\n"}
    project = static(tmp_path, **sheets, static__css__custom_css=".menu { color: blue }", static__other_css=asking)
    content = {asset.name: asset.content for asset in read_assets(project)[0]}
    assert content["css/contest.css"] == b"body{margin:0}.timeline{color:red}.menu{color:blue}"
    assert b"@import" in (content["other.css"] or b"")


def test_a_logo_that_is_not_there_is_reported_at_its_line() -> None:
    found = planned({}, settings="logo: {file: mat.svg, alt: Biểu trưng}\n")
    assert [(one.code, one.span.file, one.span.line) for one in found.problems] == [("picture-missing", "site.yaml", 3)]


def test_a_logo_outside_the_static_files_is_said_to_be_so() -> None:
    found = planned({}, settings="logo: ../../etc/passwd\n")
    assert [(one.code, one.span.line, one.span.column) for one in found.problems] == [("path-escapes", 3, 7)]
    assert found.problems[0].hint.vi.startswith("Chép tệp vào static/")


def test_each_output_says_what_it_is_made_from() -> None:
    found = planned({"tin-tuc/a.md": ARTICLE + "cover: anh.svg", "tin-tuc/anh.svg": ""})
    page, file = found.at("/tin-tuc/a/"), found.at("/tin-tuc/a/anh.svg")
    assert isinstance(page, PlannedPage)
    assert (page.source, page.template) == ("content/tin-tuc/a.md", "pages/article.html")
    assert isinstance(file, PlannedFile)
    assert (file.source, file.absolute) == ("content/tin-tuc/anh.svg", Path("/nowhere/content/tin-tuc/anh.svg"))
    assert any(isinstance(one, PlannedBytes) and one.source == "static/css/site.css" for one in found.planned)
