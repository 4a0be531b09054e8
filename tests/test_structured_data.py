"""What search engines read of pages: schema.org's own types and properties, nothing that the source does not say."""

import json
from typing import Any

import pytest

from bantin.views.structured import script_of
from tests.incremental.world import picture
from tests.machines import faults, things_of
from tests.minisite import MiniSite

COMPETITION = """\
---
title: Cuộc thi Ý tưởng
organisers: [{name: Sở A, url: https://so-a.example/, role: chủ trì}]
sponsors: [{name: Công ty B, tier: Vàng}]
prizes: chưa công bố
STATE
rounds:
  - {name: Vòng 1, when: 01/4/2026 đến 15/4/2026}
  - {name: Vòng 2, when: từ 08 giờ 00 đến 11 giờ 30 ngày 02/5/2026, venue: Hội trường A, note: Mang theo máy}
  - {name: Vòng 3, when: tháng 6/2026}
  - {name: Vòng 4, when: chưa công bố}
---
"""
ARTICLE = """\
title: Tin
date: 08 giờ 30 ngày 01/11/2026
updated: 02/11/2026
summary: Tóm tắt
authors: [Lê Lúa, {name: Em Bé, minor: có}]
dateline: Hậu Giang
source: {name: Báo, url: https://bao.example/x}
about: cuoc-thi/c
tags: [Thi]
correction: Sửa số.
"""


def built(site: MiniSite, state: str = "") -> MiniSite:
    site.write("content/cuoc-thi/c/index.md", COMPETITION.replace("STATE", state))
    site.write("content/cuoc-thi/c/the-le.md", "---\ntitle: Thể lệ\n---\n## Điều 1. A\n\n1. B.\n")
    return site.write("content/tin-tuc/a.md", f"---\n{ARTICLE}---\nNội dung.\n").built()


def thing(site: MiniSite, address: str, kind: str) -> dict[str, Any]:
    (found,) = (one for one in things_of(site.page(address)) if one["@type"] == kind)
    return found


def test_an_article_is_told_with_what_its_front_matter_says(site: MiniSite) -> None:
    found = thing(built(site), "/tin-tuc/a/", "NewsArticle")
    assert found["headline"] == "Tin"
    assert found["datePublished"] == "2026-11-01T08:30:00+07:00"
    assert found["dateModified"] == "2026-11-02"
    assert [author["name"] for author in found["author"]] == ["Lê Lúa", "Thí sinh"]
    assert (found["inLanguage"], found["articleSection"], found["keywords"]) == ("vi", "Tin tức", ["Thi"])
    assert (found["dateline"], found["isBasedOn"]) == ("Hậu Giang", "https://bao.example/x")
    assert found["correction"] == "Sửa số."
    (about,) = found["about"]
    assert about["@id"] == thing(site, "/cuoc-thi/c/", "EventSeries")["@id"]
    assert "image" not in found


def test_a_day_without_an_hour_stays_a_day(site: MiniSite) -> None:
    assert thing(site.article("a").built(), "/tin-tuc/a/", "NewsArticle")["datePublished"] == "2026-11-01"


def test_rounds_are_events_with_only_what_is_known(site: MiniSite) -> None:
    found = thing(built(site), "/cuoc-thi/c/", "EventSeries")
    first, second, third, fourth = found["subEvent"]
    assert (first["startDate"], first["endDate"]) == ("2026-04-01", "2026-04-15")
    assert (second["startDate"], second["endDate"]) == ("2026-05-02T08:00:00+07:00", "2026-05-02T11:30:00+07:00")
    assert second["location"] == {"@type": "Place", "name": "Hội trường A"}
    assert second["description"] == "Mang theo máy"
    for vague in (third, fourth):
        assert not {"startDate", "endDate", "location", "description"} & vague.keys()
    assert {each["superEvent"]["@id"] for each in found["subEvent"]} == {found["@id"]}
    assert found["organizer"] == [{"@type": "Organization", "name": "Sở A", "url": "https://so-a.example/"}]
    assert found["sponsor"] == [{"@type": "Organization", "name": "Công ty B"}]


@pytest.mark.parametrize(
    ("state", "status"),
    [("", "EventScheduled"), ("state: tạm hoãn", "EventPostponed"), ("state: đã hủy", "EventCancelled")],
)
def test_events_say_whether_they_take_place(site: MiniSite, state: str, status: str) -> None:
    found = thing(built(site, state), "/cuoc-thi/c/", "EventSeries")
    assert {each["eventStatus"] for each in (found, *found["subEvent"])} == {f"https://schema.org/{status}"}


def test_the_home_page_tells_of_the_site_its_owner_and_its_search(site: MiniSite) -> None:
    owner = "organisation: {name: Sở A, email: a@so.example, phone: 0900 000 000}"
    site.write("site.yaml", f"title: Trang\nurl: https://vidu.example/a/\n{owner}\n").article("a").built()
    found = thing(site, "/", "WebSite")
    assert found["publisher"]["name"] == "Sở A"
    assert found["publisher"]["@type"] == "Organization"
    search = found["potentialAction"]
    assert search["@type"] == "SearchAction"
    assert search["target"]["urlTemplate"] == "https://vidu.example/a/tim-kiem/?q={search_term_string}"


def test_breadcrumbs_lead_from_the_home_page_to_the_page_itself(site: MiniSite) -> None:
    found = thing(built(site), "/cuoc-thi/c/the-le/", "BreadcrumbList")["itemListElement"]
    assert [(each["position"], each["name"], each["item"]) for each in found] == [
        (1, "Trang chủ", "https://vidu.example/"),
        (2, "Cuộc thi", "https://vidu.example/cuoc-thi/"),
        (3, "Cuộc thi Ý tưởng", "https://vidu.example/cuoc-thi/c/"),
        (4, "Thể lệ", "https://vidu.example/cuoc-thi/c/the-le/"),
    ]


def test_the_page_for_lost_addresses_tells_of_nothing(site: MiniSite) -> None:
    assert things_of(built(site).page("/404.html")) == []


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028&amp;\u2029", '"\\']
)
def test_no_text_ends_the_script(text: str) -> None:
    told = script_of([json.dumps({"@type": "Thing", "name": text}, ensure_ascii=False).encode()])
    assert told is not None
    assert not set("<>&\u2028\u2029") & set(told)
    page = f'<!doctype html><script type="application/ld+json">{told}</script>'
    assert things_of(page) == [{"@type": "Thing", "name": text}]


def test_the_reader_notices_what_schema_org_does_not_know() -> None:
    assert list(faults({"@type": "Event", "startDate": "2026", "beginDate": "2026"})) == ["Event has no beginDate"]
    assert list(faults({"@type": "Evnt"})) == ["Evnt is no type"]
    assert list(faults({"@type": "Event", "location": {"name": "A"}})) == ["no type: {'name': 'A'}"]
    wrong = "https://schema.org/EventMaybe"
    assert list(faults({"@type": "Event", "eventStatus": wrong})) == [f"{wrong} is nothing"]


def test_pages_speak_to_networks_and_libraries(site: MiniSite) -> None:
    site.write("content/tin-tuc/bia.png", picture(9)).article(
        "a", title="'\"A\" & <b>'", more="cover: {file: bia.png, alt: Ảnh bìa}\ntags: [Thi]\nauthors: [Lê Lúa]\n"
    )
    page = site.built().page("/tin-tuc/a/")
    for line in (
        '<link rel="canonical" href="https://vidu.example/tin-tuc/a/">',
        '<meta property="og:title" content="&#34;A&#34; &amp; &lt;b&gt;">',
        '<meta property="og:locale" content="vi_VN">',
        '<meta property="og:image" content="https://vidu.example/tin-tuc/a/bia.png">',
        '<meta property="og:image:width" content="4">',
        '<meta property="og:image:height" content="4">',
        '<meta property="og:image:alt" content="Ảnh bìa">',
        '<meta property="article:published_time" content="2026-11-01">',
        '<meta property="article:tag" content="Thi">',
        '<meta name="twitter:card" content="summary_large_image">',
        '<meta name="DC.title" content="&#34;A&#34; &amp; &lt;b&gt;">',
        '<meta name="DC.creator" content="Lê Lúa">',
        '<meta name="DC.publisher" content="Trang thử">',
        '<meta name="DC.language" content="vi">',
        '<meta name="DC.identifier" content="https://vidu.example/tin-tuc/a/">',
    ):
        assert line in page
