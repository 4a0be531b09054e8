"""The typographer: what belongs together stays on a line, quotes are curved; nothing else of a text changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.markdown.typesetting import typeset_html
from bantin.vi.typography import NBSP, typeset, typeset_title
from bantin.views.titles import headline
from tests.bodies import body_of, html_of

# As typed, and as printed with "~" for a blank that does not break.
LINES = {
    "80.000.000 đồng": "80.000.000~đồng",
    "10 triệu đồng, 1,2 tỷ đồng": "10~triệu~đồng, 1,2~tỷ~đồng",
    "đạt 95 % và 60 km": "đạt 95~% và 60~km",
    "60 ngày đêm, 5 phần trăm": "60~ngày đêm, 5~phần trăm",
    "ngày 01 tháng 4 năm 2025": "ngày~01 tháng~4 năm~2025",
    "Điều 5, khoản 2, điểm a khoản 1": "Điều~5, khoản~2, điểm~a khoản~1",
    "CHƯƠNG II và Vòng 3": "CHƯƠNG~II và Vòng~3",
    "lần thứ IV, Lần thứ 2": "lần~thứ~IV, Lần~thứ~2",
    "TP. Cần Thơ, TP Cần Thơ, Q. 3": "TP.~Cần Thơ, TP~Cần Thơ, Q.~3",
    "2021 - 2025 và 13 – 14/6/2025": "2021~-~2025 và 13~–~14/6/2025",
    "Hậu Giang - một năm": "Hậu Giang~- một năm",
    "Vì sao ? Thế này : một": "Vì sao~? Thế này~: một",
    "Chờ đã... rồi sẽ rõ": "Chờ đã… rồi sẽ rõ",
    "Họ và tên: ......... (4 dấu ....)": "Họ và tên: ......... (4 dấu ....)",
    'Ông nói: "Tốt".': "Ông nói: “Tốt”.",
    '"Đây là "sân chơi" của em"': "“Đây là ‘sân chơi’ của em”",
    "\"Bạn 'giỏi' lắm\"": "“Bạn ‘giỏi’ lắm”",
    'rộng 5" và "mở mà không đóng': 'rộng 5" và "mở mà không đóng',
    "D'Artagnan và nghị quyết": "D'Artagnan và nghị quyết",
    "Ngày\n05 tháng 6": "Ngày~05 tháng~6",
    "phần mềm 3D, 12 người, năm nay": "phần mềm 3D, 12 người, năm nay",
    "- gạch đầu dòng": "- gạch đầu dòng",
}


@pytest.mark.parametrize(("typed", "printed"), LINES.items())
def test_a_line_is_set(typed: str, printed: str) -> None:
    assert typeset(typed).replace(NBSP, "~") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Khởi nghiệp tỉnh Hậu Giang lần thứ IV", "Khởi nghiệp tỉnh Hậu~Giang lần~thứ~IV"),
        ("Nguyễn Thị Ban Mai nhận giải", "Nguyễn Thị Ban~Mai nhận giải"),
        ("Kết quả – vòng 2", "Kết quả~– vòng~2"),
    ],
)
def test_a_title_keeps_the_end_of_a_name_together(typed: str, printed: str) -> None:
    assert typeset_title(typed).replace(NBSP, "~") == printed
    assert headline(typed).replace(NBSP, "~") == printed


PIECES = st.sampled_from(
    "ngày tháng Điều khoản điểm a IV X 5 01 2025 80.000 % đồng triệu tỷ lần thứ TP. TP Cần Thơ - – — : ; ? . ... ...."
    " \" ' “ ” ( ) \n".split(" ")
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda between: between.join(words))
)


@given(TEXTS)
def test_what_is_set_is_set_once_for_all(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once
    titled = typeset_title(text)
    assert typeset_title(titled) == titled


@given(TEXTS)
def test_nothing_but_blanks_quotes_and_dots_becomes_something_else(text: str) -> None:
    assert _plain(typeset_title(text)) == _plain(text)


def test_tags_stand_in_the_way_of_nothing() -> None:
    typed = '<p><strong>5</strong> triệu và Điều <em>7</em>, "<b>chữ</b> đậm"</p>'
    printed = "<p><strong>5</strong>~triệu và Điều~<em>7</em>, “<b>chữ</b> đậm”</p>"
    assert typeset_html(typed).replace(NBSP, "~") == printed


def test_quotes_do_not_reach_from_one_paragraph_into_the_next() -> None:
    typed = '<p>Một "hai</p>\n<p>ba" bốn<br>\n"năm"</p>'
    assert typeset_html(typed) == '<p>Một "hai</p>\n<p>ba" bốn<br>\n“năm”</p>'


def test_code_and_tags_are_left_alone() -> None:
    typed = '<p title="5 km"><code>x = "5 km"</code> "<code>a</code>"</p><pre><code>ngày 5 "x" ...</code></pre>'
    assert typeset_html(typed) == typed.replace(' "<code>a</code>"', " “<code>a</code>”")


def test_text_with_marks_like_ours_is_left_alone() -> None:
    typed = '<p>ngày 5 \ufffc "x"</p>'
    assert typeset_html(typed) == typed


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<code>", "</code>", "<br>", "\x02"]) | PIECES, max_size=30)
)
def test_html_keeps_its_tags_and_is_set_once_for_all(parts: list[str]) -> None:
    html = " ".join(parts)
    once = typeset_html(html)
    assert typeset_html(once) == once
    assert re.findall("<[^>]*>", once) == re.findall("<[^>]*>", html)
    assert _plain(once) == _plain(html)


def test_a_body_is_set_but_its_ids_and_plain_words_are_not() -> None:
    body = body_of('## Điều 5 "mới"\n\nTừ ngày 01 đến...\n')
    assert '<h2 id="dieu-5-moi">Điều~5 “mới”</h2>' in html_of(body).replace(NBSP, "~")
    assert [one.text.replace(NBSP, "~") for one in body.headings] == ["Điều~5 “mới”"]
    assert body.text == "Điều 5 “mới” Từ ngày 01 đến…"


def _plain(text: str) -> str:
    for printed, typed in ((NBSP, " "), ("\n", " "), ("“", '"'), ("”", '"'), ("‘", '"'), ("’", '"'), ("'", '"')):
        text = text.replace(printed, typed)
    return text.replace("…", "...")
