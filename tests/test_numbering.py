"""The numbering of rules: markers, sequences, anchors and citations."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.vi.citations import NOWHERE, Position, find_citations
from bantin.vi.numbering import LETTERS, anchor_part, check_sequence, next_letter, read_marker, verdict
from tests.vector_rows import blocks

ROWS = blocks("rules_numbering.txt")
HERE = Position(khoan="2", dieu="7")


def anchors(text: str, here: Position = HERE) -> list[tuple[str, str]]:
    return [(found.text, found.anchor) for found in find_citations(text, here)]


@pytest.mark.parametrize(("index", "label", "part"), ROWS["diem"])
def test_letter_of_a_diem_has_its_place_and_anchor(index: str, label: str, part: str) -> None:
    marker = read_marker(f"{label} Học sinh")
    assert marker is not None
    assert (str(marker.value), marker.label, marker.part, marker.rest) == (index, label, part, "Học sinh")


@pytest.mark.parametrize(("line", "kind", "value"), ROWS["marker"])
def test_marker_is_read_as_the_vectors_say(line: str, kind: str, value: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.kind, "" if marker.value is None else str(marker.value)) == (kind, value)


@pytest.mark.parametrize(("labels", "expected", "_"), ROWS["sequence"])
def test_sequence_is_judged_as_the_vectors_say(labels: str, expected: str, _: str) -> None:
    assert verdict(labels.split()) == expected


@pytest.mark.parametrize(("cited", "anchor", "_"), ROWS["ref"])
def test_citation_has_the_anchor_of_the_vectors(cited: str, anchor: str, _: str) -> None:
    sentence = f"Theo {cited}, thí sinh được xét."
    (found,) = find_citations(sentence)
    assert (sentence[found.start : found.end], found.anchor) == (cited, anchor)


@pytest.mark.parametrize(
    ("line", "kind", "label", "rest"),
    [
        ("## Điều 1. Đối tượng dự thi", "dieu", "Điều 1.", "Đối tượng dự thi"),
        ("**Điều 1.** Đối tượng", "dieu", "Điều 1.", "Đối tượng"),
        ("**Điều 1. Đối tượng**", "dieu", "Điều 1.", "Đối tượng"),
        ("### **Điều 5a.** Bổ sung ###", "dieu", "Điều 5a.", "Bổ sung"),
        ("**1. Cá nhân:** là người", "khoan", "1.", "**Cá nhân:** là người"),
        ("1a. Nhóm", "khoan", "1a.", "Nhóm"),
        ("1.Cá nhân", "khoan", "1.", "Cá nhân"),
        ("đ1) Phụ nữ", "diem", "đ1)", "Phụ nữ"),
        ("- gạch", "gach", "-", "gạch"),
        ("Phần thứ nhất", "phan", "Phần thứ nhất", ""),
        ("PHẦN II: QUY ĐỊNH", "phan", "PHẦN II:", "QUY ĐỊNH"),
        ("Chương I Đối tượng", "chuong", "Chương I", "Đối tượng"),
    ],
)
def test_marker_keeps_its_label_and_the_rest(line: str, kind: str, label: str, rest: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.kind, marker.label, marker.rest) == (kind, label, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " a) lùi vào",
        "Phần thưởng gồm",
        "Chương trình I",
        "Mục đích",
        "Điều 5 của Thể lệ này",
        "2025. Năm nay",
        "80.000.000 đồng",
        "3.500 thành viên",
        "IIII. Sai",
        "A) Hoa",
        "---",
        "-gạch",
        "**in đậm** chữ",
    ],
)
def test_line_of_prose_has_no_marker(line: str) -> None:
    assert read_marker(line) is None


@pytest.mark.parametrize("labels", ["c d đ đ1 đ2 e", "1 1a 1b 2", "5 5a 6"])
def test_inserted_labels_are_in_order(labels: str) -> None:
    assert verdict(["…", *labels.split()]) == "ok"


def test_nothing_but_what_is_inserted_follows_the_last_letter() -> None:
    assert verdict(["…", "x", "y", "y1", "y2"]) == "ok"
    assert verdict(["…", "x", "y", "z"]) == "error: after y expect nothing (found z)"


def test_every_fault_of_a_sequence_is_reported_in_vietnamese() -> None:
    faults = check_sequence("1 2 4 4 6".split())
    assert [(fault.index, fault.message.vi) for fault in faults] == [
        (2, "Sau “2” phải là “3” (gặp “4”)."),
        (3, "“4” xuất hiện hai lần."),
        (4, "Sau “4” phải là “5” (gặp “6”)."),
    ]


def test_letters_follow_each_other_to_the_last() -> None:
    assert [next_letter(letter) for letter in LETTERS] == [*LETTERS[1:], None]
    assert next_letter("f") is None


def test_anchor_parts_of_all_letters_differ() -> None:
    assert len({anchor_part(letter) for letter in LETTERS}) == len(LETTERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều này", [("Điều này", "dieu-7")]),
        ("điểm a khoản này", [("điểm a khoản này", "dieu-7-khoan-2-diem-a")]),
        ("khoản 3 Điều này", [("khoản 3 Điều này", "dieu-7-khoan-3")]),
        ("điểm c", [("điểm c", "dieu-7-khoan-2-diem-c")]),
        (
            "Điều 5, khoản 1, điểm đ",
            [("Điều 5", "dieu-5"), ("khoản 1", "dieu-5-khoan-1"), ("điểm đ", "dieu-5-khoan-1-diem-dd")],
        ),
        ("Điều 5 Quy chế này", [("Điều 5", "dieu-5")]),
        ("Điều 5 quyết định", [("Điều 5", "dieu-5")]),
        ("Mục 1 Chương III", [("Mục 1 Chương III", "chuong-3-muc-1")]),
        ("điểm a khoản 1 Mục I", [("điểm a khoản 1 Mục I", "phan-i-1-a")]),
        ("Điều 5 của Luật Đầu tư và Điều 6", [("Điều 6", "dieu-6")]),
        ("Điều 5 BTC quyết định", [("Điều 5", "dieu-5")]),
        ("khoản 1 Điều này và khoản 2 Điều trên", [("khoản 1 Điều này", "dieu-7-khoan-1")]),
    ],
)
def test_citation_is_resolved_from_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert anchors(text) == expected


def test_each_part_of_a_list_is_a_citation() -> None:
    assert anchors("các điểm a, b và c khoản 1") == [
        ("các điểm a", "dieu-7-khoan-1-diem-a"),
        ("b", "dieu-7-khoan-1-diem-b"),
        ("c khoản 1", "dieu-7-khoan-1-diem-c"),
    ]
    assert [anchor for _, anchor in anchors("điểm a khoản 1 và điểm b khoản 2 Điều 5")] == [
        "dieu-5-khoan-1-diem-a",
        "dieu-5-khoan-2-diem-b",
    ]
    assert [anchor for _, anchor in anchors("các Điều 5, 6 và 7 quy định")] == ["dieu-5", "dieu-6", "dieu-7"]


@pytest.mark.parametrize(
    "text",
    [
        "khoản 1 Điều 3 Nghị định số 30/2020/NĐ-CP",
        "Điều 5 Luật Doanh nghiệp",
        "điểm a khoản 1 Điều 3 và khoản 2 Điều 4 Thông tư 22/2023/TT-BTTTT",
        "khoản 1 Điều 2 Quyết định số 12/QĐ-BTC",
        "Điều 5 của Bộ luật Dân sự",
        "Điều 5, Nghị quyết 02-NQ/TU",
        "khoản 2 Điều 51 BLHS năm 2015",
        "Điều 5 của LSHTT 2005",
        "khoản 1 Điều trên",
        "điểm a khoản nêu trên",
    ],
)
def test_citation_of_another_document_is_left_alone(text: str) -> None:
    assert anchors(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "khoản 30.000.000 đồng",
        "khoản 5 triệu đồng",
        "đạt điểm A",
        "10 điểm",
        "Chương trình V",
        "Điều lệ 5",
        "điểm f khoản 1",
    ],
)
def test_common_words_are_no_citation(text: str) -> None:
    assert anchors(text) == []


def test_number_after_a_comma_may_count_something_else() -> None:
    assert anchors("Theo Điều 5, 10 ý tưởng được chọn") == [("Điều 5", "dieu-5")]


def test_this_dieu_outside_any_dieu_is_no_citation() -> None:
    assert anchors("Điều này", NOWHERE) == []


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from("các điểm khoản Điều Mục Chương a b đ 1 2a này , và của Luật I".split())).map(
            " ".join
        ),
    )
)
@example("Điều 1" + ", 2" * 2000)
@example("khoản" + " " * 5000)
@example("# " + " " * 5000 + "x")
@example("**" * 500)
def test_any_text_is_read_and_citations_stand_in_order(text: str) -> None:
    read_marker(text)
    found = find_citations(text, HERE)
    assert all(citation.text == text[citation.start : citation.end] for citation in found)
    assert [citation.start for citation in found] == sorted(citation.start for citation in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
