"""Calendars as vobject reads them: whole days with the end exclusive, hours in universal time, nothing invented."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bantin.formats.calendars import calendar_file
from bantin.views.records import Calendar, CalendarEvent, CompetitionPage
from tests.machines import events_of, lines_of
from tests.planned_sites import planned

COMPETITION = "title: Cuộc thi\nprizes: chưa công bố\nupdated: 17 giờ 00 ngày 03/11/2026\n"


def calendar(files: dict[str, str], address: str = "/cuoc-thi/c/lich.ics", settings: str = "") -> Calendar:
    return planned(files, settings=settings).view(address, Calendar)


def competition(more: str) -> dict[str, str]:
    return {"cuoc-thi/c.md": COMPETITION + more}


def event(when: str, more: str = "") -> Any:  # noqa: ANN401 - vobject has no types
    (found,) = events_of(calendar_file(calendar(competition(f"rounds: [{{name: Vòng, when: {when}}}]\n{more}"))))
    return found


def test_a_round_of_days_ends_with_the_day_after_its_last() -> None:
    found = event("từ ngày 01/4/2025 đến hết ngày 15/4/2025")
    assert (found.dtstart.value, found.dtend.value) == (date(2025, 4, 1), date(2025, 4, 16))
    written = calendar_file(calendar(competition("rounds: [{name: V, when: 01/4/2025 đến 15/4/2025}]")))
    assert "DTEND;VALUE=DATE:20250416" in lines_of(written)


def test_a_single_day_lasts_to_the_next() -> None:
    found = event("31/12/2026")
    assert (found.dtstart.value, found.dtend.value) == (date(2026, 12, 31), date(2027, 1, 1))


def test_hours_are_told_in_universal_time() -> None:
    found = event("từ 08 giờ 00 đến 11 giờ 30 ngày 02/5/2026")
    assert found.dtstart.value == datetime(2026, 5, 2, 1, 0, tzinfo=UTC)
    assert found.dtend.value == datetime(2026, 5, 2, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "first", "title"),
    [
        ("kể từ 01/4/2026", date(2026, 4, 1), "Vòng (bắt đầu) - Cuộc thi"),
        ("đến hết 15/4/2026", date(2026, 4, 15), "Vòng (hạn cuối) - Cuộc thi"),
        ("trước 15/4/2026", date(2026, 4, 14), "Vòng (hạn cuối) - Cuộc thi"),
    ],
)
def test_of_a_bound_the_one_day_that_is_known_is_told(when: str, first: date, title: str) -> None:
    found = event(when)
    assert (found.dtstart.value, found.dtend.value) == (first, first + timedelta(days=1))
    assert found.summary.value == title


@pytest.mark.parametrize(
    "when",
    [
        *("chưa công bố", "tháng 4/2026", "quý II/2026", "năm 2026", "tháng 4/2026 - tháng 6/2026", "2026 - 2027"),
        *("kể từ tháng 4/2026", "năm học 2026-2027", "6 tháng đầu năm 2026"),
    ],
)
def test_what_is_not_told_to_the_day_is_no_event(when: str) -> None:
    found = planned(competition(f"rounds: [{{name: Vòng, when: {when}}}]"))
    assert found.problems == ()
    assert [path for path in found.paths if path.endswith(".ics")] == []
    assert found.view("/cuoc-thi/c/", CompetitionPage).calendar is None


def test_a_deadline_reminds_one_day_before_unless_it_is_called_off() -> None:
    submission = (
        "submission: {opens: 01/4/2026, deadline: 17 giờ 00 ngày 15/4/2026, how: [Qua bưu điện]}\nrounds: chưa công bố"
    )
    opens, deadline = events_of(calendar_file(calendar(competition(submission))))
    assert not hasattr(opens, "valarm")
    assert deadline.dtstart.value == datetime(2026, 4, 15, 10, 0, tzinfo=UTC)
    assert not hasattr(deadline, "dtend")
    assert deadline.valarm.trigger.value == timedelta(days=-1)
    assert deadline.valarm.action.value == "DISPLAY"
    assert deadline.description.value == "Qua bưu điện"
    off = events_of(calendar_file(calendar(competition(f"{submission}\nstate: đã hủy"))))
    assert [hasattr(one, "valarm") for one in off] == [False, False]


@pytest.mark.parametrize(
    ("state", "status", "title"),
    [
        ("", "CONFIRMED", "Vòng - Cuộc thi"),
        ("state: tạm hoãn", "TENTATIVE", "[Tạm hoãn] Vòng - Cuộc thi"),
        ("state: {value: đã hủy, note: Vì bão}", "CANCELLED", "[Đã hủy] Vòng - Cuộc thi"),
    ],
)
def test_what_is_called_off_says_so(state: str, status: str, title: str) -> None:
    found = event("01/4/2026", state)
    assert (found.status.value, found.summary.value) == (status, title)


def test_results_of_a_round_and_its_place_are_told() -> None:
    more = "rounds: [{name: Vòng một, when: 01/4/2026, venue: Hội trường A, form: thi viết, results: 05/4/2026}]"
    first, results = events_of(calendar_file(calendar(competition(more))))
    assert (first.location.value, first.description.value) == ("Hội trường A", "Hình thức: thi viết.")
    assert results.summary.value == "Công bố kết quả vòng một - Cuộc thi"
    assert first.url.value == "https://vidu.example/cuoc-thi/c/"


def test_a_campaign_without_phases_is_told_as_a_whole() -> None:
    files = {"phong-trao/p.md": "title: Phong trào\nwhen: từ ngày 07/9/2026 đến ngày 15/12/2026\n"}
    (found,) = events_of(calendar_file(calendar(files, "/phong-trao/p/lich.ics")))
    assert (found.summary.value, found.dtend.value) == ("Phong trào", date(2026, 12, 16))


def test_an_event_keeps_its_name_while_its_dates_move_and_counts_on() -> None:
    first = event("01/4/2026")
    moved = calendar(
        {"cuoc-thi/c.md": f"{COMPETITION.replace('03/11', '04/11')}rounds: [{{name: Vòng, when: 02/4/2026}}]"}
    )
    (second,) = events_of(calendar_file(moved))
    assert second.uid.value == first.uid.value
    assert int(second.sequence.value) > int(first.sequence.value)
    assert (first.dtstamp.value, second.dtstamp.value - first.dtstamp.value) == (
        datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        timedelta(days=1),
    )


def test_every_event_of_a_site_has_a_name_of_its_own_and_stands_in_each_of_its_calendars() -> None:
    rounds = "rounds: [{name: Vòng, when: 01/4/2026}, {name: Vòng, when: 02/4/2026}]"
    files = {
        "cuoc-thi/c.md": COMPETITION + rounds,
        "cuoc-thi/d.md": COMPETITION + rounds,
        "phong-trao/p.md": "title: P\nwhen: 01/9/2026\n",
    }
    found = planned(files)
    whole, section, one = (
        {event.uid for event in found.view(address, Calendar).events}
        for address in ("/lich.ics", "/cuoc-thi/lich.ics", "/cuoc-thi/c/lich.ics")
    )
    assert (len(whole), len(section), len(one)) == (5, 4, 2)
    assert one < section < whole


def test_a_calendar_does_not_depend_on_the_clock() -> None:
    files = competition("rounds: [{name: Vòng, when: 01/4/2026}]")
    later = planned(files, now="2027-06-01T09:00").view("/cuoc-thi/c/lich.ics", Calendar)
    assert later == calendar(files)


def test_the_ways_to_add_a_calendar_lead_to_it() -> None:
    found = planned(competition("rounds: [{name: Vòng, when: 01/4/2026}]"), settings="url: https://vidu.example/a/\n")
    ways = found.view("/cuoc-thi/c/", CompetitionPage).calendar
    assert ways is not None
    assert ways.webcal == "webcal://vidu.example/a/cuoc-thi/c/lich.ics"
    assert ways.download == "lich.ics"
    assert ways.google.endswith("?cid=webcal%3A%2F%2Fvidu.example%2Fa%2Fcuoc-thi%2Fc%2Flich.ics")
    assert "url=https%3A%2F%2Fvidu.example%2Fa%2Fcuoc-thi%2Fc%2Flich.ics&name=Cu%E1%BB%99c%20thi" in ways.outlook


@pytest.mark.parametrize(
    "text",
    [
        "Họp\r\nBEGIN:VALARM\r\nEND:VALARM",
        'a;b,c\\d:"e"',
        "\\nkhông phải dòng mới",
        "x\u2028y\u2029z\x85w\x0bv\x00u",
        "👩‍🌾 " * 40,
        "\u202eđảo\u202c " + "ế" * 200,
        "END:VEVENT",
    ],
)
def test_a_text_never_ends_its_line(text: str) -> None:
    told = CalendarEvent(
        uid="a@b",
        stamp="2026-01-01T00:00:00+00:00",
        sequence=0,
        title=text,
        start="2026-04-01",
        end="2026-04-02",
        url="https://vidu.example/?a=1;b,c",
        status="CONFIRMED",
        category=text,
        place=text,
        text=text,
        alarm=text,
    )
    written = Calendar(
        title=text, page="https://vidu.example/", address="https://vidu.example/lich.ics", events=(told,)
    )
    (read,) = events_of(calendar_file(written))
    (name,) = (line for line in lines_of(calendar_file(written)) if line.startswith("NAME:"))
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", name)
    for value in (read.summary.value, read.description.value, read.location.value, read.valarm.description.value):
        assert [word for word in text.split() if word.isprintable() and word not in value] == []
    assert "\\nkhông" not in text or read.summary.value == text
    assert len(read.valarm_list) == 1
    assert read.url.value == "https://vidu.example/?a=1;b,c"
