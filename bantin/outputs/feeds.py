"""The Atom feed."""

from collections.abc import Iterator

from bantin.outputs.changes import comings_and_goings, earliest, withdrawals
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.urls import FEED
from bantin.views.feeds import feed_of, newest


def outputs(material: Material) -> Iterator[PlannedPage]:
    """The feed of the newest articles."""
    here = material.here
    people = withdrawals(*(one.entry for one in newest(here)))
    until = earliest(here.site.now, comings_and_goings(here.site), people)
    yield page(here, FEED, "feeds/atom.xml", feed_of, source=None, until=until)
