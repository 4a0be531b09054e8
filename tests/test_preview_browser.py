"""The preview in a real browser: what changed is shown, and nothing else is touched."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.chromium import chromium
from tests.incremental.world import picture
from tests.minisite import ARTICLE, PROJECT, MiniSite
from tests.previewing import Preview, previewing, running, start
from tests.visiting import tab

pytestmark = pytest.mark.browser

LONG = "Một đoạn văn.\n\n" * 60
PIXEL = """() => {
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").drawImage(document.querySelector("main img"), 0, 0, 1, 1);
  return canvas.getContext("2d").getImageData(0, 0, 1, 1).data[0];
}"""
FEWEST_SHEETS = """() => {
  const count = () => Array.from(document.styleSheets).filter((one) => one.href && one.href.includes("site")).length;
  window.fewest = count();
  new MutationObserver(() => (window.fewest = Math.min(window.fewest, count()))).observe(document, {
    childList: true, subtree: true,
  });
}"""
FONTS_ARE_THERE = "document.fonts.status === 'loaded'"
ROUNDING = 2  # CSS pixels that lines may lose while they stand in another font, as a new sheet's fonts are loaded
COLOUR = "getComputedStyle(document.body).backgroundColor"


def article(title: str, body: str) -> str:
    return ARTICLE.format(title=title, date="01/11/2026", more="", body=body)


def paced(times: int) -> Iterator[int]:
    """Numbers 50 ms apart, the pace of an editor that saves by itself."""
    begin = time.monotonic()
    for number in range(times):
        yield number
        time.sleep(max(0.0, begin + (number + 1) * 0.05 - time.monotonic()))


def engine_in(folder: Path) -> Path:
    """A copy of the engine that a test may change."""
    for name in ("bantin", "templates", "static", "docs/problems"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "pyproject.toml", "requirements.txt"):
        shutil.copyfile(PROJECT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def small(site: MiniSite) -> Path:
    """Two articles, one with a picture; a style sheet and a footer with a field of their own."""
    site.article("mot", "Bài một", body=LONG)
    site.write("content/tin-tuc/hai/index.md", article("Bài hai", "![Hình vuông](anh.png)"))
    site.write("content/tin-tuc/hai/anh.png", picture(10))
    site.write("static/css/site.css", (PROJECT / "static/css/site.css").read_bytes())
    footer = (PROJECT / "templates/parts/footer.html").read_text("utf-8")
    site.write("templates/parts/footer.html", footer.replace("</footer>", '<input id="o-nhap"></footer>'))
    return site.root


@pytest.fixture
def preview(small: Path) -> Iterator[Preview]:
    with previewing(small) as running:
        yield running


def test_only_the_page_that_changed_reloads(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one, tab(browser, preview, "tin-tuc/hai/") as two:
        one.mark()
        two.mark()
        preview.write("content/tin-tuc/mot.md", article("Bài một", "Chữ mới."))
        one.shows("Chữ mới.")
        two.until(lambda: two.states[-1]["build"] > 1)
        assert (one.untouched, two.untouched) == (False, True)
        assert [told["kind"] for told in two.told if told["kind"] != "state"] == []
        assert one.logged == two.logged == []


def test_style_sheet_is_swapped_and_the_page_stays_as_it_is(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.page.fill("#o-nhap", "đang gõ dở")
        one.becomes(FONTS_ARE_THERE)
        one.page.evaluate("window.scrollTo(0, 700)")
        one.page.evaluate(FEWEST_SHEETS)
        one.mark()
        css = (preview.root / "static/css/site.css").read_text("utf-8")
        preview.write("static/css/site.css", css + "\nbody { background: rgb(1, 2, 3); }\n")
        one.becomes(f"{COLOUR} === 'rgb(1, 2, 3)'")
        assert one.untouched
        assert one.page.input_value("#o-nhap") == "đang gõ dở"
        one.becomes("document.querySelectorAll('link[rel=stylesheet][href*=site]').length === 1")
        one.becomes(FONTS_ARE_THERE)
        assert abs(one.page.evaluate("scrollY") - 700) <= ROUNDING
        assert one.page.evaluate("window.fewest") == 1


def test_style_sheet_of_many_edits_in_a_row_is_the_last_one(browser: Browser, preview: Preview) -> None:
    css = (preview.root / "static/css/site.css").read_text("utf-8")
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.mark()
        for number in paced(12):
            preview.write("static/css/site.css", f"{css}\nbody {{ background: rgb({number}, 0, 0); }}\n")
        one.becomes(f"{COLOUR} === 'rgb(11, 0, 0)'")
        one.becomes("document.querySelectorAll('link[rel=stylesheet][href*=site]').length === 1")
        assert one.untouched


def test_picture_is_refreshed_in_place(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/hai/") as two:
        two.becomes(f"({PIXEL})() === 10")
        two.mark()
        for shade in (200, 90):
            preview.write("content/tin-tuc/hai/anh.png", picture(shade))
            two.becomes(f"({PIXEL})() === {shade}")
        assert two.untouched


def test_page_in_a_frame_keeps_itself_fresh_without_a_bar(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.mark()
        one.page.evaluate(
            "document.querySelector('main').append(Object.assign(document.createElement('iframe'), "
            "{ src: '/tin-tuc/hai/', name: 'khung' }))"
        )
        one.until(lambda: any(told.get("page") and "hai" in told["page"]["file"] for told in one.states))
        frame = one.page.frame("khung")
        assert frame is not None
        preview.write("content/tin-tuc/hai/anh.png", picture(200))
        one.until(lambda: frame.evaluate(PIXEL) == 200)
        assert one.untouched
        assert frame.locator("bantin-preview").count() == 0


def test_picture_behind_an_element_is_refreshed_too(browser: Browser, preview: Preview) -> None:
    address = "/tin-tuc/hai/anh.png"
    css = (preview.root / "static/css/site.css").read_text("utf-8")
    rules = f"@media screen {{ body {{ background-image: url('{address}'); }} }}\n"
    preview.write("static/css/site.css", css + rules)
    behind = "getComputedStyle(document.body).backgroundImage"
    with tab(browser, preview, "tin-tuc/hai/") as two:
        two.becomes(f"{behind}.endsWith('{address}\")')")
        two.mark()
        preview.write("content/tin-tuc/hai/anh.png", picture(200))
        two.becomes(f"{behind}.includes('{address}?build=')")
        assert two.untouched


def test_twenty_edits_in_a_row_end_with_the_last_one(browser: Browser, preview: Preview) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        for number in paced(20):
            preview.write("content/tin-tuc/mot.md", article("Bài một", f"Lần sửa {number}, hết."))
        one.shows("Lần sửa 19, hết.")
        one.until(lambda: not one.states[-1]["building"])
        assert "Lần sửa 19, hết." in one.page.inner_text("main")


def test_page_that_is_deleted_says_so_and_comes_back(browser: Browser, preview: Preview) -> None:
    file = preview.root / "content/tin-tuc/mot.md"
    text = file.read_text("utf-8")
    with tab(browser, preview, "tin-tuc/mot/") as one:
        file.unlink()
        one.becomes("document.querySelector('h1')?.textContent !== 'Bài một'")
        file.write_text(text, encoding="utf-8")
        one.becomes("document.querySelector('h1')?.textContent === 'Bài một'")


def test_follow_opens_the_page_that_was_edited(browser: Browser, small: Path) -> None:
    with previewing(small, "--follow") as preview, tab(browser, preview, "") as one:
        preview.write("content/tin-tuc/mot.md", article("Bài một", "Chữ mới."))
        one.page.wait_for_url("**/tin-tuc/mot/")
        one.shows("Chữ mới.")
        one.bar.get_by_text("content/tin-tuc/mot.md").wait_for()
        one.mark()
        preview.write("content/tin-tuc/hai/index.md", article("Bài hai", "Chữ của bài hai."))
        one.page.wait_for_url("**/tin-tuc/hai/")
        one.shows("Chữ của bài hai.")


def test_tab_says_that_the_line_is_broken_and_goes_on_with_the_next_start(browser: Browser, small: Path) -> None:
    with previewing(small) as first, tab(browser, first, "tin-tuc/mot/") as one:
        port = first.port
        one.mark()
        first.stop()
        one.bar.get_by_text("Mất kết nối").wait_for()
        first.write("content/tin-tuc/mot.md", article("Bài một", "Chữ viết lúc vắng."))
        with previewing(small, port=port):
            one.shows("Chữ viết lúc vắng.")
            one.bar.get_by_text("Mất kết nối").wait_for(state="hidden")
            one.page.wait_for_load_state()
            assert one.page.evaluate("performance.getEntriesByType('navigation')[0].type") == "reload"
            one.mark()
            first.write("content/tin-tuc/mot.md", article("Bài một", "Và sau đó."))
            one.shows("Và sau đó.")


def test_tab_that_was_refused_once_and_then_let_in_may_load_its_page_at_the_next_refusal(
    browser: Browser, preview: Preview
) -> None:
    with tab(browser, preview, "tin-tuc/mot/") as one:
        one.page.evaluate(
            "sessionStorage.setItem('bantin-refused', document.scripts[document.scripts.length - 1].dataset.token)"
        )
        one.visit("tin-tuc/mot/")
        one.becomes("sessionStorage.getItem('bantin-refused') === null")


def test_tab_that_is_refused_loads_its_page_once_and_then_says_so(browser: Browser, preview: Preview) -> None:
    loaded: list[str] = []

    def with_another_token(route: Route) -> None:
        loaded.append(route.request.method)
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub('data-token="[^"]*"', 'data-token="sai"', answer.text()))

    with tab(browser, preview, "tin-tuc/hai/") as one:
        one.page.route("**/tin-tuc/mot/", with_another_token)
        one.page.goto(f"{preview.address}tin-tuc/mot/")
        one.bar.get_by_text("Bản xem thử từ chối trang này").wait_for()
        assert loaded.count("GET") == 2


def test_tab_goes_on_where_it_was_when_the_engine_starts_itself_anew(
    browser: Browser, small: Path, tmp_path: Path
) -> None:
    project = engine_in(tmp_path / "engine")
    with running(start(small, project=project)) as preview, tab(browser, preview, "tin-tuc/mot/") as one:
        code = project / "bantin/html.py"
        code.write_text(code.read_text("utf-8") + "CHANGED = True\n", encoding="utf-8")
        preview.says("khởi động lại")
        preview.write("content/tin-tuc/mot.md", article("Bài một", "Sau khi khởi động lại."))
        one.shows("Sau khi khởi động lại.")
        assert not one.bar.get_by_text("Mất kết nối").is_visible()


def test_every_page_works_under_the_strict_policy_of_the_preview(browser: Browser, preview: Preview) -> None:
    for path in ("", "tin-tuc/", "tin-tuc/hai/", "khong-co/"):
        with tab(browser, preview, path) as one:
            one.bar.wait_for()
            assert [line for line in one.logged if "404" not in line] == [], path


def test_sub_path_of_the_address_is_served_and_followed(browser: Browser, small: Path) -> None:
    (small / "site.yaml").write_text("title: Trang thử\nurl: https://vidu.example/thu/\n", encoding="utf-8")
    with previewing(small) as preview, tab(browser, preview, "thu/tin-tuc/hai/") as two:
        two.mark()
        preview.write("content/tin-tuc/hai/anh.png", picture(200))
        two.becomes(f"({PIXEL})() === 200")
        css = (small / "static/css/site.css").read_text("utf-8")
        preview.write("static/css/site.css", css + "\nbody { background: rgb(1, 2, 3); }\n")
        two.becomes(f"{COLOUR} === 'rgb(1, 2, 3)'")
        assert two.untouched
