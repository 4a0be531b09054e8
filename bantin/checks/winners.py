"""Results beside the prizes of their competition: more winners of a rank than there are prizes."""

from collections.abc import Iterator, Sequence

from bantin.finished import FinishedSite
from bantin.model.competition import Competition
from bantin.model.pages import Results, Winner
from bantin.model.prizes import Prize
from bantin.problems import Problem, problem
from bantin.vi.reading import Wording
from bantin.vi.text import fold


def too_many_winners(finished: FinishedSite) -> Iterator[Problem]:
    """Ranks that more entries have won than were announced, unless winners share a prize (đồng giải)."""
    for one in finished.site.entries.values():
        parent = finished.site.entries.get(one.parent or "")
        if isinstance(one.entry, Results) and parent and isinstance(parent.entry, Competition):
            winners = finished.winners.get(one.id, one.entry.winners)
            for prize in parent.entry.prizes:
                yield from _too_many(prize, [winner for winner in winners if _rank(winner.rank) == _rank(prize.rank)])


def _too_many(prize: Prize, winners: Sequence[Winner]) -> Iterator[Problem]:
    shared = prize.joint or any(winner.joint for winner in winners)
    if not isinstance(prize.count, int) or len(winners) <= prize.count or shared:
        return
    place = prize.where("count")
    yield problem(
        "prize-winners",
        winners[prize.count].where("rank"),
        Wording(
            f"{prize.rank}: trao {len(winners):02} giải, nhưng cơ cấu chỉ có {prize.count:02} "
            f"({place.file}, dòng {place.line}).",
            f"{prize.rank}: {len(winners)} awarded, only {prize.count} announced ({place.file}, line {place.line}).",
        ),
        Wording(
            "Nếu là đồng giải, ghi “joint: có”; nếu không, xem lại quyết định.",
            "If they share a prize, write “joint: có”; else look at the decision.",
        ),
    )


def _rank(text: str) -> str:
    return fold(text).removeprefix("giai ").strip()
