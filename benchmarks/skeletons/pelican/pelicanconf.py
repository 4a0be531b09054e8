"""The settings of Pelican for the articles of the benchmark."""

# ruff: noqa: ANN001, ANN201, INP001 - Pelican reads this file, in an environment of its own
# mypy: ignore-errors

from itertools import pairwise
from types import SimpleNamespace

from pelican import signals

SITENAME = "Bản Tin đo tốc độ"
SITEURL = "https://bantin.example"
DESCRIPTION = "Tin tức và cuộc thi, bài viết do máy ghép để đo tốc độ"
ORGANISATION = {
    "name": "Ban Biên tập Bản Tin (trang mẫu)",
    "address": "Số 00, đường Ví Dụ (địa chỉ minh họa)",
    "phone": "0900 000 000",
    "email": "bientap@bantin.example",
    "responsible": "Bà Nguyễn Thị Ban Mai, Trưởng Ban Biên tập (tên minh họa)",
    "licence": "Trang minh họa, không phải cơ quan báo chí",
}
MENU = (("/", "Trang chủ"), ("/tin-tuc/", "Tin tức"), ("/cuoc-thi/", "Cuộc thi"), ("/chu-de/", "Chủ đề"))
DEFAULT_LANG = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
THEME = "theme"
THEME_STATIC_DIR = "static"

PATH = "content"
ARTICLE_PATHS = ["tin-tuc"]
PAGE_PATHS = ["cuoc-thi"]
FORMATTED_FIELDS = []
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "tin-tuc/{slug}/"
ARTICLE_SAVE_AS = "tin-tuc/{slug}/index.html"
PAGE_URL = "cuoc-thi/{slug}/"
PAGE_SAVE_AS = "cuoc-thi/{slug}/index.html"
TAG_URL = "chu-de/{slug}/"
TAG_SAVE_AS = "chu-de/{slug}/index.html"
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""

DIRECT_TEMPLATES = ["index", "home", "contests", "tags", "sitemap", "404"]
INDEX_SAVE_AS = "tin-tuc/index.html"
HOME_SAVE_AS = "index.html"
CONTESTS_SAVE_AS = "cuoc-thi/index.html"
TAGS_SAVE_AS = "chu-de/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "tag": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20


def relate(generator):
    """Give each article its neighbours and the newest of its first tag."""
    articles = generator.articles
    for newer, older in pairwise(articles):
        newer.older, older.newer = older, newer
    newest = {tag: sorted(of, key=lambda each: each.date, reverse=True)[:4] for tag, of in generator.tags.items()}
    for article in articles:
        article.related = newest[article.tags[0]]


PLUGINS = [SimpleNamespace(__name__="relate", register=lambda: signals.article_generator_finalized.connect(relate))]
