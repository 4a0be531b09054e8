"""A cluster that cannot be used, in words."""

from bantin.vi.reading import Wording


class ClusterRefused(Exception):  # noqa: N818  it reads as what happened; the command ends with status 2
    """What `--executor` names is not there, or not fit for it. `wording` is one line that says why."""

    def __init__(self, address: str, why: Wording) -> None:
        """Say which address, and why."""
        self.wording = Wording(f"Không dùng được “{address}”: {why.vi}", f"Cannot use “{address}”: {why.en}")
        super().__init__(self.wording.en)
