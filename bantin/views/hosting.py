"""What servers, crawlers and browsers ask a site for: robots.txt, headers, the web app manifest."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from bantin.urls import CALENDAR, DATA, MANIFEST, NEWS_SITEMAP, SITEMAP, TAGS, absolute
from bantin.views.here import Here
from bantin.views.menu import OWN_LISTS
from bantin.views.open_data import json_text
from bantin.views.records import Text

POLICY = (
    "default-src 'self'; img-src 'self' https: data:; media-src 'self' https:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
SECURITY = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
)
FOR_EVER = "public, max-age=31536000, immutable"  # the name holds a hash of the content
SHORT = "public, max-age=300, must-revalidate"
MOST_FOLDERS = 80  # Cloudflare Pages reads a hundred rules
ICON_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
DRAWN = "any"


def robots(here: Here) -> Text:
    """Everything may be read; here is what there is."""
    sitemaps = (absolute(here.settings, address) for address in (SITEMAP, NEWS_SITEMAP))
    return Text("User-agent: *\nAllow: /\n\n" + "".join(f"Sitemap: {address}\n" for address in sitemaps))


def headers(here: Here) -> Text:
    """Security for all, a year for what has a hash in its name, minutes for pages (Netlify, Cloudflare Pages)."""
    rules = [_rule(here, "/*", *SECURITY), _rule(here, "/static/*", ("Cache-Control", FOR_EVER))]
    rules += [_rule(here, path, ("Cache-Control", SHORT)) for path in ("/", *_folders(here))]
    return Text("\n".join(rules))


def nothing(here: Here) -> Text:
    """An empty file: GitHub Pages then publishes names that begin with an underscore."""
    del here
    return Text("")


def web_manifest(here: Here) -> Text:
    """What a telephone shows of a site that was put on its first screen."""
    settings, at = here.settings, here.at(MANIFEST)
    told = {
        "name": settings.title,
        "description": settings.description,
        "lang": settings.lang,
        "dir": "ltr",
        "id": at.to("/"),
        "start_url": at.to("/"),
        "scope": at.to("/"),
        "display": "browser",
        "theme_color": settings.colour,
        "background_color": "#ffffff",
        "icons": list(_icons(at)),
    }
    return Text(json_text({name: value for name, value in told.items() if value}))


def _rule(here: Here, path: str, *headers: tuple[str, str]) -> str:
    base = urlsplit(here.settings.url).path.rstrip("/")
    return f"{base}{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers)


def _folders(here: Here) -> list[str]:
    """The folders at the root in which pages lie, so that no two rules name the same header of one file."""
    lists = [here.site.sections[name].address for name in OWN_LISTS]
    first = {one.address.split("/")[1] for one in here.site.entries.values()}
    first |= {address.strip("/") for address in (*lists, CALENDAR, TAGS, DATA)}
    return [f"/{quote(name)}/*" for name in sorted(first - {""})][:MOST_FOLDERS]


def _icons(here: Here) -> Iterator[dict[str, str]]:
    """The logo and the page's icon, drawings in whatever size is asked for."""
    logo = here.settings.logo
    names = (logo.file.path.strip("/").removeprefix("static/") if logo else "", "root/favicon.svg")
    for name in dict.fromkeys(names):
        src, kind = here.asset(name), ICON_TYPES.get(PurePosixPath(name).suffix.lower())
        if src and kind:
            yield {"src": src, "type": kind, **({"sizes": DRAWN} if kind.startswith("image/svg") else {})}
