"""The menu and the footer's links: what the settings ask for, else the sections; pages that want to be there."""

from collections.abc import Iterator

from bantin.files import PUBLISHABLE
from bantin.model.pages import Page
from bantin.model.settings import MenuItem as MenuSetting
from bantin.model.web import is_web_address
from bantin.problems import Problem, problem
from bantin.site import Site
from bantin.urls import CALENDAR, SECTION_TITLES, section_address, section_folders, section_title
from bantin.vi.reading import Wording
from bantin.views import records
from bantin.views.here import Here
from bantin.views.records import Link

HOME_TITLE = "Trang chủ"
CALENDAR_TITLE = "Lịch"
FOOTER_LINKS = 12
OWN_LISTS = tuple(name for name in SECTION_TITLES if name != "trang")


def menu_of(site: Site) -> tuple[tuple[str, str], ...]:
    """The texts and targets of the menu; what is held back is left out."""
    asked = tuple(_asked(site)) if site.settings.menu else tuple(_usual(site))
    targets = {target for _, target in asked}
    wanting = [one for one in site.sections["trang"].entries if isinstance(one.entry, Page) and one.entry.menu]
    return (*asked, *((one.title, one.address) for one in wanting if one.address not in targets))


def footer_of(site: Site, menu: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The first plain pages that are not in the menu, so that they can be found."""
    targets = {target for _, target in menu}
    pages = [(one.title, one.address) for one in site.sections["trang"].entries if one.address not in targets]
    return tuple(pages[:FOOTER_LINKS])


def menu_items(here: Here) -> tuple[records.MenuItem, ...]:
    """The menu as seen from here."""
    return tuple(_item(here, text, target) for text, target in here.shared.menu)


def footer_links(here: Here) -> tuple[Link, ...]:
    """The footer's links as seen from here."""
    return tuple(Link(text, here.to(target)) for text, target in here.shared.footer)


def menu_problems(site: Site) -> tuple[Problem, ...]:
    """What the menu of site.yaml asks for and is not there."""
    return tuple(_unknown(item) for item in site.settings.menu if not _is_known(site, item.to))


def _usual(site: Site) -> Iterator[tuple[str, str]]:
    yield HOME_TITLE, "/"
    for name in OWN_LISTS:
        yield site.sections[name].title, site.sections[name].address
    yield CALENDAR_TITLE, CALENDAR


def _asked(site: Site) -> Iterator[tuple[str, str]]:
    for item in site.settings.menu:
        target = _target(site, item.to)
        if target is not None:
            yield item.title or _title(site, target) or item.to, target


def _target(site: Site, to: str) -> str | None:
    if _is_elsewhere(to):
        return to
    if to.startswith("/"):
        return to if to in site.addresses or _is_file(to) else None
    section = section_folders(site.settings).get(to, to)
    if section in OWN_LISTS:
        return section_address(site.settings, section)
    one = site.entries.get(_id(to))
    address = f"/{to.strip('/')}/"
    return one.address if one else address if address in site.addresses else None


def _title(site: Site, address: str) -> str | None:
    entry = site.entries.get(site.addresses.get(address, ""))
    names = {section_address(site.settings, name): section_title(site.settings, name) for name in OWN_LISTS}
    fixed = {"/": HOME_TITLE, CALENDAR: CALENDAR_TITLE} | names
    return fixed.get(address) or (entry.title if entry else None)


def _is_known(site: Site, to: str) -> bool:
    return _target(site, to) is not None or site.knows(_id(to))


def _id(to: str) -> str:
    return to.strip("/").removesuffix(".md")


def _is_elsewhere(to: str) -> bool:
    return is_web_address(to) or to.startswith(("mailto:", "tel:"))


def _is_file(to: str) -> bool:
    return any(to.lower().endswith(suffix) for suffix in PUBLISHABLE)


def _item(here: Here, text: str, target: str) -> records.MenuItem:
    if _is_elsewhere(target):
        return records.MenuItem(text, target)
    current = target == here.address
    within = not current and target != "/" and here.address.startswith(target)
    return records.MenuItem(text, here.to(target), current, within)


def _unknown(item: MenuSetting) -> Problem:
    return problem(
        "ref-unknown",
        item.where("to"),
        Wording(
            f"Menu trỏ tới “{item.to[:80]}” nhưng không có trang nào như vậy.",
            f"The menu asks for “{item.to[:80]}”, which does not exist.",
        ),
        Wording(
            "Ghi mã trang (ví dụ trang/gioi-thieu), tên mục (ví dụ tin-tuc) hoặc địa chỉ (ví dụ /lich/).",
            "Write an id (such as trang/gioi-thieu), a section (such as tin-tuc) or an address (such as /lich/).",
        ),
    )
