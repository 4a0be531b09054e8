"""What stands around every page: head, menu, breadcrumbs, footer."""

from bantin.html import Html
from bantin.views.records.pieces import Link, Picture
from bantin.views.records.record import Record


class MenuItem(Record, frozen=True):
    """A line of the menu; `current` on the page itself, `within` on pages below it."""

    text: str
    href: str
    current: bool = False
    within: bool = False


class Footer(Record, frozen=True):
    """The block every agency's site ends with."""

    name: str | None = None
    address: str | None = None
    phone: Link | None = None
    email: Link | None = None
    responsible: str | None = None
    licence: str | None = None
    note: str | None = None
    links: tuple[Link, ...] = ()


class Alternate(Record, frozen=True):
    """The same as this page, or its news, in another form: a feed, a calendar, data."""

    title: str
    media_type: str
    href: str


class About(Record, frozen=True):
    """What a page says of itself to libraries, networks and archives; `published` and `updated` are W3C dates."""

    creators: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()


class Frame(Record, frozen=True, kw_only=True):
    """The common part of every page.

    `title` is the page's own (None on the home page), `canonical` absolute, everything else relative to the page.
    `search` is where the search form leads.
    `breadcrumbs` lead from the home page to the parent; the page itself is not among them. `linked_data` is JSON-LD.
    """

    site: str
    home: str
    lang: str = "vi"
    title: str | None = None
    tagline: str | None = None
    description: str | None = None
    canonical: str | None = None
    share_picture: str | None = None
    share_alt: str | None = None
    share_size: tuple[int, int] | None = None
    article: bool = False
    hidden: bool = False
    colour: str | None = None
    css: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    js: tuple[str, ...] = ()
    icon: str | None = None
    touch_icon: str | None = None
    logo: Picture | None = None
    manifest: str | None = None
    feed: Link | None = None
    search: str | None = None
    alternates: tuple[Alternate, ...] = ()
    publisher: str | None = None
    about: About = About()
    linked_data: Html | None = None
    menu: tuple[MenuItem, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    footer: Footer = Footer()
