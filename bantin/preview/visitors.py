"""Who may ask: requests to our own names, from our own pages or from none. Against DNS rebinding and foreign sites."""

import hmac
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
HTTP_PORT = 80


@dataclass(frozen=True, slots=True)
class Door:
    """The names and the port that this start is reached at, and the token of its pages."""

    names: frozenset[str]
    port: int
    token: str

    def welcomes(self, hosts: Sequence[str]) -> bool:
        """Whether these values of `Host` are one, and one of ours."""
        return len(hosts) == 1 and hosts[0].lower() in self._hosts()

    def lets(self, origins: Sequence[str], host: str) -> bool:
        """Whether a request comes from a page of the same address, or from no page."""
        return not origins or self.is_own(origins, host)

    def is_own(self, origins: Sequence[str], host: str) -> bool:
        """Whether a request surely comes from a page of the same address."""
        return len(origins) == 1 and origins[0].lower() == f"http://{host.lower()}"

    def knows(self, token: str) -> bool:
        """Whether it is the token of this start."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def _hosts(self) -> frozenset[str]:
        plain = self.names if self.port == HTTP_PORT else frozenset[str]()
        return plain | {f"{name}:{self.port}" for name in self.names}


def names_of(host: str, lan: Sequence[str]) -> frozenset[str]:
    """The names by which a server that listens at this address is reached; `lan` are this machine's in its network."""
    if host in ANYWHERE:
        return frozenset({*LOOPBACK, *map(written, lan)})
    if host == "localhost" or ipaddress.ip_address(host).is_loopback:
        return frozenset({*LOOPBACK, written(host)})
    return frozenset({written(host)})


def written(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host.lower()
