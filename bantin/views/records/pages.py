"""The pages of news and lists: home, section, article, page, tags, calendar, 404.

Each names the template that prints it.
"""

from bantin.views.records.frame import Frame
from bantin.views.records.parts import Body
from bantin.views.records.pieces import (
    Card,
    CardGroup,
    DatedLine,
    DatedMonth,
    DateText,
    Link,
    Pager,
    PersonLine,
    Picture,
    SourceNote,
    Subscription,
    TocEntry,
)
from bantin.views.records.record import Record


class HomePage(Record, frozen=True, kw_only=True):
    """The home page: pages/home.html. `title_hidden`: it says no more than the frame does."""

    frame: Frame
    title: str
    title_hidden: bool = False
    summary: str | None = None
    body: Body = ()
    featured: Card | None = None
    news: CardGroup | None = None
    competitions: CardGroup | None = None
    campaigns: CardGroup | None = None
    dates: tuple[DatedLine, ...] = ()
    calendar: Link | None = None


class SectionPage(Record, frozen=True, kw_only=True):
    """One page of a section's list, cards in one or more groups: pages/section.html."""

    frame: Frame
    title: str
    groups: tuple[CardGroup, ...]
    number: str | None = None
    summary: str | None = None
    body: Body = ()
    pager: Pager | None = None


class ReadingTime(Record, frozen=True):
    """How long a text takes to read, not known before the markup of this key is at hand; no template sees it."""

    body: str


class ArticlePage(Record, frozen=True, kw_only=True):
    """A news article: pages/article.html. `reading_time` is worded ("3 phút đọc") when a template sees it."""

    frame: Frame
    title: str
    date: DateText
    body: Body
    archive: str | None = None
    kicker: Link | None = None
    summary: str | None = None
    dateline: str | None = None
    updated: DateText | None = None
    authors: tuple[PersonLine, ...] = ()
    cover: Picture | None = None
    correction: str | None = None
    source: SourceNote | None = None
    toc: tuple[TocEntry, ...] = ()
    about: tuple[Card, ...] = ()
    tags: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    related: tuple[Card, ...] = ()
    reading_time: ReadingTime | str | None = None


class PlainPage(Record, frozen=True, kw_only=True):
    """A page that stands for itself ("Giới thiệu"): pages/page.html."""

    frame: Frame
    title: str
    body: Body
    archive: str | None = None
    summary: str | None = None
    cover: Picture | None = None
    updated: DateText | None = None
    toc: tuple[TocEntry, ...] = ()
    tags: tuple[Link, ...] = ()


class TagLine(Record, frozen=True):
    """A tag and how often it is used ("12 bài")."""

    text: str
    href: str
    count: str


class TagLetter(Record, frozen=True):
    """The tags that begin with one letter, in Vietnamese order."""

    letter: str
    tags: tuple[TagLine, ...]


class TagsPage(Record, frozen=True, kw_only=True):
    """All tags: pages/tags.html."""

    frame: Frame
    title: str
    letters: tuple[TagLetter, ...]


class TagPage(Record, frozen=True, kw_only=True):
    """One page of what carries a tag: pages/tag.html."""

    frame: Frame
    title: str
    cards: tuple[Card, ...]
    number: str | None = None
    pager: Pager | None = None


class CalendarPage(Record, frozen=True, kw_only=True):
    """All dates of all entries, month by month: pages/calendar.html. `months` are in order of time."""

    frame: Frame
    title: str
    months: tuple[DatedMonth, ...]
    undated: tuple[Card, ...] = ()
    summary: str | None = None
    calendar: Subscription | None = None


class SearchPage(Record, frozen=True, kw_only=True):
    """The search page: pages/search.html. `index` is the folder of its index; `offline`: it is read from the disk."""

    frame: Frame
    title: str
    index: str
    links: tuple[Link, ...]
    tags: tuple[TagLine, ...]
    all_tags: Link
    script: str | None = None
    offline: bool = False


class NotFoundPage(Record, frozen=True, kw_only=True):
    """The page for addresses that do not exist: pages/404.html."""

    frame: Frame
    title: str
    links: tuple[Link, ...] = ()
    body: Body = ()
