"""What is hidden is in no output: not in pages, feeds, calendars, the index of search, data for others, tables."""

from pathlib import PurePosixPath

import pytest

from bantin.mentions import texts_of
from bantin.vi.text import fold
from tests.minisite import MiniSite
from tests.searching import answers

SETTINGS = "title: Trang thử\nurl: https://vidu.example/\nfeeds: {full: có, tags: 1}\ncards: all\n"
NAME = "Lò Khuỵu Xoẻng"  # two syllables that nothing else holds
SYLLABLES = ("khuyu", "xoeng")
JURY = "title: Cuộc thi\nrounds: chưa công bố\nprizes: chưa công bố\njury:\n  - {person}\n  - {{name: Bà Trưởng ban}}\n"
RESULTS = "date: 20/6/2026\nwinners:\n  - {{rank: Nhất, name: Cân, authors: [{person}]}}\n"
BY = "title: Một bài\ndate: 01/11/2026\nabout: cuoc-thi/x\ntags: [Thi]\nauthors: [{person}]\n"
CONTEST = """title: Cuộc thi Khuỵu
rounds: [{{name: Vòng Xoẻng, when: 05/12/2026, venue: Nhà Khuỵu}}]
prizes: [{{rank: Giải Khuỵu, value: 5 triệu đồng, count: 1}}]
submission: {{deadline: 17 giờ 00 ngày 04/12/2026, email: xoeng@vidu.example}}
aliases: [/khuyu-cu/]
tags: [Xoẻng]
{more}"""
PIECES = "tim-kiem/chi-muc/"


def telling(site: MiniSite) -> set[str]:
    """The outputs that hold one of the syllables in any form, in what they say or in their names."""
    found = set()
    for path, content in site.tree().items():
        said = fold("\n".join([path, *texts_of(content, PurePosixPath(path).suffix)]))
        if any(syllable in said for syllable in SYLLABLES):
            found.add(path)
    return found


def of_pieces(paths: set[str]) -> set[str]:
    return {path for path in paths if path.startswith(PIECES)}


def with_person(site: MiniSite, more: str) -> MiniSite:
    person = f"{{name: {NAME}{more}}}"
    for path, header in (("cuoc-thi/x/index", JURY), ("cuoc-thi/x/ket-qua", RESULTS), ("tin-tuc/a", BY)):
        site.write(f"content/{path}.md", f"---\n{header.format(person=person)}---\nNội dung.\n")
    return site.write("site.yaml", SETTINGS)


@pytest.mark.parametrize(
    "more", ["", ", public_until: 02/12/2026", ", minor: có, consent: {self: có, guardian: có}"], ids=str
)
def test_somebody_who_may_be_shown_is_in_outputs_of_every_sort(more: str, site: MiniSite) -> None:
    found = telling(with_person(site, more).built())
    assert {
        *("cuoc-thi/x/index.html", "cuoc-thi/x/ket-qua/index.html", "tin-tuc/a/index.html"),
        *("feed.xml", "rss.xml", "feed.json", "data/competition/x.json"),
    } <= found
    assert of_pieces(found)
    assert answers(site.output, [NAME])[0].exact


@pytest.mark.parametrize(
    "more", [", public_until: 30/11/2026", ", minor: có", ", minor: có, consent: {self: có}"], ids=str
)
def test_somebody_who_may_not_be_shown_is_in_no_output(more: str, site: MiniSite) -> None:
    assert telling(with_person(site, more).built()) == set()
    assert answers(site.output, [NAME])[0].listed == []


def test_somebody_leaves_every_output_when_the_time_is_over(site: MiniSite) -> None:
    with_person(site, ", public_until: 30/11/2026").built(now="2026-11-30T23:00")
    assert len(telling(site)) > len(SYLLABLES)
    assert telling(site.built()) == set()


HIDDEN = ["draft: có", "publish_at: 10/12/2026 08:00", "expires: 30/11/2026"]


def with_contest(site: MiniSite, more: str) -> MiniSite:
    rules = "## Điều 1. Khuỵu\n\n1. Xoẻng.\n"
    site.write("content/cuoc-thi/y/index.md", f"---\n{CONTEST.format(more=more)}---\nBài Khuỵu.\n")
    site.write("content/cuoc-thi/y/the-le.md", f"---\ntitle: Thể lệ Xoẻng\n{more}---\n{rules}")
    site.article("b", title="Tin Khuỵu", more=f"about: cuoc-thi/y\ntags: [Xoẻng]\n{more}", body="Lời Xoẻng.")
    return site.write("site.yaml", SETTINGS).article("c", title="Khác", body="Chữ khác.")


def test_a_contest_that_is_published_is_in_outputs_of_every_sort(site: MiniSite) -> None:
    found = telling(with_contest(site, "").built())
    suffixes = {PurePosixPath(path).suffix for path in found}
    assert {".html", ".xml", ".json", ".ics", ".csv", ""} <= suffixes
    assert {"sitemap.xml", "_redirects", "data/competition/y.json"} <= found
    assert of_pieces(found)


@pytest.mark.parametrize("more", HIDDEN)
def test_what_is_held_back_is_in_no_output(more: str, site: MiniSite) -> None:
    assert telling(with_contest(site, f"{more}\n").built()) == set()
    assert answers(site.output, ["khuỵu"])[0].listed == []


OLD = "---\ntitle: Tin cũ\ndate: 20/6/2025\nauthors: Người viết\n---\n"
NOTE = '<span class="place-note">(nay thuộc thành phố Cần Thơ)</span>'
GLOSSARY = "glossary: {TTHC: thủ tục hành chính}\n"


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "feed.json"])
def test_a_feed_explains_what_the_page_explains(path: str, site: MiniSite) -> None:
    site.write("site.yaml", SETTINGS + GLOSSARY).write(
        "content/tin-tuc/cu.md", f"{OLD}TTHC ở tỉnh Hậu Giang.\n"
    ).built()
    told = "\n".join(texts_of(site.tree()[path], ".txt")).replace('\\"', '"')
    assert f'<abbr title="thủ tục hành chính">TTHC</abbr> ở tỉnh Hậu Giang {NOTE}.' in told
    assert "Bài đăng trước ngày\u00a001/7/2025" in told


def test_terms_that_a_page_explains_are_found_in_rules_by_their_article(site: MiniSite) -> None:
    site.write("content/cuoc-thi/y/index.md", f"---\n{CONTEST.format(more='')}---\nBài.\n")
    rules = "## Điều 1. Một\n\n1. Cải cách TTHC ở tỉnh Hậu Giang.\n\n## Điều 2. Hai\n\n1. Khác.\n"
    site.write("content/cuoc-thi/y/the-le.md", f"---\ntitle: Thể lệ\n---\n{rules}")
    site.write("site.yaml", SETTINGS + GLOSSARY).built()
    short, place = answers(site.output, ["cải cách TTHC", "tỉnh Hậu Giang"])
    assert "cuoc-thi/y/the-le/#dieu-1" in short.exact
    assert "cuoc-thi/y/the-le/#dieu-1" in place.exact
    assert "cuoc-thi/y/the-le/#dieu-2" not in [*short.listed, *place.listed]


def test_people_tells_of_a_name_in_every_sort_of_output(site: MiniSite) -> None:
    with_person(site, "").built()
    ran = site.run("people", NAME)
    assert {"data/competition/x.json", "feed.json", "feed.xml", "rss.xml", "tin-tuc/a/index.html"} <= set(
        ran.out.split()
    )
