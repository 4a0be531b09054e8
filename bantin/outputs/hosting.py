"""What servers, crawlers and browsers ask for; a site's own file of the same name (static/root/) goes before ours."""

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
    """Every such file that the site has not put there itself."""
    here = material.here
    until = material.changes
    for address, builder in FILES.items():
        if not material.has_own(address):
            yield page(here, address, FORM, builder, source=None, until=until)
