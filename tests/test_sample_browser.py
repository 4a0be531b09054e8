"""The sample site in a real browser: nothing scrolls sideways, nothing is logged, the status follows the clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import CONTEST, KINDS, RULES, Visit, visit
from tests.chromium import chromium
from tests.conftest import build_sample

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is read from the disk."""
    output = tmp_path_factory.mktemp("disk") / "output"
    build_sample(output, "--offline")
    return output


def go(found: Visit, disk: Path, kind: str) -> Visit:
    file = disk / (kind if kind.endswith(".html") else f"{kind}index.html")
    found.page.goto(file.as_uri())
    return found


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways_or_logs_anything(browser: Browser, disk: Path, width: int) -> None:
    for kind in KINDS:
        found = go(visit(browser, width), disk, kind)
        assert found.page.evaluate("document.documentElement.scrollWidth") <= width, kind
        assert found.said == [], kind
        found.close()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_long_title_above_a_page_does_not_widen_it(browser: Browser, disk: Path, place: int) -> None:
    found = go(visit(browser, 320), disk, RULES)
    link = found.page.locator(".breadcrumbs a").nth(place)
    link.evaluate("(link) => { link.textContent = 'Cuộc thi tìm hiểu truyền thống quê hương '.repeat(4) }")
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 320
    found.close()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-10-20T02:00:00Z", "Sắp diễn ra"),
        ("2026-11-13T16:59:59Z", "Đang diễn ra"),
        ("2026-11-13T17:00:00Z", "Giữa hai vòng"),
        ("2026-12-01T02:00:00Z", "Đang diễn ra"),
        ("2026-12-20T17:00:00Z", "Đã kết thúc"),
    ],
)
def test_the_status_follows_the_clock_whatever_the_zone(
    browser: Browser, disk: Path, at: str, words: str, zone: str
) -> None:
    found = go(visit(browser, at=at, zone=zone), disk, CONTEST)
    assert words in found.page.locator('[data-status="competition"]').inner_text()
    found.close()


def test_without_scripts_the_dates_and_prizes_are_there(browser: Browser, disk: Path) -> None:
    found = go(visit(browser, java_script_enabled=False), disk, CONTEST)
    text = found.page.locator("main").inner_text()
    for expected in ("Vòng bán kết", "Từ ngày\xa025/11/2026 đến hết ngày\xa006/12/2026", "185.000.000"):
        assert expected in text
    found.close()
