"""Cards under which pages are shared, and the QR codes of those that are printed: which page has one, what it says."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec.structs import replace

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.pages import Results, Rules
from bantin.model.prizes import prize_fund
from bantin.site import Linked
from bantin.urls import absolute
from bantin.vi.money_print import format_money, print_money
from bantin.views.dates import day_only, printed
from bantin.views.fingerprint import fingerprint
from bantin.views.here import Here
from bantin.views.records import DateText, Picture, ShareCard, SharePicture
from bantin.views.titles import headline

CARDS = "/static/the/"
CARD_SIZE = (1200, 630)
QR = "ma-qr.svg"
QR_SIDE = 132  # pixels on a page; each square of a long address is still two of them wide
WITH_QR = (Competition, Campaign, Rules, Results)
SHOWN_ELSEWHERE = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})  # social networks draw no SVG


def picture_for(here: Here, one: Linked | None) -> SharePicture | None:
    """The picture for a page: its own card or cover, else the card of its section."""
    own = own_picture(here, one) if one is not None else None
    if own is not None or here.settings.cards == "none":
        return own
    shares, section = here.shared.kept.shares, section_of(one) if one is not None else _section_at(here)
    if section not in shares:
        shares[section] = replace(_of_card(here, list_card(here, section)), own=False)
    return shares[section]


def own_picture(here: Here, one: Linked) -> SharePicture | None:
    """The card or the cover of an entry, where it has one."""
    cards = here.settings.cards
    if cards != "none" and isinstance(one.entry, Competition | Campaign):
        return _of_card(here, entry_card(here, one))
    cover, address = one.entry.cover, _cover(here, one)
    if cover is not None and address is not None:
        file = here.finished.file_of(one, cover.file.path)
        first = file.look.files[0] if file and file.look and file.look.files else None
        size = (first.width, first.height) if first else None
        return SharePicture(absolute(here.settings, address), cover.alt, size=size)
    return _of_card(here, entry_card(here, one)) if cards == "all" and not _is_list(here, one) else None


def _of_card(here: Here, card: ShareCard) -> SharePicture:
    return SharePicture(absolute(here.settings, card_address(card)), card.title, size=CARD_SIZE)


def entries_with_cards(here: Here) -> Iterator[Linked]:
    """The entries that have a card of their own."""
    cards = here.settings.cards
    for one in here.site.entries.values() if cards != "none" else ():
        asked = cards == "all" and _cover(here, one) is None and not _is_list(here, one)
        if asked or isinstance(one.entry, Competition | Campaign):
            yield one


def entry_card(here: Here, one: Linked) -> ShareCard:
    """The card of an entry."""
    section = section_of(one)
    title = here.site.sections[section].title if section else None
    return ShareCard(here.settings.title, headline(one.title), title, tuple(_lines(here, one)), here.settings.colour)


def list_card(here: Here, section: str | None) -> ShareCard:
    """The card of a section, or of the whole site."""
    settings, found = here.settings, here.site.sections[section] if section else None
    text = found.text if found else here.site.entries.get("index")
    said = (text.entry.summary or text.entry.description) if text else None
    line = said or (settings.description if found is None else None)
    title = found.title if found else text.title if text else settings.title
    return ShareCard(settings.title, title, None, (line,) if line else (), settings.colour)


def card_address(card: ShareCard) -> str:
    """Where a card lies: another one has another name, so that nobody shows an old one."""
    return f"{CARDS}{fingerprint(card).hex()[:16]}.png"


def section_of(one: Linked) -> str | None:
    """The section whose card stands for an entry; plain pages have the site's."""
    section = one.source.place.section
    return None if section == "trang" else section


def qr_of(here: Here) -> Picture:
    """The QR code of this page, as a file beside it."""
    return Picture(here.to(f"{here.address}{QR}"), "Mã QR dẫn tới trang này", QR_SIDE, QR_SIDE)


def _is_list(here: Here, one: Linked) -> bool:
    """Whether an entry is the text of the home page or of a section's list."""
    section = section_of(one)
    return one.address == ("/" if section is None else here.site.sections[section].address)


def _section_at(here: Here) -> str | None:
    """The section in whose folder a list lies."""
    found = (name for name, section in here.site.sections.items() if here.address.startswith(section.address))
    return next((name for name in found if name != "trang"), None)


def _lines(here: Here, one: Linked) -> Iterator[str]:
    entry = one.entry
    if isinstance(entry, Article | Results):
        yield _text(day_only(here, entry.date))
    elif isinstance(entry, Campaign | Competition):
        when = printed(here, entry.when)
        submission = entry.submission if isinstance(entry, Competition) else None
        deadline = printed(here, submission.deadline) if submission else None
        if deadline is not None:
            yield f"Hạn nộp bài: {_text(deadline)}"
        elif when is not None:
            yield _sentence(_text(when))
        if isinstance(entry, Competition):
            yield from _fund(entry)


def _fund(competition: Competition) -> Iterator[str]:
    """The sum of the prizes, as the source states it or where it leaves no doubt."""
    fund = prize_fund(competition.prizes) if competition.prizes else None
    if competition.prize_total is not None:
        yield f"Tổng giá trị giải thưởng: {print_money(competition.prize_total)}"
    elif fund:
        yield f"Tổng giá trị giải thưởng: {format_money(fund)}"


def _cover(here: Here, one: Linked) -> str | None:
    """The address of a cover that others can show."""
    cover = one.entry.cover
    file = here.finished.file_of(one, cover.file.path) if cover else None
    shown = file is not None and PurePosixPath(file.address).suffix in SHOWN_ELSEWHERE
    return file.address if file is not None and shown else None


def _text(date: DateText) -> str:
    return "".join(segment.text for segment in date.segments)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
