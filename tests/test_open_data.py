"""Copies for machines and spreadsheets: valid by their own schemas, nobody who may not be shown, no formula."""

import json
from typing import Any

import jsonschema
import pytest

from bantin.formats.tables import csv_table
from bantin.views.records import CompetitionPage, Table, Text
from tests.machines import rows_of
from tests.minisite import MiniSite
from tests.planned_sites import PlannedSite, planned

COMPETITION = """\
title: Cuộc thi
edition: IV
when: tháng 4/2026
organisers: [Sở A, {name: Sở B, role: phối hợp, url: https://so-b.example/}]
cover: {file: bia.svg, alt: Bìa}
submission: {deadline: 17 giờ 00 ngày 15/4/2026, basis: dấu bưu điện, forms: [mau.pdf]}
criteria: {scale: 100, parts: [{name: Mới, points: "87,5", parts: [{name: Lạ, points: 50}]}]}
rounds:
  - {name: Vòng 1, when: từ ngày 01/4/2026 đến hết ngày 15/4/2026, form: thi viết, advances: 20}
  - {name: Vòng 2, when: từ 08 giờ 00 đến 11 giờ 30 ngày 02/5/2026, venue: "=HYPERLINK(1)"}
  - {name: Vòng 3, when: chưa công bố}
prizes:
  - {rank: Giải nhất, count: 01, value: 80.000.000 đồng, in_kind: [Cúp, Hoa]}
  - {rank: Giải ba, count: 02, value: 30.000.000 đồng}
  - {rank: "@Giải", count: chưa công bố, value: chưa công bố}
support: [{count: 10, unit: ý tưởng, value: 3 triệu đồng, per: thí sinh}]
jury:
  - {name: Bà Lê Mai, role: Trưởng ban, public_until: 10/12/2026}
  - {name: Em Tí, minor: có, unit: Trường A}
  - {name: Ông Hai, consent: {self: có, date: 01/01/2026, scope: mọi nơi}}
contacts: [{name: Bà Lê Mai, phone: 0900 000 000}, Ban Tổ chức]
faq: [{q: Ai, a: Mọi người}]
documents: [{title: Kế hoạch, number: 124, date: 01/3/2026}]
state: {value: tạm hoãn, note: Vì bão, date: 02/3/2026}
"""
CAMPAIGN = """\
title: Phong trào
duration: 60 ngày đêm
targets: [{name: Hồ sơ, unit: "%", baseline: 40, target: 75, readings: [{date: 30/9/2026, value: "50,5"}]}]
phases: [{name: Đầu, when: chưa công bố}]
claims: [{text: Số tổ, value: 600, approx: hơn}]
"""
FILES = {
    "cuoc-thi/c/index.md": COMPETITION,
    "cuoc-thi/c/bia.svg": "",
    "cuoc-thi/c/mau.pdf": "",
    "phong-trao/p.md": CAMPAIGN,
}
PRIZES, ROUNDS = "/data/competition/c/prizes.csv", "/data/competition/c/rounds.csv"


def told(site: PlannedSite, address: str) -> dict[str, Any]:
    """A copy, held to the schema that it names."""
    found: dict[str, Any] = json.loads(site.view(address, Text).text)
    schema = json.loads(site.view(found["$schema"].removeprefix("https://vidu.example"), Text).text)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(found)
    assert schema["$id"] == found["$schema"]
    return found


def test_a_competition_is_told_in_the_models_own_names() -> None:
    found = told(planned(FILES), "/data/competition/c.json")
    assert (found["id"], found["kind"], found["edition"]) == ("cuoc-thi/c", "competition", 4)
    assert found["url"] == "https://vidu.example/cuoc-thi/c/"
    assert found["rounds"][0]["when"] == {
        "text": "từ ngày 01/4/2026 đến hết ngày 15/4/2026",
        "kind": "date_range",
        "start": "2026-04-01",
        "end": "2026-04-15",
    }
    assert found["rounds"][1]["when"]["start_time"] == "08:00"
    assert found["rounds"][2]["when"] == {"text": "chưa công bố", "kind": "tba"}
    assert found["prizes"][1]["value"] == {"text": "30.000.000 đồng", "min": 30_000_000}
    assert found["prizes"][2]["count"] == {"text": "chưa công bố", "kind": "tba"}
    assert found["criteria"]["parts"][0]["points"] == {"text": "87,5", "value": 87.5}
    assert found["cover"]["file"] == "https://vidu.example/cuoc-thi/c/bia.svg"
    assert found["submission"]["forms"] == ["https://vidu.example/cuoc-thi/c/mau.pdf"]


def test_a_campaign_is_told_too() -> None:
    found = told(planned(FILES), "/data/campaign/p.json")
    assert found["duration"] == {"text": "60 ngày đêm", "kind": "duration", "count": 60, "unit": "ngày đêm"}
    assert found["targets"][0]["readings"][0]["value"]["value"] == 50.5
    assert found["claims"][0]["approx"] == "over"


def test_persons_are_told_of_as_on_pages() -> None:
    before = told(planned(FILES), "/data/competition/c.json")
    assert before["jury"] == [{"name": "Bà Lê Mai", "role": "Trưởng ban"}, {"name": "Thí sinh"}, {"name": "Ông Hai"}]
    assert planned(FILES).until("/data/competition/c.json") == "2026-12-11T00:00:00+07:00"
    later = planned(FILES, now="2026-12-11T00:00")
    found = told(later, "/data/competition/c.json")
    assert [person["name"] for person in found["jury"]] == ["Thí sinh", "Ông Hai"]
    assert [contact["name"] for contact in found["contacts"]] == ["Ban Tổ chức"]
    assert "Lê Mai" not in later.everything


def test_how_an_entry_is_edited_is_not_told() -> None:
    edited = "aliases: [/cu/]\nchecks: {picture-alt: off}\nsearch: không"
    files = {"cuoc-thi/c.md": f"title: C\nprizes: chưa công bố\nrounds: chưa công bố\n{edited}"}
    found = told(planned(files), "/data/competition/c.json")
    assert found.keys() == {"$schema", "id", "kind", "url", "title", "audience_open", "rounds", "prizes"} | {
        name for name, value in found.items() if value == []
    }


def test_a_schema_refuses_what_is_wrong() -> None:
    site = planned(FILES)
    found = told(site, "/data/competition/c.json")
    schema = json.loads(site.view("/data/schema/competition.json", Text).text)
    for wrong in ({"titel": "x"}, {"rounds": [{"name": "V"}]}, {"edition": "IV"}, {"when": {"text": "x"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(found | wrong)


def test_prizes_as_a_table_take_no_side() -> None:
    head, first, third, last = rows_of(csv_table(planned(FILES).view(PRIZES, Table)))
    assert head[:6] == ["TT", "Giải", "Tên", "Số lượng", "Mỗi giải (đồng)", "Thành tiền (đồng)"]
    assert first == ["1", "Giải nhất", "", "1", "80000000", "80000000", "80.000.000 đồng", "Cúp; Hoa", "", ""]
    assert third[3:7] == ["2", "", "", "30.000.000 đồng"]
    assert last[:7] == ["3", "'@Giải", "", "chưa công bố", "", "", "chưa công bố"]


def test_rounds_as_a_table_have_their_days() -> None:
    _, first, second, third = rows_of(csv_table(planned(FILES).view(ROUNDS, Table)))
    assert first[3:6] == ["2026-04-01", "2026-04-15", "từ ngày 01/4/2026 đến hết ngày 15/4/2026"]
    assert second[3:7] == ["2026-05-02 08:00", "2026-05-02 11:30", second[5], "'=HYPERLINK(1)"]
    assert third[3:6] == ["", "", "chưa công bố"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "\xa0=1", "＝1", "\u200b=1", "\u202e=1", "|cmd", "%0A"],
)
def test_no_cell_is_run_as_a_formula(text: str) -> None:
    ((cell, _),) = rows_of(csv_table(Table(((text, "x"),))))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ['"=1', "a=1", "Giải nhất", "12.000", 'a "b", c', "hai\ndòng", "👩‍🌾", "\u202b"])
def test_other_cells_stay_what_they_are(text: str) -> None:
    assert rows_of(csv_table(Table(((text, "x"),)))) == [[text, "x"]]


def test_a_page_names_its_copies(site: MiniSite) -> None:
    page = planned(FILES).view("/cuoc-thi/c/", CompetitionPage)
    assert [copy.href for copy in page.copies] == [
        f"../..{address}" for address in ("/data/competition/c.json", PRIZES, ROUNDS)
    ]
    site.write("content/cuoc-thi/d.md", "---\ntitle: D\nprizes: chưa công bố\nrounds: chưa công bố\n---\n").built()
    assert not site.has("/data/competition/d/prizes.csv")
    assert 'href="../../data/competition/d.json"' in site.page("/cuoc-thi/d/")
