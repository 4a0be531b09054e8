"""What the README shows is true: its examples build, its mistake is reported as it says, its commands exist."""

import ast
import re
import shlex
from pathlib import Path

import pytest

from bantin.arguments import COMMANDS, parse
from tests.minisite import MiniSite

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES = (
    "README.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/hosting.md",
    "docs/preview.md",
    "docs/theme.md",
)
EXAMPLE = re.compile(r"^```markdown (content/\S+)( wrong)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {path: text for path, wrong, text in EXAMPLE.findall(README) if not wrong}
MISTAKE = next((path, text) for path, wrong, text in EXAMPLE.findall(README) if wrong)


def with_examples(site: MiniSite) -> MiniSite:
    for path, text in EXAMPLES.items():
        site.write(path, text)
    return site


def test_there_is_an_example_of_each_kind() -> None:
    kinds = {path.split("/")[1] for path in EXAMPLES} | {Path(path).stem for path in EXAMPLES}
    assert {"tin-tuc", "phong-trao", "cuoc-thi", "the-le"} <= kinds


def test_each_example_is_named_above_it() -> None:
    assert [path for path in EXAMPLES if f"`{path}`" not in README] == []


def test_examples_together_make_a_site_without_a_problem(site: MiniSite) -> None:
    ran = with_examples(site).run("build", "--format", "json", "--now", "2026-12-01T09:00")
    assert (ran.problems, ran.status) == ([], 0)
    for page in ("tin-tuc/khai-mac-ngay-hoi-doc-sach", "cuoc-thi/ke-chuyen-sach-2026/the-le"):
        assert (site.output / page / "index.html").is_file()


def test_mistake_is_told_as_the_readme_shows(site: MiniSite) -> None:
    path, text = MISTAKE
    ran = with_examples(site).write(path, text).run("check", "--now", "2026-12-01T09:00")
    shown = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert ran.status == 1
    assert [one.rstrip() for one in shown] == [ran.out.rstrip()]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`python3 build\.py ([^`]+)`", README))))
def test_command_of_the_readme_can_be_called(command: str) -> None:
    words = shlex.split(command)
    assert words[0] in COMMANDS
    if words[0] != "test":
        assert parse(words, "en").command == words[0]


def test_every_command_is_in_the_readme() -> None:
    told = set(re.findall(r"^\| `python3 build\.py ([a-z]+)", README, re.MULTILINE))
    assert told == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_documents_lead_somewhere(page: str) -> None:
    file = PROJECT / page
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"```.*?```", "", file.read_text("utf-8"), flags=re.DOTALL))
    local = [target for target in targets if "://" not in target and not target.startswith("docs/pictures/")]
    assert [target for target in local if not (file.parent / target).exists()] == []


def test_pictures_of_the_readme_are_those_that_are_taken() -> None:
    script = ast.parse((PROJECT / "docs" / "take_pictures.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(script) if isinstance(node, ast.Call)]
    taken = {
        f"{ast.literal_eval(call.args[0])}.png"
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "Picture"
    }
    moving = re.findall(r'"pictures" / "([^"]+)"', (PROJECT / "docs" / "take_preview.py").read_text(encoding="utf-8"))
    assert set(re.findall(r"\(docs/pictures/([^)]+)\)", README)) == taken | set(moving)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([a-z-]+)`", README))))
def test_make_target_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
