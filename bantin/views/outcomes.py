"""Rules and results, the pages below a competition or campaign."""

from collections.abc import Iterable

from bantin.model.pages import Results, Rules, Winner
from bantin.site import Linked
from bantin.vi.text import fold
from bantin.views.bodies import archive_of, body_of, toc_of
from bantin.views.cards import link_to
from bantin.views.dates import number, printed, printed_date
from bantin.views.files import document_of, download_of
from bantin.views.frame import CONTEST_STYLESHEET, frame_of, head_of, styled
from bantin.views.here import Here
from bantin.views.news import trail_of
from bantin.views.people import person_texts
from bantin.views.records import ResultsPage, RulesPage, WinnerRow
from bantin.views.share import qr_of
from bantin.views.titles import headline, line


def rules_page(here: Here, one: Linked, rules: Rules) -> RulesPage:
    """The page of the rules."""
    return RulesPage(
        frame=styled(here, frame_of(here, head_of(here, one, trail_of(here, one))), CONTEST_STYLESHEET),
        title=headline(one.title),
        body=body_of(here, one),
        archive=archive_of(here, one),
        parent=link_to(here, here.parent_of(one)),
        summary=line(rules.summary),
        document=document_of(here, one, rules.document) if rules.document else None,
        effective=printed(here, rules.effective),
        file=download_of(here, one, rules.file, "Tải bản ký"),
        toc=toc_of(here, one),
        updated=printed(here, rules.updated),
        qr=qr_of(here),
    )


def results_page(here: Here, one: Linked, results: Results) -> ResultsPage:
    """The page of the results."""
    winners = winner_rows(here, here.finished.winners.get(one.id, results.winners))
    return ResultsPage(
        frame=styled(here, frame_of(here, head_of(here, one, trail_of(here, one))), CONTEST_STYLESHEET),
        title=headline(one.title),
        date=printed_date(here, results.date),
        winners=winners,
        scored=any(row.score for row in winners),
        units=any(row.unit for row in winners),
        body=body_of(here, one),
        archive=archive_of(here, one),
        summary=line(results.summary),
        parent=link_to(here, here.parent_of(one)),
        decision=document_of(here, one, results.decision) if results.decision else None,
        updated=printed(here, results.updated),
        qr=qr_of(here),
    )


def winner_rows(here: Here, winners: Iterable[Winner]) -> tuple[WinnerRow, ...]:
    """The winners by rank, ranks in the order in which the source names them, inside a rank as given."""
    ranks: dict[str, list[Winner]] = {}
    for winner in winners:
        ranks.setdefault(fold(winner.rank), []).append(winner)
    ordered = [winner for members in ranks.values() for winner in members]
    return tuple(_row(here, place, winner) for place, winner in enumerate(ordered, 1))


def _row(here: Here, place: int, winner: Winner) -> WinnerRow:
    return WinnerRow(
        number=f"{place:02}",
        rank=winner.rank,
        name=winner.name,
        authors=person_texts(here, winner.authors),
        unit=winner.unit,
        score=number(winner.score) if winner.score else None,
        joint=winner.joint,
    )
