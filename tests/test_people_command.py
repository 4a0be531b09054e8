"""`people NAME`: every output and every line of content/ that mentions a person."""

import json
from typing import Any

import pytest

from tests.minisite import MiniSite


def people(site: MiniSite, name: str) -> dict[str, Any]:
    ran = site.run("people", name, "--format", "json")
    assert ran.status == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.fixture
def built(site: MiniSite) -> MiniSite:
    site.article("a", more="summary: Bài của Nguyễn  Văn An.\n", body="Một, **Nguyễn Văn** An.")
    return site.article("b", title="Bài khác", body="Nguyễn Văn Ân, Văn An.").built()


def test_every_output_is_listed_pages_feeds_and_lists(built: MiniSite) -> None:
    outputs = people(built, "nguyễn văn an")["outputs"]
    assert {"tin-tuc/a/index.html", "tin-tuc/index.html", "feed.xml"} <= set(outputs)
    assert "tin-tuc/b/index.html" not in outputs


def test_lines_of_the_sources_are_listed(built: MiniSite) -> None:
    assert people(built, "Nguyễn Văn An")["sources"] == [{"file": "content/tin-tuc/a.md", "line": 5}]


def test_a_name_without_marks_is_found_with_any(built: MiniSite) -> None:
    assert "tin-tuc/b/index.html" in people(built, "nguyen van an")["outputs"]


def test_a_part_of_another_word_is_no_name(built: MiniSite) -> None:
    assert people(built, "Văn A")["outputs"] == []


def test_names_are_found_in_attributes_calendars_tables_and_escapes(built: MiniSite) -> None:
    manifest = json.loads((built.output / ".bantin-manifest.json").read_text("utf-8"))
    files = {
        "x.html": '<img alt="Nguyễn Văn An">',
        "x.ics": "SUMMARY:Nguyễn Vă\r\n n An\r\n",
        "x.json": '"Nguy\\u1ec5n V\\u0103n An"',
        "x.csv": "\ufeffNguyễn Văn An;1",
        "x.xml": "<t>&lt;b&gt;Nguyễn&lt;/b&gt; Văn&#32;An</t>",
        "x.pdf": "Nguyễn Văn An",
    }
    for name, text in files.items():
        (built.output / name).write_bytes(text.encode("utf-16" if name == "x.csv" else "utf-8"))
        manifest["files"][name] = ["0" * 64, 1]
    (built.output / ".bantin-manifest.json").write_text(json.dumps(manifest), "utf-8")
    found = people(built, "Nguyễn Văn An")
    assert set(files) - set(found["outputs"]) == {"x.pdf"}
    assert found["unread"] == ["x.pdf"]


def test_the_list_for_people_is_one_path_a_line_and_a_sum(built: MiniSite) -> None:
    ran = built.run("people", "Nguyễn Văn An", "--lang", "en")
    assert "tin-tuc/a/index.html\n" in ran.out
    assert "content/tin-tuc/a.md:5" in ran.out
    assert "published files, 1 lines" in ran.err


def test_before_the_first_build_there_is_nothing_to_look_into(site: MiniSite) -> None:
    ran = site.article("a").run("people", "Nguyễn Văn An")
    assert (ran.status, "build.py build" in ran.err) == (2, True)


def test_no_name_is_refused(site: MiniSite) -> None:
    assert site.article("a").built().run("people", "1").status == 2
