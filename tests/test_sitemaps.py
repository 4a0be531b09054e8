"""Sitemaps: pictures, news of two days, and several files where one is too small."""

from datetime import datetime

import pytest

from bantin.outputs import sitemap
from bantin.outputs.plan import next_change
from bantin.views.records import NewsSitemap, Sitemap, SitemapIndex
from tests.machines import xml_of
from tests.minisite import MiniSite
from tests.planned_sites import planned

ARTICLE = "title: Tin\ndate: 01/11/2026\n"


def test_a_page_is_listed_with_the_pictures_that_it_shows() -> None:
    body = f"---\n{ARTICLE}cover: {{file: bia.svg, alt: ''}}\n---\n![A](anh.svg)\n\n[tệp](mau.pdf) ![B](bia.svg)\n"
    files = {"tin-tuc/a.md": body, "tin-tuc/bia.svg": "", "tin-tuc/anh.svg": "", "tin-tuc/mau.pdf": ""}
    pages = {page.address: page.pictures for page in planned(files).view("/sitemap.xml", Sitemap).pages}
    base = "https://vidu.example/tin-tuc/a/"
    assert pages[base] == (f"{base}bia.svg", f"{base}anh.svg")
    assert pages["https://vidu.example/tin-tuc/"] == ()


@pytest.mark.parametrize(
    ("now", "titles"),
    [("2026-11-02T09:00", ["Mới", "Hôm qua"]), ("2026-11-03T08:00", ["Mới"]), ("2026-11-04T08:30", [])],
)
def test_news_are_the_articles_of_the_last_two_days(now: str, titles: list[str]) -> None:
    files = {
        "tin-tuc/a.md": "title: Mới\ndate: 08 giờ 30 ngày 02/11/2026",
        "tin-tuc/b.md": "title: Hôm qua\ndate: 01/11/2026",
        "tin-tuc/c.md": "title: Cũ\ndate: 30/10/2026",
        "tin-tuc/d.md": "title: Nháp\ndate: 01/11/2026\ndraft: có",
    }
    found = planned(files, now=now).view("/sitemap-news.xml", NewsSitemap)
    assert [item.title for item in found.items] == titles


def test_time_alone_takes_news_out() -> None:
    files = {"tin-tuc/a.md": "title: A\ndate: 08 giờ 30 ngày 02/11/2026", "tin-tuc/b.md": ARTICLE}
    found = planned(files, now="2026-11-02T09:00")
    assert found.until("/sitemap-news.xml") == "2026-11-03T00:00:00+07:00"
    assert next_change(found.planned) == datetime.fromisoformat("2026-11-03T00:00:00+07:00")
    assert planned(files, now="2026-11-03T00:00").until("/sitemap-news.xml") == "2026-11-04T08:30:00+07:00"
    assert planned(files, now="2026-11-04T08:30").until("/sitemap-news.xml") is None


def test_a_build_at_that_moment_writes_the_news_anew(site: MiniSite) -> None:
    site.article("a", title="A & <b> ]]>", date="30/11/2026").built(now="2026-12-01T09:00")
    before = xml_of((site.output / "sitemap-news.xml").read_bytes(), "sitemap")
    assert len(before) == 1
    site.built(now="2026-12-02T00:00")
    assert len(xml_of((site.output / "sitemap-news.xml").read_bytes(), "sitemap")) == 0


def test_a_site_too_large_for_one_sitemap_has_several(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"tin-tuc/{number}.md": ARTICLE.replace("01/", f"{number:02}/") for number in range(1, 12)}
    whole = [page.address for page in planned(files).view("/sitemap.xml", Sitemap).pages]
    monkeypatch.setattr(sitemap, "MOST", 10)
    found = planned(files)
    index = found.view("/sitemap.xml", SitemapIndex)
    assert [each.address for each in index.sitemaps] == [
        "https://vidu.example/sitemap-1.xml",
        "https://vidu.example/sitemap-2.xml",
    ]
    parts = [found.view(f"/sitemap-{number}.xml", Sitemap).pages for number in (1, 2)]
    assert [len(part) for part in parts] == [10, len(whole) - 10]
    assert [page.address for part in parts for page in part] == whole
    assert index.sitemaps[1].changed == max(page.changed[:10] for page in parts[1] if page.changed)
    assert "sitemap-3.xml" not in found.paths


def test_the_sitemaps_of_a_site_are_what_their_schema_wants(site: MiniSite) -> None:
    site.article("a", title="A", more="cover: {file: 'ảnh bìa.svg', alt: ''}\n").write(
        "content/tin-tuc/ảnh bìa.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    )
    site.write("site.yaml", "title: T\nurl: https://vidu.example/a&b/\n").built()
    root = xml_of((site.output / "sitemap.xml").read_bytes(), "sitemap")
    image = "{http://www.google.com/schemas/sitemap-image/1.1}"
    assert [each.text for each in root.iter(f"{image}loc")] == ["https://vidu.example/a&b/tin-tuc/a/anh-bia.svg"]
