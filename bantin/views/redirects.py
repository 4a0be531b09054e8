"""Former addresses that lead on: as a page for every server, as a rule for those that can redirect."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from bantin.site import Linked
from bantin.urls import absolute
from bantin.views.here import Here
from bantin.views.records import RedirectPage, Text


def redirect_page(here: Here, one: Linked) -> RedirectPage:
    """An old address that leads on to an entry."""
    return RedirectPage(
        site=here.settings.title,
        title=one.title,
        href=here.to(one.address),
        canonical=absolute(here.settings, one.address),
        lang=one.entry.lang or here.settings.lang,
    )


def redirect_rules(here: Here) -> Text:
    """A line for each former address, as Netlify and Cloudflare Pages read `_redirects`."""
    return Text("".join(sorted(_rules(here))))


def _rules(here: Here) -> Iterator[str]:
    base = urlsplit(here.settings.url).path.rstrip("/")
    for one in here.site.entries.values():
        for alias in dict.fromkeys(one.entry.aliases):
            if alias != one.address:
                yield f"{_path(base + alias)} {_path(base + one.address)} 301\n"


def _path(path: str) -> str:
    """A path without white space or signs that these files give a meaning to (`*`, `:`)."""
    return quote(path, safe="/-._~%")
