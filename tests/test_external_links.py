"""`check --external`: links are asked of a real server on this machine, in parallel, politely, and remembered."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bantin.external.asking import NO_SERVER, UNCLEAR, Patience, status_of, statuses
from tests.minisite import MiniSite

QUICK = Patience(timeout=5, pause=0)


@dataclass
class Web:
    """A server with its requests in order, and how many it had at once."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


STATUSES = {"/mat": 404, "/het": 410, "/ban": 429, "/hong": 500, "/cam": 403}


@contextmanager
def serving() -> Iterator[Web]:
    web = Web()

    class Pages(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            with web.lock:
                web.asked.append(f"{self.command} {self.path}")
                web.at_once += 1
                web.most_at_once = max(web.most_at_once, web.at_once)
            status = STATUSES.get(self.path, 405 if self.path == "/chi-get" and self.command == "HEAD" else 200)
            if self.path == "/chuyen":
                self.send_response(301)
                self.send_header("Location", "/moi")
            else:
                self.send_response(status)
            self.send_header("Content-Length", "0")
            time.sleep(0.005)  # others come in now, if they come at once
            with web.lock:  # before the answer leaves, upon which the next request may come
                web.at_once -= 1
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the base's name

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.mark.parametrize(
    ("path", "status"),
    [("/con", 200), ("/chuyen", 200), ("/chi-get", 200), ("/mat", 404), ("/het", 410), ("/ban", 429), ("/hong", 500)],
)
def test_a_server_is_taken_at_its_word(path: str, status: int, web: Web) -> None:
    assert status_of(web.address(path), QUICK) == status


def test_only_the_head_is_asked_for_where_that_will_do(web: Web) -> None:
    status_of(web.address("/con"), QUICK)
    status_of(web.address("/chi-get"), QUICK)
    assert web.asked == ["HEAD /con", "HEAD /chi-get", "GET /chi-get"]


def test_addresses_with_marks_are_asked_as_browsers_do(web: Web) -> None:
    assert status_of(web.address("/bài viết?từ=khóa#đây"), QUICK) == 200
    assert web.asked == ["HEAD /b%C3%A0i%20vi%E1%BA%BFt?t%E1%BB%AB=kh%C3%B3a"]


def test_one_server_gets_one_request_at_a_time(web: Web) -> None:
    found = statuses([web.address(f"/{number}") for number in range(12)], QUICK)
    assert set(found.values()) == {200}
    assert (len(web.asked), web.most_at_once) == (12, 1)


def test_servers_are_asked_in_parallel() -> None:
    meeting = threading.Barrier(2, timeout=20)

    class Waiting(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            meeting.wait()  # both requests must be under way
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Waiting) for _ in range(2)]
    for server in servers:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        addresses = [f"http://127.0.0.1:{server.server_address[1]}/" for server in servers]
        assert set(statuses(addresses, Patience(timeout=30, pause=0)).values()) == {200}
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def test_a_port_where_nothing_listens_is_no_server() -> None:
    with serving() as web:
        address = web.address("/")
    assert status_of(address, QUICK) == NO_SERVER


def test_what_is_no_web_server_is_left_in_doubt(web: Web) -> None:
    assert status_of(f"https://127.0.0.1:{web.port}/", QUICK) == UNCLEAR


def check(site: MiniSite, now: str = "2026-12-01T09:00") -> list[tuple[str, str, int, int]]:
    found = site.check("--external", now=now).problems
    return [(one["code"], one["file"], one["line"], one["column"]) for one in found]


def test_dead_links_are_told_at_their_places_and_the_rest_is_not(site: MiniSite, web: Web) -> None:
    body = f"[a]({web.address('/mat')}) và {web.address('/con')}.\n\n[b]({web.address('/cam')}) `{web.address('/het')}`"
    site.article("a", more=f"source: {{name: Báo, url: '{web.address('/het')}'}}\n", body=body)
    assert check(site) == [
        ("link-dead", "content/tin-tuc/a.md", 5, 27),
        ("link-dead", "content/tin-tuc/a.md", 7, 5),
    ]


def test_without_the_option_nobody_is_asked(site: MiniSite, web: Web) -> None:
    site.article("a", body=f"[a]({web.address('/mat')})")
    assert (site.check().codes, web.asked) == ([], [])


def test_drafts_are_not_asked_about(site: MiniSite, web: Web) -> None:
    site.article("a", more="draft: có\n", body=f"[a]({web.address('/mat')})")
    assert (check(site), web.asked) == ([], [])


def test_a_dead_link_can_be_silenced_and_the_comment_is_not_unused_without_the_option(site: MiniSite, web: Web) -> None:
    site.article("a", body=f"<!-- bantin: bỏ-qua link-dead -->\n[a]({web.address('/mat')})")
    assert (check(site), site.check().codes) == ([], [])


def test_what_could_be_opened_is_believed_for_a_week_and_what_could_not_is_asked_again(
    site: MiniSite, web: Web
) -> None:
    site.article("a", body=f"[a]({web.address('/con')})")
    for now in ("2026-12-01T09:00", "2026-12-07T09:00", "2026-12-09T09:00"):
        assert check(site, now) == []
    assert web.asked == ["HEAD /con", "HEAD /con"]
    site.article("a", body=f"[a]({web.address('/het')})")
    assert [len(check(site, "2026-12-09T09:00")) for _ in range(2)] == [1, 1]
    assert web.asked[2:] == ["HEAD /het", "HEAD /het"]


def test_an_address_is_asked_once_however_often_it_stands_in_texts(site: MiniSite, web: Web) -> None:
    site.article("a", body=f"[a]({web.address('/het')}) [b]({web.address('/het')})")
    assert len(check(site)) == 2
    assert web.asked == ["HEAD /het"]


def test_where_no_server_answers_it_is_the_network_that_is_told_not_the_links(site: MiniSite) -> None:
    with serving() as one, serving() as two, serving() as three:
        addresses = [web.address("/") for web in (one, two, three)]
    site.article("a", body=" ".join(addresses))
    (problem,) = site.check("--external").problems
    assert (problem["code"], problem["severity"], problem["file"]) == ("link-dead", "info", "site.yaml")
    assert len(check(site.article("a", body=" ".join(f"{addresses[0]}{number}" for number in range(3))))) == 3
