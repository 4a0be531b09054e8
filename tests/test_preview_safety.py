"""Who may ask the preview, and for what: nothing from outside its folder, and nothing for anybody else's page."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError

from tests.preview_tabs import connected, load, raw, site_page, small
from tests.previewing import Preview, previewing

NASTY = Path(__file__).parent / "nasty" / "server"
PORT = 5599  # in the requests as they are kept
SECRET = "khong-ai-duoc-thay"  # noqa: S105 - what the files hold that nobody may see


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = small(tmp_path_factory.mktemp("safety") / "site")
    with previewing(root) as running:
        site_page(running)
        folder = root / ".cache" / "preview"
        (folder / ".env").write_text(SECRET, encoding="utf-8")
        (folder / ".git").mkdir()
        (folder / ".git" / "config").write_text(SECRET, encoding="utf-8")
        (folder / "tin-tuc" / ".an").write_text(SECRET, encoding="utf-8")
        (root / "bi-mat.txt").write_text(SECRET, encoding="utf-8")
        (folder / "lien-ket.txt").symlink_to(root / "bi-mat.txt")
        (folder / "lien-ket").symlink_to(root)
        (folder / "trong").mkdir()
        os.mkfifo(folder / "ong.txt")
        yield running


def get(target: str, *headers: str, method: str = "GET", version: str = "HTTP/1.1") -> bytes:
    lines = [f"{method} {target} {version}", f"Host: 127.0.0.1:{PORT}", *headers, "Connection: close", "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def hosted(*hosts: str, target: str = "/") -> bytes:
    lines = [f"GET {target} HTTP/1.1", *(f"Host: {host}" for host in hosts), "Connection: close", "", ""]
    return "\r\n".join(lines).encode()


UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
)
OWN = f"Origin: http://127.0.0.1:{PORT}"
REFUSED = {
    # targets
    "absolute, our own host": get(f"http://127.0.0.1:{PORT}/index.html"),
    "absolute, https": get("https://evil.example/"),
    "absolute, a file": get("file:///etc/passwd"),
    "authority": get("127.0.0.1:80", method="CONNECT"),
    "asterisk": get("*", method="OPTIONS"),
    "asterisk, GET": get("*"),
    "no slash": get("index.html"),
    "two slashes": get("//etc/passwd"),
    "two slashes, a host": get("//evil.example/index.html"),
    "dots": get("/tin-tuc/../index.html"),
    "dots at the end": get("/tin-tuc/.."),
    "one dot": get("/./index.html"),
    "dots, half encoded": get("/.%2e/.%2e/etc/passwd"),
    "dots, upper case": get("/%2E%2E/%2E%2E/etc/passwd"),
    "dots, encoded twice": get("/%252e%252e/%252e%252e/etc/passwd"),
    "dots, overlong UTF-8": get("/%c0%ae%c0%ae/etc/passwd"),
    "dots, full-width": get("/%ef%bc%8e%ef%bc%8e/etc/passwd"),
    "dots with a parameter": get("/..;/..;/etc/passwd"),
    "slash, encoded": get("/tin-tuc%2findex.html"),
    "slash, encoded twice": get("/tin-tuc%252findex.html"),
    "slash, overlong UTF-8": get("/tin-tuc%c0%afindex.html"),
    "backslash": get("/..\\..\\etc\\passwd"),
    "backslash within": get("/tin-tuc\\index.html"),
    "backslash, encoded": get("/tin-tuc%5cindex.html"),
    "no byte, encoded": get("/index.html%00.png"),
    "line feed, encoded": get("/index.html%0aX-Header:%20x"),
    "return, encoded": get("/%0d%0aSet-Cookie:%20x=1"),
    "half an escape": get("/%"),
    "no escape": get("/%zz"),
    "half of UTF-8": get("/%e1%ba"),
    "bare UTF-8": get("/đường"),
    "a drive": get("/C:/Windows/win.ini"),
    "a drive, encoded": get("/C%3a/Windows/win.ini"),
    "a device": get("/con"),
    "a device with an ending": get("/aux.html"),
    "a stream": get("/index.html:secret"),
    "a stream, encoded": get("/index.html%3a%3a$DATA"),
    "a dot at the end": get("/index.html."),
    "a blank at the end": get("/index.html%20"),
    "a short name of Windows": get("/INDEX~1.HTM"),
    "fragment": get("/index.html#x"),
    "very long": get("/" + "a" * 5000),
    "very long query": get("/?" + "a" * 5000),
    # dotfiles, links, folders, other kinds of files
    "dotfile, encoded": get("/%2eenv"),
    "git": get("/.git/config"),
    "dotfile in a folder": get("/tin-tuc/.an"),
    "the manifest": get("/.bantin-manifest.json"),
    "beside the folder": get("/bi-mat.txt"),
    "a link that leads out": get("/lien-ket.txt"),
    "a folder that leads out": get("/lien-ket/bi-mat.txt"),
    "a folder without a page": get("/trong/"),
    "a folder without a page or a slash": get("/trong"),
    "a file as a folder": get("/index.html/"),
    "below a file": get("/index.html/x"),
    "a pipe": get("/ong.txt"),
    # hosts
    "no host": hosted(),
    "an empty host": hosted(""),
    "two hosts": hosted(f"127.0.0.1:{PORT}", "evil.example"),
    "two hosts in one": hosted(f"127.0.0.1:{PORT}, evil.example"),
    "another port": hosted("127.0.0.1:1"),
    "no port": hosted("127.0.0.1"),
    "a name before ours": hosted(f"evil.127.0.0.1:{PORT}"),
    "a name behind ours": hosted(f"127.0.0.1.nip.io:{PORT}"),
    "a user": hosted(f"evil@127.0.0.1:{PORT}"),
    "a dot behind": hosted(f"localhost.:{PORT}"),
    "another way to write it": hosted(f"127.1:{PORT}"),
    "as a number": hosted(f"2130706433:{PORT}"),
    "another loopback": hosted(f"127.0.0.2:{PORT}"),
    "all addresses": hosted(f"0.0.0.0:{PORT}"),
    "IPv6 of somebody": hosted(f"[2001:db8::1]:{PORT}"),
    "IPv4 in IPv6": hosted(f"[::ffff:127.0.0.1]:{PORT}"),
    "a path": hosted(f"127.0.0.1:{PORT}/"),
    "HTTP/1.0 without a host": b"GET / HTTP/1.0\r\nConnection: close\r\n\r\n",
    # origins
    "origin null": get("/", "Origin: null"),
    "origin of another port": get("/", "Origin: http://127.0.0.1:1"),
    "origin of another name of ours": get("/", f"Origin: http://localhost:{PORT}"),
    "origin by https": get("/", f"Origin: https://127.0.0.1:{PORT}"),
    "origin of a file": get("/", "Origin: file://"),
    "two origins": get("/", OWN, "Origin: http://evil.example"),
    "a foreign page's script": get("/__bantin/client.js", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"),
    # methods
    **{f"method {name}": get("/", method=name) for name in "POST PUT DELETE PATCH OPTIONS TRACE PROPFIND get".split()},
    "a form": get("/__bantin/socket", "Content-Length: 3", method="POST") + b"a=1",
    # what livereload would do
    "livereload's script": get("/livereload.js"),
    "livereload's socket": get("/livereload", *UPGRADE, OWN),
    "livereload's reload": get("/forcereload?path=*"),
    # our own addresses
    "a file of ours that is none": get("/__bantin/clients.js"),
    "a file of ours by dots": get("/__bantin/..%2fserver.py"),
    "a source of ours": get("/__bantin/server.py"),
    "an explanation of nothing": get("/__bantin/explain/khong-co"),
    "an explanation by dots": get("/__bantin/explain/..%2f..%2fREADME"),
    "the socket without an upgrade": get("/__bantin/socket"),
    "the socket without a token": get("/__bantin/socket", *UPGRADE, OWN),
    "the socket with another token": get("/__bantin/socket?token=" + "a" * 32, *UPGRADE, OWN),
    "the socket with a strange token": get("/__bantin/socket?token=%C4%91", *UPGRADE, OWN),
}


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def assert_refused(answer: bytes) -> None:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert status_of(answer) in {400, 403, 404, 405}, head
    assert b"Traceback" not in body
    assert SECRET.encode() not in answer
    assert b"root:" not in answer
    assert b"access-control" not in head.lower()
    assert b"set-cookie" not in head.lower()
    assert status_of(answer) == 404 or len(body) < 100


@pytest.mark.parametrize("name", sorted(path.name for path in NASTY.glob("*.http")))
def test_nasty_request_is_refused(name: str, preview: Preview) -> None:
    request = (NASTY / name).read_bytes().replace(str(PORT).encode(), str(preview.port).encode())
    assert_refused(raw(preview.port, request))


@pytest.mark.parametrize("name", REFUSED)
def test_request_is_refused(name: str, preview: Preview) -> None:
    request = REFUSED[name].replace(str(PORT).encode(), str(preview.port).encode())
    assert_refused(raw(preview.port, request))


def test_nasty_host_and_origin_are_refused_for_what_they_are(preview: Preview) -> None:
    for name in ("host-evil", "host-suffix", "origin-evil", "ws-origin-ip", "force-reload"):
        request = (NASTY / f"{name}.http").read_bytes().replace(str(PORT).encode(), str(preview.port).encode())
        assert status_of(raw(preview.port, request)) == 403, name


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_our_own_names_are_let_in(host: str, preview: Preview) -> None:
    answer = raw(preview.port, hosted(f"{host}:{preview.port}"))
    assert status_of(answer) == 200
    assert b"Trang th" in answer


def test_page_of_the_same_address_is_let_in(preview: Preview) -> None:
    own = f"http://127.0.0.1:{preview.port}"
    assert load(preview, "/", Origin=own, Sec_Fetch_Site="same-origin").status == 200
    assert load(preview, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


@pytest.mark.parametrize(
    "request_of", [b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01", b"GET / HTTP/1.1\r\nHost", b"GET /\r\n\r\n"]
)
def test_what_is_no_request_gets_no_page(request_of: bytes, preview: Preview) -> None:
    answer = raw(preview.port, request_of, ends=True)
    assert answer == b"" or status_of(answer) == 400
    assert load(preview).status == 200


def test_headers_without_end_get_no_page(preview: Preview) -> None:
    host = f"Host: 127.0.0.1:{preview.port}\r\n".encode()
    answer = raw(preview.port, b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 100_000 + b"\r\n\r\n")
    assert answer == b"" or status_of(answer) in {400, 431}
    assert load(preview).status == 200


def test_large_body_is_not_taken(preview: Preview) -> None:
    host = f"Host: 127.0.0.1:{preview.port}\r\n".encode()
    answer = raw(
        preview.port, b"POST / HTTP/1.1\r\n" + host + b"Connection: close\r\nContent-Length: 100000000\r\n\r\n"
    )
    assert answer == b"" or status_of(answer) in {400, 405, 413}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://203.0.113.5"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "evil.example"},
    ],
    ids=str,
)
def test_socket_with_the_token_is_refused_to_foreign_pages(headers: dict[str, str], preview: Preview) -> None:
    token = load(preview).data["token"]
    with pytest.raises(HTTPClientError) as refusal:
        asyncio.run(connected(preview, token, **headers))
    assert refusal.value.code == 403


def test_token_is_long_and_of_this_start(preview: Preview, tmp_path: Path) -> None:
    token = load(preview).data["token"]
    assert len(token) >= 32
    with previewing(small(tmp_path)) as another:
        assert site_page(another).data["token"] != token


def test_no_answer_is_kept_or_guessed_at(preview: Preview) -> None:
    for address in ("/", "/khong-co/", "/feed.xml", "/__bantin/client.js", "/tin-tuc/b/anh.svg", "/tin-tuc"):
        headers = load(preview, address).headers
        assert headers["cache-control"] == "no-store", address
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["content-security-policy"].startswith("default-src 'self'; script-src 'self'"), address
        assert headers["cross-origin-resource-policy"] == "same-origin", address
        assert not {"server", "etag", "access-control-allow-origin"} & headers.keys(), address


def test_nothing_of_the_preview_is_in_the_files(preview: Preview) -> None:
    page = load(preview)
    assert page.text.count("/__bantin/") == 1
    assert b"__bantin" not in (preview.root / ".cache/preview/index.html").read_bytes()
    assert not (preview.root / "output").exists()


def test_only_this_machine_can_reach_it(preview: Preview) -> None:
    listening = [
        line.split()[1]
        for file in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in Path(file).read_text(encoding="ascii").splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{preview.port:04X}")
    ]
    assert listening == [f"0100007F:{preview.port:04X}"]
