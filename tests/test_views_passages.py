"""Bodies whose HTML is kept elsewhere: once filled, a view is what it is with the HTML in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from bantin.html import Html
from bantin.markdown.body import Markup, Slot
from bantin.markdown.resolved import BlockOf, ResolvedBody, ResolvedPiece
from bantin.markdown.slots import BEGINNING
from bantin.outputs.plan import PlannedPage, plan
from bantin.views.passages import body_keys, filled, passage_of
from bantin.views.records import ArticlePage, Body, Feed, Frame, Notice, Passage, PlainPage, Timeline
from tests.planned_sites import PlannedSite, planned

Slots = dict[str, list[str]]
FRAME = Frame(site="Trang", home="./")
BODIES = {
    "prose": "## Một\n\nXem [thể lệ](/cuoc-thi/a/the-le.md), [b](b.md#mot) và **đậm**.\n\n![Ảnh](anh.svg)\n",
    "table": "| A | B |\n|---|---|\n| [tin](b.md) | `<table>` |\n\nLời.",
    "blocks": "/// timeline | cuoc-thi/a\n///\n\n/// video | https://phim.example/x\n///\n\nSau.",
    "notices": "Đầu.\n\n//// notice | Ý\nĐã [dời](b.md).\n\n/// notice\n| A |\n|---|\n| 1 |\n///\n\n////\n\nSau.",
    "gallery": '/// gallery | Ngày hội\n![Một](anh.svg "Đầu")\n\nLời.\n\n![A](https://x.example/a.png "Xa")\n///\n',
    "gallery without pictures": "/// gallery\nChỉ có lời.\n///\n",
    "nothing": "",
    "notice alone": "/// notice\nMột.\n///\n",
}
FILES = {
    "cuoc-thi/a/index.md": "title: Cuộc thi\nrounds: [{name: Vòng một, when: 01/11/2026}]\nprizes: chưa công bố",
    "cuoc-thi/a/the-le.md": "---\ntitle: Thể lệ\n---\n## Điều 1. Thời gian\n\n1. Từ ngày 01/11/2026.\n",
    "tin-tuc/anh.svg": "",
}


def site_of(body: str) -> PlannedSite:
    article = f"---\ntitle: Tin\ndate: 01/11/2026\n---\n{body}\n"
    return planned(FILES | {"tin-tuc/b.md": article}, settings="feeds: {full: có}\n")


def without_html(site: PlannedSite) -> tuple[PlannedSite, Slots]:
    """The same site with the HTML of its bodies apart, as a build keeps it."""
    slots: Slots = {}
    bodies = {name: apart(body, name, slots) for name, body in site.finished.bodies.items()}
    lean = replace(site.finished, bodies=bodies, markup=lambda key: markup(slots, key))
    return replace(site, finished=lean, plan=plan(lean, site.project)[0]), slots


def markup(slots: Slots, key: str) -> Markup:
    return Markup(tuple(slots[key]), " ".join(slots[key]))


def apart(body: ResolvedBody, key: str, slots: Slots) -> ResolvedBody:
    pieces = tuple(slotted(body.pieces, slots.setdefault(key, [])))
    return replace(body, pieces=pieces, text=body.text[:BEGINNING], key=key)


def slotted(pieces: Iterable[ResolvedPiece], html: list[str]) -> Iterator[ResolvedPiece]:
    for piece in pieces:
        if isinstance(piece, Html):
            html.append(str(piece))
            yield Slot(len(html) - 1)
        else:
            yield replace(piece, pieces=tuple(slotted(piece.pieces, html))) if isinstance(piece, BlockOf) else piece


@pytest.mark.parametrize("name", BODIES)
def test_every_page_of_a_site_is_the_same_once_filled(name: str) -> None:
    whole = site_of(BODIES[name])
    lean, slots = without_html(whole)
    assert lean.paths == whole.paths
    for one in whole.planned:
        if isinstance(one, PlannedPage):
            page = next(other for other in lean.planned if other.path == one.path)
            assert isinstance(page, PlannedPage)
            view = lean.plan.view(page)
            assert filled(view, {key: markup(slots, key) for key in body_keys(view)}) == whole.plan.view(one)


@pytest.mark.parametrize("name", sorted(BODIES.keys() - {"gallery", "nothing"}))
def test_a_view_holds_nothing_of_the_text(name: str) -> None:
    lean, slots = without_html(site_of(BODIES[name]))
    page = lean.view("/tin-tuc/b/", ArticlePage)
    assert body_keys(page) == ("tin-tuc/b",)
    assert [text for text in slots["tin-tuc/b"] if len(text) > 10 and repr(text) in repr(page.body)] == []


def test_a_feed_holds_nothing_of_the_text_until_it_is_filled() -> None:
    lean, slots = without_html(site_of(BODIES["prose"]))
    feed = lean.view("/feed.xml", Feed)
    assert body_keys(feed) == ("tin-tuc/b",)
    assert "<strong>" not in repr(feed)
    content = filled(feed, {key: markup(slots, key) for key in slots}).entries[0].content
    assert isinstance(content, str)
    assert "<strong>đậm</strong>" in content
    assert 'href="https://vidu.example/tin-tuc/b/#mot"' in content


def page(body: Body) -> PlainPage:
    return PlainPage(frame=FRAME, title="Trang", body=body)


def test_a_view_without_passages_stays_itself() -> None:
    view = page((Html("<p>Một</p>"), Notice((Html("<p>Hai</p>"),)), Timeline(())))
    assert body_keys(view) == ()
    assert filled(view, {}) is view
    assert filled(FRAME, {}) is FRAME


def test_keys_are_those_of_all_bodies_in_order_each_once() -> None:
    body = (
        Notice((Passage("b", (0,)),)),
        Passage("a", (1,)),
        Passage("b", (1,)),
        Notice((Notice((Passage("c", (0,)),)),)),
    )
    assert body_keys(page(body)) == ("b", "a", "c")


def test_markup_and_slots_stand_in_their_order() -> None:
    assert passage_of("a", ['<a href="', 'x">', 3, "</a>", 4, 5]) == (Passage("a", ('<a href="x">', 3, "</a>", 4, 5)),)
    view = page((Passage("a", ("<b>", 1, "</b>", 0)),))
    assert filled(view, {"a": Markup(("<i>không</i>", "có"))}).body == (Html("<b>có</b><i>không</i>"),)


def test_what_turns_out_to_be_blank_is_left_out() -> None:
    assert filled(page((Passage("a", (0, 1)), Timeline(()), Passage("a", (0,)))), {"a": Markup(("\n", " "))}).body == (
        Timeline(()),
    )
    assert passage_of("a", ["\n", " "]) == passage_of("a", []) == ()


def test_a_table_in_a_passage_scrolls_in_its_frame() -> None:
    (found,) = filled(page((Passage("a", (0, "<b>", 1)),)), {"a": Markup(("<table class='x'>", "</b></table>"))}).body
    assert str(found).startswith('<div class="table-scroll" role="group" tabindex="0" aria-label="Bảng"><table ')
    assert str(found).endswith("</table></div>")
