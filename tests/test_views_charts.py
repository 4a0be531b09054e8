"""What is drawn: bars and curves of targets, the days of a campaign, the grid of a month."""

from urllib.parse import parse_qs, urlsplit

from bantin.views.records import (
    ArticlePage,
    CalendarPage,
    CampaignPage,
    CompetitionPage,
    TargetRow,
    Timeline,
    TimelineItem,
)
from tests.planned_sites import planned

CAMPAIGN = """title: Phong trào
when: từ ngày 07/9/2026 đến hết ngày 15/12/2026
phases:
  - {name: Một, when: từ ngày 07/9/2026 đến hết ngày 26/9/2026}
  - {name: Ngoài, when: từ ngày 01/12/2026 đến hết ngày 31/12/2026}
  - {name: Sau, when: chưa công bố}
targets:
"""


def campaign(targets: str) -> CampaignPage:
    return planned({"phong-trao/p.md": CAMPAIGN + targets}).view("/phong-trao/p/", CampaignPage)


def target(fields: str) -> TargetRow:
    found = campaign(f"  - {{name: Hồ sơ, {fields}}}\n").targets
    assert found is not None
    return found.rows[0]


def test_a_bar_goes_from_the_baseline_to_the_last_reading_on_the_scale_of_per_cent() -> None:
    row = target(
        'unit: "%", baseline: 40, target: 75, readings: [{date: 01/10/2026, value: 50}, {date: 01/11/2026, value: 70}]'
    )
    assert row.bar is not None
    assert (row.bar.baseline, row.bar.start, row.bar.width, row.bar.target) == ("40", "40", "30", "75")
    assert (row.began, row.now, row.aim, row.reached) == ("40%", "70%", "75%", False)


def test_a_number_without_per_cent_has_the_largest_value_as_its_scale() -> None:
    row = target("unit: chợ, target: 24, readings: [{date: 01/10/2026, value: 30}]")
    assert row.bar is not None
    assert (row.bar.start, row.bar.width, row.bar.target) == ("0", "100", "80")
    assert (row.now, row.aim, row.reached, row.curve) == ("30\u00a0chợ", "24\u00a0chợ", True, None)


def test_a_target_below_its_baseline_is_reached_from_above() -> None:
    row = target("baseline: 10, target: 4, readings: [{date: 01/10/2026, value: 4}]")
    assert row.bar is not None
    assert (row.bar.start, row.bar.width, row.reached) == ("40", "60", True)


def test_nothing_reported_draws_nothing_reached() -> None:
    row = target("target: 120")
    assert row.bar is not None
    assert (row.bar.width, row.now, row.reached) == ("0", None, False)


def test_readings_stand_by_their_days_and_are_told_in_words() -> None:
    row = target(
        "target: 40, readings: [{date: 31/10/2026, value: 30}, {date: 01/10/2026, value: 10}, "
        "{date: 11/10/2026, value: 20}]"
    )
    assert row.curve is not None
    assert [(dot.x, dot.y) for dot in row.curve.dots] == [("6", "58"), ("82", "40.7"), ("234", "23.3")]
    assert row.curve.target == "6"
    assert row.curve.said == "Hồ sơ: 10 (01/10/2026), 20 (11/10/2026), 30 (31/10/2026); cần đạt 40"


def test_the_days_of_a_campaign_hold_the_phases_that_lie_within_them() -> None:
    progress = campaign("  - {name: Hồ sơ, target: 1}\n").progress
    assert progress is not None
    assert progress.days == "100 ngày"
    assert [(one.name, one.start, one.width) for one in progress.stretches] == [("Một", "0", "200")]


def test_a_month_has_its_weeks_from_monday_and_leads_from_days_to_lines() -> None:
    page = planned({"phong-trao/p.md": CAMPAIGN + "  - {name: A, target: 1}\n"}).view("/lich/", CalendarPage)
    september = page.months[0]
    assert [cell.day if cell else None for cell in september.weeks[0]] == [None, "1", "2", "3", "4", "5", "6"]
    marked = {cell.day: cell for week in september.weeks for cell in week if cell and cell.href}
    assert sorted(marked) == ["26", "7"]
    anchors = {f"#{line.anchor}": line for line in september.lines}
    assert anchors[marked["26"].href or ""].what == "Một"
    assert marked["26"].said == "Một kết thúc"
    assert (september.lines[0].day, september.lines[0].month) == ("07", "tháng 9")


def test_rounds_go_into_a_calendar_of_ones_own_from_their_own_page() -> None:
    files = {
        "cuoc-thi/a.md": "title: Thi\nprizes: chưa công bố\nrounds:\n"
        "  - {name: Vòng một, when: từ ngày 01/4/2026 đến hết ngày 15/4/2026}\n"
        "  - {name: Vòng hai, when: 17 giờ 00 ngày 20/5/2026}\n"
        "  - {name: Vòng ba, when: tháng 6/2026}\n",
        "tin-tuc/b.md": "---\ntitle: Tin\ndate: 01/3/2026\n---\n/// timeline | cuoc-thi/a\n///\n",
    }
    found = planned(files)
    rounds = found.view("/cuoc-thi/a/", CompetitionPage).rounds
    assert rounds is not None
    assert [calendar_dates(item) for item in rounds.items] == [
        ["20260401/20260416"],
        ["20260520T100000Z/20260520T100000Z"],
        [],
    ]
    (block,) = (part for part in found.view("/tin-tuc/b/", ArticlePage).body if isinstance(part, Timeline))
    assert [item.calendar for item in block.items] == [(), (), ()]


def calendar_dates(item: TimelineItem) -> list[str]:
    return [parse_qs(urlsplit(link.href).query)["dates"][0] for link in item.calendar]
