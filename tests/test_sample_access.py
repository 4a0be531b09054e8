"""The sample site for everyone: axe finds nothing, keys reach everything, nothing moves, a phone has room for it."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browsing import CAMPAIGN, CONTEST, KINDS, RULES, Slow, served, visit
from tests.chromium import chromium
from tests.minisite import PROJECT

pytestmark = pytest.mark.browser

AXE = PROJECT / "tests/node/node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async (standards) => {
    const found = await axe.run(document, { runOnly: standards, resultTypes: ["violations"] });
    return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html}`));
}"""
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const { value, sources, hadRecentInput } of list.getEntries())
        if (!hadRecentInput) window.shifts.push([value, ...sources.map(({ node }) => node?.textContent)]);
}).observe({ type: "layout-shift", buffered: true });
"""
STILL = 0.02
FACES = {"text, then titles": ("-400-", "-700-"), "titles, then text": ("-700-", "-400-")}
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
REACHABLE = """() => Array.from(document.querySelectorAll("a[href], button, summary, select, input, [tabindex='0']"))
    .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .map((one, place) => (one.dataset.place = String(place)))"""
FOCUSED = """() => {
    const one = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return [one.dataset.place ?? null, seen, one.outerHTML.slice(0, 80)];
}"""
SHADOWS = """() => Array.from(
    document.querySelectorAll(".table-scroll, .menu ul"), (one) => getComputedStyle(one).backgroundImage
)"""
SMALL = """() => Array.from(document.querySelectorAll("a[href], button, summary, select, input"))
    .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== "inline")
    .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(([html]) => html)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def site(sample: Path) -> Iterator[str]:
    with served(sample) as address:
        yield address


@pytest.fixture(scope="module")
def slow(sample: Path) -> Iterator[str]:
    with served(sample, Slow) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation_light_or_dark_narrow_or_wide(browser: Browser, site: str, kind: str) -> None:
    assert AXE.is_file(), "axe-core comes by `npm ci --prefix tests/node`"
    found = visit(browser, reduced_motion="reduce")
    found.page.goto(site + kind)
    found.page.evaluate(AXE.read_text("utf-8"))
    violations = {}
    for scheme, width in product(("light", "dark"), (360, 1280)):
        found.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found.page.set_viewport_size({"width": width, "height": 800})
        violations[scheme, width] = found.page.evaluate(LOOK, STANDARDS)
    found.close()
    assert {key: said for key, said in violations.items() if said} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_logged_asked_elsewhere_or_remembered_under_a_strict_policy(
    browser: Browser, site: str, kind: str
) -> None:
    found = visit(browser)
    found.page.goto(site + kind, wait_until="networkidle")
    assert found.said == []
    assert [url for url in found.asked if not url.startswith(site)] == []
    assert found.page.context.cookies() == []
    assert len([url for url in found.asked if url.endswith(".css")]) == 1
    found.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_by_scripts_or_pictures(browser: Browser, site: str, kind: str, width: int) -> None:
    found = visit(browser, width)
    found.page.goto(site, wait_until="networkidle")  # the fonts are there from now on
    found.page.add_init_script(SHIFTS)
    found.page.goto(site + kind, wait_until="networkidle")
    found.page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    found.page.evaluate(PAINTED)
    shifts = found.page.evaluate("() => window.shifts")
    assert sum(value for value, *_ in shifts) <= STILL, shifts
    found.close()


@pytest.mark.parametrize("order", FACES.values(), ids=FACES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_when_fonts_come_late_one_after_the_other(
    browser: Browser, site: str, kind: str, width: int, order: tuple[str, str]
) -> None:
    found = visit(browser, width)
    late = [Late(found.page, face) for face in order]
    painted_without(found.page, site + kind)
    for face in late:
        face.come()
    found.page.evaluate("() => document.fonts.ready")
    found.page.evaluate(PAINTED)
    shifts = found.page.evaluate("() => window.shifts")
    assert sum(value for value, *_ in shifts) <= STILL, shifts
    found.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_when_scripts_come_late(browser: Browser, site: str, kind: str, width: int) -> None:
    found = visit(browser, width)
    late = Late(found.page, ".js")
    painted_without(found.page, site + kind)
    late.come()
    found.page.wait_for_load_state("networkidle")
    found.page.evaluate(PAINTED)
    shifts = found.page.evaluate("() => window.shifts")
    assert sum(value for value, *_ in shifts) <= STILL, shifts
    found.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_comes_in_pieces(browser: Browser, slow: str, kind: str, width: int) -> None:
    found = visit(browser, width)
    found.page.goto(slow, wait_until="networkidle")  # the fonts and scripts are there from now on
    found.page.add_init_script(SHIFTS)
    found.page.goto(slow + kind, wait_until="networkidle")
    found.page.evaluate(PAINTED)
    shifts = found.page.evaluate("() => window.shifts")
    assert sum(value for value, *_ in shifts) <= STILL, shifts
    found.close()


def painted_without(page: Page, address: str) -> None:
    """Opens a page and waits until it is painted, without what is late."""
    page.add_init_script(SHIFTS)
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".colophon")
    page.evaluate(PAINTED)


class Late:
    """The files with a certain part in their addresses: none is answered before they are told to come."""

    def __init__(self, page: Page, part: str) -> None:
        self.page = page
        self.held: list[Route] = []
        self.finished: set[str] = set()
        self.let_go = False
        page.route(f"**/*{part}*", self._hold)
        page.on("requestfinished", lambda request: self.finished.add(request.url))

    def come(self) -> None:
        """Lets them go, and waits until they are there and painted."""
        assert self.held
        self.let_go = True
        for route in self.held:
            route.continue_()
        while not {route.request.url for route in self.held} <= self.finished:
            self.page.wait_for_timeout(5)
        self.page.evaluate(PAINTED)

    def _hold(self, route: Route) -> None:
        if self.let_go:
            route.continue_()
        else:
            self.held.append(route)


@pytest.mark.parametrize("kind", ["", CONTEST, CAMPAIGN, RULES, "lich/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, site: str, kind: str) -> None:
    found = visit(browser)
    found.page.goto(site + kind)
    expected = found.page.evaluate(REACHABLE)
    reached, unseen = walked(found.page, len(expected))
    found.close()
    assert reached == expected
    assert unseen == []


def walked(page: Page, steps: int) -> tuple[list[str], list[str]]:
    """The places that Tab goes through in their order, and those of which nothing shows that the focus is there."""
    reached: list[str] = []
    unseen: list[str] = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        place, seen, html = page.evaluate(FOCUSED)
        reached.append(place)
        unseen += [] if seen else [html]
    return reached, unseen


@pytest.mark.parametrize("kind", ["", CONTEST, CAMPAIGN, RULES, "lich/"])
def test_what_is_tapped_is_large_enough(browser: Browser, site: str, kind: str) -> None:
    found = visit(browser, 360)
    found.page.goto(site + kind)
    small = found.page.evaluate(SMALL)
    found.close()
    assert small == []


def test_each_article_of_rules_has_its_address_beside_it_on_screens_only(browser: Browser, site: str) -> None:
    found = visit(browser, 360)
    found.page.goto(site + RULES)
    heading = found.page.get_by_role("heading", name="Điều 5. Thời gian và cách nộp", exact=True)
    link = found.page.get_by_role("link", name="Liên kết đến Điều 5", exact=True)
    assert heading.count() == 1
    link.click()
    assert found.page.url == f"{site}{RULES}#dieu-5"
    found.page.emulate_media(media="print")
    assert (link.is_visible(), heading.is_visible()) == (False, True)
    found.close()


def test_the_skip_link_leads_to_the_content(browser: Browser, site: str) -> None:
    found = visit(browser)
    found.page.goto(site + CONTEST)
    found.page.keyboard.press("Tab")
    found.page.keyboard.press("Enter")
    assert found.page.evaluate("() => document.activeElement.tagName") == "MAIN"
    found.close()


def test_the_switch_changes_the_theme_and_is_remembered(browser: Browser, site: str) -> None:
    found = visit(browser, color_scheme="light")
    page = found.page
    page.goto(site)
    light = background(page)
    page.get_by_role("button", name="Chế độ tối").click()
    dark = background(page)
    page.goto(site + CONTEST)
    assert (background(page), page.get_by_role("button", name="Chế độ tối").get_attribute("aria-pressed")) == (
        dark,
        "true",
    )
    page.get_by_role("button", name="Chế độ tối").click()
    page.reload()
    assert background(page) == light != dark
    found.close()


def background(page: Page) -> str:
    colour: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_leave_every_page_in_the_visitors_colours(browser: Browser, site: str, kind: str) -> None:
    found = visit(browser, forced_colors="active", reduced_motion="reduce")
    found.page.goto(site + kind)
    assert found.page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    painted = found.page.evaluate(SHADOWS)
    assert set(painted) <= {"none"}
    found.close()
