"""Telephone numbers and the like in what is published: whose are allowed, where they are errors."""

import pytest

from bantin import reading
from bantin.markdown.body import BodySource
from bantin.markdown.locate import Source
from bantin.proofreading import proofread
from bantin.proofreading.personal import details_in, is_suspect
from tests.minisite import SETTINGS, MiniSite

FOUND = [
    ("Gọi 0912 345 678 nhé", [("phone", "0912 345 678")]),
    ("Gọi 0912.345.678.", [("phone", "0912.345.678")]),
    ("Gọi +84 912 345 678", [("phone", "+84 912 345 678")]),
    ("Gọi 0293 3878 888", [("phone", "0293 3878 888")]),
    ("[gọi](tel:0912345678)", [("phone", "0912345678")]),
    ("Căn cước 079200001234.", [("id", "079200001234")]),
    ("Số 123456789012", [("id", "123456789012")]),
    ("Thư: Lan@Vidu.example, [b](mailto:b@vidu.example)", [("email", "Lan@Vidu.example"), ("email", "b@vidu.example")]),
    ("STK: 0071 0012 34567", [("account", "0071 0012 34567")]),
    ("số tài khoản 19034567890123 tại ngân hàng", [("account", "19034567890123")]),
]
NOT_FOUND = [
    "350.000.000 đồng cho 02 giải",
    "Quyết định số 0912345678/QĐ",
    "https://vidu.example/0912345678",
    "mã 2025-0912345678",
    "tổng đài 1900 1234, cấp cứu 115",
    "tài khoản định danh mức 2",
    "ngày 02/12/2022 lúc 08:20",
    "`0912345678` <!-- 0912345678 -->",
    "1234567890123456",
    "http://a@vidu.example",
]


def found_in(text: str) -> list[tuple[str, str]]:
    source = Source(BodySource("a.md", text))
    found = details_in(source, source.visible) if is_suspect(text) else ()
    return [(one.sort, one.text) for one in found]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_detail_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found_in(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found_in(text) == []


CONTEST = "---\ntitle: Cuộc thi\nrounds: chưa công bố\nprizes: chưa công bố\n{}---\n"


@pytest.mark.parametrize("written", ["+84 900 000 001", "0900.000.001", "0900000001"])
def test_a_declared_contact_may_stand_anywhere_however_it_is_written(written: str, site: MiniSite) -> None:
    site.write("content/cuoc-thi/x.md", CONTEST.format("contacts:\n  - {name: Tổ Thư ký, phone: 0900 000 001}\n"))
    assert site.article("a", body=f"Gọi {written}.").check().codes == []


@pytest.mark.parametrize(
    "declared",
    ["contacts: [{name: A, email: lan@vidu.example}]", "organisation: {name: A, email: lan@vidu.example}"],
)
def test_a_site_declares_contacts_of_its_own(declared: str, site: MiniSite) -> None:
    site.article("a", body="Viết cho Lan@vidu.example.")
    assert site.check().codes == ["personal-email"]
    assert site.write("site.yaml", f"{SETTINGS}{declared}\n").check().codes == []


def test_where_entries_are_sent_is_declared(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x.md", CONTEST.format("submission: {email: bai@vidu.example}\n"))
    assert site.article("a", body="Gửi bài tới bai@vidu.example.").check().codes == []


def test_a_long_word_before_an_address_takes_no_more_than_a_body_may(site: MiniSite) -> None:
    site.article("a", body="a" * 80_000 + " b@")
    assert site.check().codes == []


def test_nobody_proofreads_what_took_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofread, "READERS", ())
    monkeypatch.setattr(proofread, "details_of", pytest.fail)
    data = b"---\ntitle: A\ndate: 1/4/2025\n---\n0900 000 001"
    packed = reading.lost(reading.ReadTask("content/tin-tuc/a.md", data, (("tin-tuc", "tin-tuc"),)))
    found = reading.unpacked(packed.entry, b"")
    assert [one.code for one in found.body.problems] == ["body-too-slow"]
    assert found.file.details == ()


def test_details_in_a_table_of_results_are_errors_at_their_cell(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", CONTEST.format(""))
    site.write("content/cuoc-thi/x/ket-qua.md", "---\ndate: 20/6/2025\ntable: bang.csv\n---\n")
    site.write("content/cuoc-thi/x/bang.csv", "Giải;Tên bài;Đơn vị\nGiải nhất;Cân;0900 000 001\n")
    (problem,) = site.build().problems
    place = problem["file"], problem["line"], problem["column"], problem["severity"], problem["code"]
    assert place == ("content/cuoc-thi/x/bang.csv", 2, 15, "error", "personal-phone")
    assert not site.output.exists()


def test_backticks_hide_nothing_in_a_table(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", CONTEST.format(""))
    site.write("content/cuoc-thi/x/ket-qua.md", "---\ndate: 20/6/2025\ntable: bang.csv\n---\n")
    site.write("content/cuoc-thi/x/bang.csv", "Giải;Tên bài;Đơn vị\nGiải nhất;Cân;`0900 000 001`\n")
    assert "personal-phone" in site.check().codes


def test_details_in_a_scoreboard_are_warnings(site: MiniSite) -> None:
    site.write("content/phong-trao/x/index.md", "---\ntitle: X\nscoreboard: bang.csv\n---\n")
    site.write("content/phong-trao/x/bang.csv", "Kỳ;Đơn vị;Điểm\n01/9/2026;Xã A 0900 000 001;5\n")
    assert [(one["code"], one["severity"]) for one in site.check().problems] == [("personal-phone", "warning")]


def test_a_message_does_not_repeat_the_number(site: MiniSite) -> None:
    (problem,) = site.article("a", body="Gọi 0900 000 123.").check().problems
    assert "090" in problem["message"]
    assert "123" not in problem["message"]


PERSON = "{{name: Nguyễn Thị Ví Dụ, {}}}"


@pytest.mark.parametrize("hidden", ["public_until: 31/10/2026", "minor: có"])
def test_a_hidden_person_is_in_no_output(hidden: str, site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", CONTEST.format(f"jury: [{PERSON.format(hidden)}]\n"))
    winners = f"winners:\n  - {{rank: Nhất, name: Cân, authors: [{PERSON.format(hidden)}]}}\n"
    site.write("content/cuoc-thi/x/ket-qua.md", f"---\ndate: 20/6/2026\n{winners}---\n")
    built = site.article("a", more=f"about: cuoc-thi/x\nsource: {{name: Báo}}\ntác giả: [{PERSON.format(hidden)}]\n")
    tree = built.write("content/tin-tuc/a.md", article_by(PERSON.format(hidden))).built().tree()
    assert [path for path, content in tree.items() if "Ví Dụ" in content.decode("utf-8", "replace")] == []


def article_by(author: str) -> str:
    return f"---\ntitle: Một bài\ndate: 01/11/2026\nauthors: [{author}]\n---\nNội dung.\n"


def test_a_name_that_a_text_still_tells_is_reported_until_it_is_gone(site: MiniSite) -> None:
    site.write("content/tin-tuc/b.md", article_by(PERSON.format("public_until: 15/11/2026")))
    site.article("a", body="Một.\n\nBài của nguyễn thị  Ví Dụ.")
    assert site.build(now="2026-11-15T09:00").codes == []
    (problem,) = site.build().problems
    assert (problem["code"], problem["file"], problem["line"]) == ("person-named", "content/tin-tuc/a.md", 8)
    assert site.article("a", body="Một.\n\nBài của một bạn.").build().codes == []
    assert site.article("a", body="Một.\n\nBài của Nguyễn Thị Ví Dụ.").build().codes == ["person-named"]
