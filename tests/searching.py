"""Search as visitors have it: the page's scripts, run by Node on an index that was built."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bantin.search.row import DIGITS

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "static" / "js"

ASK = """
import { readFileSync } from "node:fs";
import { openIndex } from "./search-index.js";

const { folder, queries } = JSON.parse(readFileSync(0, "utf8"));
const load = async (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
const index = await openIndex(load);
const named = (found) => Promise.all(found.map(async (place) => (await index.card(place)).address));
const answers = [];
for (const query of queries) {
  const found = await index.find(query);
  answers.push({ exact: await named(found.exact), others: await named(found.others), partly: found.partly });
}
console.log(JSON.stringify(answers));
"""

WORDS = """
import { readFileSync } from "node:fs";
import { asked, foldOf, formOf, markOf, regular, shardOf } from "./search-words.js";

const { words, queries } = JSON.parse(readFileSync(0, "utf8"));
const told = words.map((word) => {
  const form = formOf(regular(word));
  const fold = foldOf(form);
  return [form, fold, shardOf(fold, "fine"), shardOf(fold, "coarse"), markOf(fold)];
});
console.log(JSON.stringify({ words: told, queries: queries.map(asked) }));
"""

NUMBERS = """
import { readFileSync } from "node:fs";
import { numbersIn } from "./search-index.js";

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).gaps.map((each) => Array.from(numbersIn(each)))));
"""


@dataclass(frozen=True)
class Answer:
    """What a query finds: addresses, the best first."""

    exact: list[str]
    others: list[str]
    partly: bool

    @cached_property
    def listed(self) -> list[str]:
        """What the page shows."""
        return self.exact or self.others


def answers(output: Path, queries: Iterable[str]) -> list[Answer]:
    """What the search of a built site finds."""
    asked = {"folder": str(output / "tim-kiem" / "chi-muc"), "queries": list(queries)}
    return [Answer(**each) for each in _run(ASK, asked)]


def script_words(words: Iterable[str], queries: Iterable[str]) -> dict[str, Any]:
    """How the script sees words, and what it asks for."""
    told: dict[str, Any] = _run(WORDS, {"words": list(words), "queries": list(queries)})
    return told


def numbers_in(gaps: str) -> list[int]:
    """The numbers that were written as gaps, read digit by digit."""
    numbers, gap = [0], 0
    for char in gaps:
        digit = DIGITS.index(char)
        gap = gap * 32 + digit % 32
        if digit < 32:
            numbers.append(numbers[-1] + gap)
            gap = 0
    return numbers[1:]


def script_numbers(gaps: Iterable[str]) -> list[list[int]]:
    """The numbers that the script reads in gaps."""
    told: list[list[int]] = _run(NUMBERS, {"gaps": list(gaps)})
    return told


def _run(program: str, given: Mapping[str, object]) -> Any:  # noqa: ANN401 - JSON
    node = shutil.which("node")
    assert node, "node is needed to test the scripts of search"
    with TemporaryDirectory() as folder:
        for script in SCRIPTS.glob("search-*.js"):
            shutil.copy(script, folder)
        Path(folder, "package.json").write_text('{"type": "module"}', encoding="utf-8")
        Path(folder, "run.js").write_text(program, encoding="utf-8")
        command = [node, str(Path(folder, "run.js"))]
        told = subprocess.run(
            command, input=json.dumps(given), capture_output=True, text=True, check=False, encoding="utf-8"
        )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def build(root: Path) -> None:
    """Build a site in a process of its own."""
    command = [sys.executable, str(ROOT / "build.py"), "build", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
