"""Outputs that no template prints: each format has one writer, which makes bytes of a record, escaped at the sink."""

from collections.abc import Callable, Mapping
from typing import Any

from bantin.formats.calendars import calendar_file
from bantin.formats.feeds import json_feed
from bantin.formats.tables import csv_table
from bantin.formats.texts import plain_text

# By what a planned page names in place of a template.
FORMATS: Mapping[str, Callable[[Any], bytes]] = {
    "calendar.ics": calendar_file,
    "feed.json": json_feed,
    "table.csv": csv_table,
    "plain.txt": plain_text,
}
