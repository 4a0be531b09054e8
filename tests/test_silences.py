"""Comments that silence a problem at one place, and severities that a site chooses."""

import pytest

from tests.minisite import SETTINGS, MiniSite

CONTEST = "content/cuoc-thi/x.md"
TO_COME = "rounds: chưa công bố\nprizes: chưa công bố\n"
LATE = "submission:\n  deadline: {}\n"


def contest(more: str) -> str:
    return f"---\ntitle: Cuộc thi\n{TO_COME}{more}---\n"


@pytest.mark.parametrize(
    "more",
    [
        "submission:\n  # bantin: bỏ-qua deadline-hour\n  deadline: 15/4/2025\n",
        "submission:\n  deadline: 15/4/2025 # bantin: bỏ-qua deadline-hour\n",
        "submission:\n  deadline: 15/4/2025 # bantin: bo-qua deadline-hour\n",
        "# bantin: bỏ-qua deadline-hour, support-unit\nsubmission:\n  how: thư\n  deadline: 15/4/2025\nsupport: []\n",
    ],
    ids=["above", "behind", "without marks", "above a block"],
)
def test_a_comment_in_front_matter_silences_what_it_stands_at(more: str, site: MiniSite) -> None:
    codes = site.write(CONTEST, contest(more)).check().codes
    assert "deadline-hour" not in codes
    assert codes == (["silence-unused"] if "support-unit" in more else [])


def test_a_comment_does_not_reach_the_next_key(site: MiniSite) -> None:
    more = "# bantin: bỏ-qua deadline-hour\nyear: 2025\nsubmission:\n  deadline: 15/4/2025\n"
    assert site.write(CONTEST, contest(more)).check().codes == ["silence-unused", "deadline-hour"]


def test_a_comment_in_a_text_reaches_to_the_end_of_its_paragraph_only(site: MiniSite) -> None:
    body = "<!-- bantin: bỏ-qua personal-phone -->\n\nMột,\n0900 000 001.\n\nHai, 0900 000 002."
    (problem,) = site.article("a", body=body).check().problems
    assert (problem["code"], problem["line"], problem["column"]) == ("personal-phone", 11, 6)


def test_a_comment_within_a_line_counts_for_that_line(site: MiniSite) -> None:
    body = "Một, 0900 000 001. <!-- bantin: bỏ-qua personal-phone -->\nHai, 0900 000 002."
    assert [one["line"] for one in site.article("a", body=body).check().problems] == [7]


def test_what_looks_like_a_comment_within_code_silences_nothing(site: MiniSite) -> None:
    body = "`<!-- bantin: bỏ-qua personal-phone -->` 0900 000 001"
    assert site.article("a", body=body).check().codes == ["personal-phone"]


def test_an_error_is_told_all_the_same_and_the_comment_is_unused(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/index.md", contest(""))
    header = (
        "date: 20/6/2025\nwinners:\n  # bantin: bỏ-qua personal-phone\n  - {rank: Nhất, name: A, unit: 0900 000 001}\n"
    )
    site.write("content/cuoc-thi/x/ket-qua.md", f"---\n{header}---\n")
    assert sorted(site.check().codes) == ["personal-phone", "silence-unused"]


def test_an_error_that_leaves_a_choice_can_be_silenced(site: MiniSite) -> None:
    assert site.article("a", body="<!-- bantin: bỏ-qua link-broken -->\n[x](khong.md)").check().codes == []


def test_an_unknown_code_is_told_with_the_one_that_was_meant(site: MiniSite) -> None:
    (problem,) = site.article("a", body="<!-- bantin: bỏ-qua personal-fone -->\nMột.").check().problems
    assert (problem["code"], problem["hint"]) == ("silence-unused", "Có phải “personal-phone”?")


def test_a_silence_in_an_entry_with_errors_is_not_lost(site: MiniSite) -> None:
    body = "<!-- bantin: bỏ-qua link-broken -->\n[x](khong.md)"
    assert site.article("a", date="31/4/2026", body=body).check().codes == ["date-day"]


def test_a_silence_added_later_counts_in_the_next_build(site: MiniSite) -> None:
    warned = site.article("a", body="Gọi 0900 000 001.").build()
    silenced = site.article("a", body="<!-- bantin: bỏ-qua personal-phone -->\nGọi 0900 000 001.").build()
    assert (warned.codes, silenced.codes) == (["personal-phone"], [])
    assert site.article("a", body="Gọi 0900 000 001.").build().codes == ["personal-phone"]


@pytest.mark.parametrize(("level", "told"), [("off", []), ("info", ["info"]), ("error", ["error"])])
def test_a_site_chooses_the_severity_of_an_open_basis(level: str, told: list[str], site: MiniSite) -> None:
    prizes = "rounds: chưa công bố\nprizes:\n  - {rank: Giải ba, count: 02, value: 5.000.000 đồng}\n"
    site.write("site.yaml", f"{SETTINGS}checks: {{prize-basis: {level}}}\n")
    site.write(CONTEST, f"---\ntitle: Cuộc thi\n{prizes}---\n")
    assert [(one["code"], one["severity"]) for one in site.check().problems] == [("prize-basis", one) for one in told]


def test_a_contradiction_of_the_basis_stays_an_error_whatever_a_site_says(site: MiniSite) -> None:
    prizes = "rounds: chưa công bố\nprizes:\n  - {rank: A, count: 02, value: mỗi giải 5.000.000 đồng, basis: total}\n"
    site.write("site.yaml", f"{SETTINGS}checks: {{prize-basis: off}}\n")
    site.write(CONTEST, f"---\ntitle: Cuộc thi\n{prizes}---\n")
    assert [(one["code"], one["severity"]) for one in site.check().problems] == [("prize-basis", "error")]
