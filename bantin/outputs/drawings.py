"""Cards under which pages are shared, icons of the site and QR codes: drawn where they do not stand."""

from collections.abc import Iterator

from bantin.drawing import CARD, ICON
from bantin.drawing import QR as QR_CODE
from bantin.outputs.planned import Material, PlannedPage, page
from bantin.urls import ICONS, absolute
from bantin.views.here import Here
from bantin.views.hosting import icon_of
from bantin.views.menu import OWN_LISTS
from bantin.views.records import Icon, QrCode, ShareCard
from bantin.views.share import QR, WITH_QR, card_address, entries_with_cards, entry_card, list_card

HOME = ""


def outputs(material: Material) -> Iterator[PlannedPage]:
    """Each card once, though two entries may have the same; the icons and the QR codes."""
    here = material.here
    cards = {card.path: card for card in _cards(here)}
    yield from cards.values()
    for address in ICONS:
        yield page(address, ICON, icon, address, source=None, until=None)
    for one in here.site.entries.values():
        if isinstance(one.entry, WITH_QR):
            yield page(f"{one.address}{QR}", QR_CODE, qr_code, one.id, source=one.source.file, until=None)


def share_card(here: Here, entry_id: str) -> ShareCard:
    """The view of an entry's card."""
    return entry_card(here, here.site.entries[entry_id])


def section_card(here: Here, name: str) -> ShareCard:
    """The view of the card of a section, or of the site."""
    return list_card(here, name or None)


def icon(here: Here, address: str) -> Icon:
    """The view of an icon of the site."""
    return icon_of(here, ICONS[address])


def qr_code(here: Here, entry_id: str) -> QrCode:
    """The view of the QR code of an entry's page."""
    return QrCode(absolute(here.settings, here.site.entries[entry_id].address))


def _cards(here: Here) -> Iterator[PlannedPage]:
    if here.settings.cards == "none":
        return
    for name in (HOME, *OWN_LISTS):
        address = card_address(list_card(here, name or None))
        yield page(address, CARD, section_card, name, source=None, until=None)
    for one in entries_with_cards(here):
        address = card_address(entry_card(here, one))
        yield page(address, CARD, share_card, one.id, source=one.source.file, until=None)
