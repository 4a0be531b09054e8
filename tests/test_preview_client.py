"""What the preview's client reckons without a page: moments, cut lines, and new addresses for old ones."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bantin.vi.date_forms import format_datetime
from bantin.vi.when import ZONE, moment

CLIENT = Path(__file__).parent.parent / "bantin" / "preview" / "client"
CALL = """
import { cut } from "./excerpt.js";
import { renaming } from "./swap.js";
import { wordsIn } from "./words.js";
import { readFileSync } from "node:fs";
const origin = "http://127.0.0.1:8000";
const asked = JSON.parse(readFileSync(0, "utf8"));
const shape = (value) =>
  typeof value === "object" ? Object.keys(value).sort().map((key) => [key, shape(value[key])]) : typeof value;
const answers = {
  next: ([iso, lang]) => wordsIn(lang).next(iso),
  counts: ([numbers, lang]) => wordsIn(lang).counts(...numbers),
  keys: (lang) => shape(wordsIn(lang)),
  cut: (given) => cut(...given),
  renamed: ([paths, base, address]) => renaming(paths, base, "?build=7")(address, `${origin}/tin-tuc/x/`, origin),
};
console.log(JSON.stringify(asked.map(([name, given]) => answers[name](given))));
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client where node takes its files for modules."""
    folder = tmp_path_factory.mktemp("client")
    for script in CLIENT.glob("*.js"):
        shutil.copy(script, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "call.js").write_text(CALL, encoding="utf-8")
    return folder


def ask(client: Path, name: str, *given: object) -> list[Any]:
    """What the client answers to each."""
    node = shutil.which("node")
    assert node, "node is needed to test the preview's client"
    told = subprocess.run(
        [node, str(client / "call.js")],
        input=json.dumps([[name, one] for one in given]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"TZ": "America/Los_Angeles"},
    )
    assert told.returncode == 0, told.stderr
    answers: list[Any] = json.loads(told.stdout)
    return answers


@pytest.mark.parametrize("at", ["2026-12-01T16:59:59+00:00", "2026-12-01T17:00:00+00:00", "2026-02-09T08:05:00+07:00"])
def test_moments_are_said_as_the_pages_say_them(client: Path, at: str) -> None:
    instant = moment(at)
    assert instant is not None
    local = instant.astimezone(ZONE)
    told = ask(client, "next", (at, "vi"), (at, "en"))
    assert format_datetime(local) in told[0]
    assert f"{local:%Y-%m-%d %H:%M}" in told[1]


def test_problems_are_counted_in_words(client: Path) -> None:
    told = ask(client, "counts", ((1, 2, 0), "vi"), ((0, 0, 0), "vi"), ((1, 2, 1), "en"), ((2, 1, 0), "en"))
    assert told == ["1 lỗi, 2 cảnh báo", "Không có lỗi", "1 error, 2 warnings, 1 note", "2 errors, 1 warning"]


def test_both_languages_say_the_same_things(client: Path) -> None:
    vi, en = ask(client, "keys", "vi", "en")
    assert vi == en


def test_line_is_parted_at_its_mark_by_characters_and_not_by_code_units(client: Path) -> None:
    assert ask(client, "cut", ("😀 ngày 31/4", 7, 11)) == [{"before": "😀 ngày ", "marked": "31/4", "after": ""}]


def test_mark_behind_the_end_of_a_line_keeps_the_line(client: Path) -> None:
    assert ask(client, "cut", ("date:", 5, 6)) == [{"before": "date:", "marked": "", "after": ""}]


def test_long_line_is_cut_around_its_mark(client: Path) -> None:
    (told,) = ask(client, "cut", ("a" * 900 + "SAI" + "b" * 900, 900, 903))
    assert told == {"before": "… " + "a" * 60, "marked": "SAI", "after": "b" * 97 + " …"}


def test_old_addresses_get_their_new_ones_however_they_are_written(client: Path) -> None:
    moved = {"static/site.1.css": "static/site.2.css", "tin-tuc/x/ảnh đẹp.jpg": "tin-tuc/x/ảnh đẹp.jpg"}
    written = (
        "/static/site.1.css",
        "../../static/site.1.css",
        "/static/other.css",
        "https://vidu.example/static/site.1.css",
    )
    picture = "/tin-tuc/x/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.jpg"
    told = ask(client, "renamed", *((moved, "", one) for one in (*written, "ảnh đẹp.jpg", picture, "http://[")))
    css = "http://127.0.0.1:8000/static/site.2.css"
    fresh = f"http://127.0.0.1:8000{picture}?build=7"
    assert told == [css, css, None, None, fresh, fresh, None]


def test_addresses_lie_under_the_base_of_the_site(client: Path) -> None:
    told = ask(client, "renamed", ({"a.css": "b.css"}, "/phu/", "/phu/a.css"), ({"a.css": "b.css"}, "/phu", "/a.css"))
    assert told == ["http://127.0.0.1:8000/phu/b.css", None]
