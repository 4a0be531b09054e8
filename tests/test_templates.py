"""Templates: every page renders from its record alone, a mistake is a problem in its place, and ours keep the rules."""

import html
import re
import types
import typing
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import feedparser
import html5lib
import pytest
from lxml import etree
from markupsafe import Markup, escape
from msgspec import Struct, structs

from bantin.html import Html
from bantin.problems import Problem
from bantin.template_files import read_templates
from bantin.templating import DirectEnvironment, Templates, open_templates
from bantin.views import records
from bantin.views.records import PlainPage
from tests import example_views

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file())
PAGES = sorted(example_views.FULL)
ESCAPED = "&lt;&amp;&gt;&#34;&#39;"
EXAMPLES = {"full": example_views.FULL, "least": example_views.LEAST}

# What may not stand in a template of ours, and what it is called when it does.
REFUSED = {
    "safe filter": re.compile(r"\|\s*safe\b"),
    "Markup": re.compile(r"\bMarkup\b"),
    "autoescape off": re.compile(r"\{%-?\+?\s*autoescape\b"),
    "unquoted attribute": re.compile(r"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*\s[\w:-]+\s*=\s*\{[{%]"),
    "inline script": re.compile(r"<script(?! type=\"application/ld\+json\">)(?![^>]*\ssrc=)", re.IGNORECASE),
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son\w+\s*=", re.IGNORECASE),
    "private name": re.compile(r"\{[{%][^}]*\.\s*_|\{[{%][^}]*\[\s*['\"]_"),
    "formatting": re.compile(r"\|\s*(?:format|attr|random|pprint)\b|\{[{%][^}]*['\"]\s*%(?!\})"),
    "counted loop": re.compile(r"\brange\s*\("),
}


def faults(source: str) -> set[str]:
    """The rules that a template breaks, by name."""
    return {name for name, shape in REFUSED.items() if shape.search(source)}


@pytest.fixture(scope="module")
def templates() -> Templates:
    return open_templates(read_templates((TEMPLATES,), ROOT))


def rendered(templates: Templates, kind: str, name: str) -> str:
    """The example of a page."""
    page = templates.render(name, EXAMPLES[kind][name], f"/{name}")
    assert isinstance(page, bytes), page
    return page.decode()


def own(folder: Path, **sources: str) -> Templates:
    """A site's own templates before the project's; a name like pages__page stands for pages/page.html."""
    for name, source in sources.items():
        path = folder / "templates" / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return open_templates(read_templates((folder / "templates", TEMPLATES), folder))


# --- what ours look like


@pytest.mark.parametrize("name", NAMES)
def test_template_breaks_no_rule(name: str) -> None:
    assert faults((TEMPLATES / name).read_text("utf-8")) == set()


@pytest.mark.parametrize("name", NAMES)
def test_first_line_names_existing_views(name: str) -> None:
    first = (TEMPLATES / name).read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"\{# view: (\w+(?: \w+)*) #\}", first)
    assert found, first
    assert [view for view in found[1].split() if not hasattr(records, view)] == []


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("safe-filter.html", "safe filter"),
        ("unquoted-attr.html", "unquoted attribute"),
        ("mro.html", "private name"),
        ("memory-format.html", "formatting"),
        ("cpu-nested.html", "counted loop"),
    ],
)
def test_lint_finds_each_nasty_shape(file: str, fault: str) -> None:
    assert fault in faults((ROOT / "tests/nasty/jinja" / file).read_text("utf-8"))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ page.title | safe }}", "safe filter"),
        ("{% autoescape false %}{{ page.title }}{% endautoescape %}", "autoescape off"),
        ("{{ Markup(page.title) }}", "Markup"),
        ('<a href="{{ page.href }}" title={{ page.title }}>', "unquoted attribute"),
        ("<a href={% if page.href %}x{% endif %}>", "unquoted attribute"),
        ("<script>var x = 1</script>", "inline script"),
        ('<p style="color: red">', "inline style"),
        ('<p onclick="x()">', "event handler"),
        ("{{ page['__class__'] }}", "private name"),
    ],
)
def test_lint_finds_other_shapes(source: str, fault: str) -> None:
    assert faults(source) == {fault}


def test_lint_leaves_quoted_attributes_alone() -> None:
    assert (
        faults('<a href="{{ page.href }}"{% if page.x %} rel="{{ page.rel }}"{% endif %}>{{ a }} = {{ b }}</a>')
        == set()
    )


def test_the_blocks_of_the_frame_are_documented() -> None:
    base = (TEMPLATES / "base.html").read_text("utf-8")
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/theme.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(re.findall(r"\{% block (\w+) %\}", base))


def test_the_documented_example_of_a_template_renders(tmp_path: Path) -> None:
    (example,) = re.findall(
        r"^```jinja\n(.*?)^```$", (ROOT / "docs/theme.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    view = example_views.FULL["pages/article.html"]
    page = own(tmp_path, pages__article=example).render("pages/article.html", view, "/a/")
    assert isinstance(page, bytes), page
    assert '<link rel="me" href="https://vidu.example/@bantin">' in page.decode()


# --- records


def annotations(kind: object) -> Iterator[object]:
    """The plain types that a field's annotation is made of."""
    arguments = [each for each in typing.get_args(kind) if each is not Ellipsis]
    if typing.get_origin(kind) is types.UnionType or typing.get_origin(kind) in {typing.Union, tuple}:
        for each in arguments:
            yield from annotations(each)
    else:
        yield kind


RECORDS = [each for each in vars(records).values() if isinstance(each, type) and issubclass(each, Struct)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_record_is_frozen_and_holds_only_what_a_template_may_see(record: type) -> None:
    assert issubclass(record, Struct)
    assert record.__struct_config__.frozen
    hints = typing.get_type_hints(record, vars(records) | {"Body": records.Body})
    kinds = {kind for field in structs.fields(record) for kind in annotations(hints[field.name])}
    strange = {kind for kind in kinds if not (isinstance(kind, type) and _may_be_seen(kind))}
    assert strange == ({bytes} if record is records.Icon else set())  # what is drawn is made of pixels


def _may_be_seen(kind: type) -> bool:
    return issubclass(kind, str | int | types.NoneType) or kind in RECORDS or kind is tuple


# --- rendering


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_renders_from_its_record_alone(templates: Templates, kind: str, name: str) -> None:
    assert rendered(templates, kind, name).strip()


def test_examples_reach_every_page_template() -> None:
    assert [name for name in NAMES if name.startswith(("pages/", "feeds/")) and name not in example_views.FULL] == []
    assert set(example_views.LEAST) == set(example_views.FULL)


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".html")])
def test_html_is_well_formed_with_unique_ids_and_headings_in_order(templates: Templates, kind: str, name: str) -> None:
    text = rendered(templates, kind, name)
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
    page = parser.parse(text)
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    levels = [
        int(each.tag[1]) for each in page.iter() if isinstance(each.tag, str) and re.fullmatch(r"h[1-6]", each.tag)
    ]
    inner = [each.get("href")[1:] for each in page.iter("a") if each.get("href", "").startswith("#")]
    assert len(ids) == len(set(ids))
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table.find("caption") is not None for table in page.iter("table") if table.get("class"))
    if name == "pages/competition.html":
        assert [anchor for anchor in inner if anchor not in ids] == []


def test_atom_feed_is_read_by_another_reader(templates: Templates) -> None:
    feed = feedparser.parse(rendered(templates, "full", "feeds/atom.xml"))
    first = feed.entries[0]
    assert not feed.bozo
    assert html.unescape(feed.feed.title) == "Bản Tin <mới> & hay"
    assert first.content[0].value == "<p>Toàn văn &amp; <b>đậm</b></p>"
    assert first.link == "https://example.vn/tin-tuc/a/"
    assert len(feed.entries) == 2


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("feeds/")])
def test_xml_begins_with_its_declaration_and_parses(templates: Templates, kind: str, name: str) -> None:
    text = rendered(templates, kind, name)
    assert text.startswith("<?xml")
    assert etree.fromstring(text.encode()) is not None


def test_text_is_escaped_in_html_and_xml(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/feed.xml").write_text("<t>{{ page.title }}</t>", "utf-8")
    ours = own(tmp_path, pages__page='<p title="{{ page.title }}">{{ page.title }}</p>')
    page = structs.replace(least_page(), title='<b> & "')
    assert ours.render("pages/page.html", page, "/") == b'<p title="&lt;b&gt; &amp; &#34;">&lt;b&gt; &amp; &#34;</p>'
    assert ours.render("feed.xml", page, "/") == b"<t>&lt;b&gt; &amp; &#34;</t>"


def least_page() -> PlainPage:
    """The plain page with the least."""
    page = example_views.LEAST["pages/page.html"]
    assert isinstance(page, PlainPage)
    return page


def test_unspecified_prize_takes_no_side(templates: Templates) -> None:
    page = rendered(templates, "full", "pages/competition.html")
    assert '<td colspan="2" class="wording" data-label="Giá trị">30.000.000 đồng</td>' in page
    assert "Tổng cộng" not in page
    assert "Bằng chữ" not in page


def test_what_is_absent_is_said_not_invented(templates: Templates) -> None:
    page = rendered(templates, "least", "pages/competition.html")
    assert page.count('<span class="unknown">Chưa công bố</span>') == 4
    assert "<time" not in page


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("name", ["pages/competition.html", "pages/campaign.html"])
def test_time_is_left_to_the_timeline_where_that_alone_tells_it(templates: Templates, name: str, *, told: bool) -> None:
    page = example_views.LEAST[name]
    assert isinstance(page, records.CompetitionPage | records.CampaignPage)
    if isinstance(page, records.CompetitionPage):
        page = structs.replace(page, when=None, told_by_rounds=told)
    else:
        page = structs.replace(page, when=None, duration=None, told_by_phases=told)
    text = templates.render(name, page, "/")
    assert isinstance(text, bytes)
    assert ("<dt>Thời gian</dt>" in text.decode()) is not told


@pytest.mark.parametrize("name", ["pages/competition.html", "pages/results.html", "pages/campaign.html"])
def test_every_cell_of_a_stacking_table_says_what_it_is(templates: Templates, name: str) -> None:
    page = html5lib.parse(rendered(templates, "full", name), namespaceHTMLElements=False)
    tables = [each for each in page.iter("table") if "stacking" in each.get("class", "")]
    cells = [cell for table in tables for row in table.iterfind("tbody/tr") for cell in row.iterfind("td")]
    assert cells
    silent = {cell.get("class") for cell in cells if not cell.get("data-label")}
    assert silent <= {"number ordinal", "prize-rank"}


def test_status_is_never_said_by_the_page_itself(templates: Templates) -> None:
    page = rendered(templates, "full", "pages/home.html")
    assert not re.search("Sắp diễn ra|Đang diễn ra|Đã kết thúc|Còn \\d", page)
    assert 'data-start="1743440400"' in page


def test_a_day_is_said_otherwise_than_a_moment(templates: Templates) -> None:
    page = rendered(templates, "full", "pages/article.html")
    assert 'Đăng lúc <time datetime="2025-04-01T08:00+07:00">08 giờ 00 ngày 01/4/2025</time>' in page
    assert 'Đăng ngày&#160;<time datetime="2025-04-01">01/4/2025</time>' in rendered(
        templates, "least", "pages/article.html"
    )


# --- mistakes


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("<p>\n{{ page.titel }}", 2, "dùng một giá trị không có"),
        ("<p>\n<p>\n{% if page.title %}", 3, "sai cú pháp"),
        ("{{ page.title|safe }}", 1, "No filter named 'safe'"),
        ("\n{{ page.title.__class__ }}", 2, "dùng một giá trị không có"),
        ("\n{{ page['__class__'] }}", 2, "dùng một giá trị không có"),
        ("\n{{ page.title // 2 }}", 2, "TypeError"),
        ("\n{% include 'parts/none.html' %}", 2, "không có tệp mẫu “parts/none.html”"),
        ("{{ range(9) }}", 1, "'range' is undefined"),
    ],
)
def test_mistake_is_a_problem_at_its_line_naming_the_page(tmp_path: Path, source: str, line: int, words: str) -> None:
    found = own(tmp_path, pages__page=source).render("pages/page.html", least_page(), "/gioi-thieu/")
    assert isinstance(found, Problem)
    assert (found.code, found.span.file, found.span.line) == ("template-error", "templates/pages/page.html", line)
    assert words in found.message.vi
    assert "/gioi-thieu/" in found.message.vi


def test_mistake_in_an_included_file_is_reported_there(tmp_path: Path) -> None:
    found = own(tmp_path, parts__footer="<footer>\n\n{{ page.frame.foter }}").render(
        "pages/page.html", least_page(), "/a/"
    )
    assert isinstance(found, Problem)
    assert (found.span.file, found.span.line) == ("templates/parts/footer.html", 3)


def test_file_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    own(tmp_path, pages__page="")
    (tmp_path / "templates/pages/page.html").write_bytes(b"\xff\xfe")
    ours = own(tmp_path)
    found = ours.render("pages/page.html", least_page(), "/a/")
    assert isinstance(found, Problem)
    assert found.span.file == "templates/pages/page.html"
    assert isinstance(ours.closure("pages/page.html"), Problem)


# --- overrides and closures


def test_site_overrides_one_file_and_keeps_the_rest(tmp_path: Path) -> None:
    page = own(tmp_path, parts__footer="<footer>của tôi</footer>").render("pages/page.html", least_page(), "/a/")
    assert isinstance(page, bytes)
    assert "<footer>của tôi</footer>" in page.decode()
    assert "Bỏ qua đến nội dung chính" in page.decode()


def test_closure_follows_what_is_extended_included_and_imported(tmp_path: Path) -> None:
    ours = own(
        tmp_path,
        a="{% extends 'b.html' %}{% from 'c.html' import x %}",
        b="{% include 'd.html' %}",
        c="{% macro x() %}{% endmacro %}",
        d="{% include 'd.html' %}",
        e="",
    )
    closure = ours.closure("a.html")
    assert [name for name, _ in closure] == ["a.html", "b.html", "c.html", "d.html"]  # type: ignore[union-attr]


def test_closure_changes_with_an_included_file_or_an_override(tmp_path: Path) -> None:
    before = own(tmp_path, a="{% include 'b.html' ignore missing %}").closure("a.html")
    added = own(tmp_path, b="1").closure("a.html")
    changed = own(tmp_path, b="2").closure("a.html")
    assert len({before, added, changed}) == 3


def test_computed_include_is_a_problem_of_the_closure(tmp_path: Path) -> None:
    found = own(tmp_path, a="\n{% include page.title ~ '.html' %}").closure("a.html")
    assert isinstance(found, Problem)
    assert found.span.file == "templates/a.html"
    assert "computed name" in found.message.en


# --- ways to a value that Jinja knows and Python does not


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ page.nothing | default('–') }}", "–"),
        ("{% if page.nothing is defined %}a{% else %}b{% endif %}{{ page.title }}", "bGiới thiệu"),
        ("{% set x = {'title': 'a', 'class': 'b', 'đ': 'c'} %}{{ x.title }}{{ x.class }}{{ x.đ }}", "abc"),
        ("{{ page.frame.site }}{{ page['title'] }}{{ (page.frame).home }}", "Bản TinGiới thiệu./"),
        ("{% for each in 'ab' %}{{ loop.index }}{{ each.upper() }}{% endfor %}", "1A2B"),
        ("{{ page.toc }}{{ page.summary }}{{ 1 }}{{ true }}", "()None1True"),
        (
            """{% set x = '<&>"' ~ "'" %}{{ x }}{{ x | length }}{{ x | forceescape }}{{ 'a' | upper }}""",
            ESCAPED + "5" + ESCAPED + "A",
        ),
        ("{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m('<') }}{{ m(m('&')) }}", "<b>&lt;</b><b><b>&amp;</b></b>"),
    ],
)
def test_every_way_to_a_value_leads_where_jinja_says(tmp_path: Path, source: str, printed: str) -> None:
    page = own(tmp_path, pages__page=source).render("pages/page.html", least_page(), "/a/")
    assert page == printed.encode()


@pytest.mark.parametrize(
    "value", ["", "a", "đậm", "<b>", "&", '"', "'", "a&b", Html("<b>"), Markup("<i>"), None, 0, 1.5]
)
def test_text_is_escaped_as_everywhere(value: object) -> None:
    assert DirectEnvironment.escaped(value) == escape(value)


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("name", PAGES)
def test_both_ways_of_printing_give_the_same_page(templates: Templates, kind: str, name: str) -> None:
    view = EXAMPLES[kind][name]
    pages = [each.get_template(name).render(page=view) for each in (templates.direct, templates.environment)]
    assert pages[0] == pages[1]
