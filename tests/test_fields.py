"""Single fields: judged where they stand, with the rules of prizes and of what is still to come."""

import pytest

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.prizes import prize_fund
from bantin.model.types import Announced
from bantin.vi.when import When
from tests.entry_examples import ARTICLE, CAMPAIGN, COMPETITION, RESULTS
from tests.reading import entry, problems, read, said


def article(header: str) -> Article:
    found = entry(f"title: A\ndate: 01/4/2025\n{header}")
    assert isinstance(found, Article)
    return found


def competition(header: str) -> Competition:
    found = entry(f"title: A\nrounds: chưa công bố\n{header}", COMPETITION)
    assert isinstance(found, Competition)
    return found


JUDGED = {
    "a comma in one tag": (ARTICLE, "tags: Khởi nghiệp, Chuyển đổi số", ["warning list-comma 4:7-33"]),
    "a comma in a list of tags": (ARTICLE, "tags: ['Nông, lâm nghiệp']", []),
    "an unknown key": (ARTICLE, "mau_sac: đỏ", ["warning field-unknown 4:1-8"]),
    "a key nearly right": (ARTICLE, "sumary: x", ["warning field-unknown 4:1-7"]),
    "a comma in an organiser": (CAMPAIGN, "organisers: Sở A, Sở B", []),
    "an unknown key within": (ARTICLE, "source: {name: A, ngay: x}", ["warning field-unknown 4:19-23"]),
    "a duration in a period": (CAMPAIGN, "when: 60 ngày đêm", ["error date-kind 3:7-18"]),
    "a period in a duration": (CAMPAIGN, "duration: 01/4/2025", ["error date-kind 3:11-20"]),
    "to come in a period": (CAMPAIGN, "when: chưa công bố", ["error date-kind 3:7-19"]),
    "to come in a date": (ARTICLE, "expires: chưa công bố", ["error date-kind 4:10-22"]),
    "a month in a date-time": (ARTICLE, "updated: tháng 4/2025", ["error date-kind 4:10-22"]),
    "a bound in a date-time": (ARTICLE, "updated: trước 01/4/2025", ["error date-kind 4:10-25"]),
    "a time in a date": (RESULTS, "date: 17 giờ 00 ngày 01/4/2025", ["error date-kind 3:7-31"]),
    "a range in a date": (RESULTS, "date: 01/4/2025 - 02/4/2025", ["error date-kind 3:7-28"]),
    "a quarter in a period": (CAMPAIGN, "when: quý II/2025", []),
    "a bound in a period": (CAMPAIGN, "when: đến hết ngày 30/5/2025", []),
    "a school year in a period": (CAMPAIGN, "when: năm học 2025 - 2026", []),
    "an address without host": (ARTICLE, "source: {name: A, url: 'https://'}", ["error url-scheme 4:24-34"]),
    "an address with a user": (ARTICLE, "source: {name: A, url: http://a@b.vn}", ["error url-scheme 4:24-37"]),
    "a slug with capitals": (ARTICLE, "slug: Ten-Bai", ["error slug-invalid 4:7-14"]),
    "a reserved slug": (ARTICLE, "slug: trang-2", ["error slug-invalid 4:7-14"]),
    "a device's name": (ARTICLE, "slug: con", ["error slug-invalid 4:7-10"]),
    "a long slug": (ARTICLE, f"slug: {'a' * 101}", ["error slug-invalid 4:7-108"]),
    "an alias elsewhere": (ARTICLE, "aliases: [https://vidu.example/a]", ["error path-escapes 4:11-33"]),
    "an alias upwards": (ARTICLE, "aliases: [/a/../b/]", ["error path-escapes 4:11-19"]),
    "an unknown level": (ARTICLE, "checks: {date-day: nhẹ}", ["error value-choice 4:20-23"]),
    "an unknown check": (ARTICLE, "checks: {date-dya: off}", ["warning field-unknown 4:10-18"]),
    "two wrong checks": (
        ARTICLE,
        "checks: {date-day: nhẹ, date-year: nặng}",
        ["error value-choice 4:20-23", "error value-choice 4:36-40"],
    ),
    "checks in a list": (ARTICLE, "checks: [date-day]", ["error value-type 4:9-10"]),
    "a picture without words": (ARTICLE, "cover: {file: a.jpg}", ["error field-required 4:8-8"]),
    "a bare picture": (ARTICLE, "cover: a.jpg", ["warning picture-alt 4:8-13"]),
    "a decorative picture": (ARTICLE, "cover: {file: a.jpg, alt: ''}", []),
    "a minor without consent": (ARTICLE, "authors: [{name: A, minor: có}]", ["warning minor-consent 4:18-19"]),
    "a minor with one consent": (
        ARTICLE,
        "authors: [{name: A, minor: có, consent: {self: có}}]",
        ["warning minor-consent 4:18-19"],
    ),
    "another kind than the folder's": (ARTICLE, "kind: cuộc thi", ["error kind-unknown 4:7-15"]),
    "no kind at all": (ARTICLE, "kind: bài", ["error value-choice 4:7-10"]),
    "a wrong country code": (ARTICLE, "lang: tiếng Việt", ["error value-choice 4:7-17"]),
    "a year out of range": (COMPETITION, "prizes: chưa công bố\nyear: 25", ["error value-range 5:7-9"]),
    "hidden characters in an id": (ARTICLE, "about: 'cuoc-thi/x\u200b'", ["warning text-hidden 4:19-20"]),
}


@pytest.mark.parametrize("name", JUDGED)
def test_fields_are_judged_where_they_stand(name: str) -> None:
    file, header, expected = JUDGED[name]
    required = {ARTICLE: "title: A\ndate: 01/4/2025", COMPETITION: "title: A\nrounds: chưa công bố"}.get(
        file, "title: A"
    )
    assert problems(f"{required}\n{header}", file) == expected


MISSPELT = [
    ("tilte: A\ndate: 01/4/2025", ["error field-unknown 2:1-6"]),
    ("titl: A\ndate: 01/4/2025", ["error field-unknown 2:1-5"]),
    ("tiêu đ: A\ndate: 01/4/2025", ["error field-unknown 2:1-7"]),
    ("title: A\nngày dăngg: 01/4/2025", ["error field-unknown 3:1-11"]),
    ("title: A\nđate: 01/4/2025", []),
    ("heading: A\ndate: 01/4/2025", ["warning field-unknown 2:1-8", "error field-required 2:1-1"]),
    ("title: A\ndate: 01/4/2025\ntilte: B", ["warning field-unknown 4:1-6"]),
]


@pytest.mark.parametrize(("header", "expected"), MISSPELT)
def test_a_misspelt_required_key_is_one_error(header: str, expected: list[str]) -> None:
    assert sorted(problems(header)) == sorted(expected)


def test_the_nearest_key_is_suggested() -> None:
    found = read("---\ntitle: A\ndate: 01/4/2025\nsumary: x\n---\n").problems[0]
    assert found.message.vi == "Không có khóa “sumary”."
    assert found.hint.vi == "Có phải “summary”?"


def prizes(*rows: str) -> Competition:
    return competition("prizes:\n" + "\n".join(f"  - {{rank: Giải, {row}}}" for row in rows))


BASIS = [
    ("count: 1, value: 80.000.000 đồng", "each", 80_000_000),
    ("count: 02, value: 30.000.000 đồng", "unspecified", None),
    ("count: 02, value: 30.000.000 đồng/giải", "each", 60_000_000),
    ("count: 02, value: mỗi giải 30.000.000 đồng", "each", 60_000_000),
    ("count: 02, value: 30.000.000 đồng, basis: mỗi giải", "each", 60_000_000),
    ("count: 02, value: 30.000.000 đồng, basis: tổng cộng", "total", 30_000_000),
    ("count: 02, value: 30.000.000 đồng, basis: chưa rõ", "unspecified", None),
    ("count: 1, value: 30.000.000 đồng, basis: chưa rõ", "unspecified", None),
    ("count: chưa công bố, value: 30.000.000 đồng/giải", "each", None),
    ("count: 02, value: chưa công bố", "unspecified", None),
    ("count: 1, value: hơn 30.000.000 đồng", "each", None),
    ("count: 1, value: 10 - 20 triệu đồng", "each", None),
    ("count: 10, value: 0 đồng, basis: each", "each", 0),
    ("count: 1, value: 3.000.000 đồng/thí sinh", "unspecified", None),
    ("count: 3, value: 3.000.000 đồng/thí sinh, basis: mỗi giải", "each", None),
    ("count: 2, value: 3.000.000 đồng/suất, basis: mỗi giải", "each", 6_000_000),
]


@pytest.mark.parametrize(("row", "basis", "total"), BASIS, ids=[row for row, _, _ in BASIS])
def test_what_a_prize_is_for(row: str, basis: str, total: int | None) -> None:
    prize = prizes(row).prizes[0]
    assert (prize.stated_basis, prize.total) == (basis, total)


CONTRADICTIONS = [
    ("count: 2, value: 30.000.000 đồng/giải, basis: tổng cộng", "each"),
    ("count: 2, value: mỗi giải 30.000.000 đồng, basis: unspecified", "each"),
]


@pytest.mark.parametrize(("row", "said_in_value"), CONTRADICTIONS)
def test_a_basis_that_contradicts_the_value_is_an_error(row: str, said_in_value: str) -> None:
    header = f"title: A\nrounds: chưa công bố\nprizes:\n  - {{rank: Giải, {row}}}"
    column = f"  - {{rank: Giải, {row}".index("basis: ") + len("basis: ") + 1
    end = column + len(row.split("basis: ")[1])
    found = read(f"---\n{header}\n---\n", COMPETITION).problems
    assert said(found) == [f"error prize-basis 5:{column}-{end}"]
    assert said_in_value in found[0].hint.vi


def test_the_fund_stands_only_if_every_row_is_known() -> None:
    known = prizes("count: 1, value: 80.000.000 đồng", "count: 2, value: 50.000.000 đồng/giải")
    assert prize_fund(known.prizes) == 180_000_000
    unknown = prizes("count: 1, value: 80.000.000 đồng", "count: 2, value: 30.000.000 đồng")
    assert prize_fund(unknown.prizes) is None
    assert prize_fund(()) is None


def test_what_is_to_come_is_kept_where_it_will_do() -> None:
    found = competition("prizes: [{rank: Giải nhất, count: sẽ thông báo sau, value: Chưa công bố}]")
    assert found.prizes[0].count == Announced("sẽ thông báo sau")
    assert found.prizes[0].value == Announced("Chưa công bố")
    assert found.rounds == ()
    source = article("source: {name: A, published: chưa công bố}").source
    assert source is not None
    assert source.published == Announced("chưa công bố")


@pytest.mark.parametrize("name", ["rounds", "prizes"])
def test_rounds_and_prizes_are_required_but_may_be_to_come(name: str) -> None:
    other = {"rounds": "prizes", "prizes": "rounds"}[name]
    header = f"title: A\n{other}: chưa công bố"
    assert problems(header, COMPETITION) == ["error field-required 2:1-1"]
    assert problems(f"{header}\n{name}: chưa công bố", COMPETITION) == []
    assert problems(f"{header}\n{name}: sau này", COMPETITION) == [
        f"error value-type 4:{len(name) + 3}-{len(name) + 10}"
    ]


def test_periods_keep_the_text_that_was_typed() -> None:
    found = entry("title: A\nwhen: '16 - 17/5/2025'", CAMPAIGN)
    assert isinstance(found, Campaign)
    assert isinstance(found.when, When)
    assert found.when.text == "16 - 17/5/2025"
