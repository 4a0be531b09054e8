"""What no template prints: pictures that are drawn for pages."""

from bantin.views.records.record import Record


class ShareCard(Record, frozen=True):
    """The picture under which a page is shared: its title, where it belongs, up to two lines of when and how much."""

    site: str
    title: str
    section: str | None = None
    lines: tuple[str, ...] = ()
    colour: str | None = None


class QrCode(Record, frozen=True):
    """A square that a phone's camera reads as a text."""

    text: str
