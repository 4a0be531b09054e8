"""What of a page exists in another form as well: its news as feeds, its dates as a calendar."""

from bantin.model.settings import Settings
from bantin.site import Tag
from bantin.urls import CALENDAR_FILE, FEED, JSON_FEED, RSS
from bantin.views.here import Here
from bantin.views.records import Alternate

# The files of a feed beside the page that it follows, with their media types.
FEEDS = {
    FEED.strip("/"): ("application/atom+xml", "Atom"),
    RSS.strip("/"): ("application/rss+xml", "RSS"),
    JSON_FEED.strip("/"): ("application/feed+json", "JSON"),
}
CALENDAR_TYPE = "text/calendar"


def feed_alternates(here: Here, page: str, title: str) -> tuple[Alternate, ...]:
    """The feeds of what is new on a page."""
    return tuple(Alternate(f"{title} ({word})", kind, here.to(page + file)) for file, (kind, word) in FEEDS.items())


def calendar_alternates(here: Here, page: str, title: str) -> tuple[Alternate, ...]:
    """The calendar that lies beside a page."""
    return (Alternate(f"Lịch: {title}", CALENDAR_TYPE, here.to(page + CALENDAR_FILE)),)


def has_feed(settings: Settings, tag: Tag) -> bool:
    """Whether a tag has feeds of its own: one that stands on a few entries only has none."""
    least = settings.feeds.tags
    return least > 0 and len(tag.entries) >= least
