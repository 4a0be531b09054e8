"""The only door to icalendar: calendars as RFC 5545 writes them, folded at 75 octets, every line ended by CRLF."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from bantin.views.records import Calendar, CalendarEvent

PRODUCT = "-//Bản Tin//bantin//VI"
DAY = timedelta(days=1)
REMEMBERED = 20_000  # an event stands in the calendars of its entry, of its section and of the site
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")


def calendar_file(calendar: Calendar) -> bytes:
    """The calendar's bytes."""
    from icalendar import Calendar as Written  # noqa: PLC0415 - only sites with dates wait for it
    from icalendar import vText  # noqa: PLC0415 - as above

    written = Written()
    written.add("version", "2.0")
    written.add("prodid", PRODUCT)
    written.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        written.add(name, vText(_clean(calendar.title)))  # the library does not know these to be texts
    written.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    written.add("url", calendar.page)
    written.add("source", calendar.address, parameters={"VALUE": "URI"})
    written.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", "P1D")
    head, tail = written.to_ical().rsplit(b"END:VCALENDAR", 1)
    return b"".join((head, *map(_event, calendar.events), b"END:VCALENDAR", tail))


@lru_cache(REMEMBERED)
def _event(event: CalendarEvent) -> bytes:
    """One VEVENT."""
    from icalendar import Event  # noqa: PLC0415 - as above

    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", datetime.fromisoformat(event.stamp))
    written.add("last-modified", datetime.fromisoformat(event.stamp))
    written.add("sequence", event.sequence)
    written.add("summary", _clean(event.title))
    written.add("dtstart", _moment(event.start))
    if event.end is not None:
        written.add("dtend", _moment(event.end))
    texts = {"location": event.place, "description": event.text, "categories": event.category}
    for name, text in texts.items():
        if text:
            written.add(name, _clean(text))
    written.add("status", event.status)
    written.add("transp", "TRANSPARENT")
    written.add("url", event.url)
    if event.alarm is not None:
        _remind(written, event.alarm)
    return bytes(written.to_ical())


def _remind(written: object, text: str) -> None:
    from icalendar import Alarm, Event  # noqa: PLC0415 - as above

    assert isinstance(written, Event)  # noqa: S101
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -DAY)
    alarm.add("description", _clean(text))
    written.add_component(alarm)


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _clean(text: str) -> str:
    """A text without control characters but line feeds, which are written as such."""
    return CONTROL.sub(" ", text)
