"""The sample site in a real browser: nothing scrolls sideways, nothing is logged, the status follows the clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import chromium
from tests.conftest import build_sample

pytestmark = pytest.mark.browser

CONTEST = "cuoc-thi/sang-kien-so-sao-mai-2026/index.html"
KINDS = (
    "index.html",
    "404.html",
    "tin-tuc/index.html",
    "tin-tuc/hau-giang-60-ngay-dem-chuyen-doi-so/index.html",
    "tin-tuc/khi-nao-duoc-cong-tong-giai-thuong/index.html",
    "phong-trao/moi-nha-mot-cong-dan-so/index.html",
    "phong-trao/60-ngay-dem-chuyen-doi-so/index.html",
    CONTEST,
    "cuoc-thi/khoi-nghiep-hau-giang-2025/index.html",
    "cuoc-thi/sang-kien-so-sao-mai-2026/the-le/index.html",
    "cuoc-thi/sang-kien-so-sao-mai-2026/ket-qua/index.html",
    "gioi-thieu/index.html",
    "chu-de/index.html",
    "lich/index.html",
)


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


def opened(browser: Browser, file: Path, at: str = "2026-12-01T02:00:00Z", **context: object) -> tuple[Page, list[str]]:
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.clock.set_fixed_time(at)
    page.goto(file.as_uri())
    return page, said


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways_or_logs_anything(browser: Browser, disk: Path, width: int) -> None:
    for path in KINDS:
        page, said = opened(browser, disk / path, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert said == [], path
        page.context.close()


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
    page, _ = opened(browser, disk / CONTEST, at, timezone_id=zone)
    assert words in page.locator('[data-status="competition"]').inner_text()
    page.context.close()


def test_without_scripts_everything_is_readable(browser: Browser, disk: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((disk / CONTEST).as_uri())
    text = page.locator("main").inner_text()
    for expected in ("Vòng bán kết", "Từ ngày 25/11/2026 đến hết ngày 06/12/2026", "185.000.000"):
        assert expected in text
    page.context.close()
