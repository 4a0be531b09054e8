"""The status script says of every instant what tests/vectors/status.csv says, and puts it into words."""

import json
import shutil
import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.vector_rows import csv_rows

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "static" / "js" / "status.js"
ROWS = csv_rows("status.csv")

CALL = """
const { statusAt, wordsOf, nextChange } = require(process.argv[1]);
const answers = JSON.parse(require("fs").readFileSync(0, "utf8")).map(({ clock, now }) => {
  const found = statusAt(clock, now);
  return {
    status: found.status,
    round: found.span ? found.span.name : "",
    days: found.days,
    words: wordsOf(found, clock.kind),
    next: nextChange([clock], now),
  };
});
console.log(JSON.stringify(answers));
"""


def ask(questions: list[dict[str, Any]], zone: str = "UTC") -> list[dict[str, Any]]:
    """What the script answers, in a browser's time zone."""
    node = shutil.which("node")
    assert node, "node is needed to test the status script"
    told = subprocess.run(
        [node, "-e", CALL, str(SCRIPT)],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
        env={"TZ": zone},
        encoding="utf-8",
    )
    answers: list[dict[str, Any]] = json.loads(told.stdout)
    return answers


def at(text: str) -> int:
    """An instant in seconds, of local Vietnamese time."""
    return int(datetime.fromisoformat(f"{text}+07:00").timestamp())


def span(name: str, start: str | None = None, end: str | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A span as the page carries it; the end exclusive."""
    return {"name": name, "start": at(start) if start else None, "end": at(end) if end else None, "date": "", **more}


SEED = (
    span("Vòng sơ khảo", "2025-04-01T00:00", "2025-04-16T00:00", date="01/4/2025"),
    span("Vòng Bán kết", "2025-05-16T00:00", "2025-05-18T00:00", date="16/5/2025"),
    span("Vòng Chung kết", "2025-06-13T00:00", "2025-06-15T00:00", date="13/6/2025"),
)


def said(now: str, *spans: dict[str, Any], kind: str = "competition", state: str | None = None) -> str:
    """What a page shows at a Vietnamese local time."""
    clock = {"kind": kind, "state": state, "spans": list(spans)}
    (answer,) = ask([{"clock": clock, "now": at(now)}])
    return " · ".join(answer["words"])


@cache
def seed_answers(zone: str) -> list[dict[str, Any]]:
    """The answers for all rows, from one run of node."""
    instants = [datetime.fromisoformat(row["instant_utc"]).timestamp() for row in ROWS]
    return ask([{"clock": {"kind": "competition", "spans": SEED}, "now": instant} for instant in instants], zone)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"])
@pytest.mark.parametrize("index", range(len(ROWS)), ids=[row["instant_utc"] for row in ROWS])
def test_seed_competition_has_the_status_of_the_vectors(index: int, zone: str) -> None:
    row, answer = ROWS[index], seed_answers(zone)[index]
    days = "" if answer["days"] is None else str(answer["days"])
    assert (answer["status"], answer["round"], days) == (row["status"], row["round"], row["days"])


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2025-03-01T07:00", "Sắp diễn ra · Vòng sơ khảo · Còn 31 ngày"),
        ("2025-04-02T09:00", "Đang diễn ra · Vòng sơ khảo · Còn 13 ngày"),
        ("2025-04-15T23:59", "Đang diễn ra · Vòng sơ khảo · Hôm nay là ngày cuối"),
        ("2025-05-15T23:59", "Giữa hai vòng, chờ Vòng Bán kết (16/5/2025) · Còn 1 ngày"),
        ("2025-06-15T00:00", "Đã kết thúc"),
    ],
)
def test_status_is_worded(now: str, words: str) -> None:
    assert said(now, *SEED) == words


def test_of_two_open_rounds_the_one_that_ends_first_is_named() -> None:
    late = span("Bảng A", "2025-04-01T00:00", "2025-04-20T00:00")
    early = span("Bảng B", "2025-04-05T00:00", "2025-04-10T00:00")
    assert said("2025-04-06T00:00", late, early) == "Đang diễn ra · Bảng B · Còn 3 ngày"


def test_after_the_last_dated_round_an_unannounced_one_is_waited_for() -> None:
    held = span("Vòng sơ khảo", "2025-04-01T00:00", "2025-04-16T00:00")
    assert said("2025-06-01T00:00", held, span("Vòng chung kết")) == "Chưa công bố · Vòng chung kết"


def test_nothing_dated_is_unannounced() -> None:
    assert said("2025-06-01T00:00", span("Vòng sơ khảo"), span("Vòng chung kết")) == "Chưa công bố"
    assert said("2025-06-01T00:00", kind="campaign") == "Chưa công bố"


@pytest.mark.parametrize(("state", "words"), [("cancelled", "Đã hủy"), ("postponed", "Tạm hoãn")])
def test_a_state_stands_before_all_dates(state: str, words: str) -> None:
    assert said("2025-04-02T00:00", *SEED, state=state) == words


def test_a_round_that_ends_at_an_hour_is_over_at_that_hour() -> None:
    round_ = span("Vòng thi", "2025-04-01T08:00", "2025-04-15T17:00")
    assert said("2025-04-15T16:59", round_) == "Đang diễn ra · Vòng thi · Hôm nay là ngày cuối"
    assert said("2025-04-15T17:00", round_) == "Đã kết thúc"


def test_a_round_that_starts_later_today_says_so() -> None:
    assert said("2025-04-01T07:00", span("Vòng thi", "2025-04-01T08:00")) == "Sắp diễn ra · Vòng thi · Bắt đầu hôm nay"


def test_an_open_end_has_no_days_left_and_an_open_start_has_begun() -> None:
    assert said("2025-05-01T00:00", span("Vòng thi", "2025-04-01T00:00")) == "Đang diễn ra · Vòng thi"
    closing = span("Vòng thi", None, "2020-01-03T00:00")
    assert said("2020-01-01T00:00", closing) == "Đang diễn ra · Vòng thi · Còn 1 ngày"


def test_days_to_a_month_are_not_counted() -> None:
    month = span("Vòng thi", "2025-04-01T00:00", "2025-05-01T00:00", vague=True)
    assert said("2025-03-01T00:00", month) == "Sắp diễn ra · Vòng thi"
    assert said("2025-04-30T00:00", month) == "Đang diễn ra · Vòng thi"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2025-03-31T00:00", "Chưa mở nhận bài · Còn 1 ngày"),
        ("2025-04-10T00:00", "Đang nhận bài · Còn 5 ngày"),
        ("2025-04-15T00:00", "Đang nhận bài · Hôm nay là ngày cuối"),
        ("2025-04-15T17:00", "Đã hết hạn nộp"),
    ],
)
def test_submission_has_its_own_words(now: str, words: str) -> None:
    assert said(now, span("", "2025-04-01T00:00", "2025-04-15T17:00"), kind="submission") == words


def test_submission_without_dates_says_nothing() -> None:
    assert said("2025-04-01T00:00", span(""), kind="submission") == ""


def test_it_looks_again_at_the_next_boundary_or_vietnamese_midnight() -> None:
    clock = {"kind": "submission", "spans": [span("", None, "2025-04-15T17:00")]}
    before, after = ask(
        [{"clock": clock, "now": at("2025-04-15T12:00")}, {"clock": clock, "now": at("2025-04-15T18:00")}]
    )
    assert before["next"] == at("2025-04-15T17:00")
    assert after["next"] == at("2025-04-16T00:00")


def asked(call: str, *arguments: object) -> Any:  # noqa: ANN401 -- whatever the function gives
    """What one function of the script gives."""
    node = shutil.which("node")
    assert node, "node is needed to test the status script"
    source = f"console.log(JSON.stringify(require(process.argv[1]).{call}(...JSON.parse(process.argv[2]))))"
    command = [node, "-e", source, str(SCRIPT), json.dumps(arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("now", "phases"),
    [
        ("2025-03-01T00:00", ["Tiếp theo", "Sắp tới", "Sắp tới", ""]),
        ("2025-04-02T00:00", ["Đang diễn ra", "Tiếp theo", "Sắp tới", ""]),
        ("2025-05-20T00:00", ["Đã qua", "Đã qua", "Tiếp theo", ""]),
        ("2025-07-01T00:00", ["Đã qua", "Đã qua", "Đã qua", ""]),
    ],
)
def test_each_round_is_said_to_be_past_open_next_or_later(now: str, phases: list[str]) -> None:
    found = asked("phasesOf", (*SEED, span("Trao giải")), at(now))
    assert [words for _, words in found] == phases


@pytest.mark.parametrize(
    ("now", "words", "part"),
    [
        ("2026-09-01T00:00", "100 ngày, còn 6 ngày nữa bắt đầu", 0),
        ("2026-09-07T00:00", "Ngày thứ 1 trong 100 ngày", 0),
        ("2026-10-27T00:00", "Ngày thứ 51 trong 100 ngày", 0.5),
        ("2026-12-15T23:59", "Ngày thứ 100 trong 100 ngày", 1),
        ("2026-12-16T00:00", "Đã qua 100 ngày", 1),
    ],
)
def test_the_days_of_a_campaign_are_counted(now: str, words: str, part: float) -> None:
    found = asked("progressAt", span("", "2026-09-07T00:00", "2026-12-16T00:00"), at(now))
    assert found["words"] == words
    assert found["part"] == pytest.approx(part, abs=0.001)


def test_while_a_round_runs_the_next_one_is_named_with_its_date() -> None:
    (running,) = ask([{"clock": {"kind": "competition", "spans": SEED}, "now": at("2025-04-02T00:00")}])
    assert running["status"] == "running"
    said_next = asked("nextWords", {"spans": SEED}, {"status": "running"}, at("2025-04-02T00:00"))
    assert said_next == ["Tiếp theo: Vòng Bán kết (16/5/2025)"]
    assert asked("nextWords", {"spans": SEED}, {"status": "running"}, at("2025-06-14T00:00")) == []
