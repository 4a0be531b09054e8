"""Our blocks (`/// prizes`): what each may be told, whether it holds text, and whose data it shows."""

from dataclasses import dataclass

CONTESTS = frozenset({"competition", "campaign"})


@dataclass(frozen=True, slots=True)
class BlockKind:
    """The options of a block, whether what stands inside belongs to it, and the kinds of entry that it is about."""

    options: tuple[str, ...] = ()
    holds_text: bool = False
    about: frozenset[str] = frozenset()


BLOCKS = {
    "prizes": BlockKind(about=frozenset({"competition"})),
    "timeline": BlockKind(about=CONTESTS),
    "criteria": BlockKind(about=frozenset({"competition"})),
    "targets": BlockKind(about=frozenset({"campaign"})),
    "scoreboard": BlockKind(about=frozenset({"campaign"})),
    "documents": BlockKind(about=CONTESTS),
    "gallery": BlockKind(holds_text=True),
    "notice": BlockKind(options=("type",), holds_text=True),
    "video": BlockKind(options=("title",), holds_text=True),
}
