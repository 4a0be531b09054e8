"""The small things that pages are made of: dates as text, links, pictures, people, cards.

Everything is ready to print: the view has chosen, counted, sorted and worded; None or () says "not there".
"""

from bantin.views.records.record import Record


class Segment(Record, frozen=True):
    """A stretch of a date's text; `machine` is what `<time datetime>` says of it, where it has one."""

    text: str
    machine: str | None = None


class DateText(Record, frozen=True):
    """A date, time or period as it is printed, e.g. "từ ngày " + "01/4/2025" + " đến hết ngày " + "15/4/2025"."""

    segments: tuple[Segment, ...]

    @property
    def timed(self) -> bool:
        """Whether it names a time of day ("lúc"), not only a day ("ngày")."""
        return any("T" in (segment.machine or "") for segment in self.segments)


class Link(Record, frozen=True):
    """A text and where it leads."""

    text: str
    href: str


class Download(Record, frozen=True):
    """A file to take home: its text, address, and kind and size ("PDF, 1,2 MB")."""

    text: str
    href: str
    note: str | None = None


class PictureSource(Record, frozen=True):
    """Files of one format in several widths, for `<source>`; `media` tells for whom, None for everybody."""

    media_type: str
    srcset: str
    media: str | None = None


class Picture(Record, frozen=True):
    """A picture: `alt` is "" for decoration; width and height in pixels; `credit` is worded ("Ảnh: Phạm Hổ").

    `sources` come best first; `srcset` are the widths of its own format. `tone` is the class of its main colour, which
    stands in its place until it is there.
    """

    src: str
    alt: str
    width: int | None = None
    height: int | None = None
    caption: str | None = None
    credit: str | None = None
    sources: tuple[PictureSource, ...] = ()
    srcset: str | None = None
    tone: str | None = None


class Subscription(Record, frozen=True):
    """The ways to add a calendar: to subscribe (`webcal:`), to download, through two services."""

    webcal: str
    download: str
    google: str
    outlook: str


class Org(Record, frozen=True):
    """An organisation, with its part in the matter ("Đơn vị chủ trì")."""

    name: str
    href: str | None = None
    role: str | None = None


class PersonLine(Record, frozen=True):
    """A person as may be published: name, part, where from."""

    name: str
    role: str | None = None
    unit: str | None = None


class ContactLine(Record, frozen=True):
    """Whom to ask; `phone` leads to `tel:`, `email` to `mailto:`."""

    name: str
    unit: str | None = None
    phone: Link | None = None
    email: Link | None = None
    address: str | None = None


class DocumentLine(Record, frozen=True):
    """A document: its title, how it is cited ("Kế hoạch số 124/KH-UBND"), who issued it and when."""

    title: str
    reference: str | None = None
    issuer: str | None = None
    date: DateText | None = None
    link: Download | None = None


class SourceNote(Record, frozen=True):
    """Where an article was taken from; `published` None prints "Chưa công bố"."""

    name: str
    href: str | None = None
    published: DateText | None = None
    agreement: str | None = None


class ClockSpan(Record, frozen=True):
    """A stretch of time for the status script: instants in seconds since 1970-01-01T00:00Z, end exclusive, None open.

    Both None: not announced. `date` is the printed start ("16/5/2025"). `vague`: known to the month or less exactly,
    so days are not counted.
    """

    name: str
    start: int | None = None
    end: int | None = None
    date: str | None = None
    vague: bool = False


class Clock(Record, frozen=True):
    """What the status script needs; nothing in it depends on now.

    `kind` is "competition" or "campaign"; `state` "cancelled", "postponed" or None, `label` that state's wording.
    `spans` are the rounds, or the one `when` where no round is dated.
    """

    kind: str
    spans: tuple[ClockSpan, ...] = ()
    state: str | None = None
    label: str | None = None


class StateNote(Record, frozen=True):
    """Why and since when something is postponed or cancelled."""

    label: str
    note: str | None = None
    date: DateText | None = None


class Card(Record, frozen=True):
    """An entry in a list. `kind` is its label ("Cuộc thi"), printed where a list mixes kinds."""

    title: str
    href: str
    kind: str | None = None
    date: DateText | None = None
    when: DateText | None = None
    summary: str | None = None
    picture: Picture | None = None
    clock: Clock | None = None
    edition: str | None = None


class CardGroup(Record, frozen=True):
    """Cards under a heading (None: without one), and where all of them are."""

    cards: tuple[Card, ...]
    title: str | None = None
    more: Link | None = None


class PageLink(Record, frozen=True):
    """One page of a list in the pager; without `href` where it is a gap ("…")."""

    text: str
    href: str | None = None
    current: bool = False


class Pager(Record, frozen=True):
    """The way through a list of several pages."""

    pages: tuple[PageLink, ...]
    previous: str | None = None
    next: str | None = None


class TocEntry(Record, frozen=True):
    """A line of a table of contents; `href` is "#anchor"."""

    text: str
    href: str
    children: tuple["TocEntry", ...] = ()


class DatedLine(Record, frozen=True):
    """A line of the calendar: when, what ("Vòng sơ khảo"), of which entry, of which kind ("Cuộc thi").

    `day` and `month` ("25", "tháng 11") are those on which it begins, where it is known to the day.
    """

    when: DateText
    what: str | None
    entry: Link
    kind: str | None = None
    day: str | None = None
    month: str | None = None
    anchor: str | None = None


class DayCell(Record, frozen=True):
    """A day of a month's grid; where something begins or ends on it, `href` leads there and `said` tells what."""

    day: str
    href: str | None = None
    said: str | None = None


class DatedMonth(Record, frozen=True):
    """A month of the calendar: "Tháng 4/2025", its anchor, its lines in order, its weeks from Monday to Sunday."""

    title: str
    anchor: str
    lines: tuple[DatedLine, ...]
    weeks: tuple[tuple[DayCell | None, ...], ...] = ()
