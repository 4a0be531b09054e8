"""Competitions, campaigns, rules and results as their pages show them."""

from pathlib import Path

import pytest

from bantin.views.files import size_text
from bantin.views.records import (
    CampaignPage,
    Clock,
    ClockSpan,
    CompetitionPage,
    DateText,
    Download,
    ResultsPage,
    Scoreboard,
    Segment,
)
from tests.planned_sites import PlannedSite, planned

COMPETITION = """
title: Cuộc thi khởi nghiệp
edition: 4
when: từ tháng 4/2025 đến tháng 6/2025
prizes: chưa công bố
submission: {opens: 01/3/2025, deadline: 17 giờ 00 ngày 15/4/2025, basis: dấu bưu điện}
rounds:
  - {name: Vòng sơ khảo, when: từ ngày 01/4/2025 đến hết ngày 15/4/2025, advances: 20}
  - {name: Vòng bán kết, when: tháng 5/2025}
  - {name: Vòng chung kết, when: chưa công bố}
support:
  - {count: 10, unit: ý tưởng, value: 3.000.000 đồng, per: thí sinh}
criteria:
  scale: 100
  parts:
    - {name: Mới, points: "40", parts: [{name: Lạ, points: "22,5"}]}
documents:
  - {title: Phát động, kind: Kế hoạch, number: "124", symbol: KH-UBND}
  - {kind: Quyết định, symbol: QĐ-BTC}
"""
CAMPAIGN = """
title: Phong trào
duration: 60 ngày đêm
scoreboard: bang.csv
claims:
  - {text: Số tổ, metric: Tổ công nghệ số, value: 600, unit: tổ, quote: được 600 Tổ, source: Báo A}
  - {text: Số hộ, metric: Hộ, value: 20%, approx: hơn}
  - {text: Số tổ, metric: tổ công nghệ số, value: 600, unit: tổ, approx: hơn, as_of: 31/3/2025}
  - {text: Khác, value: 3.500, approx: gần}
"""
SCORES = """\
Kỳ;Đơn vị;Nhóm;Chỉ tiêu;Giá trị;Điểm
15/10/2026;Phường Ba;Khối phường;Hồ sơ;41,0;40
15/10/2026;Phường An;Khối phường;Hồ sơ;40,0;41
15/10/2026;Phường Đông;Khối phường;Hồ sơ;39,0;42
15/11/2026;Phường Ba;Khối phường;Hồ sơ;58,4;45,5
15/11/2026;Phường Ba;Khối phường;Thanh toán;41,0;40
15/11/2026;Phường Đông;Khối phường;Hồ sơ;50;40
15/11/2026;Phường Đông;Khối phường;Thanh toán;50;45,5
15/11/2026;Phường An;Khối phường;Hồ sơ;50;40
15/11/2026;Phường An;Khối phường;Thanh toán;50;44
15/11/2026;Phường Cầu;Khối phường;Hồ sơ;90;50
15/11/2026;Phường Cầu;Khối phường;Thanh toán;;
15/11/2026;Xã Bến;Khối xã;Hồ sơ;0;0
"""


def site(**files: str) -> PlannedSite:
    content = {"cuoc-thi/a/index.md": COMPETITION, "phong-trao/p/index.md": CAMPAIGN, "phong-trao/p/bang.csv": SCORES}
    return planned(content | {path.replace("__", "/").replace("_md", ".md"): text for path, text in files.items()})


def competition() -> CompetitionPage:
    return site().view("/cuoc-thi/a/", CompetitionPage)


def board() -> Scoreboard:
    found = site().view("/phong-trao/p/", CampaignPage).scoreboard
    assert found is not None
    return found


def test_dates_are_marked_for_machines_as_far_as_they_are_known_and_stay_in_one_line() -> None:
    rounds = competition().rounds
    assert rounds is not None
    assert rounds.items[0].when == DateText(
        (
            Segment("từ ngày\xa0"),
            Segment("01/4/2025", "2025-04-01"),
            Segment(" đến hết ngày\xa0"),
            Segment("15/4/2025", "2025-04-15"),
        )
    )
    assert rounds.items[1].when == DateText((Segment("tháng\xa05/2025", "2025-05"),))
    assert rounds.items[2].when is None


def test_the_clock_holds_instants_and_says_which_are_vague() -> None:
    assert competition().clock == Clock(
        "competition",
        (
            ClockSpan("Vòng sơ khảo", 1743440400, 1744736400, "01/4/2025"),
            ClockSpan("Vòng bán kết", 1746032400, 1748710800, "tháng 5/2025", vague=True),
            ClockSpan("Vòng chung kết"),
        ),
    )


def test_a_campaign_with_a_duration_only_has_no_clock_to_count() -> None:
    page = site().view("/phong-trao/p/", CampaignPage)
    assert (page.duration, page.when, page.clock) == ("60 ngày đêm", None, Clock("campaign"))


@pytest.mark.parametrize(
    ("when", "round_when", "told"),
    [
        ("", "01/4/2025", True),
        ("when: 2025", "01/4/2025", False),
        ("", "chưa công bố", False),
    ],
)
def test_rounds_tell_the_time_where_nothing_else_is_said(when: str, round_when: str, *, told: bool) -> None:
    text = f"title: Thi\nrounds: [{{name: Vòng thi, when: {round_when}}}]\nprizes: chưa công bố\n{when}\n"
    assert site(**{"cuoc-thi__b_md": text}).view("/cuoc-thi/b/", CompetitionPage).told_by_rounds is told


def test_phases_tell_the_time_where_nothing_else_is_said() -> None:
    text = "title: Phong trào\nphases: [{name: Đợt 1, when: 01/4/2025}]\n"
    assert site(**{"phong-trao__q_md": text}).view("/phong-trao/q/", CampaignPage).told_by_phases
    assert not site().view("/phong-trao/p/", CampaignPage).told_by_phases


def test_submission_runs_to_the_exact_instant() -> None:
    submission = competition().submission
    assert submission is not None
    assert submission.span == ClockSpan("Nộp bài", 1740762000, 1744711200)
    assert submission.basis == "tính theo dấu bưu điện"


def test_small_things_are_worded() -> None:
    page = competition()
    assert page.edition == "Lần thứ IV"
    assert (page.support[0].count, page.support[0].value) == ("10 ý tưởng", "3.000.000\u00a0đồng/thí sinh")
    assert page.criteria is not None
    assert [(row.number, row.points, row.level) for row in page.criteria.rows] == [("1", "40", 1), ("1.1", "22,5", 2)]
    assert page.documents is not None
    cited = [(row.title, row.reference) for row in page.documents.rows]
    assert cited == [("Phát động", "Kế hoạch số 124/KH-UBND"), ("Quyết định ký hiệu QĐ-BTC", None)]


def test_a_postponed_competition_says_so() -> None:
    header = COMPETITION + "state: {value: tạm hoãn, note: Chờ thông báo}\n"
    page = planned({"cuoc-thi/a/index.md": header}).view("/cuoc-thi/a/", CompetitionPage)
    assert page.state is not None
    assert (page.clock.state, page.clock.label, page.state.note) == ("postponed", "Tạm hoãn", "Chờ thông báo")


def test_claims_on_one_metric_stand_side_by_side_and_are_never_merged() -> None:
    groups = site().view("/phong-trao/p/", CampaignPage).claims
    assert [[claim.value for claim in group.claims] for group in groups] == [
        ["600 tổ", "hơn 600 tổ"],
        ["hơn 20%"],
        ["gần 3.500"],
    ]
    assert [group.note is None for group in groups] == [False, True, True]
    assert (groups[0].claims[0].quote, groups[0].claims[0].source) == ("được 600 Tổ", "Báo A")


def test_scoreboard_shows_the_last_snapshot_ranked_with_ties() -> None:
    group = board().groups[0]
    assert [(row.rank, row.unit, row.score, row.tied) for row in group.rows] == [
        ("1", "Phường Ba", "85,5", True),
        ("1", "Phường Đông", "85,5", True),
        ("3", "Phường An", "84", False),
        (None, "Phường Cầu", None, False),
    ]
    assert group.as_of == DateText((Segment("15/11/2026", "2026-11-15"),))


def test_each_group_stands_at_its_own_last_snapshot() -> None:
    last = ("15/11/2026;Xã A;Khối xã;90", "15/11/2026;Xã B;Khối xã;95,5", "22/11/2026;Phường C;Khối phường;80")
    before = ("8/11/2026;Xã A;Khối xã;97", "8/11/2026;Xã B;Khối xã;96", "1/11/2026;Phường C;Khối phường;70")
    table = "\n".join(("Kỳ;Đơn vị;Nhóm;Điểm", *last, *before))
    found = planned({"phong-trao/p/index.md": CAMPAIGN, "phong-trao/p/bang.csv": table})
    scoreboard = found.view("/phong-trao/p/", CampaignPage).scoreboard
    assert scoreboard is not None
    assert [
        (group.caption, group.as_of.segments[0].text, [(row.unit, row.change) for row in group.rows])
        for group in scoreboard.groups
    ] == [
        ("Khối xã", "15/11/2026", [("Xã B", "tăng 1 bậc"), ("Xã A", "giảm 1 bậc")]),
        ("Khối phường", "22/11/2026", [("Phường C", "giữ hạng")]),
    ]


def test_scoreboard_tells_the_change_since_the_snapshot_before() -> None:
    assert [row.change for row in board().groups[0].rows] == ["tăng 2 bậc", "giữ hạng", "giảm 1 bậc", None]
    assert [group.changes for group in board().groups] == [True, False]


def test_a_blank_is_not_reported_and_a_zero_is_zero() -> None:
    first, second = board().groups
    assert first.columns == ("Hồ sơ", "Thanh toán")
    assert first.rows[-1].values == ("90", None)
    assert [(row.rank, row.values, row.score) for row in second.rows] == [("1", ("0",), "0")]


def test_winners_stand_by_rank_in_the_order_of_the_source() -> None:
    results = """
date: 20/11/2026
winners:
  - {rank: Giải nhất, name: Một}
  - {rank: Giải ba, name: Hai, score: "87,25", joint: có}
  - {rank: Giải nhì, name: Ba}
  - {rank: giải ba, name: Bốn, unit: Xã A, joint: có}
"""
    page = planned({"cuoc-thi/a/index.md": COMPETITION, "cuoc-thi/a/ket-qua.md": results}).view(
        "/cuoc-thi/a/ket-qua/", ResultsPage
    )
    assert [(row.number, row.name) for row in page.winners] == [
        ("01", "Một"),
        ("02", "Hai"),
        ("03", "Bốn"),
        ("04", "Ba"),
    ]
    assert (page.scored, page.units) == (True, True)
    assert page.title == "Kết quả Cuộc thi khởi nghiệp"
    assert page.parent is not None
    assert page.parent.href == "../"


def test_pages_of_the_folder_are_linked() -> None:
    found = planned(
        {
            "cuoc-thi/a/index.md": COMPETITION,
            "cuoc-thi/a/the-le.md": "---\n{}\n---\n".format("updated: 01/11/2026") + "Điều 1. Ai dự thi\n",
            "cuoc-thi/a/huong-dan.md": "title: Hướng dẫn\nkind: page",
        }
    ).view("/cuoc-thi/a/", CompetitionPage)
    assert found.rules is not None
    assert (found.rules.text, found.rules.href) == ("Thể lệ", "the-le/")
    assert [(page.text, page.href) for page in found.pages] == [("Hướng dẫn", "huong-dan/")]


def test_dates_follow_the_style_of_the_site() -> None:
    page = planned({"cuoc-thi/a/index.md": COMPETITION}, settings="dates: hyphen\n").view(
        "/cuoc-thi/a/", CompetitionPage
    )
    assert page.rounds is not None
    assert page.rounds.items[0].when is not None
    assert [segment.text for segment in page.rounds.items[0].when.segments][1::2] == ["1-4-2025", "15-4-2025"]
    assert page.clock.spans[0].date == "1-4-2025"


def test_a_file_to_download_says_its_kind_and_size(tmp_path: Path) -> None:
    folder = tmp_path / "content/cuoc-thi/a"
    folder.mkdir(parents=True)
    (folder / "Mẫu 1.pdf").write_bytes(b"x" * 31_000)
    header = COMPETITION.replace("deadline:", "forms: Mẫu 1.pdf, deadline:")
    files = {"cuoc-thi/a/index.md": header, "cuoc-thi/a/Mẫu 1.pdf": ""}
    submission = planned(files, root=tmp_path).view("/cuoc-thi/a/", CompetitionPage).submission
    assert submission is not None
    assert submission.forms == (Download("Mẫu 1.pdf", "mau-1.pdf", "PDF, 30 KB"),)
    assert size_text(1_258_291) == "1,2 MB"
