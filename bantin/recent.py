"""What a process that builds one site again and again remembers of its last build, beside what the store keeps."""

from dataclasses import dataclass

from bantin.last import Last
from bantin.memo import Memo


@dataclass(slots=True)
class Recent:
    """The last build, the skeleton of its site, the catalogue of its index under its key.

    `mark` tells whether the store still holds the same build.

    The store stays open, since the site of the last build reads its entries from there on demand.
    """

    mark: bytes | None = None
    last: Last | None = None
    skeleton: object = None
    catalogue: tuple[bytes, object] = (b"", None)
    memo: Memo | None = None

    def take(self, memo: Memo) -> Memo:
        """Keep this store open in place of the one before."""
        self.close()
        self.memo = memo
        return memo

    def close(self) -> None:
        """Let go of the store."""
        if self.memo is not None:
            self.memo.close()
        self.memo = None
