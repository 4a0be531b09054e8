"""Problems as SARIF: what code scanners require of a log."""

import json

from tests.minisite import MiniSite


def test_problems_are_one_run_of_sarif_with_the_places_in_characters(site: MiniSite) -> None:
    site.article("bài 1", body="Gọi 0900 000 001, [x](khong.md).")
    ran = site.run("check", "--now", "2026-12-01T09:00", "--format", "sarif", "--jobs", "1")
    log = json.loads(ran.out)
    (run,) = log["runs"]
    assert (ran.status, log["version"], run["columnKind"]) == (1, "2.1.0", "unicodeCodePoints")
    told = [
        (one["ruleId"], one["level"], run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"]) for one in run["results"]
    ]
    assert told == [("personal-phone", "warning", "personal-phone"), ("link-broken", "error", "link-broken")]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "content/tin-tuc/b%C3%A0i%201.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 17}
    assert all(one["message"]["text"] for one in run["results"])


def test_a_site_without_problems_is_a_run_without_results(site: MiniSite) -> None:
    ran = site.article("a").run("check", "--now", "2026-12-01T09:00", "--format", "sarif")
    assert json.loads(ran.out)["runs"][0]["results"] == []
