"""Who may be shown, where and until when; contacts that can be dialled."""

import pytest

from bantin.views.people import phone_link
from bantin.views.records import ArticlePage, CompetitionPage, Feed, ResultsPage
from tests.planned_sites import PlannedSite, planned

ARTICLE = """
title: Tin
date: 01/11/2026
authors:
  - {name: Lê Hoàng Lúa, unit: Báo A}
  - {name: Võ Thị Mưa, public_until: 30/11/2026}
"""
COMPETITION = """
title: Cuộc thi
rounds: chưa công bố
prizes: chưa công bố
jury:
  - {name: Võ Thị Mưa, role: Trưởng ban, public_until: 30/11/2026}
  - {name: Trần Văn Sớm, role: Ủy viên, public_until: 01/12/2026}
contacts:
  - {name: Võ Thị Mưa, phone: 0900 000 001}
  - {name: Tổ Thư ký, phone: "(+84) 293-387-8888 máy lẻ 12", email: btc@vidu.example}
"""
RESULTS = """
date: 20/11/2026
winners:
  - rank: Giải nhất
    name: Bài một
    authors:
      - {name: Võ Thị Mưa, public_until: 30/11/2026}
      - {name: Đỗ Bé Thơ, role: học sinh, unit: Trường A, minor: có}
      - {name: Mai Bé Sương, unit: Trường B, minor: có, consent: {self: có, guardian: có}}
"""


def site(now: str = "2026-12-01T09:00") -> PlannedSite:
    files = {"tin-tuc/tin.md": ARTICLE, "cuoc-thi/a/index.md": COMPETITION, "cuoc-thi/a/ket-qua.md": RESULTS}
    return planned(files, now=now)


def test_nobody_past_public_until_is_in_any_output() -> None:
    assert "Võ Thị Mưa" in site("2026-11-30T23:59").everything
    assert "Võ Thị Mưa" not in site("2026-12-01T00:00").everything


def test_others_of_the_same_lists_stay() -> None:
    found = site()
    assert [one.name for one in found.view("/tin-tuc/tin/", ArticlePage).authors] == ["Lê Hoàng Lúa"]
    assert [one.name for one in found.view("/cuoc-thi/a/", CompetitionPage).jury] == ["Trần Văn Sớm"]
    assert [one.name for one in found.view("/cuoc-thi/a/", CompetitionPage).contacts] == ["Tổ Thư ký"]
    assert found.view("/feed.xml", Feed).entries[0].authors == ("Lê Hoàng Lúa",)


def test_a_minor_without_both_consents_is_a_contestant_without_a_name() -> None:
    found = site()
    winners = found.view("/cuoc-thi/a/ket-qua/", ResultsPage).winners
    assert winners[0].authors == ("Thí sinh", "Mai Bé Sương, Trường B")
    assert "Đỗ Bé Thơ" not in found.everything
    assert "Trường A" not in found.everything


def test_pages_know_until_when_they_may_show_somebody() -> None:
    assert site("2026-11-25T09:00").until("/tin-tuc/tin/") == "2026-12-01T00:00:00+07:00"
    assert site("2026-11-25T09:00").until("/feed.xml") == "2026-12-01T00:00:00+07:00"
    assert site().until("/cuoc-thi/a/") == "2026-12-02T00:00:00+07:00"
    assert site().until("/tin-tuc/tin/") is None


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("0293 3878 888", "tel:02933878888"),
        ("+84 293 3878 888", "tel:+842933878888"),
        ("(+84) 293-387-8888 máy lẻ 12", "tel:+842933878888"),
        ("0293.3878.888, 0912 345 678", "tel:02933878888"),
        ("0293 3878 888 - 0912 345 678", "tel:02933878888"),
    ],
)
def test_a_telephone_link_holds_the_first_number_only(typed: str, href: str) -> None:
    found = phone_link(typed)
    assert found is not None
    assert (found.text, found.href) == (typed, href)


def test_an_address_to_write_to() -> None:
    contact = site().view("/cuoc-thi/a/", CompetitionPage).contacts[0]
    assert contact.email is not None
    assert contact.email.href == "mailto:btc@vidu.example"
