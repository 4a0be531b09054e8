"""The prize table, as the competition's page and blocks elsewhere show it."""

from bantin.views.records import CompetitionPage, PrizeTable
from tests.planned_sites import planned

ADDRESS = "/cuoc-thi/a/"
NBSP = "\u00a0"


def table(prizes: str, settings: str = "", more: str = "") -> PrizeTable:
    header = f"title: Cuộc thi\nrounds: chưa công bố\n{more}prizes:\n{prizes}"
    page = planned({"cuoc-thi/a.md": header}, settings=settings).view(ADDRESS, CompetitionPage)
    assert page.prizes is not None
    return page.prizes


SEED = """\
  - {rank: Giải nhất, count: 01, value: 80.000.000 đồng}
  - {rank: Giải nhì, count: 01, value: 50.000.000 đồng}
  - {rank: Giải ba, count: 02, value: 30.000.000 đồng}
  - {rank: Giải khuyến khích, count: 06, value: mỗi giải 10.000.000 đồng}
"""
EXACT = SEED.replace("value: 30.000.000 đồng", "value: 30.000.000 đồng, basis: mỗi giải")


def test_no_sum_where_the_source_does_not_say_what_an_amount_is_for() -> None:
    found = table(SEED)
    assert [(row.count, row.each, row.total, row.wording) for row in found.rows] == [
        ("01", f"80.000.000{NBSP}đồng", f"80.000.000{NBSP}đồng", None),
        ("01", f"50.000.000{NBSP}đồng", f"50.000.000{NBSP}đồng", None),
        ("02", None, None, f"30.000.000{NBSP}đồng"),
        ("06", f"10.000.000{NBSP}đồng", f"60.000.000{NBSP}đồng", None),
    ]
    assert (found.total, found.words) == (None, None)
    assert found.note is not None
    assert "02 giải ba" in found.note


def test_sum_and_words_where_every_row_is_exact() -> None:
    found = table(EXACT)
    assert found.rows[2].total == f"60.000.000{NBSP}đồng"
    assert found.total == f"250.000.000{NBSP}đồng"
    assert found.words == "Hai trăm năm mươi triệu đồng"
    assert found.note is None


def test_basis_total_is_counted_once() -> None:
    found = table(SEED.replace("value: 30.000.000 đồng", "value: 30.000.000 đồng, basis: tổng cộng"))
    assert (found.rows[2].each, found.rows[2].total) == ("–", f"30.000.000{NBSP}đồng")
    assert found.total == f"220.000.000{NBSP}đồng"


def test_words_follow_the_settings() -> None:
    found = table("  - {rank: Giải nhất, count: 1, value: 5.005.000 đồng}", "money: {words: nam, chan: có}\n")
    assert found.words == "Năm triệu không trăm lẻ năm ngàn đồng chẵn"


def test_amounts_that_are_not_exact_stand_as_written_and_leave_no_sum() -> None:
    found = table("  - {rank: Giải nhất, count: 1, value: khoảng 10 triệu đồng}")
    assert found.rows[0].wording == f"khoảng 10{NBSP}triệu{NBSP}đồng"
    assert found.total is None


def test_money_that_is_paid_by_the_head_keeps_its_unit_and_leaves_no_sum() -> None:
    prizes = EXACT + "  - {rank: Giải đội, count: 1, value: 3.000.000 đồng/thí sinh, basis: mỗi giải}\n"
    found = table(prizes)
    assert found.rows[4].wording == f"3.000.000{NBSP}đồng/thí sinh"
    assert (found.rows[4].each, found.total, found.words) == (None, None, None)
    assert found.note == (
        f"Tiền thưởng của giải đội tính theo thí sinh (3.000.000{NBSP}đồng/thí sinh), nên không có tổng cộng."
    )


def test_count_and_value_to_come_are_said() -> None:
    found = table("  - {rank: Giải nhất, count: chưa công bố, value: chưa công bố}")
    assert (found.rows[0].count, found.rows[0].wording) == ("Chưa công bố", "Chưa công bố")
    assert found.total is None


def test_things_without_money_have_no_sum() -> None:
    found = table("  - {rank: Giải nhất, count: 1, value: 0 đồng, in_kind: Cúp}")
    assert found.rows[0].in_kind == ("Cúp",)
    assert (found.total, found.words) == (None, None)


def test_a_total_that_the_source_states_stands_apart() -> None:
    found = table(SEED, more="prize_total: hơn 200 triệu đồng\n")
    assert (found.total, found.stated) == (None, f"hơn 200{NBSP}triệu{NBSP}đồng")


def test_prizes_to_come_are_absent() -> None:
    header = "title: Cuộc thi\nrounds: chưa công bố\nprizes: chưa công bố"
    page = planned({"cuoc-thi/a.md": header}).view(ADDRESS, CompetitionPage)
    assert (page.prizes, page.rounds) == (None, None)


def test_a_block_elsewhere_shows_the_table_of_the_page_itself() -> None:
    competition = f"title: Cuộc thi\nrounds: chưa công bố\nprizes:\n{SEED}"
    article = "---\ntitle: Tin\ndate: 01/11/2026\n---\nTrước.\n\n/// prizes | cuoc-thi/a\n///\n\nSau.\n"
    site = planned({"cuoc-thi/a.md": competition, "tin-tuc/b.md": article})
    body = site.view("/tin-tuc/b/", object).body  # type: ignore[attr-defined]
    assert body[1] == site.view(ADDRESS, CompetitionPage).prizes
    assert ("Trước." in body[0], "Sau." in body[2]) == (True, True)
