"""Blocks of ours: references in the pieces, and every mistake in a header at its exact place."""

import pytest

from bantin.html import Html
from bantin.markdown.body import Block, Link
from bantin.problems import Span
from tests.bodies import body_of, html_of, places


def blocks(text: str) -> list[Block]:
    return [piece for piece in body_of(text).pieces if isinstance(piece, Block)]


def test_a_block_is_a_reference_at_its_argument() -> None:
    body = body_of("Trước\n\n/// prizes | cuoc-thi/khoi-nghiep\n///\n\nsau", line=5)
    span = Span("tin-tuc/bai.md", 7, 14, 7, 34)
    assert body.pieces == (
        Html("<p>Trước</p>\n"),
        Block("prizes", "cuoc-thi/khoi-nghiep", (), (), span),
        Html("\n<p>sau</p>"),
    )


@pytest.mark.parametrize("name", "prizes timeline criteria targets scoreboard documents gallery".split())
def test_a_block_without_argument_means_the_entry_itself(name: str) -> None:
    body = body_of(f"/// {name}\n///")
    assert blocks(f"/// {name}\n///") == [Block(name, "", (), (), Span("tin-tuc/bai.md", 1, 5, 1, 5 + len(name)))]
    assert body.problems == ()


def test_a_notice_holds_its_text_with_links() -> None:
    (notice,) = blocks("/// notice | Chú ý\n    type: warning\n\nHạn **cuối** [ở đây](x.md)\n///")
    assert (notice.argument, notice.options) == ("Chú ý", (("type", "warning"),))
    assert Html("\n<p>Hạn <strong>cuối</strong> ") in notice.pieces
    assert any(isinstance(piece, Link) and piece.target == "x.md" for piece in notice.pieces)


def test_text_inside_a_block_that_holds_none_comes_after_it() -> None:
    body = body_of("/// prizes\nLời dẫn\n///")
    assert html_of(body) == "<div>prizes||</div>\n<p>Lời dẫn</p>\n"


def test_pictures_of_a_gallery_are_figures_each() -> None:
    text = '/// gallery\n![một](1.jpg "Ảnh một")\n![hai](2.jpg)\n\n![ba](3.jpg)\n///'
    html = html_of(body_of(text))
    assert html.count("<figure>") == html.count("</figure>") == 3
    assert "<figcaption>Ảnh một</figcaption>" in html


def test_blocks_may_stand_in_one_another() -> None:
    (notice,) = blocks("//// notice | A\n/// prizes | x\n///\nb\n////")
    assert [piece.name for piece in notice.pieces if isinstance(piece, Block)] == ["prizes"]


def test_options_are_text_not_yaml() -> None:
    (video,) = blocks("/// video | a.mp4\n    title: 12:30 no\n///")
    assert video.options == (("title", "12:30 no"),)


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("/// prize | x\n///", [("value-choice", 1, 5, 10)], "Có phải “prizes”?"),
        ("x\n\n  /// bảng\n  ///", [("value-choice", 3, 7, 11)], "Các khối có thể dùng"),
        ("/// notice\n    tipe: a\n\nx\n///", [("field-unknown", 2, 5, 9)], "Có phải “type”?"),
        ("/// prizes\n    sort: a\n///", [("field-unknown", 2, 5, 9)], "Xóa dòng này"),
        ("a\n\n/// notice | B\nx\n\ny", [("block-unclosed", 3, 1, 15)], "Thêm một dòng ///"),
        ("/// notice\n//// prizes\n///\n", [("block-unclosed", 2, 1, 12)], "Thêm một dòng ///"),
    ],
)
def test_a_mistake_in_a_block_is_reported_at_its_place(
    text: str, expected: list[tuple[str, int, int, int]], hint: str
) -> None:
    body = body_of(text)
    assert places(body) == expected
    assert body.problems[0].hint.vi.startswith(hint)


def test_code_is_no_block() -> None:
    assert places(body_of("x\n\n    /// prize | x\n    ///")) == []
