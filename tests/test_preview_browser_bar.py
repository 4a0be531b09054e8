"""The bar and the banner of the preview in a real browser: what they say, and that they are in nobody's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.minisite import ARTICLE, MiniSite
from tests.previewing import Preview, previewing
from tests.visiting import tab

pytestmark = pytest.mark.browser


def article(title: str, date: str = "01/11/2026", more: str = "", body: str = "Nội dung.") -> str:
    return ARTICLE.format(title=title, date=date, more=more, body=body)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def small(site: MiniSite) -> Path:
    site.article("mot", "Bài một", body="Một đoạn văn.\n\n" * 60)
    site.article("nhap", "Bài nháp", more="draft: có\n")
    site.article("hen", "Bài hẹn", date="08:00 ngày 02/12/2026")
    return site.root


@pytest.fixture
def preview(small: Path) -> Iterator[Preview]:
    with previewing(small) as running:
        yield running


def test_draft_has_a_banner_and_a_page_of_the_public_has_none(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/nhap/") as one:
        one.notice.wait_for()
        assert one.notice.inner_text() == "Bản nháp: người xem chưa thấy trang này."
        one.bar.get_by_text("Bản nháp").wait_for()
        preview.write("content/tin-tuc/nhap.md", article("Bài nháp"))
        one.notice.wait_for(state="detached")
        one.bar.get_by_text("Công khai").wait_for()
        assert one.visit("tin-tuc/mot/").notice.count() == 0


def test_draft_stays_a_draft_while_its_file_is_wrong_and_after_it_is_mended(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/nhap/") as one:
        one.notice.wait_for()
        for date, failed in (("31/4/2026", True), ("01/11/2026", False)):
            preview.write("content/tin-tuc/nhap.md", article("Bài nháp", date=date, more="draft: có\n"))
            one.until(lambda failed=failed: one.states[-1]["failed"] is failed)  # type: ignore[misc]
            one.until(lambda: not one.states[-1]["building"])
            assert one.states[-1]["page"]["held"] == "draft"
            assert one.notice.is_visible()


def test_entry_that_is_not_due_says_when_it_will_be(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/hen/") as one:
        one.notice.wait_for()
        assert "08 giờ 00 ngày 02/12/2026" in one.notice.inner_text()
        one.bar.get_by_text("đăng lúc 08 giờ 00 ngày 02/12/2026").wait_for()


def test_without_drafts_the_public_site_is_shown_and_said(browser: Browser, small: Path) -> None:
    with previewing(small, "--no-drafts") as preview, tab(browser, preview, "tin-tuc/") as one:
        one.bar.get_by_text("Chỉ những gì người xem thấy").wait_for()
        assert "Bài nháp" not in one.page.inner_text("main")
        one.bar.get_by_text("Trang web tự thay đổi lúc 08 giờ 00 ngày 02/12/2026").wait_for()


def test_path_of_the_source_is_shown_and_copied(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/", permissions=["clipboard-read", "clipboard-write"]) as one:
        one.bar.get_by_text("content/tin-tuc/mot.md").wait_for()
        one.bar.get_by_role("button", name="Chép đường dẫn").click()
        one.bar.get_by_text("Đã chép").wait_for()
        file = str(preview.root / "content/tin-tuc/mot.md")
        assert one.page.evaluate("navigator.clipboard.readText()") == file


def test_path_is_copied_without_a_clipboard_too(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        one.page.evaluate("document.addEventListener('copy', () => (window.copied = true))")
        one.bar.get_by_role("button", name="Chép đường dẫn").click()
        one.bar.get_by_text("Đã chép").wait_for()
        assert one.page.evaluate("window.copied") is True
        assert one.page.evaluate("document.activeElement.shadowRoot.activeElement.textContent") == "Chép đường dẫn"


def test_page_that_no_file_makes_shows_no_path(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "khong-co/") as one:
        one.bar.wait_for()
        assert not one.bar.get_by_role("button", name="Chép đường dẫn").is_visible()


def test_folded_bar_stays_folded_in_its_tab(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.bar.get_by_role("button", name="Thu gọn").click()
        one.visit("tin-tuc/nhap/").notice.wait_for()
        unfold = one.bar.get_by_role("button", name="Mở thanh xem thử")
        assert not one.bar.locator(".badge").is_visible()
        unfold.click()
        assert one.bar.locator(".badge").is_visible()
        assert one.page.evaluate("document.activeElement.shadowRoot.activeElement.textContent") == "Thu gọn"


@pytest.mark.parametrize("width", [320, 1280])
def test_bar_never_lies_on_the_end_of_the_page(browser: Browser, preview: Preview, width: int) -> None:
    with tab(browser, preview, "tin-tuc/mot/", viewport={"width": width, "height": 700}) as one:
        if width == 320:
            one.bar.get_by_role("button", name="Mở thanh xem thử").click()
        one.bar.get_by_text("content/tin-tuc/mot.md").wait_for()
        room = "document.querySelector('bantin-preview').getBoundingClientRect().height"
        one.becomes(f"{room} > 20")
        one.page.evaluate("window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
        end = one.page.locator("footer").bounding_box()
        bar = one.bar.bounding_box()
        assert end is not None
        assert bar is not None
        assert end["y"] + end["height"] <= bar["y"] + 0.5


def test_bar_is_not_printed(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/nhap/") as one:
        one.notice.wait_for()
        one.page.emulate_media(media="print")
        assert not one.bar.is_visible()
        assert not one.notice.is_visible()


def test_bar_is_never_on_the_disk(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.bar.wait_for()
        built = [file for file in preview.root.rglob("*.html") if file.is_file()]
        assert len(built) > 3
        assert [file for file in built if b"__bantin" in file.read_bytes()] == []


def test_width_shows_the_page_in_a_frame_that_stays_fresh(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/", viewport={"width": 1280, "height": 700}) as one:
        one.mark()
        narrow = one.bar.get_by_role("button", name="360 px")
        narrow.click()
        frame = one.page.frame_locator("bantin-preview iframe")
        frame.locator("h1").wait_for()
        assert narrow.get_attribute("aria-pressed") == "true"
        assert frame.locator("html").evaluate("() => innerWidth") == 360
        assert frame.locator("bantin-preview").count() == 0
        preview.write("content/tin-tuc/mot.md", article("Bài một", body="Chữ mới. [Sang](hen.md)"))
        frame.get_by_text("Chữ mới.").wait_for()
        assert one.untouched
        frame.get_by_role("link", name="Sang").click()
        one.page.wait_for_url("**/tin-tuc/hen/")
        one.bar.get_by_text("Chưa đến lúc đăng").wait_for()
        one.bar.get_by_role("button", name="Cả cửa sổ").click()
        one.page.locator("h1", has_text="Bài hẹn").wait_for()
        assert not one.untouched
        assert one.page.locator("bantin-preview iframe").count() == 0


def test_width_is_kept_from_page_to_page(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/", viewport={"width": 1280, "height": 700}) as one:
        one.bar.get_by_role("button", name="768 px").click()
        one.page.frame_locator("bantin-preview iframe").locator("h1").wait_for()
        one.visit("tin-tuc/nhap/")
        frame = one.page.frame_locator("bantin-preview iframe")
        assert frame.locator("h1").inner_text() == "Bài nháp"
        assert frame.locator("html").evaluate("() => innerWidth") == 768
        assert one.logged == []
