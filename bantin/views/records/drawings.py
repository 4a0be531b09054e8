"""Pictures that are drawn for pages, which no template prints, and where they lie."""

from bantin.views.records.record import Record


class ShareCard(Record, frozen=True):
    """The picture under which a page is shared: its title, where it belongs, up to two lines of when and how much."""

    site: str
    title: str
    section: str | None = None
    lines: tuple[str, ...] = ()
    colour: str | None = None


class SharePicture(Record, frozen=True):
    """The picture that stands for a page elsewhere, by its whole address; `own` if for no other page but this one."""

    address: str
    alt: str | None = None
    own: bool = True
    size: tuple[int, int] | None = None


class Icon(Record, frozen=True):
    """The site's icon, a square of so many pixels: its logo, where that is no drawing, or letters."""

    side: int
    letters: str
    colour: str | None = None
    logo: bytes = b""
    kind: str = ""


class QrCode(Record, frozen=True):
    """A square that a phone's camera reads as a text."""

    text: str
