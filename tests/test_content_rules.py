"""What editors are promised of entries, addresses, links and what is held back, tried through the command."""

import pytest

from tests.minisite import SETTINGS, MiniSite

TO_COME = "rounds: chưa công bố\nprizes: chưa công bố\n"


def competition(more: str = "", body: str = "", needed: str = TO_COME) -> str:
    """A competition's file."""
    return f"---\ntitle: Cuộc thi\n{needed}{more}---\n{body}\n"


def severities(site: MiniSite, *arguments: str) -> list[tuple[str, str]]:
    """The code and severity of every problem that `check` finds."""
    return [(one["code"], one["severity"]) for one in site.check(*arguments).problems]


@pytest.mark.parametrize("address", ["/bai-viet/", "bai-viet", "/bai-viet"])
def test_a_section_is_renamed_by_its_address_in_any_spelling(site: MiniSite, address: str) -> None:
    settings = f"title: T\nurl: https://vidu.example/\nsections: {{tin-tuc: {{folder: bai, address: {address}}}}}\n"
    built = (
        site.write("site.yaml", settings).write("content/bai/a.md", "---\ntitle: A\ndate: 01/11/2026\n---\n").built()
    )
    assert built.has("/bai-viet/a/")
    assert built.has("/bai-viet/")


def test_an_address_of_a_section_that_is_no_folder_is_refused_with_the_right_form(site: MiniSite) -> None:
    site.write("site.yaml", "title: T\nurl: https://v.example/\nsections: {tin-tuc: {address: /Bài viết/}}\n")
    (problem,) = site.article("a").check().problems
    assert (problem["code"], problem["hint"]) == ("slug-invalid", "Ghi “address: /bai-viet/”.")


@pytest.mark.parametrize("held", ["draft: true\n", "publish_at: 01/01/2027\n", "expires: 01/10/2026\n"])
def test_an_address_that_waits_for_a_held_back_entry_is_no_broken_link(site: MiniSite, held: str) -> None:
    links = "[một](/tin-tuc/b/) [hai](/chu-de/cho/) [ba](/tin-tuc/trang-2/) [bốn](/cu/) [năm](/tin-tuc/b/#neo)"
    site.write("site.yaml", "title: T\nurl: https://vidu.example/\npage_size: 1\n").article("a", body=links)
    built = site.article("b", more=f"{held}tags: [Chờ]\naliases: /cu/\n").built()
    assert "<p>một hai ba bốn năm</p>" in built.page("/tin-tuc/a/")
    assert severities(built) == [("link-held-back", "info")] * 5


def test_a_link_to_a_former_address_leads_to_the_present_one(site: MiniSite) -> None:
    built = site.article("a", body="[cũ](/tin-tuc/cu/)").article("b", more="aliases: /tin-tuc/cu/\n").built()
    assert '<a href="../b/">cũ</a>' in built.page("/tin-tuc/a/")


def test_the_feed_can_be_linked_by_its_address(site: MiniSite) -> None:
    assert '<a href="../../feed.xml">' in site.article("a", body="[tin](/feed.xml)").built().page("/tin-tuc/a/")


def test_mistakes_in_the_fields_of_a_draft_are_warnings_and_it_stays_out(site: MiniSite) -> None:
    site.article("a", date="31/4/2026", more="draft: true\nslug: Hê\n", body="[x](khong.md)")
    assert severities(site) == [("date-day", "warning"), ("slug-invalid", "warning"), ("link-broken", "warning")]
    assert not site.built().has("/tin-tuc/a/")
    assert "error" in dict.fromkeys(severity for _, severity in severities(site, "--drafts"))


def test_the_same_mistakes_of_a_published_entry_are_errors(site: MiniSite) -> None:
    assert severities(site.article("a", date="31/4/2026", more="draft: không\n")) == [("date-day", "error")]


def test_a_draft_whose_front_matter_cannot_be_read_is_an_error(site: MiniSite) -> None:
    assert severities(site.article("a", title="[a", more="draft: true\n")) == [("yaml-syntax", "error")]


def test_files_tables_and_tags_of_a_held_back_entry_are_looked_at_already(site: MiniSite) -> None:
    site.article("a", more='draft: true\ncover: {file: khong.png, alt: ""}\ntags: ["!!!"]\n')
    site.write("content/phong-trao/k.md", "---\ntitle: K\nexpires: 01/10/2026\nscoreboard: khong.csv\n---\n")
    assert severities(site) == [("link-broken", "warning"), ("picture-missing", "warning"), ("slug-empty", "warning")]


def test_two_entries_that_will_share_an_address_are_told_of_before_the_day(site: MiniSite) -> None:
    site.article("a").article("2027/a", date="01/01/2027")
    assert severities(site) == [("address-taken", "warning")]


def test_one_run_tells_of_all_that_is_wrong_with_a_file(site: MiniSite) -> None:
    more = "featured: có lẽ\nabout: cuoc-thi/khong\ncover: {file: khong.png, alt: Ảnh}\n"
    codes = site.article("a", date="31/4/2026", more=more, body="[x](khong.md)").check().codes
    assert codes == ["date-day", "value-choice", "ref-unknown", "picture-missing", "link-broken"]


def test_a_listed_document_is_not_taken_for_a_misnamed_entry(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x/Kế hoạch.docx", b"PK").write("content/cuoc-thi/x/ghi-chu.txt", "x")
    site.write("content/cuoc-thi/x/index.md", competition("documents: [{title: KH, file: Kế hoạch.docx}]\n"))
    assert [(one["code"], one["file"]) for one in site.check().problems] == [
        ("kind-unknown", "content/cuoc-thi/x/ghi-chu.txt")
    ]


def test_a_round_in_none_of_the_fields_is_reported(site: MiniSite) -> None:
    needed = "fields: [Nông nghiệp, Y tế]\nrounds:\n- {name: V1, when: 01/11/2026, field: y tế}\n"
    needed += "- {name: V2, when: 05/11/2026, field: Du lịch}\nprizes: chưa công bố\n"
    (problem,) = site.write("content/cuoc-thi/x.md", competition(needed=needed)).check().problems
    assert (problem["code"], problem["line"], problem["column"]) == ("value-choice", 6, 39)


def test_a_block_about_an_entry_that_has_nothing_of_the_kind_is_reported(site: MiniSite) -> None:
    site.write("content/cuoc-thi/x.md", competition(body="/// prizes\n///\n\n/// targets\n///"))
    site.article("a", body="/// prizes\n///\n\n/// prizes | cuoc-thi/x\n///")
    assert [(one["code"], one["file"], one["line"]) for one in site.check().problems] == [
        ("value-choice", "content/cuoc-thi/x.md", 9),
        ("value-choice", "content/tin-tuc/a.md", 6),
    ]


def test_rules_of_an_article_are_refused(site: MiniSite) -> None:
    site.article("a").write("content/cuoc-thi/x.md", competition())
    site.write("content/cuoc-thi/x/tl.md", "---\nkind: rules\nof: tin-tuc/a\n---\nĐiều 1. A\n")
    assert site.check().codes == ["ref-unknown"]


def test_an_entry_is_not_offered_for_what_it_lacks_itself(site: MiniSite) -> None:
    site.write("content/cuoc-thi/y/the-le.md", "---\nupdated: 01/4/2025\n---\nĐiều 1. A\n")
    (problem,) = site.check().problems
    assert (problem["code"], "Có phải" in problem["hint"]) == ("ref-unknown", False)


@pytest.mark.parametrize("typed", ["Mục-một", "mục một", "M%E1%BB%A5c-m%E1%BB%99t"])
def test_a_place_typed_as_its_heading_is_corrected(site: MiniSite, typed: str) -> None:
    (problem,) = site.article("a", body=f"## Mục một\n\n[x](<#{typed}>)").check().problems
    assert (problem["code"], problem["hint"]) == ("anchor-broken", "Có phải “#muc-mot”?")


def test_a_site_without_its_content_folder_keeps_its_pages(site: MiniSite) -> None:
    ran = site.article("a").built().delete("content").build()
    assert (ran.status, ran.out) == (2, "")
    assert "content/" in ran.err
    assert site.has("/tin-tuc/a/")


def test_two_sections_in_one_folder_or_at_one_address_are_told_in_the_settings(site: MiniSite) -> None:
    site.write("site.yaml", f"{SETTINGS}sections:\n  tin-tuc:\n    folder: trang\n  cuoc-thi:\n    address: lich\n")
    site.write("content/index.md", "---\ntitle: X\n---\n")
    found = {(one["code"], one["file"], one["line"]) for one in site.check().problems}
    assert found == {("address-taken", "site.yaml", 5), ("address-taken", "site.yaml", 7)}


def test_a_picture_needs_its_words(site: MiniSite) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    site.write("content/tin-tuc/a.svg", svg).article("x", more="cover:\n  file: a.svg\n")
    ran = site.article("y", more="cover: a.svg\n").check()
    assert [(one["code"], one["line"], one["column"]) for one in ran.problems] == [
        ("field-required", 6, 3),
        ("picture-alt", 5, 8),
    ]


def test_brackets_around_a_dateline_are_not_doubled(site: MiniSite) -> None:
    page = site.article("a", more="dateline: (Báo X)\nsummary: Tin.\n").built().page("/tin-tuc/a/")
    assert "(Báo X)" in page
    assert "((" not in page


def test_an_alias_of_an_old_html_site_is_that_file(site: MiniSite) -> None:
    site.article("a", more="aliases: /bai-cu.html\n").built()
    assert (site.output / "bai-cu.html").is_file()


def test_a_long_file_name_makes_a_long_address(site: MiniSite) -> None:
    name = "-".join(["rat-dai"] * 15)
    assert site.article(name).built().has(f"/tin-tuc/{name}/")
    assert site.article("b", more=f"slug: {name}\n").check().codes == ["slug-invalid"]
