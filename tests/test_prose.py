"""What texts state is found surely and often enough, measured on labelled sentences; nothing is found elsewhere."""

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from bantin.prose.beginnings import found_at_words, found_from
from bantin.prose.counts import ALL_PRIZES, HAVING, NUMBERED, PRIZES, ROUNDS, SUPPORTED, SUPPORTING
from bantin.prose.cues import BEGINS as CUES_BEGIN
from bantin.prose.cues import CUE
from bantin.prose.dates import BEGINS as DATES_BEGIN
from bantin.prose.dates import POINT, dates_in
from bantin.prose.sums import STATEMENTS
from benchmarks.corpus import body, title
from tests.minisite import PROJECT, MiniSite
from tests.prose.contest import CAMPAIGN, CONTEST
from tests.prose.labelled import labelled, labels_of, score, stated
from tests.vector_rows import csv_rows

SETS = ("tuned", "held_out", "wild")
CODES = {"date": "prose-date", "sum": "prose-money", "count": "prose-count", "weekday": "prose-weekday"}
PRECISE, COMPLETE = 0.98, 0.85
BODY_LINE = 7  # of an article whose front matter has one more field
ROWS = [row for row in csv_rows("dates.csv") if row["context"] == "prose"]


def test_there_are_enough_labelled_sentences_each_once() -> None:
    texts = [one.text for name in SETS for one in labelled(name)]
    assert len(texts) >= 320
    assert len(set(texts)) == len(texts)
    assert sum(1 for name in SETS for one in labelled(name) if not one.facts) >= 70


@pytest.mark.parametrize("name", SETS)
def test_facts_are_found_precisely_and_mostly(name: str) -> None:
    sentences = labelled(name)
    found = [(one.text, labels_of(stated(one.text), one.facts)) for one in sentences]
    told = score(found, {one.text: one.facts for one in sentences})
    assert told.precision >= PRECISE, told.invented
    assert told.recall >= COMPLETE, told.missed


@pytest.mark.parametrize("name", SETS)
def test_contradictions_are_reported_precisely_and_mostly(name: str, site: MiniSite) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST).write("content/phong-trao/60-ngay.md", CAMPAIGN)
    sentences = labelled(name)
    more = "about: [cuoc-thi/sang-tao-tre, phong-trao/60-ngay]\n"
    site.article("bai", more=more, body="\n\n".join(one.text for one in sentences))
    expected = Counter((one.text, CODES[label.split()[0]]) for one in sentences for label in one.wrong)
    problems = [one for one in site.check().problems if one["code"].startswith("prose-")]
    found = Counter((sentences[(one["line"] - BODY_LINE) // 2].text, one["code"]) for one in problems)
    right = (found & expected).total()
    assert right / found.total() >= PRECISE, found - expected
    assert right / expected.total() >= COMPLETE, expected - found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_prose_rows_of_the_vectors_are_dates_or_none(row: dict[str, str]) -> None:
    found = dates_in(row["input"])
    if row["expect"] == "not_date":
        assert not any(one.first.year for one in found)
        assert bool(found) is (row["kind"] == "day_month")
    else:
        (one,) = found
        ends = [row["start"] or None, row["end"]]
        if row["kind"] == "month_range":
            ends = [row["start"][:7], row["end"][:7]]
        if row["kind"] == "before":  # its 24h00 is the next day's first instant
            assert (one.first.iso, one.clock) == ("2019-08-25", "24:00")
        else:
            assert [one.first.iso, one.last.iso if one.last else None] == ends


def test_ordinary_articles_are_left_alone(site: MiniSite) -> None:
    for number in range(40):
        site.article(f"bai-{number}", title=title(number), body=body(number))
    assert site.check().codes == []


def test_sample_site_contradicts_itself_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    found = MiniSite(PROJECT, capsys).check().codes
    assert [code for code in found if code.startswith("prose-")] == []


def test_both_places_are_named(site: MiniSite) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    said = "Vòng sơ khảo (thi viết) kéo dài đến hết ngày 14/4/2025."
    site.article("tin", more="about: cuoc-thi/sang-tao-tre\n", body=said)
    (one,) = [one for one in site.check().problems if one["code"] == "prose-date"]
    assert (one["file"], one["line"], one["column"], one["end_column"]) == ("content/tin-tuc/tin.md", 7, 46, 55)
    assert "content/cuoc-thi/sang-tao-tre.md:11:11" in one["message"]
    assert "14/4/2025" in one["message"]
    assert "15/4/2025" in one["message"]


def test_summary_is_compared_where_it_stands(site: MiniSite) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    more = "summary: Vòng chung kết diễn ra ngày 15/6/2025.\nabout: cuoc-thi/sang-tao-tre\n"
    site.article("tin", more=more)
    (one,) = [one for one in site.check().problems if one["code"] == "prose-date"]
    assert (one["line"], one["column"]) == (5, 38)


def test_statement_that_one_of_two_contests_bears_out_is_left_alone(site: MiniSite) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    site.write("content/cuoc-thi/khac.md", CONTEST.replace("14/6/2025", "15/6/2025").replace("tỉnh Sao Mai", "Hai"))
    more = "about: [cuoc-thi/sang-tao-tre, cuoc-thi/khac]\n"
    site.article("tin", more=more, body="Vòng chung kết kết thúc ngày 15/6/2025.")
    assert "prose-date" not in site.check().codes


def test_mending_the_field_is_noticed_without_touching_the_text(site: MiniSite) -> None:
    wrong = CONTEST.replace("hết ngày 15/4/2025", "hết ngày 14/4/2025")
    site.write("content/cuoc-thi/sang-tao-tre.md", wrong)
    site.article("tin", more="about: cuoc-thi/sang-tao-tre\n", body="Vòng sơ khảo kết thúc ngày 15/4/2025.")
    assert "prose-date" in site.build().codes
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    assert "prose-date" not in site.build().codes


def test_changing_only_the_text_is_noticed_in_the_next_build(site: MiniSite) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    more = "about: cuoc-thi/sang-tao-tre\n"
    site.article("tin", more=more, body="Vòng sơ khảo kết thúc ngày 15/4/2025.")
    assert "prose-date" not in site.build().codes
    site.article("tin", more=more, body="Vòng sơ khảo kết thúc ngày 16/4/2025.")
    assert "prose-date" in site.build().codes


def test_what_is_looked_for_only_where_it_can_begin_is_found_everywhere() -> None:
    texts = [one.text.lower() for name in SETS for one in labelled(name)] + [
        body(number).lower() for number in range(20)
    ]
    for text in texts:
        assert spans(found_at_words(CUE, CUES_BEGIN, text)) == spans(CUE.finditer(text))
        assert spans(found_from(POINT, DATES_BEGIN, text)) == spans(POINT.finditer(text))
        for form, _, _, begins in STATEMENTS:
            assert spans(found_from(form, begins, text)) == spans(form.finditer(text))
        for form, begins in ((PRIZES, NUMBERED), (ALL_PRIZES, HAVING), (ROUNDS, HAVING), (SUPPORTED, SUPPORTING)):
            assert spans(found_from(form, begins, text)) == spans(form.finditer(text))


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [one.span() for one in found]


WHOLE = Path(__file__).parent / "prose" / "site"
CHANGED = (
    ("80.000.000 đồng", "90.000.000 đồng"),
    ("từ ngày 13/6/2025 đến ngày 14/6/2025", "từ ngày 20/6/2025 đến ngày 21/6/2025"),
    ("17 giờ 00 ngày 15/4/2025", "17 giờ 00 ngày 10/4/2025"),
    ("rank: Giải ba, count: 02", "rank: Giải ba, count: 03"),
)


def test_whole_articles_that_agree_with_the_fields_are_left_alone(site: MiniSite) -> None:
    shutil.copytree(WHOLE, site.root, dirs_exist_ok=True)
    assert site.check(now="2025-06-20T09:00").problems == []


def test_whole_articles_are_contradicted_where_the_fields_say_otherwise(site: MiniSite) -> None:
    shutil.copytree(WHOLE, site.root, dirs_exist_ok=True)
    contest = site.root / "content/cuoc-thi/khoi-nghiep.md"
    text = contest.read_text("utf-8")
    for before, after in CHANGED:
        assert before in text
        text = text.replace(before, after)
    contest.write_text(text, "utf-8")
    found = site.check(now="2025-06-20T09:00").problems
    told = [(Path(one["file"]).stem, one["code"], one["message"].split("”")[0].removeprefix("“")) for one in found]
    assert told == [
        ("ba", "prose-date", "13/6 và 14/6/2025"),
        ("bon", "prose-money", "80 triệu đồng"),
        ("mot", "prose-date", "01/4 đến 17 giờ ngày 15/4/2025"),
        ("mot", "prose-date", "13 - 14/6/2025"),
        ("mot", "prose-money", "250 triệu đồng"),
        ("mot", "prose-money", "80 triệu đồng"),
        ("mot", "prose-count", "02 giải ba"),
        ("nam", "prose-count", "02 giải"),
    ]
