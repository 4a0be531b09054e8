"""Search in a real browser, on the sample site and on 500 articles: as visitors meet it, and within its bounds."""

import gzip
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks import search
from benchmarks.known_items import KNOWN, queries, write_site
from tests.chromium import chromium
from tests.conftest import build_sample
from tests.minisite import PROJECT, MiniSite
from tests.searching import answers, build
from tests.test_search import ROWS, TEXTS, site_of_vectors

ARTICLES = 500
pytestmark = pytest.mark.browser

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; manifest-src 'self'"
)


class Server(SimpleHTTPRequestHandler):
    """Files under a strict policy, without a word about it."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample site below a folder, as it may be published."""
    folder = tmp_path_factory.mktemp("served")
    build_sample(folder / "ban-tin")
    yield from served(folder)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site of 500 articles."""
    root = tmp_path_factory.mktemp("corpus")
    write_site(root, ARTICLES)
    build(root)
    return root / "output"


@pytest.fixture
def vectors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> MiniSite:
    return site_of_vectors(MiniSite(tmp_path, capsys))


def opened(browser: Browser, address: str, **context: object) -> tuple[Page, list[str]]:
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return page, said


def test_an_excerpt_reads_without_numbers_of_notes_and_ends_its_headings(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q=khoi+nghiep")
    expected = "trong 15 năm. Sân chơi cho người khởi nghiệp. Cùng thời gian ấy"
    expect(page.locator(".search-excerpt", has_text="Sân chơi").first).to_contain_text(expected)
    assert said == []
    page.context.close()


@pytest.mark.parametrize("question", ["vong+so+khao", "ban+ket+lich", "cuoc+thi+lan+thu"])
def test_an_excerpt_has_the_words_of_its_own_entry_only(browser: Browser, site: str, question: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q={question}", viewport={"width": 1280, "height": 4000})
    expect(page.locator(".search-results > li").last.locator(".search-excerpt")).not_to_be_empty()
    excerpts = page.locator(".search-excerpt").all_inner_texts()
    assert len(excerpts) > 1
    others = ("Thêm vào lịch", "Google Lịch", "Đưa tất cả các mốc", "Chia sẻ", "Bài liên quan", "Liên quan đến")
    assert [text for text in excerpts if any(each in text for each in others)] == []
    assert said == []
    page.context.close()


def test_a_question_in_the_address_is_answered_with_marked_excerpts(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q=co+cau+giai+thuong")
    expect(page.locator(".search-status")).to_contain_text("kết quả cho “co cau giai thuong”")
    expect(page.locator(".search-excerpt mark").first).to_be_visible()
    link = page.locator(".search-parts a[href*='#dieu-']").first
    link.click()
    expect(page).to_have_url(re.compile("/ban-tin/cuoc-thi/.*#dieu-"))
    assert said == []
    page.context.close()


def test_typing_answers_and_keeps_the_question_in_the_address(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/")
    expect(page.locator("#_cau-hoi")).to_be_focused()
    page.locator("#_cau-hoi").type("chuyển đổi")
    expect(page.locator(".search-results > li").first).to_be_visible()
    expect(page).to_have_url(f"{site}/ban-tin/tim-kiem/?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i")
    expect(page.locator(".search-without")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#_cau-hoi")).to_be_focused()
    assert said == []
    page.context.close()


def test_a_filter_narrows_the_results_and_says_how_many_are_left(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q=thi")
    choice = page.get_by_label("Loại")
    option = choice.locator("option", has_text="Cuộc thi")
    count = option.inner_text().partition("(")[2].rstrip(")")
    choice.select_option(value="Cuộc thi")
    expect(page.locator(".search-status")).to_have_text(f"{count} kết quả cho “thi”.")
    expect(page).to_have_url(f"{site}/ban-tin/tim-kiem/?q=thi&loai=Cu%E1%BB%99c+thi")
    assert all("Cuộc thi" in text for text in page.locator(".search-about").all_inner_texts())
    page.reload()
    expect(page.locator(".search-status")).to_have_text(f"{count} kết quả cho “thi”.")
    assert said == []
    page.context.close()


def test_the_state_that_is_filtered_by_follows_the_visitors_clock(browser: Browser, site: str) -> None:
    for at, state in (("2026-10-20T02:00:00Z", "Sắp diễn ra"), ("2027-10-20T02:00:00Z", "Đã kết thúc")):
        page = browser.new_context().new_page()
        page.clock.set_fixed_time(at)
        page.goto(f"{site}/ban-tin/tim-kiem/?q=sang+kien+so&trang-thai={state}")
        expect(page.locator(".search-results a", has_text="Sáng kiến số vì cộng đồng").first).to_be_visible()
        page.context.close()


def test_control_k_leads_to_the_search_box_and_that_to_the_answers(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/gioi-thieu/")
    page.keyboard.press("Control+k")
    expect(page.locator("#_tim")).to_be_focused()
    page.keyboard.type("khởi nghiệp")
    page.keyboard.press("Enter")
    expect(page.locator(".search-results > li").first).to_be_visible()
    assert said == []
    page.context.close()


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("80+trieu", "80.000.000"),
        ("15+thang+4+nam+2025", "15/4/2025"),
        ("15-4", "15/4/2025"),
    ],
)
def test_a_sum_or_a_day_is_marked_however_it_was_typed(browser: Browser, site: str, question: str, shown: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q={question}")
    marks = page.locator(".search-results mark")
    expect(marks.first).to_be_visible()
    assert any(shown.lower() in text.lower() for text in marks.all_inner_texts())
    assert said == []
    page.context.close()


def test_excerpts_are_fetched_for_the_results_that_can_be_seen(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q=thi", viewport={"width": 360, "height": 640})
    expect(page.locator(".search-status")).to_contain_text("kết quả")
    last = page.locator(".search-results > li").last
    expect(last.locator(".search-excerpt")).to_be_empty()
    last.scroll_into_view_if_needed()
    expect(last.locator(".search-excerpt")).not_to_be_empty()
    assert said == []
    page.context.close()


def test_search_engines_do_not_list_answers(site: str, browser: Browser) -> None:
    page, _ = opened(browser, f"{site}/ban-tin/tim-kiem/?q=thi")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert "tim-kiem" not in page.request.get(f"{site}/ban-tin/sitemap.xml").text()
    page.context.close()


def test_what_is_typed_can_be_no_markup(browser: Browser, site: str) -> None:
    page, said = opened(browser, f"{site}/ban-tin/tim-kiem/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+thi")
    expect(page.locator(".search-status")).to_contain_text("<img src=x onerror=alert(1)> thi")
    assert page.locator("main img").count() == 0
    assert said == []
    page.context.close()


def test_another_tone_is_offered_apart(browser: Browser, site: str) -> None:
    page, _ = opened(browser, f"{site}/ban-tin/tim-kiem/?q=giải")
    expect(page.locator(".search-status")).to_contain_text("kết quả cho “giải”.")
    page.locator("#_cau-hoi").fill("giãi")
    expect(page.locator(".search-status")).to_contain_text("Không có bài đúng dấu như đã gõ.")
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_scrolls_sideways(browser: Browser, site: str, width: int) -> None:
    page, _ = opened(browser, f"{site}/ban-tin/tim-kiem/?q=cuoc+thi", viewport={"width": width, "height": 800})
    expect(page.locator(".search-excerpt mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_without_scripts_there_are_all_sections_and_tags(browser: Browser, site: str) -> None:
    page, _ = opened(browser, f"{site}/ban-tin/tim-kiem/?q=thi", java_script_enabled=False)
    expect(page.locator(".search-form")).to_be_hidden()
    for name in ("Tin tức", "Phong trào thi đua", "Cuộc thi", "Chuyển đổi số"):
        expect(page.locator(".search-without a", has_text=name).first).to_be_visible()
    page.context.close()


def test_from_the_disk_the_page_says_that_it_needs_a_server(browser: Browser, tmp_path: Path) -> None:
    build_sample(tmp_path / "output", "--offline")
    page, said = opened(browser, (tmp_path / "output" / "index.html").as_uri())
    page.locator("#_tim").fill("thi")
    page.locator("#_tim").press("Enter")
    expect(page.locator(".search-without")).to_contain_text("bản đọc từ đĩa này không tìm được")
    expect(page.locator(".search-without a", has_text="Cuộc thi").first).to_be_visible()
    assert said == []
    page.context.close()


def test_every_known_title_is_among_the_first_ten(corpus: Path) -> None:
    asked = queries(ARTICLES, KNOWN)
    found = answers(corpus, [query for query, _ in asked])
    missed = [
        (query, address)
        for (query, address), answer in zip(asked, found, strict=True)
        if address not in answer.exact[:10]
    ]
    assert missed == []
    assert len(asked) == KNOWN


def test_on_five_hundred_articles_a_title_is_found_in_the_browser(browser: Browser, corpus: Path) -> None:
    (query, address), *_ = queries(ARTICLES, KNOWN)
    for root in served(corpus):
        page, said = opened(browser, f"{root}/tim-kiem/?q={query}")
        expect(page.locator(f".search-results a[href$='/{address}']")).to_be_visible()
        assert said == []
        page.context.close()


def test_every_vector_of_search_is_kept_in_the_browser_too(browser: Browser, vectors: MiniSite) -> None:
    told = search.answers(browser, vectors.output, [row["query"] for row in ROWS])
    wrong = [
        (row["id"], row["query"], row["text"], answer.first)
        for row, answer in zip(ROWS, told, strict=True)
        if (f"tin-tuc/t{TEXTS.index(row['text'])}/" in answer.first) != (row["match"] == "1")
    ]
    assert wrong == []


def test_the_scripts_are_small() -> None:
    scripts = sorted((PROJECT / "static" / "js").glob("search*.js"))
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 15 * 1024


def test_a_query_of_three_syllables_fetches_little_and_is_soon_answered(browser: Browser, corpus: Path) -> None:
    told = search.answers(browser, corpus, [" ".join(query.split()[:3]) for query, _ in queries(ARTICLES, 5)])
    assert len(told) == 5
    for each in told:
        assert each.found > 0, each
        assert each.index_bytes < each.all_bytes <= 200_000, each
        assert each.took <= 150, each
