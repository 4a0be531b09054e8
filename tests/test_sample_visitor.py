"""The sample site as a new visitor uses it: on a phone, at any moment, in any zone, with and without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import ARTICLE, CAMPAIGN, KINDS, SEED, served, visit
from tests.chromium import chromium
from tests.vector_rows import csv_rows

pytestmark = pytest.mark.browser

PHONE = 360
ROWS = csv_rows("status.csv")
# Of what stands for scripts to use, the way to share a page and to search, nothing is to be read without them.
HIDDEN = """() => Array.from(document.querySelectorAll("main *"))
    .filter((one) => !one.matches(".share *, .search-form *, .search-more *, .paper-only"))
    .filter((one) => one.childElementCount === 0 && one.textContent.trim())
    .filter((one) => !one.checkVisibility({ visibilityProperty: true }))
    .map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def site(sample: Path) -> Iterator[str]:
    with served(sample) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    found = visit(browser, PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    yield found.page
    found.close()


def from_home(page: Page, site: str) -> Page:
    """The competition's page by one tap on the home page."""
    page.goto(site)
    page.get_by_role("link", name="Cuộc thi Sáng kiến số").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cuộc thi Sáng kiến số")
    return page


def is_seen(found: Locator) -> bool:
    """Whether an element lies within the window as it is scrolled."""
    return bool(
        found.evaluate(
            "(one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
        )
    )


def test_until_when_can_i_hand_in_is_seen_without_a_tap(phone: Page, site: str) -> None:
    deadline = from_home(phone, site).get_by_text("17 giờ 00 ngày 30/10/2026").first
    assert is_seen(deadline)


def test_how_much_is_second_prize_and_how_many_are_there_takes_one_tap(phone: Page, site: str) -> None:
    from_home(phone, site).locator(".key-facts").get_by_role("link", name="185.000.000 đồng").tap()
    row = phone.get_by_role("row").filter(has=phone.get_by_role("rowheader", name="Giải nhì"))
    assert is_seen(row)
    assert "02" in row.inner_text()
    assert "30.000.000" in row.inner_text().replace("\u00a0", " ")


def test_put_the_final_into_my_calendar_takes_one_tap(phone: Page, site: str) -> None:
    link = from_home(phone, site).get_by_role("link", name="Thêm vào lịch Vòng chung kết")
    address = link.get_attribute("href") or ""
    assert "dates=20261219%2F20261221" in address  # the day after the last, as Google wants it
    assert "V%C3%B2ng+chung+k%E1%BA%BFt" in address


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_badge_and_countdown_follow_the_clock_over_every_row(browser: Browser, site: str, zone: str) -> None:
    found = visit(browser, zone=zone)
    for row in ROWS:
        found.page.clock.set_fixed_time(row["instant_utc"])
        found.page.goto(site + SEED)
        status = found.page.locator(".page-head .status")
        text = status.inner_text()
        assert status.get_attribute("data-value") == row["status"], row
        assert row["round"].casefold() in text.casefold(), row
        assert left(row["days"]) in text, row
    found.close()


def left(days: str) -> str:
    """What is said of the days that a row of the vectors gives."""
    return "" if days == "" else "Hôm nay là ngày cuối" if days == "0" else f"Còn {days} ngày"


def test_an_open_page_changes_at_the_boundary_by_itself(browser: Browser, site: str) -> None:
    found = visit(browser)
    found.page.clock.install(time="2025-04-15T16:58:00Z")
    found.page.goto(site + SEED)
    status = found.page.locator(".page-head .status")
    expect(status).to_contain_text("Hôm nay là ngày cuối")
    found.page.clock.fast_forward("03:00")
    expect(status).to_contain_text("Giữa hai vòng")
    expect(found.page.locator(".round").first).to_contain_text("Đã qua")
    expect(found.page.locator(".round").nth(1)).to_contain_text("Tiếp theo")
    found.close()


def test_the_days_of_a_campaign_are_counted(browser: Browser, site: str) -> None:
    found = visit(browser, at="2026-09-06T17:00:00Z")  # the first midnight in Việt Nam
    found.page.goto(site + CAMPAIGN)
    assert found.page.locator(".progress-said").inner_text() == "Ngày thứ 1 trong 100 ngày"
    found.page.clock.set_fixed_time("2026-12-15T17:00:00Z")
    found.page.reload()
    assert found.page.locator(".progress-said").inner_text() == "Đã qua 100 ngày"
    assert found.page.locator(".progress-done").get_attribute("width") == "1000"
    found.close()


def test_a_scoreboard_shows_one_group_if_asked(browser: Browser, site: str) -> None:
    found = visit(browser)
    found.page.goto(site + CAMPAIGN)
    groups = found.page.locator(".score-group")
    found.page.get_by_label("Nhóm").select_option("Khối xã")
    assert [groups.nth(place).is_visible() for place in range(groups.count())] == [False, True]
    found.page.get_by_label("Nhóm").select_option("Tất cả")
    assert [groups.nth(place).is_visible() for place in range(groups.count())] == [True, True]
    found.close()


def test_a_link_is_copied_and_said_to_be(browser: Browser, site: str) -> None:
    found = visit(browser, permissions=["clipboard-read", "clipboard-write"])
    found.page.goto(site + ARTICLE)
    found.page.get_by_role("button", name="Sao chép liên kết").click()
    expect(found.page.get_by_role("status")).to_have_text("Đã sao chép")
    assert found.page.evaluate("() => navigator.clipboard.readText()") == f"https://bantin.example/{ARTICLE}"
    found.close()


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_everything_is_readable_and_nothing_pretends(browser: Browser, site: str, kind: str) -> None:
    found = visit(browser, java_script_enabled=False)
    found.page.goto(site + kind)
    assert found.page.get_by_role("heading", level=1).count() == 1
    assert found.page.locator("button:not(form[action] [type=submit])").filter(visible=True).count() == 0
    for details in found.page.locator("details").all():
        details.locator("summary").click()
    assert found.page.evaluate(HIDDEN) == []
    found.close()
