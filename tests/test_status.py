"""Where a competition or campaign stands at an instant, from its dates, its state and now."""

from datetime import datetime

import pytest

from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.status import Status, boundaries, status_of, stretches_of
from bantin.vi.when import moment
from tests.reading import entry
from tests.vector_rows import csv_rows

COMPETITION = "content/cuoc-thi/khoi-nghiep.md"
CAMPAIGN = "content/phong-trao/60-ngay-dem.md"
SEED = """\
title: Cuộc thi Ý tưởng khởi nghiệp tỉnh Hậu Giang lần thứ IV
prizes: chưa công bố
rounds:
  - {name: Vòng sơ khảo, when: từ ngày 01/4/2025 đến hết ngày 15/4/2025}
  - {name: Vòng Bán kết, when: 16 - 17/5/2025}
  - {name: Vòng Chung kết, when: 13 - 14/6/2025}"""
ROWS = csv_rows("status.csv")


def competition(header: str) -> Competition:
    found = entry(f"title: A\nprizes: chưa công bố\n{header}", COMPETITION)
    assert isinstance(found, Competition)
    return found


def campaign(header: str) -> Campaign:
    found = entry(f"title: A\n{header}", CAMPAIGN)
    assert isinstance(found, Campaign)
    return found


def at(text: str) -> datetime:
    found = moment(text)
    assert found is not None
    return found


@pytest.mark.parametrize("row", ROWS, ids=[row["instant_utc"] for row in ROWS])
def test_seed_competition(row: dict[str, str]) -> None:
    seed = entry(SEED, COMPETITION)
    assert isinstance(seed, Competition)
    expected = Status(row["status"], row["round"] or None, int(row["days"]) if row["days"] else None)
    assert status_of(seed, at(row["instant_utc"])) == expected
    assert status_of(seed, at(row["local"])) == expected


ROUNDS = """\
rounds:
  - {name: Vòng 1, when: 01/4/2025 - 15/4/2025}
  - {name: Vòng 2, when: 10/4/2025 - 20/4/2025}
"""
OPEN_END = ROUNDS + "  - {name: Vòng 3, when: chưa công bố}"
SAME_DAY = """\
rounds:
  - {name: Sáng, when: 7 giờ 30 - 11 giờ 30 ngày 01/4/2025}
  - {name: Chiều, when: 13 giờ 30 - 17 giờ 00 ngày 01/4/2025}"""
UNDATED = "rounds: [{name: Vòng 1, when: chưa công bố}, {name: Vòng 2, when: năm học 2025 - 2026}]"

COMPETITIONS = [
    ("before", ROUNDS, "2025-03-31T23:59:59", Status("upcoming", "Vòng 1", 1)),
    ("two open: the one that ends first", ROUNDS, "2025-04-12T08:00", Status("running", "Vòng 1", 3)),
    ("the second still open", ROUNDS, "2025-04-16T00:00", Status("running", "Vòng 2", 4)),
    ("the last instant", ROUNDS, "2025-04-20T23:59:59", Status("running", "Vòng 2", 0)),
    ("over", ROUNDS, "2025-04-21T00:00", Status("ended")),
    ("over, but a round is not announced", OPEN_END, "2025-04-21T00:00", Status("unannounced", "Vòng 3")),
    ("running, and a round is not announced", OPEN_END, "2025-04-02T00:00", Status("running", "Vòng 1", 13)),
    ("between two times of one day", SAME_DAY, "2025-04-01T12:00", Status("between", "Chiều", 0)),
    ("in the morning", SAME_DAY, "2025-04-01T07:30", Status("running", "Sáng", 0)),
    ("at the very end of a time", SAME_DAY, "2025-04-01T17:00", Status("ended")),
    ("nothing dated", UNDATED, "2025-04-01T12:00", Status("unannounced")),
    ("no rounds", "rounds: chưa công bố", "2025-04-01T12:00", Status("unannounced")),
    ("no dated rounds: when", f"{UNDATED}\nwhen: tháng 5/2025", "2025-04-30T12:00", Status("upcoming", None, 1)),
    ("when, running", "rounds: chưa công bố\nwhen: tháng 5/2025", "2025-05-31T12:00", Status("running", None, 0)),
    ("when, over", "rounds: chưa công bố\nwhen: tháng 5/2025", "2025-06-01T00:00", Status("ended")),
    (
        "before a bound",
        "rounds: [{name: Vòng 1, when: trước ngày 15/4/2025}]",
        "2025-04-14T12:00",
        Status("running", "Vòng 1", 0),
    ),
    (
        "since a bound",
        "rounds: [{name: Vòng 1, when: kể từ ngày 15/4/2025}]",
        "2030-01-01T00:00",
        Status("running", "Vòng 1"),
    ),
    (
        "24 o'clock",
        "rounds: [{name: Vòng 1, when: 8h00 - 24h00 ngày 15/4/2025}]",
        "2025-04-15T23:59",
        Status("running", "Vòng 1", 0),
    ),
    ("cancelled", f"{ROUNDS}state: đã hủy", "2025-04-12T08:00", Status("cancelled")),
    ("postponed", f"{ROUNDS}state: {{value: tạm hoãn, note: Bão số 3}}", "2025-04-12T08:00", Status("postponed")),
    ("cancelled in the other spelling", f"{ROUNDS}state: Đã huỷ", "2030-01-01T08:00", Status("cancelled")),
]


@pytest.mark.parametrize(
    ("header", "now", "expected"), [case[1:] for case in COMPETITIONS], ids=[case[0] for case in COMPETITIONS]
)
def test_competition(header: str, now: str, expected: Status) -> None:
    assert status_of(competition(header), at(now)) == expected


PHASES = "when: 01/4/2025 - 30/5/2025\nphases: [{name: Một, when: 01/4/2025 - 05/4/2025}]"
CAMPAIGNS = [
    ("before", PHASES, "2025-03-30T12:00", Status("upcoming", None, 2)),
    ("running between phases", PHASES, "2025-04-20T12:00", Status("running", None, 40)),
    ("over", PHASES, "2025-05-31T00:00", Status("ended")),
    ("a duration without dates", "duration: 60 ngày đêm", "2025-05-31T00:00", Status("unannounced")),
    ("nothing said", "slogan: x", "2025-05-31T00:00", Status("unannounced")),
    ("a term of office", "when: nhiệm kỳ 2025 - 2030", "2026-05-31T00:00", Status("unannounced")),
    ("postponed", f"{PHASES}\nstate: postponed", "2025-04-20T12:00", Status("postponed")),
]


@pytest.mark.parametrize(
    ("header", "now", "expected"), [case[1:] for case in CAMPAIGNS], ids=[case[0] for case in CAMPAIGNS]
)
def test_campaign(header: str, now: str, expected: Status) -> None:
    assert status_of(campaign(header), at(now)) == expected


def test_status_changes_only_at_its_boundaries() -> None:
    one = competition(OPEN_END)
    found = boundaries(stretches_of(one))
    assert [f"{bound:%d/%m/%Y %H:%M}" for bound in found] == [
        "01/04/2025 00:00",
        "10/04/2025 00:00",
        "16/04/2025 00:00",
        "21/04/2025 00:00",
    ]


def test_status_does_not_depend_on_the_zone_in_which_now_is_given() -> None:
    one = competition(ROUNDS)
    assert status_of(one, at("2025-03-31T16:59:59Z")) == status_of(one, at("2025-03-31T23:59:59+07:00"))
    assert status_of(one, at("2025-04-01T05:00:00+12:00")).word == "running"
