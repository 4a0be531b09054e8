"""Problems as SARIF: what code scanners require of a log."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from tests.minisite import MiniSite

HERE = Path(__file__).parent
SCHEMA = Draft4Validator(json.loads((HERE / "schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8")))
CHECK = ("check", "--now", "2026-12-01T09:00", "--format", "sarif", "--jobs", "1")


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


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_sort_of_mistake_makes_a_log_that_the_schema_takes(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(MiniSite(HERE / "mistakes", capsys).run(*CHECK, "--lang", lang).out)
    assert [one.message for one in SCHEMA.iter_errors(log)] == []
    codes = {one["ruleId"] for one in log["runs"][0]["results"]}
    assert len(codes) > 80
    assert [one["id"] for one in log["runs"][0]["tool"]["driver"]["rules"]] == sorted(codes)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: log["runs"][0]["results"][0].update(level="bad"),
        lambda log: log["runs"][0]["results"][0].update(text="a field that SARIF has not"),
        lambda log: log["runs"][0]["tool"].pop("driver"),
    ],
)
def test_the_schema_refuses_what_is_no_sarif(spoil: Callable[[Any], None], site: MiniSite) -> None:
    log = json.loads(site.article("a", body="Gọi 0900 000 001.").run(*CHECK).out)
    SCHEMA.validate(log)
    spoil(log)
    assert not SCHEMA.is_valid(log)
