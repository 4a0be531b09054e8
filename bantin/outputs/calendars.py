"""Calendars to subscribe to: of all dates, of each section of contests, of each competition and campaign."""

from collections.abc import Iterator

from bantin.outputs.planned import Material, PlannedPage, page
from bantin.urls import CALENDAR_FILE
from bantin.views.here import Here
from bantin.views.records import Calendar
from bantin.views.subscriptions import (
    SECTIONS,
    calendar_of_entry,
    calendar_of_section,
    calendar_of_site,
    has_dates,
    section_has_dates,
)

FORM = "calendar.ics"


def outputs(material: Material) -> Iterator[PlannedPage]:
    """Every calendar that holds anything."""
    here = material.here
    until = material.changes
    dated = [one for one in here.site.entries.values() if has_dates(one)]
    if dated:
        yield page(f"/{CALENDAR_FILE}", FORM, site_calendar, source=None, until=until)
    for name in (name for name in SECTIONS if section_has_dates(here, name)):
        address = f"{here.site.sections[name].address}{CALENDAR_FILE}"
        yield page(address, FORM, section_calendar, name, source=None, until=until)
    for one in dated:
        address = f"{one.address}{CALENDAR_FILE}"
        yield page(address, FORM, entry_calendar, one.id, source=None, until=until)


def site_calendar(here: Here) -> Calendar:
    """The view of the calendar of all dates."""
    return calendar_of_site(here)


def section_calendar(here: Here, name: str) -> Calendar:
    """The view of a section's calendar."""
    return calendar_of_section(here, name)


def entry_calendar(here: Here, entry_id: str) -> Calendar:
    """The view of the calendar of a competition or campaign."""
    return calendar_of_entry(here, here.site.entries[entry_id])
