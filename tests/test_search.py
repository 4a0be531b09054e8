"""What search finds, by the vectors of its behaviour and on whole sites: asked through the page's own scripts."""

import json
from pathlib import Path

import pytest

from tests.minisite import MiniSite
from tests.searching import Answer, answers, numbers_in
from tests.vector_rows import csv_rows

ROWS = csv_rows("search.csv")
SETTINGS = """\
title: Trang thử
url: https://vidu.example/
acronyms:
  UBND: Ủy ban nhân dân
  HĐND: Hội đồng nhân dân
  TTHC: thủ tục hành chính
  CĐS: chuyển đổi số
  BTC: Ban Tổ chức
  BGK: Ban Giám khảo
  TP: thành phố
  KH&CN: khoa học và công nghệ
  OCOP: Mỗi xã một sản phẩm
"""
ARTICLE = "---\ntitle: {title}\ndate: 01/11/2026\n{more}---\n{body}\n"


def found(site: MiniSite, *queries: str) -> list[Answer]:
    return answers(site.output, queries)


def one(site: MiniSite, query: str) -> list[str]:
    """The addresses that a query lists, the best first."""
    return found(site, query)[0].listed


TEXTS = list(dict.fromkeys(row["text"] for row in ROWS))


def site_of_vectors(site: MiniSite) -> MiniSite:
    """A site with one article for each text of the vectors."""
    site.write("site.yaml", SETTINGS)
    for number, text in enumerate(TEXTS):
        site.article(f"t{number}", title=f"Bài {number}", body=f"Mở đầu. {text}. Hết.")
    return site.built()


def test_every_vector_of_search_is_kept(site: MiniSite) -> None:
    told = answers(site_of_vectors(site).output, [row["query"] for row in ROWS])
    wrong = []
    for row, answer in zip(ROWS, told, strict=True):
        address = f"tin-tuc/t{TEXTS.index(row['text'])}/"
        if (address in answer.exact) != (row["match"] == "1"):
            wrong.append((row["id"], row["query"], row["text"], row["match"], answer))
    assert wrong == []


def test_what_has_another_tone_is_never_listed_with_what_was_typed(site: MiniSite) -> None:
    site.article("duong", title="Ông Dương", body="Dương").article("duong-sat", title="Đường sắt", body="x").built()
    (answer,) = found(site, "đường")
    assert answer.exact == ["tin-tuc/duong-sat/"]
    assert answer.others == ["tin-tuc/duong/"]


def test_the_title_weighs_more_than_summary_and_tags_and_these_more_than_text(site: MiniSite) -> None:
    site.article("text", title="Bài một", body="Nói về sen.").article("tag", title="Bài hai", more="tags: [Sen]\n")
    site.article("title", title="Hoa sen").article("summary", title="Bài ba", more="summary: Chuyện cây sen.\n")
    site.article("heading", title="Bài bốn", body="## Trồng sen\n\nKhông có gì.").built()
    listed = one(site, "sen")
    assert listed[0] == "tin-tuc/title/"
    assert listed[-1] == "tin-tuc/text/"
    assert len(listed) == 5


def test_words_side_by_side_come_before_words_apart(site: MiniSite) -> None:
    site.article("apart", title="Một", body="Khởi đầu là một việc, rồi nghiệp lớn mới thành; khởi và nghiệp.")
    site.article("together", title="Hai", body="Chuyện khởi nghiệp của thanh niên.").built()
    assert one(site, "khoi nghiep")[0] == "tin-tuc/together/"


def test_the_last_word_may_be_unfinished_and_only_the_last(site: MiniSite) -> None:
    site.article("a", title="Khởi nghiệp").built()
    complete, unfinished, first, ended = found(site, "khoi nghiep", "khoi ngh", "kho nghiep", "khoi ngh ")
    assert complete.exact == unfinished.exact == ["tin-tuc/a/"]
    assert first.partly
    assert ended.partly


def test_a_sum_a_year_or_a_day_is_not_the_beginning_of_another(site: MiniSite) -> None:
    site.article("a", title="Thưởng 80 triệu đồng").article("b", title="Thưởng 800 triệu đồng")
    site.article("c", title="Ngày 01/10/2025").article("d", title="Ngày 11/10/20251").built()
    assert [each.exact for each in found(site, "80 triệu", "80.000.000", "1/10/2025", "2025")] == [
        ["tin-tuc/a/"],
        ["tin-tuc/a/"],
        ["tin-tuc/c/"],
        ["tin-tuc/c/"],
    ]


def test_sums_numerals_and_days_are_found_in_whatever_way_they_are_typed(site: MiniSite) -> None:
    site.article(
        "a", title="Một", body="Giải nhất 80tr, lần thứ IV, ngày 15/4/2026, vốn 1.500 tỷ đồng, phí 500 ngàn."
    ).built()
    asked = ("80 trieu", "80.000.000 đồng", "lan thu 4", "15 thang 4 nam 2026", "15-4", "1.500 ty", "500 nghìn", "500k")
    missed = [query for query, each in zip(asked, found(site, *asked), strict=True) if each.exact != ["tin-tuc/a/"]]
    assert missed == []


def test_where_nothing_has_all_words_the_nearest_are_shown_as_such(site: MiniSite) -> None:
    site.article("a", title="Cuộc thi sáng kiến").article("b", title="Sáng tác ảnh").built()
    (answer,) = found(site, "cuộc thi sáng chế")
    assert answer.partly
    assert answer.exact[0] == "tin-tuc/a/"


def test_each_dieu_of_rules_is_found_with_its_anchor(site: MiniSite) -> None:
    contest = "---\ntitle: Cuộc thi thử\nrounds: chưa công bố\nprizes: chưa công bố\n---\nNội dung.\n"
    rules = "---\n---\nĐiều 1. Đối tượng\n\nHọc sinh.\n\nĐiều 2. Cơ cấu giải thưởng\n\nMột giải nhất.\n"
    site.write("content/cuoc-thi/thu/index.md", contest).write("content/cuoc-thi/thu/the-le.md", rules).built()
    assert one(site, "cơ cấu giải thưởng")[0] == "cuoc-thi/thu/the-le/#dieu-2"
    assert "cuoc-thi/thu/the-le/" in one(site, "thể lệ cuộc thi thử")  # a title that no editor wrote


def test_fields_of_a_competition_are_found(site: MiniSite) -> None:
    contest = (
        "---\ntitle: Cuộc thi thử\nedition: IV\nrounds:\n  - {name: Vòng bán kết, when: 15/4/2026}\nprizes:\n"
        "  - {rank: Giải nhất, count: 1, value: 80.000.000 đồng}\njury:\n  - {name: Trần Thị Mẫu}\n---\nNội dung.\n"
    )
    site.write("content/cuoc-thi/thu.md", contest).built()
    for query in ("vòng bán kết", "80 triệu", "15/4/2026", "lần thứ 4", "lần thứ IV", "tran thi mau"):
        assert one(site, query) == ["cuoc-thi/thu/"], query


def test_a_person_is_found_as_long_as_pages_may_show_one(site: MiniSite) -> None:
    authors = "authors:\n  - {name: Lê Văn Bần, public_until: 30/11/2026}\n  - {name: Trần Thị Sen}\n"
    text = ARTICLE.format(title="Một bài", more=authors, body="Lời.")
    site.write("content/tin-tuc/a.md", text).built(now="2026-11-30T09:00")
    assert one(site, "lê văn bần") == one(site, "trần thị sen") == ["tin-tuc/a/"]
    site.built(now="2026-12-01T09:00")
    assert found(site, "lê văn bần")[0].exact == []
    assert one(site, "trần thị sen") == ["tin-tuc/a/"]


def test_minors_without_consent_are_not_found(site: MiniSite) -> None:
    authors = "authors:\n  - {name: Nguyễn Kín, minor: có}\n"
    site.write("content/tin-tuc/a.md", ARTICLE.format(title="Một bài", more=authors, body="Lời."))
    assert site.build().status == 0
    assert one(site, "nguyễn kín") == []


def test_winners_of_a_table_are_found(site: MiniSite) -> None:
    contest = "---\ntitle: Cuộc thi thử\nrounds: chưa công bố\nprizes: chưa công bố\n---\nNội dung.\n"
    results = "---\ndate: 01/11/2026\ntable: ket-qua.csv\n---\n"
    table = "Giải,Tên dự án,Tác giả,Đơn vị\nGiải nhất,Máy đo mặn,Phạm Đước,Xã Cồn Lúa\n"
    site.write("content/cuoc-thi/thu/index.md", contest).write("content/cuoc-thi/thu/ket-qua.md", results)
    site.write("content/cuoc-thi/thu/ket-qua.csv", table).built()
    for query in ("máy đo mặn", "phạm đước", "con lua"):
        assert one(site, query) == ["cuoc-thi/thu/ket-qua/"], query


def test_what_is_held_back_or_asks_not_to_be_found_is_nowhere_in_the_index(site: MiniSite) -> None:
    site.article("draft", title="Bảo mật", more="draft: có\n").article("later", title="Kín đáo", date="01/11/2027")
    site.article("hidden", title="Riêng tư", more="search: không\n").article("shown", title="Công khai").built()
    index = "".join(path.read_text("utf-8") for path in (site.output / "tim-kiem").rglob("*.json"))
    for word in ("Bảo mật", "Kín đáo", "Riêng tư", "rieng", "mât\u0323", "kin\u0301"):
        assert word not in index, word
    assert one(site, "công khai") == ["tin-tuc/shown/"]


def test_text_that_looks_like_json_or_markup_is_only_text(site: MiniSite) -> None:
    nasty = 'Dấu " và \\ và </script> ]]> \u202e 🎉 `x`'
    site.article("a", title=json.dumps(nasty, ensure_ascii=False), body=nasty).built()
    for path in (site.output / "tim-kiem" / "chi-muc").iterdir():
        json.loads(path.read_text("utf-8"))
    assert one(site, "script") == ["tin-tuc/a/"]


def shards(site: MiniSite) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site.output / "tim-kiem" / "chi-muc").iterdir()}


def test_an_edited_text_changes_only_the_shards_of_what_it_says(site: MiniSite) -> None:
    for number in range(30):
        site.article(f"b{number}", title=f"Bài số {number}", body="Sen nở trong ao làng.")
    before = shards(site.built())
    site.article("b7", title="Bài số 7", body="Sen nở trong ao làng. Quýt chín.").built()
    after = shards(site)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed <= {"am-qu.json", "am-ch.json", "am-la.json", "danh-muc.json"}
    assert one(site, "quýt chín") == ["tin-tuc/b7/"]


def test_an_added_article_leaves_the_numbers_of_others(site: MiniSite) -> None:
    for number in range(30):
        site.article(f"b{number}", title=f"Bài số {number}")
    table = json.loads(shards(site.built())["tai-lieu.json"])["numbers"]
    site.article("moi", title="Một bài mới").built()
    more = json.loads(shards(site)["tai-lieu.json"])["numbers"]
    assert len(set(numbers_in(table)) - set(numbers_in(more))) <= 1


@pytest.mark.parametrize("edit", ["body", "title", "delete", "add", "acronyms"])
def test_an_index_with_changes_is_the_one_made_anew(site: MiniSite, edit: str, tmp_path: Path) -> None:
    for number in range(12):
        site.article(f"b{number}", title=f"Bài số {number}", body=f"Sen nở {number} lần, UBND xã cho biết.")
    site.built()
    if edit == "body":
        site.article("b3", title="Bài số 3", body="Không còn gì.")
    elif edit == "title":
        site.article("b3", title="Tên mới hẳn", body="Sen nở 3 lần.")
    elif edit == "delete":
        site.delete("content/tin-tuc/b3.md")
    elif edit == "add":
        site.article("b99", title="Bài thêm", body="Lúa chín.")
    else:
        site.write("site.yaml", SETTINGS)
    changed = shards(site.built())
    assert shards(site.built("--clean", "--output", str(tmp_path / "output"))) == changed
