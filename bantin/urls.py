"""Addresses: where each entry and generated page lives, and how one page links to another."""

import posixpath
import re
from pathlib import PurePosixPath
from urllib.parse import quote

from bantin.model.settings import Settings
from bantin.pictures.looks import Look, PictureFile
from bantin.vi.slug import slug_of
from bantin.vi.text import nfc

SECTION_TITLES = {"tin-tuc": "Tin tức", "phong-trao": "Phong trào", "cuoc-thi": "Cuộc thi", "trang": "Trang"}
TAGS = "/chu-de/"
CALENDAR = "/lich/"
NOT_FOUND = "/404.html"
FEED = "/feed.xml"
RSS = "/rss.xml"
JSON_FEED = "/feed.json"
SITEMAP = "/sitemap.xml"
SHARED_PICTURES = "/static/anh/"
DIGITS = 16  # of the name of a picture
SEARCH = "/tim-kiem/"
NEWS_SITEMAP = "/sitemap-news.xml"
MANIFEST = "/site.webmanifest"
TOUCH_ICON = "/apple-touch-icon.png"
ICONS = {TOUCH_ICON: 180, "/icon-192.png": 192, "/icon-512.png": 512}  # pixels of a side
CALENDAR_FILE = "lich.ics"  # beside the page whose dates it holds
DATA = "/data/"
PLAIN = re.compile(r"[a-zA-Z0-9/._~-]*")
GENERATED_SLUGS = frozenset({"chu-de", "lich", "tim-kiem"})

# The places within the pages of contests that templates make (tests/test_page_anchors.py holds both together).
PAGE_ANCHORS = {
    "competition": frozenset(
        """
        _moc-thoi-gian _nop-bai _giai-thuong _ho-tro _tieu-chi _giam-khao _hoi-dap _tai-tro _van-ban _lien-he _tin-tuc
        """.split()
    ),
    "campaign": frozenset("_muc-tieu _giai-doan _chi-tieu _bang-xep-hang _so-lieu _van-ban _lien-he _tin-tuc".split()),
}


def section_folders(settings: Settings) -> dict[str, str]:
    """The folders under `content/` with the section that each holds."""
    return {_section(settings, name, "folder") or name: name for name in SECTION_TITLES}


def section_title(settings: Settings, name: str) -> str:
    """A section's title."""
    return _section(settings, name, "title") or SECTION_TITLES[name]


def section_address(settings: Settings, name: str) -> str:
    """A section's address; plain pages live at the root."""
    own = _section(settings, name, "address")
    if name == "trang":
        return f"/{own}/" if own else "/"
    return f"/{own or name}/"


def reserved_slugs(settings: Settings) -> frozenset[str]:
    """The slugs that no plain page may have, because generated pages live there."""
    sections = {section_address(settings, name).strip("/") for name in SECTION_TITLES}
    return GENERATED_SLUGS | (sections - {""})


def page_of_list(address: str, number: int) -> str:
    """The address of the nth page of a list (the first is the list's own)."""
    return address if number == 1 else f"{address}trang-{number}/"


def number_of_pages(entries: int, settings: Settings) -> int:
    """On how many pages a list of so many entries stands; an empty one stands on one."""
    return max(1, -(-entries // settings.page_size))


def file_address(page: str, name: str) -> str:
    """Where a file beside an entry is published: at its page's address, under its slugged name."""
    path = PurePosixPath(nfc(name))
    stem = slug_of(path.stem) or "tep"
    return f"{page}{stem}{path.suffix.lower()}"


def picture_address(look: Look, file: PictureFile) -> str:
    """Where a file of a picture lies for all pages that show it: what it is made of is its name."""
    moving = "-dong" if file.moving else ""
    extension = "jpg" if file.format == "jpeg" else file.format
    return f"{SHARED_PICTURES}{look.name[:DIGITS]}-{file.width}{moving}.{extension}"


def output_path(address: str) -> str:
    """The file that serves an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def relative(here: str, there: str, *, offline: bool = False) -> str:
    """The link from one page's address to another's, with its fragment kept."""
    address, mark, fragment = there.partition("#")
    anchor = f"#{quote(fragment, safe='-._~:')}" if mark else ""
    if address == here and mark:
        return anchor
    folder = here if here.endswith("/") else posixpath.dirname(here)
    path = _way(folder.strip("/"), address.strip("/"))
    if address.endswith("/"):
        path = f"{path}/index.html" if offline else f"{path}/"
    return quoted(path) + anchor


def absolute(settings: Settings, address: str) -> str:
    """The whole web address of one of ours."""
    path, mark, fragment = address.partition("#")
    return settings.url + quoted(path.lstrip("/")) + (f"#{quote(fragment)}" if mark else "")


def quoted(path: str) -> str:
    """A path as it stands in a link: what a URL may not hold percent-encoded; most paths need nothing done to them."""
    return path if PLAIN.fullmatch(path) else quote(path, safe="/-._~")


def _way(folder: str, target: str) -> str:
    """The way from one folder to a path, both from the root: what `posixpath.relpath` says, in a third of the time."""
    above, below = folder.split("/") if folder else [], target.split("/") if target else []
    shared = 0
    for one, other in zip(above, below, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([".."] * (len(above) - shared) + below[shared:]) or "."


def _section(settings: Settings, name: str, what: str) -> str | None:
    found = getattr(settings.section(name), what, None)
    return found if isinstance(found, str) else None
