"""The sample site's pages: valid for the W3C's Nu checker, and without anything that a strict CSP would stop."""

import json
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest

from tests.minisite import PROJECT

JAR = PROJECT / "tests/node/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.java
def test_nu_checker_finds_no_error(sample: Path) -> None:
    if not JAR.is_file() or shutil.which("java") is None:
        pytest.skip("the Nu checker needs Java and `npm ci --prefix tests/node`")
    files = [str(file) for file in sorted(sample.rglob("*.html"))]
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stdout)["messages"]
    errors = [
        f"{one.get('url', '')}:{one.get('lastLine')}: {one['message']}" for one in messages if one["type"] == "error"
    ]
    assert len(files) > 30
    assert errors == []


def test_no_inline_script_or_style_and_nothing_from_elsewhere(sample: Path) -> None:
    for file in sample.rglob("*.html"):
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        for element in tree.iter():
            assert element.tag != "style", file
            assert element.get("style") is None, file
            assert not any(name.startswith("on") for name in element.attrib), file
            if element.tag == "script" and element.get("type") != "application/ld+json":
                assert element.get("src"), file
                assert not (element.text or "").strip(), file
            for attribute in ("src", "srcset", "data"):
                assert "//" not in (element.get(attribute) or ""), (file, element.get(attribute))


def test_every_page_has_one_title_one_first_heading_and_its_language(sample: Path) -> None:
    for file in sample.rglob("*.html"):
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        if tree.find(".//meta[@http-equiv='refresh']") is not None:
            continue
        assert tree.get("lang") == "vi", file
        assert len(tree.findall(".//title")) == 1, file
        assert len(tree.findall(".//h1")) == 1, file
        assert (tree.find(".//title").text or "").strip(), file
