"""What servers, crawlers and browsers ask for."""

from collections.abc import Callable, Iterator

from bantin.outputs.planned import Material, PlannedPage, page
from bantin.urls import MANIFEST
from bantin.views.here import Here
from bantin.views.hosting import headers, nothing, robots, web_manifest
from bantin.views.records import Text

FILES: dict[str, Callable[[Here], Text]] = {
    "/robots.txt": robots,
    "/_headers": headers,
    "/.nojekyll": nothing,
    MANIFEST: web_manifest,
}
FORM = "plain.txt"


def outputs(material: Material) -> Iterator[PlannedPage]:
    """Every such file."""
    for address, builder in FILES.items():
        yield page(address, FORM, builder, source=None, until=material.changes)
