"""Dead links told at their places; what was asked lately is remembered, so that servers are not asked at each check."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bantin.checks.silenced import heard
from bantin.desk import Desk
from bantin.external.addresses import addresses_in
from bantin.external.asking import GONE, NO_SERVER, UNCLEAR, Patience, statuses
from bantin.problems import Problem, Severity, Span, problem
from bantin.project import Project
from bantin.site import Site
from bantin.stamps import digest_of
from bantin.survey import SETTINGS
from bantin.urls import section_folders
from bantin.vi.reading import Wording

KIND = "link"
FRESH = timedelta(days=7)  # how long an address that could be opened is believed to be there
OKAY = range(200, 400)
FEW = 3  # so many servers cannot all be silent: this machine has no network


def dead_links(site: Site, project: Project, desk: Desk, patience: Patience | None = None) -> tuple[Problem, ...]:
    """A warning wherever a published text names an address that nobody can open."""
    published = {one.source.file for one in site.entries.values()}
    files = [file for file in desk.survey.content.files if file.path in published]
    places, silences = addresses_in(files, section_folders(project.settings))
    known = {address for address in places if _is_fresh(address, project.now, desk)}
    found = statuses((address for address in places if address not in known), patience or Patience())
    _remember(found, project.now, desk)
    if _is_cut_off(found):
        return (_no_network(),)
    dead = {name: status for name, status in found.items() if status in {*GONE, NO_SERVER}}
    return heard((told for name, status in dead.items() for told in _told(name, status, places)), silences)


def _is_fresh(address: str, now: datetime, desk: Desk) -> bool:
    stored = desk.memo.get(KIND, digest_of(address.encode()))
    asked = datetime.fromisoformat(json.loads(stored)) if stored else None
    return asked is not None and timedelta(0) <= now - asked < FRESH


def _remember(found: Mapping[str, int], now: datetime, desk: Desk) -> None:
    at = json.dumps(now.isoformat()).encode()
    desk.memo.put(KIND, [(digest_of(name.encode()), at) for name, status in found.items() if status in OKAY])


def _is_cut_off(found: Mapping[str, int]) -> bool:
    hosts = {urlsplit(name).netloc for name in found}
    return len(hosts) >= FEW and set(found.values()) <= {NO_SERVER, UNCLEAR}


def _no_network() -> Problem:
    said = Wording(
        "Không máy chủ nào trả lời: có lẽ máy này không có mạng, nên chưa kiểm tra được liên kết ra ngoài.",
        "No server answers: this machine may have no network, so links to elsewhere were not checked.",
    )
    return replace(problem("link-dead", Span.at(SETTINGS), said), severity=Severity.INFO)


def _told(address: str, status: int, places: Mapping[str, list[Span]]) -> Iterator[Problem]:
    shown = address[:120]
    said = Wording(
        f"Không mở được “{shown}” (máy chủ trả lời {status}).", f"“{shown}” cannot be opened (it answers {status})."
    )
    hint = Wording("Sửa địa chỉ, hoặc bỏ liên kết.", "Mend the address, or take the link away.")
    if status == NO_SERVER:
        said = Wording(f"Không có máy chủ nào ở “{shown}”.", f"There is no server at “{shown}”.")
        hint = Wording(
            "Sửa địa chỉ, hoặc bỏ liên kết; nếu máy này đang không có mạng thì kiểm tra lại sau.",
            "Mend the address, or take the link away; check again later if this machine has no network now.",
        )
    for span in places[address]:
        yield problem("link-dead", span, said, hint)
