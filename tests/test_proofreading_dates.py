"""Schedules and deadlines at their edges: what is just wrong, and what is just right."""

import pytest

from tests.minisite import MiniSite


def rounds(*when: str) -> str:
    return "rounds:\n" + "".join(f"  - {{name: Vòng {number}, when: {one}}}\n" for number, one in enumerate(when, 1))


CONTESTS = [
    (rounds("01/4/2025", "31/5/2025"), []),
    (rounds("01/4/2025", "01/6/2025"), []),
    (rounds("01/4/2025", "02/6/2025"), ["round-gap"]),
    (rounds("từ 01/4/2025 đến 04/4/2025", "07/4/2025"), []),
    (rounds("từ 01/4/2025 đến 04/4/2025", "06/4/2025"), ["judging-buffer"]),
    (rounds("từ 01/4/2025 đến 03/4/2025", "04/4/2025"), []),
    (rounds("tháng 4/2025", "tháng 4/2025"), []),
    (rounds("tháng 5/2025", "01/4/2025"), []),
    (rounds("chưa công bố", "01/4/2025"), []),
    ("when: tháng 4/2025\n" + rounds("30/4/2025"), []),
    ("when: tháng 4/2025\n" + rounds("01/5/2025"), ["round-outside"]),
    ("when: đến hết ngày 30/4/2025\n" + rounds("01/3/2025"), []),
    ("submission: {deadline: 17 giờ 00 ngày 03/4/2025}\nrounds: chưa công bố\n", []),
    ("submission: {deadline: 00:00 ngày 03/4/2025}\nrounds: chưa công bố\n", ["deadline-hour"]),
    ("submission: {deadline: 23:59 ngày 03/4/2025}\nrounds: chưa công bố\n", []),
    ("submission: {deadline: 17 giờ 00 ngày 05/4/2025}\nrounds: chưa công bố\n", ["deadline-holiday"]),
    ("submission: {deadline: 17 giờ 00 ngày 03/4/2025}\n" + rounds("01/4/2025", "03/4/2025"), []),
    ("submission: {deadline: 17 giờ 00 ngày 04/4/2025}\n" + rounds("01/4/2025", "03/4/2025"), ["judging-buffer"]),
    (
        "submission: {deadline: 17 giờ 00 ngày 04/4/2025}\nwhen: tháng 3/2025\nrounds: chưa công bố\n",
        ["judging-buffer"],
    ),
    ("submission: {deadline: 24h00 ngày 04/4/2025}\nrounds: chưa công bố\n", ["deadline-hour"]),
]


@pytest.mark.parametrize(("fields", "codes"), CONTESTS)
def test_dates_of_a_competition(fields: str, codes: list[str], site: MiniSite) -> None:
    site.write("content/cuoc-thi/x.md", f"---\ntitle: X\n{fields}prizes: chưa công bố\n---\n")
    assert site.check().codes == codes


def test_results_before_entries_close_are_told_as_such(site: MiniSite) -> None:
    fields = "submission: {deadline: 17 giờ 00 ngày 10/4/2025}\nprizes: chưa công bố\n"
    contest = "rounds: [{{name: Sơ khảo, when: từ 01/4/2025 đến 11/4/2025, results: {}/4/2025}}]\n"
    said = []
    for day in ("03", "10", "11"):
        site.write("content/cuoc-thi/x.md", f"---\ntitle: X\n{fields}{contest.format(day)}---\n")
        said += [one["message"] for one in site.check().problems]
    assert said == [
        "“Sơ khảo” công bố kết quả (03/4/2025) trước hạn nộp (17 giờ 00 ngày 10/4/2025).",
        "“Sơ khảo” công bố kết quả (10/4/2025) chưa đủ hai ngày sau hạn nộp (17 giờ 00 ngày 10/4/2025).",
        "“Sơ khảo” công bố kết quả (11/4/2025) chưa đủ hai ngày sau hạn nộp (17 giờ 00 ngày 10/4/2025).",
    ]


PARALLEL = """---
title: X
fields: [A, B]
rounds:
  - {name: Một, when: từ 01/4/2025 đến 10/4/2025, field: A}
  - {name: Hai, when: từ 05/4/2025 đến 08/4/2025, field: B}
prizes: chưa công bố
---
"""
FINAL = "  - {name: Chung kết, when: 10/4/2025}\nprizes"


def test_rounds_of_two_fields_may_run_in_parallel(site: MiniSite) -> None:
    assert site.write("content/cuoc-thi/x.md", PARALLEL).check().codes == []


def test_a_round_for_all_fields_waits_for_each_of_them(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x.md", PARALLEL.replace("prizes", FINAL, 1))
    found = site.check().problems
    assert [one["code"] for one in found] == ["judging-buffer", "round-overlap"]
    assert ["“Hai”" in found[0]["message"], "“Một”" in found[1]["message"]] == [True, True]


CAMPAIGNS = [
    ("when: từ 01/9/2025 đến 29/11/2025\nduration: 90 ngày đêm\n", []),
    ("when: từ 01/9/2025 đến 30/11/2025\nduration: 90 ngày đêm\n", ["campaign-length"]),
    ("when: tháng 9/2025\nduration: 90 ngày đêm\n", []),
    ("when: từ 01/9/2025 đến 30/11/2025\nduration: 3 tháng\n", []),
    ("duration: 60 ngày đêm\n", []),
    ("when: tháng 9/2025\nphases: [{name: Một, when: 01/10/2025}]\n", ["round-outside"]),
]


@pytest.mark.parametrize(("fields", "codes"), CAMPAIGNS)
def test_dates_of_a_campaign(fields: str, codes: list[str], site: MiniSite) -> None:
    site.write("content/phong-trao/x.md", f"---\ntitle: X\n{fields}---\n")
    assert site.check().codes == codes
