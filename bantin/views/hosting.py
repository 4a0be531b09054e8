"""What servers, crawlers and browsers ask a site for: robots.txt, headers, the web app manifest."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from bantin.paths import lies_within
from bantin.urls import CALENDAR, DATA, ICONS, MANIFEST, NEWS_SITEMAP, SEARCH, SITEMAP, TAGS, absolute
from bantin.views.here import Here
from bantin.views.menu import OWN_LISTS
from bantin.views.open_data import json_text
from bantin.views.records import Icon, Text

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
LOGOS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp", ".gif": "gif"}  # that icons are made of
DRAWN = {"type": "image/svg+xml", "sizes": "any"}
INITIALS = 2


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
    first |= {address.strip("/") for address in (*lists, CALENDAR, TAGS, SEARCH, DATA)}
    return [f"/{quote(name)}/*" for name in sorted(first - {""})][:MOST_FOLDERS]


def icon_of(here: Here, side: int) -> Icon:
    """The site's icon: its logo if that is made of pixels, else the first letters of the first words of its title."""
    settings = here.settings
    letters = [word[0].upper() for word in settings.title.split() if word[0].isalnum()][:INITIALS]
    return Icon(side, "".join(letters), settings.colour, *_pixels(here))


def _pixels(here: Here) -> tuple[bytes, str]:
    name = _logo_name(here)
    kind = LOGOS.get(PurePosixPath(name).suffix.lower())
    found = (layer / name for layer in here.project.layers("static") if kind and lies_within(layer, layer / name))
    path = next((each for each in found if each.is_file()), None)
    return (path.read_bytes(), kind) if path and kind else (b"", "")


def _logo_name(here: Here) -> str:
    """The logo's name in static/."""
    logo = here.settings.logo
    return logo.file.path.strip("/").removeprefix("static/") if logo else ""


def _icons(here: Here) -> Iterator[dict[str, str]]:
    """The logo and the page's icon where they are drawings, which have any size; and the icons in pixels."""
    for name in dict.fromkeys((_logo_name(here), "root/favicon.svg")):
        src = here.asset(name)
        if src and name.lower().endswith(".svg"):
            yield {"src": src, **DRAWN}
    for address, side in ICONS.items():
        yield {"src": here.to(address), "type": "image/png", "sizes": f"{side}x{side}"}
