"""The parts that an entry's own page and a block in another body share; each has templates/parts/<kind>.html."""

from typing import ClassVar

from bantin.html import Html
from bantin.views.records.pieces import DateText, DocumentLine, Link, Picture
from bantin.views.records.record import Record


class PrizeRow(Record, frozen=True):
    """A rank of prizes.

    Either `each` and `total` are both given, or `wording` stands in one cell over both: the source's own words where
    nobody can say what they sum up to, or "Chưa công bố".
    """

    number: str
    rank: str
    count: str
    each: str | None = None
    total: str | None = None
    wording: str | None = None
    name: str | None = None
    in_kind: tuple[str, ...] = ()
    certificate: str | None = None
    joint: bool = False


class PrizeTable(Record, frozen=True):
    """The prizes; `total` and its `words` only where every row stands. `stated` is a sum the source itself gives."""

    kind: ClassVar[str] = "prizes"
    caption: str
    rows: tuple[PrizeRow, ...]
    total: str | None = None
    words: str | None = None
    stated: str | None = None
    note: str | None = None


class TimelineItem(Record, frozen=True):
    """A round or phase; `when` None prints "Chưa công bố". `start` and `end` (exclusive) in seconds, for the script.

    `calendar` are the ways to take it into a calendar of one's own.
    """

    name: str
    when: DateText | None = None
    form: str | None = None
    venue: str | None = None
    results: DateText | None = None
    advances: str | None = None
    field: str | None = None
    note: str | None = None
    start: int | None = None
    end: int | None = None
    calendar: tuple[Link, ...] = ()


class Timeline(Record, frozen=True):
    """The rounds of a competition or the phases of a campaign, in order."""

    kind: ClassVar[str] = "timeline"
    items: tuple[TimelineItem, ...]


class CriterionRow(Record, frozen=True):
    """A criterion: its number ("1", "1.2"), how deep it lies (1 = outermost), its points."""

    number: str
    name: str
    points: str
    level: int = 1


class Criteria(Record, frozen=True):
    """What is judged, outermost and inner criteria in reading order; `scale` is the sum the rules state."""

    kind: ClassVar[str] = "criteria"
    caption: str
    rows: tuple[CriterionRow, ...]
    scale: str | None = None


class TargetReading(Record, frozen=True):
    """What was reached by a day."""

    date: DateText
    value: str


class Bar(Record, frozen=True):
    """A bar from the baseline to what is reached, on a scale from 0 to 100; numbers as SVG takes them."""

    start: str
    width: str
    target: str
    baseline: str | None = None


class Dot(Record, frozen=True):
    """A point of a curve, as SVG takes it."""

    x: str
    y: str


class Curve(Record, frozen=True):
    """Readings over time in a frame of 240 by 64, with the height of the target; `said` is the same in words."""

    points: str
    dots: tuple[Dot, ...]
    target: str
    said: str
    first: DateText
    last: DateText


class TargetRow(Record, frozen=True):
    """A target of a campaign, what was there before it and what has been reached since.

    `began`, `now` and `aim` are baseline, last reading and target with their unit ("66,4%", "17 chợ").
    """

    name: str
    target: str
    unit: str | None = None
    baseline: str | None = None
    readings: tuple[TargetReading, ...] = ()
    source: str | None = None
    began: str | None = None
    now: str | None = None
    aim: str | None = None
    reached: bool = False
    bar: Bar | None = None
    curve: Curve | None = None


class Stretch(Record, frozen=True):
    """A phase on the line of a campaign's days: where it begins and how long it is, of 1000."""

    name: str
    start: str
    width: str


class Progress(Record, frozen=True):
    """The days of a campaign with its phases; `start` and `end` (exclusive) in seconds, for the script."""

    start: int
    end: int
    days: str
    stretches: tuple[Stretch, ...] = ()


class Targets(Record, frozen=True):
    """The targets of a campaign."""

    kind: ClassVar[str] = "targets"
    caption: str
    rows: tuple[TargetRow, ...]


class ScoreRow(Record, frozen=True):
    """A unit's line: its rank ("1"), values by column, change ("tăng 2 bậc"); None is what it has not reported.

    `trend` is "up", "down" or "same".
    """

    unit: str
    values: tuple[str | None, ...]
    rank: str | None = None
    score: str | None = None
    change: str | None = None
    tied: bool = False
    trend: str | None = None


class ScoreGroup(Record, frozen=True):
    """The units that compete with one another, at their last snapshot; `columns` name the values of each row."""

    caption: str
    as_of: DateText
    columns: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    scored: bool = True
    changes: bool = False


class Scoreboard(Record, frozen=True):
    """How the units of a campaign stand, group by group."""

    kind: ClassVar[str] = "scoreboard"
    groups: tuple[ScoreGroup, ...]
    table: Link | None = None


class Documents(Record, frozen=True):
    """Documents to read or download."""

    kind: ClassVar[str] = "documents"
    rows: tuple[DocumentLine, ...]


class Gallery(Record, frozen=True):
    """Pictures side by side."""

    kind: ClassVar[str] = "gallery"
    pictures: tuple[Picture, ...]
    title: str | None = None


class Passage(Record, frozen=True):
    """A stretch of a body whose HTML is kept elsewhere: markup of ours, and numbers of slots of the body so named."""

    body: str
    parts: tuple[str | int, ...]


class Notice(Record, frozen=True):
    """A box beside the text; `tone` is "info" or "warning"."""

    kind: ClassVar[str] = "notice"
    body: "Body"
    title: str | None = None
    tone: str = "info"


class Video(Record, frozen=True):
    """A film: a file of this site (`src`), or else a card that links to it elsewhere (`link`, at `host`)."""

    kind: ClassVar[str] = "video"
    title: str
    src: str | None = None
    media_type: str | None = None
    poster: Picture | None = None
    link: Link | None = None
    host: str | None = None


PartView = PrizeTable | Timeline | Criteria | Targets | Scoreboard | Documents | Gallery | Notice | Video

Body = tuple[Html | Passage | PartView, ...]
"""A body in a view: sanitised HTML and resolved blocks in reading order; no template sees a passage unfilled."""
