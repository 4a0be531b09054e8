"""An entry is proofread once for each content: after an edit only the file that was edited is looked at again."""

import os
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

import bantin.recall
from bantin.entries import ReadFile
from bantin.proofreading import proofread as proofreading
from bantin.reading import Packed, ReadTask, read_packed
from tests.minisite import MiniSite
from tests.prose.contest import CONTEST

LOG = "BANTIN_TEST_PROOFREAD"  # the file to which the processes that read append what they proofread


def noting(task: ReadTask) -> Packed:
    def noted(read: ReadFile) -> ReadFile:
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{task.file}\n")
        return real(read)

    real = proofreading.proofread
    with mock.patch.object(proofreading, "proofread", noted):
        return read_packed(task)


@pytest.fixture
def proofread_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What was proofread since the last time this was asked."""
    log = tmp_path / "proofread.txt"
    monkeypatch.setenv(LOG, str(log))
    monkeypatch.setattr(bantin.recall, "read_packed", noting)

    def since() -> list[str]:
        found = sorted(log.read_text("utf-8").split()) if log.exists() else []
        log.unlink(missing_ok=True)
        return found

    return since


def test_after_an_edit_only_that_entry_is_proofread_again(
    site: MiniSite, proofread_now: Callable[[], list[str]]
) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    for number in range(12):
        said = f"Vòng sơ khảo kết thúc ngày {number + 4}/4/2025."
        site.article(f"bai-{number}", more="about: cuoc-thi/sang-tao-tre\n", body=said)
    first = site.build()
    assert len(proofread_now()) == 13
    assert first.codes.count("prose-date") == 11
    site.article("bai-3", more="about: cuoc-thi/sang-tao-tre\n", body="Vòng sơ khảo kết thúc ngày 15/4/2025.")
    second = site.build()
    assert proofread_now() == ["content/tin-tuc/bai-3.md"]
    assert second.codes.count("prose-date") == 10
    assert site.build().problems == second.problems
    assert site.check().problems == second.problems
    assert proofread_now() == []


def test_after_an_edit_of_the_fields_only_their_entry_is_proofread_again(
    site: MiniSite, proofread_now: Callable[[], list[str]]
) -> None:
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST)
    site.article("bai", more="about: cuoc-thi/sang-tao-tre\n", body="Vòng sơ khảo kết thúc ngày 15/4/2025.")
    assert "prose-date" not in site.build().codes
    proofread_now()
    site.write("content/cuoc-thi/sang-tao-tre.md", CONTEST.replace("hết ngày 15/4/2025", "hết ngày 14/4/2025"))
    assert "prose-date" in site.build().codes
    assert proofread_now() == ["content/cuoc-thi/sang-tao-tre.md"]
