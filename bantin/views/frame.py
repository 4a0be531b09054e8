"""The frame around every page: head, menu, breadcrumbs, footer."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from bantin.held import held_now
from bantin.html import Html
from bantin.model.article import Article
from bantin.model.pages import Results
from bantin.site import Linked
from bantin.urls import FEED, MANIFEST, SEARCH, TOUCH_ICON
from bantin.views.alternates import feed_alternates
from bantin.views.here import Here, Shared
from bantin.views.instants import w3c
from bantin.views.menu import HOME_TITLE, footer_links, menu_items
from bantin.views.people import email_link, person_lines, phone_link
from bantin.views.records import About, Alternate, Footer, Frame, Picture, SharePicture
from bantin.views.share import picture_for
from bantin.views.structured import script_of, site_thing, thing_of, trail_thing

STYLESHEET = "css/site.css"
CONTEST_STYLESHEET = "css/contest.css"  # the theme, and what only contests, rules and results have
SCRIPTS = ("js/status.js", "js/page.js", "js/search-box.js")
FONTS = ("fonts/be-vietnam-pro-400-normal.woff2", "fonts/be-vietnam-pro-700-normal.woff2")
ICON = "root/favicon.svg"
FEED_TITLE = "Tin mới"
DESCRIPTION_LENGTH = 160


class Head(Struct, frozen=True, kw_only=True):
    """What a page says about itself.

    `trail` are the titles and addresses of the pages above it, the home page left out; `thing` is what it is about.
    """

    title: str | None
    description: str | None = None
    trail: tuple[tuple[str, str], ...] = ()
    lang: str | None = None
    share: SharePicture | None = None
    article: bool = False
    hidden: bool = False
    alternates: tuple[Alternate, ...] = ()
    about: About = About()
    thing: bytes | None = None


def frame_of(here: Here, head: Head) -> Frame:
    """The frame of a page."""
    common = _common(here)
    trail = ((HOME_TITLE, "/"), *head.trail) if here.address != "/" else ()
    share = head.share or (picture_for(here, None) if here.movable else None)
    return replace(
        common,
        lang=head.lang or here.settings.lang,
        title=head.title,
        description=head.description,
        canonical=here.canonical() if here.movable else None,
        share_picture=share.address if share else None,
        share_alt=share.alt if share else None,
        share_size=share.size if share else None,
        article=head.article,
        hidden=head.hidden,
        alternates=(*common.alternates, *head.alternates) if head.alternates else common.alternates,
        about=head.about,
        linked_data=_linked_data(here, head, trail),
        breadcrumbs=tuple(here.link(text, address) for text, address in trail),
    )


def styled(here: Here, frame: Frame, stylesheet: str) -> Frame:
    """The frame with another stylesheet of the theme, such as that of contests."""
    return replace(frame, css=tuple(filter(None, [here.asset(stylesheet)])))


def head_of(here: Here, one: Linked, trail: tuple[tuple[str, str], ...] = ()) -> Head:
    """What the page of an entry says about itself."""
    entry = one.entry
    description, share, about = description_of(here, one), picture_for(here, one), _about(here, one)
    return Head(
        title=one.title,
        description=description,
        trail=trail,
        lang=entry.lang,
        share=share,
        article=isinstance(entry, Article),
        hidden=is_hidden(here, one),
        about=about,
        thing=thing_of(here, one, about, description, share.address if share and share.own else None),
    )


def is_hidden(here: Here, one: Linked) -> bool:
    """Whether search engines should leave a page out, because it is shown as a draft only."""
    return held_now(one.source, here.site.now, drafts=False) is not None


def description_of(here: Here, one: Linked) -> str | None:
    """A page in a sentence or two: as its editor says, else the beginning of its text."""
    return one.entry.description or one.entry.summary or shortened(here.finished.body_of(one).text) or None


def shortened(text: str) -> str:
    """The first 160 characters of a text, cut at a word."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    cut = text[:DESCRIPTION_LENGTH].rpartition(" ")[0] or text[: DESCRIPTION_LENGTH - 1]
    return cut.rstrip(" ,;:.-–") + "…"


def _about(here: Here, one: Linked) -> About:
    entry, section = one.entry, one.source.place.section
    authors = person_lines(here, entry.authors) if isinstance(entry, Article) else ()
    published = w3c(entry.date) if isinstance(entry, Article | Results) else None
    return About(
        creators=tuple([person.name for person in authors]),
        published=published,
        updated=w3c(entry.updated) if entry.updated else published,
        section=here.site.sections[section].title if section else None,
        tags=tuple([tag.name for tag in here.tags_of(one)]),
    )


def _linked_data(here: Here, head: Head, trail: tuple[tuple[str, str], ...]) -> Html | None:
    """The page in schema.org's words; of one that has no address of its own nothing."""
    if not here.movable:
        return None
    thing = site_thing(here) if here.address == "/" else head.thing
    crumbs = trail_thing(here, trail, head.title or here.settings.title) if trail else None
    return script_of(filter(None, (thing, crumbs)))


def _common(here: Here) -> Frame:
    """What the frame of this page has in common with those of the pages beside it."""
    kept = here.shared.kept
    if not kept.framed:
        kept.framed = frozenset(_folders(here.shared))
    if here.folder in kept.framed:
        return _frame(here)
    if here.alike.frame is None:
        here.alike.frame = _frame(here)
    return here.alike.frame


def _frame(here: Here) -> Frame:
    settings = here.settings
    return Frame(
        site=settings.title,
        home=here.to("/"),
        colour=settings.colour,
        css=tuple(filter(None, [here.asset(STYLESHEET)])),
        fonts=() if here.project.flags.offline else tuple(filter(None, map(here.asset, FONTS))),
        js=tuple(filter(None, map(here.asset, SCRIPTS))),
        icon=here.asset(ICON),
        touch_icon=here.to(TOUCH_ICON),
        logo=_logo(here),
        manifest=here.to(MANIFEST),
        feed=here.link(FEED_TITLE, FEED),
        search=here.to(SEARCH),
        alternates=feed_alternates(here, "/", FEED_TITLE),
        publisher=settings.organisation.name if settings.organisation else settings.title,
        menu=menu_items(here),
        footer=_footer(here),
    )


def _folders(shared: Shared) -> Iterator[str]:
    """Every folder in which lies something that the frame links to: a page there has links of its own."""
    linked = (target for _, target in (*shared.menu, *shared.footer))
    for address in ("/", FEED, SEARCH, *shared.assets.values(), *linked):
        folder = address.rpartition("/")[0]
        while folder:
            yield f"{folder}/"
            folder = folder.rpartition("/")[0]
    yield "/"


def _logo(here: Here) -> Picture | None:
    logo = here.settings.logo
    address = here.asset(logo.file.path.strip("/").removeprefix("static/")) if logo else None
    return Picture(address, logo.alt or "") if logo and address else None


def _footer(here: Here) -> Footer:
    links, note = footer_links(here), here.settings.footer
    organisation = here.settings.organisation
    if organisation is None:
        return Footer(note=note, links=links)
    return Footer(
        name=organisation.name,
        address=organisation.address,
        phone=phone_link(organisation.phone),
        email=email_link(organisation.email),
        responsible=organisation.responsible,
        licence=organisation.licence,
        note=note,
        links=links,
    )
