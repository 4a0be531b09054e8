"""What is said of characters, spellings, lists and links of a text: each with what triggers it and what nearly does."""

import pytest

from bantin.proofreading.proofread import proofread
from tests.reading import read, said

HEAD = "---\ntitle: Một bài\ndate: 01/11/2026\nauthors: Lê Văn Bần\n---\n"
OURS = ("text-", "spelling-", "list-", "code-", "link-text", "prose-weekday")


def found(body: str, head: str = HEAD, file: str = "content/tin-tuc/x.md") -> list[str]:
    """What is said of a text whose first line is line 6, without the severity."""
    lines = said(proofread(read(f"{head}{body}\n", file)).problems)
    return [line.partition(" ")[2] for line in lines if line.split()[1].startswith(OURS)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tỉnh Ðồng Tháp và Ðà Nẵng.", "text-false-d 6:6-7"),
        ("ɖường về", "text-false-d 6:1-2"),
        ("Mở đầu.\n\nCéng hßa x· héi chñ nghÜa ViÖt Nam", "text-legacy 8:6-9"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "text-legacy 6:1-6"),
        ("\uf0b7 Gạch đầu dòng của Word", "text-private-use 6:1-2"),
        ("Mời dự 𝐂𝐔𝐎̣̂𝐂 𝐓𝐇𝐈 lớn", "text-mathematical 6:8-18"),
        ("Nền hòa bình, hoà hợp và hòa giải.", "spelling-mixed 6:15-18"),
        ("Cây thuỷ sinh, thủy lợi, thủy sản.", "spelling-mixed 6:5-9"),
        ("Tỷ lệ tăng: tỷ lệ cũ 5%, tỉ lệ mới 7%, tỷ lệ sau 8%.", "spelling-mixed 6:26-28"),
        ("2025. Năm của chuyển đổi số.", "list-accidental 6:1-6"),
        ("Mở đầu.\n\n12. Hôm ấy trời mưa.", "list-accidental 8:1-4"),
        ("Gồm:\n\na) Cá nhân;\nb) Nhóm;\nc) Tổ chức.", "list-lettered 8:1-3"),
        ("Hồ sơ gồm:\n- Đơn;\n- Ảnh.", "list-run-on 7:1-2"),
        ("Hồ sơ gồm:\n- Đơn.", "list-run-on 7:1-2"),
        ("Mở đầu.\n\n## Hồ sơ\nGồm có\n1. Đơn;\n2. Ảnh;\n1. Thẻ.", "list-run-on 10:1-3"),
        ("\nMở đầu.\n \n\nHồ sơ gồm:\n- Đơn.", "list-run-on 11:1-2"),
        ("• Đơn đăng ký\n• Ảnh", "list-run-on 6:1-2"),
        ("Gồm:\n– Đơn đăng ký\n– Ảnh", "list-run-on 7:1-2"),
        ("Mở đầu.\n\n    Hội thi diễn ra\n\n    trong ba ngày.", "code-indented 8:5-20"),
        ("\tHội thi diễn ra.", "code-indented 6:2-18"),
        ("Xem [tại đây](https://vidu.vn/a).", "link-text 6:6-13"),
        ("[**Xem thêm**](https://vidu.vn/a) nhé.", "link-text 6:4-12"),
        ("Bấm [vào đây](https://vidu.vn) hay [tải về tại đây](https://vidu.vn/b.pdf)", "link-text 6:37-51"),
        ("Lễ phát động: thứ Hai, ngày 01/4/2025.", "prose-weekday 6:29-38"),
        ("Chiều **Chủ nhật, ngày 14/6/2025** bế mạc.", "prose-weekday 6:24-33"),
    ],
)
def test_text_is_reported_at_its_place(body: str, expected: str) -> None:
    assert found(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Đường về Đà Nẵng, Đồng Tháp.",
        "Anh Müller ở Zürich gặp chị Peña: 25 °C, khổ A4 × 2, © 2025, “½ ly”.",
        "`Ðoạn mã` thì để yên, kể cả `Céng hßa x· héi chñ nghÜa`.",
        "Hòa Bình là tỉnh cũ; nền hoà bình, hoà hợp.",
        "Cây quý, quỷ quyệt, thủy lợi, quý giá.",
        "Toàn khoá học, hoàn toàn, khoẻ, hoá ra.",
        "Ông Nguyễn Văn Tỉ nói tỷ lệ tăng.",
        "Ở tỉnh ta tỷ lệ tăng.",
        "1. Một\n2. Hai\n3. Ba",
        "8. Tám\n\n9. Chín\n\n10. Mười\n\n11. Mười một",
        "Sự kiện năm\n2025. Sau đó là năm 2026.",
        "2025\\. Năm của chuyển đổi số.",
        "Gồm:\n\na) Cá nhân;\n\nb) Nhóm.",
        "Gồm:\n\n- Đơn;\n- Ảnh.",
        "## Hồ sơ\n- Đơn;\n- Ảnh.",
        "- Đơn\ncó chữ ký;\n- Ảnh.",
        "Không có gì quý hơn độc lập, tự do\n— Hồ Chí Minh",
        "Gồm:  \n• Đơn  \n• Ảnh",
        "Lớp 9A\n– 9B\n– 9C",
        "> Gồm:\n- Đơn\n- Ảnh",
        "```\nGồm:\n- Đơn\n- Ảnh\n```",
        "```\nif x:\n    print('Chào bạn')\n```",
        "- Đơn\n\n    có chữ ký.",
        "Ví dụ:\n\n    print(1)",
        "Trong rừng\n    có tiếng chim.",
        "Bảng b) chỉ là một chữ.",
        "Xem [thể lệ tại đây của cuộc thi](https://vidu.vn/a).",
        "Lễ phát động: thứ Ba, ngày 01/4/2025; kỳ thứ hai từ tháng 5.",
        "Thứ Hai đến thứ Sáu, từ 8 giờ 00.",
        "Hàng năm, tỉ mỉ.",
    ],
)
def test_near_misses_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_rules_may_have_their_points_and_clauses() -> None:
    head = HEAD.replace("date: 01/11/2026\nauthors: Lê Văn Bần\n", "")
    body = "Điều 1. Đối tượng\n\n10. Gồm:\na) Cá nhân;\nb) Nhóm."
    assert found(body, head, "content/cuoc-thi/x/the-le.md") == []


def test_front_matter_is_looked_at_too() -> None:
    assert found("Nội dung.", HEAD.replace("Một bài", "Bài về Ðà Nẵng")) == ["text-false-d 2:15-16"]


def test_everything_of_one_sort_is_counted_and_said_once() -> None:
    problems = proofread(read(f"{HEAD}Ðà Nẵng, Ðồng Tháp, Ðắk Lắk.\n")).problems
    (one,) = [each for each in problems if each.code == "text-false-d"]
    assert "3 chỗ" in one.message.vi
