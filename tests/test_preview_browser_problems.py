"""What is wrong, over the page in a real browser: comes by itself, can be put away, goes when it is mended."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.minisite import AUTHORS, MiniSite
from tests.previewing import Preview, ending, previewing, start
from tests.visiting import tab

pytestmark = pytest.mark.browser

GOOD = f"---\ntitle: Bài một\ndate: 01/11/2026\n{AUTHORS}---\nNội dung.\n"
WRONG = "---\ntitle: Bài một\ndate: 31/4/2026\n---\nXem [thể lệ](cuoc-thi/khong-co).\n"
WARNED = f"---\ntitle: Bài một\ndate: 01/11/2026\n{AUTHORS}sumary: Tóm tắt\n---\nNội dung.\n"
# Letters with two marks, and full-width ones before the place that is meant.
WIDE = "---\ntitle: Bài một\ndate: 01/11/2026\n---\nLễ trao thưởng 全角文字 ở đây, xem [thể lệ](khong-co).\n"
FILE = "content/tin-tuc/mot.md"
FOCUSED = "() => document.activeElement.shadowRoot?.activeElement?.textContent ?? document.activeElement.textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def preview(site: MiniSite) -> Iterator[Preview]:
    site.write(FILE, GOOD).article("hai", "Bài hai")
    with previewing(site.root) as running:
        yield running


def test_overlay_tells_every_error_and_goes_when_they_are_mended(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.page.locator("main a, header a").first.focus()
        before = one.page.evaluate(FOCUSED)
        one.mark()
        preview.write(FILE, WRONG)
        one.overlay.wait_for()
        assert one.overlay.get_attribute("role") == "alertdialog"
        assert one.page.get_by_role("alertdialog", name="2 lỗi: chưa dựng được trang mới").is_visible()
        shown = one.overlay.inner_text()
        for told in (
            "date-day",
            f"{FILE}:3:7",
            "Ngày “31/4/2026” không tồn tại: tháng 4 chỉ có 30 ngày.",
            "Gợi ý: Ghi ngày từ 1 đến 30.",
            "date: 31/4/2026",
            "link-broken",
            f"{FILE}:5:14",
        ):
            assert told in shown
        assert "Nội dung." in one.page.inner_text("main")
        preview.write(FILE, GOOD)
        one.overlay.wait_for(state="hidden")
        assert one.untouched
        assert one.page.evaluate(FOCUSED) == before


def test_overlay_is_there_on_pages_opened_later(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        preview.write(FILE, WRONG)
        one.overlay.wait_for()
        with tab(browser, preview, "tin-tuc/hai/") as two:
            two.overlay.wait_for()
            assert "date-day" in two.overlay.inner_text()
            preview.write(FILE, GOOD)
            two.overlay.wait_for(state="hidden")
        one.overlay.wait_for(state="hidden")


def test_overlay_is_there_where_the_first_build_fails_and_then_comes_the_page(browser: Browser, site: MiniSite) -> None:
    site.write(FILE, WRONG)
    with ending(start(site.root)) as preview:
        preview.says("Không dựng được")
        with tab(browser, preview, "tin-tuc/mot/") as one:
            one.overlay.wait_for()
            assert "date-day" in one.overlay.inner_text()
            preview.write(FILE, GOOD)
            one.shows("Nội dung.")
            assert not one.overlay.is_visible()


def test_escape_puts_the_overlay_away_and_the_count_stays(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        preview.write(FILE, WRONG)
        one.overlay.wait_for()
        assert one.page.evaluate(FOCUSED) == "Đóng"
        one.page.keyboard.press("Escape")
        one.overlay.wait_for(state="hidden")
        assert one.count.inner_text() == "2 lỗi"
        built = len(one.states)
        preview.write("content/tin-tuc/hai.md", GOOD.replace("một", "hai"))
        one.until(lambda: len(one.states) > built and not one.states[-1]["building"])
        assert not one.overlay.is_visible()
        one.count.click()
        assert one.page.get_by_role("dialog", name="Các vấn đề: 2 lỗi").is_visible()


def test_links_lead_to_the_explanation_and_to_the_place_in_the_editor(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        preview.write(FILE, WRONG)
        one.overlay.wait_for()
        editor = one.overlay.get_by_role("link", name="Mở trong VS Code").first
        assert editor.get_attribute("href") == f"vscode://file{preview.root.as_posix()}/{FILE}:3:7"
        with one.page.context.expect_page() as opened:
            one.overlay.get_by_role("link", name="Giải thích").first.click()
        opened.value.wait_for_load_state()
        assert "Tháng này không có ngày ấy" in opened.value.inner_text("body")


def test_carets_lie_under_the_place_whatever_the_letters(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        preview.write(FILE, WIDE)
        one.overlay.wait_for()
        mark, carets = one.overlay.locator("mark"), one.overlay.locator(".carets")
        assert mark.inner_text() == "khong-co"
        above, below = mark.bounding_box(), carets.bounding_box()
        assert above is not None
        assert below is not None
        assert abs(above["x"] - below["x"]) < 1
        assert abs(above["width"] - below["width"]) < 1
        assert below["y"] > above["y"]


def test_warnings_are_a_count_in_the_corner_that_opens_the_list(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        assert one.count.count() == 0
        preview.write(FILE, WARNED)
        one.count.wait_for()
        assert (one.count.inner_text(), one.overlay.is_visible()) == ("1 cảnh báo", False)
        one.count.focus()
        one.page.keyboard.press("Enter")
        one.overlay.wait_for()
        assert "Không có khóa “sumary”." in one.overlay.inner_text()
        one.page.keyboard.press("Escape")
        one.overlay.wait_for(state="hidden")
        assert one.page.evaluate(FOCUSED) == "1 cảnh báo"
        preview.write(FILE, GOOD)
        one.count.wait_for(state="hidden")


def test_what_an_editor_wrote_is_never_read_as_html(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        preview.write(FILE, GOOD.replace("01/11/2026", "<img src=x onerror=alert(1)>"))
        one.overlay.wait_for()
        assert "<img src=x onerror=alert(1)>" in one.overlay.inner_text()
        assert one.overlay.locator("img").count() == 0


def test_overlay_speaks_the_language_of_the_command(browser: Browser, site: MiniSite) -> None:
    site.write(FILE, WRONG)
    site.write(FILE, GOOD)
    with previewing(site.root, "--lang", "en") as preview, tab(browser, preview, "tin-tuc/mot/") as one:
        preview.write(FILE, WRONG)
        one.page.get_by_role("alertdialog", name="2 errors: the new page could not be built").wait_for()
        assert "Hint: " in one.overlay.inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_the_preview_scrolls_sideways(browser: Browser, preview: Preview, width: int) -> None:
    size = {"width": width, "height": 700}
    with tab(browser, preview, "tin-tuc/mot/", viewport=size) as one:
        preview.write(FILE, WRONG)
        one.overlay.wait_for()
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width
        assert one.overlay.evaluate("one => one.scrollWidth - one.clientWidth") == 0
