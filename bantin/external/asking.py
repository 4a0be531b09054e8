"""Asking servers whether an address can be opened: many servers at once, each one politely. The door to the network."""

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; BanTin link check)"  # some servers turn away what names no browser
GONE = frozenset({404, 410})
NO_SERVER = 0  # in place of a status: there is no such server, or it takes no calls
UNCLEAR = -1  # it did not answer in time, or not as a web server does
LEFT_AS_IS = "%/:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one server may take, and how long it is left alone between two requests, in seconds."""

    timeout: float = 10.0
    pause: float = 0.5


def statuses(addresses: Iterable[str], patience: Patience) -> dict[str, int]:
    """The HTTP status of each address (or NO_SERVER, UNCLEAR): servers in parallel, one request at a time to each."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda some: _of_one_host(some, patience), by_host.values())
        return {address: status for some in answers for address, status in some}


def _of_one_host(addresses: Sequence[str], patience: Patience) -> list[tuple[str, int]]:
    found = []
    for number, address in enumerate(addresses):
        if number:
            time.sleep(patience.pause)
        found.append((address, status_of(address, patience)))
    return found


def status_of(address: str, patience: Patience) -> int:
    """The status of one address; servers that refuse HEAD are asked once more, and nothing is read of the answer."""
    status = _asked(address, "HEAD", patience.timeout)
    if status >= http.HTTPStatus.BAD_REQUEST and status not in {
        http.HTTPStatus.GONE,
        http.HTTPStatus.TOO_MANY_REQUESTS,
    }:
        time.sleep(patience.pause)
        return _asked(address, "GET", patience.timeout)
    return status


def _asked(address: str, method: str, timeout: float) -> int:
    try:
        request = urllib.request.Request(_plain(address), method=method, headers={"User-Agent": AGENT})  # noqa: S310
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310 - only http and https come here
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except urllib.error.URLError as error:
        return _without_answer(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _without_answer(error)


def _without_answer(reason: object) -> int:
    no_name = isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME
    return NO_SERVER if no_name or isinstance(reason, ConnectionRefusedError) else UNCLEAR


def _plain(address: str) -> str:
    """The address in ASCII: a name of a server by IDNA, the rest percent-encoded; without its fragment."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    place = f"[{host}]" if ":" in host else host
    server = f"{place}:{parts.port}" if parts.port else place
    return urlunsplit((parts.scheme, server, quote(parts.path, LEFT_AS_IS), quote(parts.query, LEFT_AS_IS), ""))
