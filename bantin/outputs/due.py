"""When the site should be built again though nobody has changed it: for schedulers, and for `build.py due`."""

from collections.abc import Iterable
from datetime import datetime

from bantin.moment import DUE, moment_text
from bantin.outputs.planned import Planned, PlannedPage, page
from bantin.views.here import Here
from bantin.views.instants import rfc3339
from bantin.views.records import Text


def due_output(planned: Iterable[Planned]) -> PlannedPage:
    """The file that tells the next moment at which time alone changes any of these outputs."""
    until = next_change(planned)
    return page(f"/{DUE}", "plain.txt", due, rfc3339(until) if until else "", source=None, until=until)


def due(here: Here, moment: str) -> Text:
    """Its view."""
    del here
    return Text(moment_text(moment or None))


def next_change(planned: Iterable[Planned]) -> datetime | None:
    """The earliest instant at which time alone changes an output; None: never."""
    return min((one.valid_until for one in planned if one.valid_until is not None), default=None)
